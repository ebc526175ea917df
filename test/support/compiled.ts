const DIST = new URL("../../dist/", import.meta.url);

/**
 * A module of the program as it is compiled, by its path below the root ("src/pipeline/ingest"): what runs from its sources is slowed down by
 * how tools translate them.
 */
export async function compiled<T>(path: string): Promise<T> {
  return (await import(new URL(`${path}.js`, DIST).href)) as T;
}

/** The program's entry, compiled. */
export const MAIN = new URL("src/cli/main.js", DIST);
