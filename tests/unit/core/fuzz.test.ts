/** Whatever a page says, the core answers: it never throws, never changes what it is given, and takes time in proportion. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { detect, detectInPage } from '@/lib/core/detect';
import { learnForms } from '@/lib/core/form-judge';
import { WEIGHTS as FORM_WEIGHTS } from '@/lib/core/form-weights';
import { learn } from '@/lib/core/text-judge';
import { WEIGHTS as TEXT_WEIGHTS } from '@/lib/core/text-weights';
import {
  PATTERNS,
  PLACEMENTS,
  QUOTE_LENGTH,
  ROLES,
  TRIGGERS,
  type CheckboxSnippet,
  type ClockSnippet,
  type Finding,
  type FormSnippet,
  type Snippet,
  type TextSnippet,
} from '@/lib/core/types';
import { wordsIn } from './words';

beforeAll(() => {
  learn(TEXT_WEIGHTS);
  learnForms(FORM_WEIGHTS);
});

const RUNS = 400;

/** Texts the lexicons are made for, whole and in pieces. */
const WRITTEN = [...wordsIn('de'), ...wordsIn('en')].map(({ text }) => text);
const PIECES = [...new Set(WRITTEN.flatMap((text) => text.split(' ')))];

/** Anything a page may say: characters of every kind, words of ours in any order, and texts that press. */
const words: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom(...WRITTEN),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...PIECES),
        fc.constantFrom('<', ':', '…', '\u200B', '\u00AD', '\u202E', '½', '٣', '00:12:45', '-1', '1e9'),
        fc.integer().map(String),
      ),
      { maxLength: 60 },
    )
    .chain((parts) => fc.constantFrom(' ', '', ' | ', '\n', '\u00A0').map((between) => parts.join(between))),
);
const lang = fc.constantFrom('de', 'en', 'fr', 'nl', 'xx', '', 'constructor', '__proto__');

const textSnippet: fc.Arbitrary<TextSnippet> = fc.record(
  { kind: fc.constant('text' as const), text: words, role: fc.constantFrom(...ROLES), lang, around: words },
  { requiredKeys: ['kind', 'text', 'role', 'lang'] },
);
const clockSnippet: fc.Arbitrary<ClockSnippet> = fc.record({
  kind: fc.constant('clock' as const),
  text: words,
  lang,
  around: words,
  readings: fc.array(fc.record({ remainingMs: fc.double(), at: fc.double(), text: words }), { maxLength: 9 }),
});
const formSnippet: fc.Arbitrary<FormSnippet> = fc.record({
  kind: fc.constant('form' as const),
  lang,
  fields: fc.array(
    fc.record({
      type: fc.constantFrom('email', 'text', 'checkbox', 'hidden', 'select', 'nonsense'),
      name: words,
      purpose: fc.constantFrom('', 'email', 'username', 'one-time-code', 'x'),
      label: words,
      isRequired: fc.boolean(),
      isHidden: fc.boolean(),
      isChecked: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  buttons: fc.array(words, { maxLength: 4 }),
  text: words,
  heading: words,
  around: words,
  markup: words,
  placement: fc.constantFrom(...PLACEMENTS),
  trigger: fc.constantFrom(...TRIGGERS),
  isLocking: fc.boolean(),
  isPlay: fc.boolean(),
});
const checkboxSnippet: fc.Arbitrary<CheckboxSnippet> = fc.record({
  kind: fc.constant('checkbox' as const),
  lang,
  label: words,
  name: words,
  isChecked: fc.boolean(),
  isByPerson: fc.boolean(),
});
const snippets: Record<Snippet['kind'], fc.Arbitrary<Snippet>> = {
  text: textSnippet,
  clock: clockSnippet,
  form: formSnippet,
  checkbox: checkboxSnippet,
};

/** Every object in it refuses to be changed. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inside of Object.values(value)) freeze(inside);
  return Object.freeze(value);
}

function expectSound(findings: readonly Finding[]): void {
  expect(new Set(findings.map(({ pattern }) => pattern)).size).toBe(findings.length);
  for (const { pattern, quote, confidence } of findings) {
    expect(PATTERNS).toContain(pattern);
    expect(quote.length).toBeLessThanOrEqual(QUOTE_LENGTH);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
}

describe('any snippet', () => {
  it.each(Object.entries(snippets))('of kind %s gets sound findings, the same each time', (_, snippet) => {
    fc.assert(
      fc.property(snippet, (given) => {
        freeze(given);
        const findings = detect(given);
        expectSound(findings);
        expect(detect(given)).toEqual(findings);
        const inPage = detectInPage(given);
        if (inPage !== 'around') expectSound(inPage);
      }),
      { numRuns: RUNS },
    );
  });

  it('made of what presses is mostly found, so that all this shows something', () => {
    const texts = fc.sample(textSnippet, { numRuns: 500, seed: 1 });
    expect(texts.filter((text) => detect(text).length > 0).length).toBeGreaterThan(20);
  });
});

/** Texts that others have choked on, as often as it takes. */
const LONG: Record<string, string> = {
  'the beginning of a phrase': 'only only only only 3 ',
  'a phrase': 'only 3 left in stock ',
  'number words': 'zwei drei vierundzwanzig ',
  'digits without an end': '7',
  'letters without an end': 'x',
  clocks: '00:12:',
  'digits in cards': '0 2 : ',
  amounts: '1.234,',
  blanks: ' \u00A0\t',
  'marks on one letter': 'e\u0301\u0302',
  signs: '%-.,:;!?',
  'gaps of a phrase': 'noch nur noch ',
};

/** So often a text is read for one measure: below a millisecond a clock says little. */
const READINGS = 3;

/** The quickest of several measures in ms: what else the machine does only makes it slower. */
function quickest(text: string): number {
  const times = Array.from({ length: 5 }, () => {
    const startedAt = performance.now();
    for (let i = 0; i < READINGS; i += 1) detect({ kind: 'text', text, role: 'text', lang: '' });
    return performance.now() - startedAt;
  });
  return Math.max(2, Math.min(...times));
}

/** Room for a busy machine. */
const FACTOR = 30;
const PATIENCE_MS = 30_000;

/** As many characters of a text that repeats itself. */
function lengthen(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length)).slice(0, length);
}

describe('a text ten times as long', () => {
  it.each(Object.entries(LONG))(
    'takes about ten times the time, and no more beyond measure: %s',
    (_, part) => {
      const long = quickest(lengthen(part, 4_000));
      // What grows with the square takes a hundred times as long.
      expect(long).toBeLessThan(FACTOR * quickest(lengthen(part, 400)));
      expect(quickest(lengthen(part, 400_000))).toBeLessThan(FACTOR * long);
    },
    PATIENCE_MS,
  );
});
