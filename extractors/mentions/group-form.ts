/** Cluster or bloc, by the word at a position of a canonical text: "khối" is a bloc, any other head a cluster. */
export function formOf(text: string, at: number): "cluster" | "bloc" {
  return text.slice(at, at + 4).toLowerCase() === "khối" ? "bloc" : "cluster";
}
