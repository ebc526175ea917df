/** Whether all is tried of which `npm test` tries a share: `npm run check:thorough`. */
const IS_THOROUGH = process.env["THOROUGH"] === "1";

/** One in `n`; all of it in a thorough run. `from` says which of the first `n` begins. */
export function shareOf<T>(all: readonly T[], n: number, from = 0): readonly T[] {
  return IS_THOROUGH ? all : all.filter((_, i) => i % n === from % n);
}

/** The time that a check may take, in milliseconds: `longer` in a thorough run. */
export function timeOf(usual: number, longer: number): number {
  return IS_THOROUGH ? longer : usual;
}
