/**
 * A small learned judge of short texts: says how likely a text presses, and by which pattern. It knows single words,
 * what stands beside them and parts of long ones, and what the phrases of the lexicons and the detectors say, so that
 * it both finds what no phrase names and doubts what a phrase alone would accuse.
 */
import { isOfForms, LABELS, type Hits } from './lexicon';
import { fold, linearOf, next, numberOf, verdictOf, type Linear, type Weights } from './linear';
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

let learned: Linear | undefined;

/**
 * Gives the judge what was learned. Until then there is none, and the detectors decide alone: whoever trains the next
 * weights wants none of the last.
 */
export function learn(weights: Weights): void {
  learned = linearOf(weights);
}

/** Judges a text; undefined before anything was learned. Never throws. */
export function judge(reading: Reading): Judgement | undefined {
  return learned && judgementOf(learned(featuresOf(reading)));
}

function judgementOf(sums: readonly number[]): Judgement {
  const { best, likely } = verdictOf(sums);
  return { pattern: JUDGED[best] ?? 'deadline', pressing: likely };
}
