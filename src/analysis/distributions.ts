/** Standard normal quantile for two-sided 95 %. */
export const Z95 = 1.959963984540054;

const EPSILON = 1e-15;
const MAX_STEPS = 1000;
// Lanczos' approximation with g = 7: good to fifteen digits.
const LANCZOS_G = 7;
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

function logGamma(x: number): number {
  const z = x - 1;
  const base = z + LANCZOS_G + 0.5;
  const sum = LANCZOS.reduce((total, c, i) => total + (i === 0 ? c : c / (z + i)), 0);
  return Math.log(2 * Math.PI) / 2 + (z + 0.5) * Math.log(base) - base + Math.log(sum);
}

/** Probability that a chi-square variable is at least `x`; 1 for `x` ≤ 0. Upper regularized gamma by series or continued fraction. */
export function chiSquareTail(x: number, degrees: number): number {
  if (x <= 0) return 1;
  const [a, half] = [degrees / 2, x / 2];
  const scale = Math.exp(a * Math.log(half) - half - logGamma(a));
  return half < a + 1 ? 1 - scale * lowerSeries(a, half) : scale * upperFraction(a, half);
}

function lowerSeries(a: number, x: number): number {
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; n < MAX_STEPS && term > sum * EPSILON; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / Number.MIN_VALUE;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MAX_STEPS; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < EPSILON) break;
  }
  return value;
}

/** The distribution of how many of some independent trials succeed, each with its own chance: index n holds the probability of n. */
export function poissonBinomial(chances: readonly number[]): readonly number[] {
  let distribution = [1];
  for (const chance of chances) {
    const next = [...distribution.map((p) => p * (1 - chance)), 0];
    for (const [n, p] of distribution.entries()) next[n + 1] = (next[n + 1] ?? 0) + p * chance;
    distribution = next;
  }
  return distribution;
}

/** 95 % interval of a share by Wilson's score; from 0 to 1 where there is no trial. */
export function wilson(hits: number, trials: number): readonly [number, number] {
  if (trials === 0) return [0, 1];
  const share = hits / trials;
  const z2 = Z95 ** 2;
  const centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half =
    (Z95 / (1 + z2 / trials)) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials ** 2));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
