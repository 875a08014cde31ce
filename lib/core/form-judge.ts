/**
 * A small learned judge of forms that take an e-mail address: says how likely a form is a gate, and what it offers. It
 * knows the words of a form by where they stand, the names in its markup, and all that the weighed evidence says, so
 * that it finds gates no word list names and doubts forms whose words alone look like one.
 */
import { wordsOfMarkup, type Evidence } from './gate-evidence';
import { fold, linearOf, next, numberOf, verdictOf, type Linear, type Weights } from './linear';
import { tokenize } from './text';
import type { FormSnippet, GateForm } from './types';

/** What a form with an address field can offer, in the order of the weights. */
export const OFFERED = [
  'content-lock',
  'wheel',
  'discount',
  'lead-magnet',
  'newsletter',
] as const satisfies readonly GateForm[];

/** How likely a form is a gate, from 0 to 1, and what it would offer. */
export type FormJudgement = { form: (typeof OFFERED)[number]; likely: number };

/** The parts of a form with the most words of each that are looked at. */
const PARTS = { heading: 30, button: 30, field: 50, text: 160, around: 60 } as const;
type Part = keyof typeof PARTS;

/** What a feature is of: the first thing that goes into its hash. */
const SEEDS = {
  heading: 0x811c9dc5,
  button: 0x3c6ef372,
  field: 0x1f83d9ab,
  text: 0x5be0cd19,
  around: 0x6a09e667,
  own: 0x510e527f,
  begins: 0x2f0b4dc7,
  ends: 0x7137449e,
  pair: 0x428a2f98,
  markup: 0x4ed8aa4a,
  names: 0x27d4eb2f,
  fact: 0x165667b1,
} as const;

/** A word is long from here on: its forms and compounds share how it begins and ends. */
const LONG_WORD = 7;
const STEM = 5;

function wordsIn(text: string, most: number): string[] {
  const words: string[] = [];
  for (const { kind, text: word, value } of tokenize(text)) {
    if (kind === 'stop') words.push('.');
    else if (kind === 'word' || word === '@') words.push(word);
    else if (kind === 'number') words.push(value < 100 ? '#' : '#many');
    else if (kind !== 'sign') words.push(`#${kind}`);
    if (words.length >= most) break;
  }
  return words;
}

/**
 * The numbers of all features of a form, each once. Linear in its words.
 *
 * @param evidence what speaks for and against a gate
 * @param sureness what that evidence alone comes to, from 0 to 1
 */
export function featuresOfForm(form: FormSnippet, evidence: Evidence, sureness: number): Set<number> {
  const features = new Set<number>();
  const add = (seed: number, text: string): void => void features.add(numberOf(fold(seed, text)));
  const parts: Record<Part, string> = {
    heading: form.heading,
    button: form.buttons.join(' . '),
    field: form.fields.flatMap(({ label, isHidden }) => (isHidden ? [] : [label])).join(' . '),
    text: form.text,
    around: form.around,
  };
  for (const part of ['heading', 'button', 'field', 'text', 'around'] as const) {
    const words = wordsIn(parts[part], PARTS[part]);
    const isOwn = part !== 'around';
    for (const [i, word] of words.entries()) {
      if (word !== '.') add(SEEDS[part], word);
      if (!isOwn) continue;
      if (word !== '.') add(SEEDS.own, word);
      if (word.length >= LONG_WORD) {
        features.add(numberOf(fold(SEEDS.begins, word, 0, STEM)));
        features.add(numberOf(fold(SEEDS.ends, word, word.length - STEM)));
      }
      features.add(numberOf(fold(next(fold(SEEDS.pair, words[i - 1] ?? '^')), word)));
    }
    if (words.length === 0) add(SEEDS.fact, `no ${part}`);
    else add(SEEDS.fact, `${part} ${Math.min(6, Math.floor(Math.log2(words.length)))}`);
  }
  for (const word of wordsOfMarkup(form.markup)) add(SEEDS.markup, word);
  for (const { name, type, isHidden } of form.fields) {
    add(SEEDS.fact, `${isHidden ? 'hidden ' : ''}${type}`);
    for (const word of wordsOfMarkup(name)) add(SEEDS.names, word);
  }
  for (const [kind, places] of evidence.words)
    for (const place of places) add(SEEDS.fact, `${kind} ${place}`);
  for (const mark of evidence.markup) add(SEEDS.fact, `markup ${mark}`);
  for (const mark of evidence.names) add(SEEDS.fact, `names ${mark}`);
  for (const fact of evidence.facts) add(SEEDS.fact, fact);
  for (const step of [0.1, 0.3, 0.5, 0.7, 0.9]) if (sureness > step) add(SEEDS.fact, `surer than ${step}`);
  return features;
}

let learned: Linear | undefined;

/** Gives the judge what was learned. Until then there is none, and the evidence decides alone. */
export function learnForms(weights: Weights): void {
  learned = linearOf(weights);
}

/** Judges a form with an address field; undefined before anything was learned. Never throws. */
export function judgeForm(
  form: FormSnippet,
  evidence: Evidence,
  sureness: number,
): FormJudgement | undefined {
  if (!learned) return undefined;
  const { best, likely } = verdictOf(learned(featuresOfForm(form, evidence, sureness)));
  return { form: OFFERED[best] ?? 'newsletter', likely };
}
