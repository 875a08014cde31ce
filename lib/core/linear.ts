/**
 * A linear model over hashed features: what the judges of texts and of forms are made of.
 *
 * Multinomial logistic regression (softmax) with the hashing trick (Weinberger et al., "Feature Hashing for Large Scale
 * Multitask Learning", ICML 2009). The weights are made by `npm run train`; docs/decisions/0007 has the figures.
 */

/** Features are numbered by so many bits of their hash. */
export const FEATURES = 1 << 16;

/** FNV-1a over a part of a text, going on from what was hashed before. */
export function fold(state: number, text: string, from = 0, to = text.length): number {
  let hash = state;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** A mark between two words, so that "ab c" and "a bc" differ. */
export function next(state: number): number {
  return Math.imul(state ^ 1, 0x01000193);
}

/** The number of a feature from its hash. */
export function numberOf(state: number): number {
  let hash = state ^ (state >>> 15);
  hash = Math.imul(hash, 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) % FEATURES;
}

/** What was learned, as `npm run train` writes it down. */
export type Weights = {
  /** Weights are whole numbers from -15 to 15, to be divided by this. */
  scale: number;
  /** What each class starts from. */
  bias: readonly number[];
  /** How many features are left out before each that has weights, one character each. */
  gaps: string;
  /** The weights of each feature, one character a class. */
  rows: string;
};

/** The first character of the alphabet the weights are written in; the backslash is left out. */
const FIRST_CHAR = 35;
const BACKSLASH = 92;

function digitOf(code: number): number {
  return code > BACKSLASH ? code - FIRST_CHAR - 1 : code - FIRST_CHAR;
}

/** The character that stands for a number from 0 to 90. */
export function charOf(digit: number): string {
  const code = digit + FIRST_CHAR;
  return String.fromCharCode(code >= BACKSLASH ? code + 1 : code);
}

/** A gap of this size goes on in the next character. */
export const LONG_GAP = 90;
/** The character of weight 0. */
export const ZERO = 15;

/** Says for the features of one thing what its classes add up to. */
export type Linear = (features: Iterable<number>) => number[];

/** Reads what was learned. */
export function linearOf({ scale, bias, gaps, rows: written }: Weights): Linear {
  const classes = bias.length;
  const rows = new Int32Array(FEATURES).fill(-1);
  const weights = Int8Array.from(written, (char) => digitOf(char.charCodeAt(0)) - ZERO);
  let feature = -1;
  let count = 0;
  for (let i = 0; i < gaps.length; i += 1) {
    const gap = digitOf(gaps.charCodeAt(i));
    feature += gap;
    if (gap === LONG_GAP) continue;
    feature += 1;
    rows[feature] = count * classes;
    count += 1;
  }
  return (features) => {
    const sums = [...bias];
    for (const each of features) {
      const row = rows[each] ?? -1;
      if (row < 0) continue;
      for (let k = 0; k < classes; k += 1) sums[k] = (sums[k] ?? 0) + (weights[row + k] ?? 0) / scale;
    }
    return sums;
  };
}

/** Probabilities of the classes from their sums, that of "nothing" being 0; what is left to 1 is "nothing" (softmax). */
export function probabilitiesOf(sums: readonly number[]): number[] {
  const most = Math.max(0, ...sums);
  const exps = sums.map((sum) => Math.exp(sum - most));
  const all = exps.reduce((total, each) => total + each, Math.exp(-most));
  return exps.map((each) => each / all);
}

/** The likeliest class, and how likely it is that the thing is of any class at all, from 0 to 1. */
export function verdictOf(sums: readonly number[]): { best: number; likely: number } {
  const probabilities = probabilitiesOf(sums);
  return {
    best: probabilities.indexOf(Math.max(...probabilities)),
    likely: probabilities.reduce((total, each) => total + each, 0),
  };
}
