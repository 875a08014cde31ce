/**
 * A small learned judge of short texts: says how likely a text presses, and by which pattern. It knows single words,
 * what stands beside them and parts of long ones, and what the phrases of the lexicons and the detectors say, so that
 * it both finds what no phrase names and doubts what a phrase alone would accuse.
 *
 * Multinomial logistic regression over hashed features (Weinberger et al., "Feature Hashing for Large Scale Multitask
 * Learning", ICML 2009). The weights are made by `npm run train`; docs/decisions/0007 has the figures.
 */
import { isOfForms, LABELS, type Hits } from './lexicon';
import type { Token } from './text';
import type { Finding, Pattern, Role } from './types';

/** The patterns a short text can show, in the order of the weights. */
export const JUDGED = [
  'deadline',
  'scarcity',
  'social-proof',
  'confirmshaming',
] as const satisfies readonly Pattern[];
type Judged = (typeof JUDGED)[number];

/** How likely a text presses at all, and the pattern it would be. Both from 0 to 1. */
export type Judgement = { pattern: Judged; pressing: number };

/** Everything the judge looks at. */
export type Reading = {
  tokens: readonly Token[];
  role: Role;
  /** What the phrases of the lexicons say. */
  hits: readonly Hits[];
  /** What the detectors say. */
  found: readonly Pick<Finding, 'pattern' | 'confidence'>[];
};

/** Features are numbered by so many bits of their hash. */
export const FEATURES = 1 << 16;
/** Words beyond these are not looked at. */
const MOST_WORDS = 60;

/** What a feature is of: the first thing that goes into its hash. */
const SEEDS = {
  word: 0x811c9dc5,
  control: 0x3c6ef372,
  begins: 0x1f83d9ab,
  ends: 0x5be0cd19,
  part: 0x6a09e667,
  pair: 0x510e527f,
  skip: 0x2f0b4dc7,
  triple: 0x7137449e,
  label: 0x428a2f98,
  fact: 0x4ed8aa4a,
} as const;

/** Lists that say something of a text; consent is asked of boxes. */
const TEXT_LABELS = LABELS.filter((label) => !isOfForms(label) && !label.startsWith('preticked'));

/** FNV-1a over a part of a text, going on from what was hashed before. */
function fold(state: number, text: string, from = 0, to = text.length): number {
  let hash = state;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** A mark between two words, so that "ab c" and "a bc" differ. */
function next(state: number): number {
  return Math.imul(state ^ 1, 0x01000193);
}

function numberOf(state: number): number {
  let hash = state ^ (state >>> 15);
  hash = Math.imul(hash, 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) % FEATURES;
}

/** A token as the judge reads it: of numbers only how large they are. */
function wordOf({ kind, text, value }: Token): string | undefined {
  switch (kind) {
    case 'word':
      return text;
    case 'number':
      return value <= 12 ? '#few' : value < 100 ? '#some' : '#many';
    case 'clock':
    case 'percent':
    case 'money':
      return `#${kind}`;
    case 'stop':
      return '.';
    case 'sign':
      return text === '?' ? text : undefined;
  }
}

/** The numbers of all features of a text, each once. Linear in the text. */
export function featuresOf({ tokens, role, hits, found }: Reading): Set<number> {
  const features = new Set<number>();
  const fact = (name: string): void => void features.add(numberOf(fold(SEEDS.fact, name)));
  const words: string[] = ['^'];
  let isLoud = false;
  for (const token of tokens) {
    if (token.text === '!') isLoud = true;
    const word = wordOf(token);
    if (word !== undefined && words.length <= MOST_WORDS) words.push(word);
  }
  words.push('$');
  const isControl = role !== 'text';
  if (isControl) fact('control');
  if (isLoud) fact('loud');
  fact(`length ${Math.min(8, Math.floor(Math.log2(words.length - 1) * 2))}`);
  for (const label of TEXT_LABELS)
    if (hits.some((each) => each.has(label))) features.add(numberOf(fold(SEEDS.label, label)));
  for (const { pattern, confidence } of found) {
    fact(pattern);
    fact(`${pattern} ${Math.round(confidence * 20)}`);
  }
  if (found.length === 0) fact('nothing');
  for (let i = 0; i + 1 < words.length; i += 1) {
    const word = words[i] ?? '';
    const second = words[i + 1] ?? '';
    const third = words[i + 2];
    if (i > 0) addWord(features, word, isControl);
    features.add(numberOf(fold(next(fold(SEEDS.pair, word)), second)));
    if (third === undefined) continue;
    features.add(numberOf(fold(next(fold(SEEDS.skip, word)), third)));
    features.add(numberOf(fold(next(fold(next(fold(SEEDS.triple, word)), second)), third)));
  }
  return features;
}

/** A word, and the parts of a long one: its forms and compounds share them. */
function addWord(features: Set<number>, word: string, isControl: boolean): void {
  features.add(numberOf(fold(SEEDS.word, word)));
  if (isControl) features.add(numberOf(fold(SEEDS.control, word)));
  const { length } = word;
  if (length < 6) return;
  features.add(numberOf(fold(SEEDS.begins, word, 0, 5)));
  if (length >= 9) features.add(numberOf(fold(SEEDS.begins, word, 0, 7)));
  features.add(numberOf(fold(SEEDS.ends, word, length - 5)));
  for (let i = 0; i + 4 <= length; i += 1) features.add(numberOf(fold(SEEDS.part, word, i, i + 4)));
}

/** What was learned, as `npm run train` writes it down. */
export type Weights = {
  /** Weights are whole numbers from -15 to 15, to be divided by this. */
  scale: number;
  /** What each pattern starts from. */
  bias: readonly number[];
  /** How many features are left out before each that has weights, one character each. */
  gaps: string;
  /** The weights of each feature, one character a pattern. */
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

type Learned = { scale: number; bias: readonly number[]; rows: Int32Array; weights: Int8Array };
let learned: Learned | undefined;

/**
 * Gives the judge what was learned. Until then there is none, and the detectors decide alone: whoever trains the next
 * weights wants none of the last.
 */
export function learn({ scale, bias, gaps, rows: written }: Weights): void {
  const rows = new Int32Array(FEATURES).fill(-1);
  const weights = Int8Array.from(written, (char) => digitOf(char.charCodeAt(0)) - ZERO);
  let feature = -1;
  let count = 0;
  for (let i = 0; i < gaps.length; i += 1) {
    const gap = digitOf(gaps.charCodeAt(i));
    feature += gap;
    if (gap === LONG_GAP) continue;
    feature += 1;
    rows[feature] = count * JUDGED.length;
    count += 1;
  }
  learned = { scale, bias, rows, weights };
}

/** Judges a text; undefined before anything was learned. Never throws. */
export function judge(reading: Reading): Judgement | undefined {
  if (!learned) return undefined;
  const { scale, bias, rows, weights } = learned;
  const sums = JUDGED.map((_, k) => bias[k] ?? 0);
  for (const feature of featuresOf(reading)) {
    const row = rows[feature] ?? -1;
    if (row < 0) continue;
    for (let k = 0; k < sums.length; k += 1) sums[k] = (sums[k] ?? 0) + (weights[row + k] ?? 0) / scale;
  }
  return judgementOf(sums);
}

/** Probabilities of the patterns from their sums, that of "nothing" being 0; what is left to 1 is "nothing" (softmax). */
export function probabilitiesOf(sums: readonly number[]): number[] {
  const most = Math.max(0, ...sums);
  const exps = sums.map((sum) => Math.exp(sum - most));
  const all = exps.reduce((total, each) => total + each, Math.exp(-most));
  return exps.map((each) => each / all);
}

export function judgementOf(sums: readonly number[]): Judgement {
  const likely = probabilitiesOf(sums);
  const best = likely.indexOf(Math.max(...likely));
  return { pattern: JUDGED[best] ?? 'deadline', pressing: likely.reduce((total, each) => total + each, 0) };
}
