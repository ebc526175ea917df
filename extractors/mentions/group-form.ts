const BLOC = /^(?:khối|ktđ)/iu;

/** Cluster or bloc, by the word at a position of a canonical text: "khối" and "KTĐ" are blocs, any other head a cluster. */
export function formOf(text: string, at: number): "cluster" | "bloc" {
  return BLOC.test(text.slice(at, at + 4)) ? "bloc" : "cluster";
}
