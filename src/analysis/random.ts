/** Numbers from 0 up to 1, always the same ones for a seed. */
export type Random = () => number;

const STEP = 0x6d2b79f5;
const UINT32 = 2 ** 32;

/** A generator (Mulberry32) for simulations: seeded, so that a result can be had again. Not for secrets. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + STEP) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32;
  };
}

/** A whole number from 0 up to `count`, which is left out. */
export function below(count: number, random: Random): number {
  return Math.floor(random() * count);
}

/** The values in random order, each order as likely as any other. */
export function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last -= 1) swap(order, last, below(last + 1, random));
  return order;
}

/** Puts two values of a list in each other's place. */
export function swap<T>(list: T[], i: number, j: number): void {
  const [a, b] = [list[i], list[j]];
  if (a === undefined || b === undefined) return;
  list[i] = b;
  list[j] = a;
}
