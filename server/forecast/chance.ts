/** Even chances from 0 to below 1, the same in every run of one seed: sfc32 (Chris Doty-Humphrey, PractRand), which has no bad seeds. */
export function chance(seed: number): () => number {
  let a = seed | 0;
  let b = Math.floor(seed / 4294967296) | 0;
  let c = 0x9e3779b9 | 0;
  let count = 1;
  const next = () => {
    const sum = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next(); // until near seeds give far numbers
  return next;
}

/** The standard normal below which a share of cases lies, 0 < `share` < 1: algorithm AS 241 (Wichura 1988), whose far tail nobody needs here. */
export function normal(share: number): number {
  const q = share - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(middle, 0.180625 - q * q);
  const tail = Math.max(q < 0 ? share : 1 - share, 1e-10);
  const value = ratio(side, Math.sqrt(-Math.log(tail)) - 1.6);
  return q < 0 ? -value : value;
}

/** Two polynomials, the highest power first, one over the other. */
type Ratio = readonly [over: readonly number[], under: readonly number[]];
const ratio = ([over, under]: Ratio, x: number): number =>
  over.reduce((sum, it) => sum * x + it) / under.reduce((sum, it) => sum * x + it);

const middle: Ratio = [
  [
    ...[2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987],
    ...[13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665],
  ],
  [
    ...[5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597],
    ...[5394.196021424751, 687.1870074920579, 42.31333070160091, 1],
  ],
];
const side: Ratio = [
  [
    ...[0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684],
    ...[3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835],
  ],
  [
    ...[1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008],
    ...[0.6897673349851, 1.6763848301838038, 2.053191626637759, 1],
  ],
];

/** So many cases of the standard normal, one from the middle of each of as many equally likely parts, the lowest first. */
export const draws = (count: number): Float64Array => new Float64Array(count).map((_, i) => normal((i + 0.5) / count));

/**
 * Puts cases in an order of chance. When everything that varies takes the same cases in an order of its own, few runs tell much
 * (Latin hypercube: McKay, Beckman & Conover 1979).
 */
export function shuffle(cases: Float64Array, random: () => number): void {
  for (let i = cases.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    const kept = cases[i]!;
    cases[i] = cases[other]!;
    cases[other] = kept;
  }
}

/** The log-normal that has the ends of a range as its 10th and its 90th percentile: its case for one of the standard normal. */
export function logNormal(low: number, high: number): (normal: number) => number {
  const centre = (Math.log(low) + Math.log(high)) / 2;
  const spread = spreadOf(low, high);
  return it => Math.exp(centre + spread * it);
}
const tenth = normal(0.9);
/** The deviation of its logarithm. */
export const spreadOf = (low: number, high: number): number => (Math.log(high) - Math.log(low)) / 2 / tenth;
