/**
 * What a message from a page must look like: the process of a page may be in the page's hands, so nothing it says is
 * taken on trust. For the background and the import alone: the page's script carries no validator.
 */
import * as v from 'valibot';

import { maskAddresses } from './core/address-mask';
import { isDay } from './core/report';
import {
  EVIDENCE,
  GATE_FORMS,
  PATTERNS,
  PLACEMENTS,
  QUOTE_LENGTH,
  ROLES,
  TRIGGERS,
  VERDICTS,
} from './core/types';
import type { Data, Name } from './messages';
import { textsIn } from './question';

/** The most findings one frame can report, and sightings one message can bring. */
const MOST_FINDINGS = 1_000;
/** Hashes in base 36, and UUIDs. */
const LONGEST_NAME = 64;
/** The longest reading of a clock: "2 days 3 hours 4 minutes 5 seconds", in any language. */
const LONGEST_READING = 200;
/** Frames within frames. */
const DEEPEST = 64;
/** Pieces of a page in one question, and the longest text of one, beyond what our own script sends. */
const MOST_SNIPPETS = 2_000;
const LONGEST_TEXT = 20_000;
/** All plain texts of one question. */
const LONGEST_LINES = 2_000_000;
/** RFC 5321, section 4.5.3.1, and what a person writes around it. */
const LONGEST_MASK = 320;
/** A day of the calendar's end, in epoch ms (ECMAScript's own limit). */
const LATEST_MS = 8_640_000_000_000_000;

export const nameShape = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME));
export const quoteShape = v.pipe(v.string(), v.maxLength(QUOTE_LENGTH));
export const dayShape = v.pipe(v.string(), v.check(isDay));
export const timeShape = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST_MS));
export const spanShape = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(LATEST_MS));
export const countShape = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
/** An address in a form that hides it: a whole one is refused. */
export const maskShape = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(LONGEST_MASK),
  v.check((text) => maskAddresses(text) === text),
);
const reading = v.pipe(v.string(), v.maxLength(LONGEST_READING));

const said = v.union([
  v.strictObject({ at: timeShape, endsAt: timeShape }),
  v.strictObject({ at: timeShape, count: countShape }),
]);

const seen = v.variant('what', [
  v.strictObject({ what: v.literal('worded') }),
  v.strictObject({ what: v.literal('asks-address'), offer: v.picklist(GATE_FORMS) }),
  v.strictObject({ what: v.literal('opened'), afterMs: spanShape }),
  v.strictObject({ what: v.literal('over-content') }),
  v.strictObject({ what: v.literal('ticked'), from: reading, to: reading }),
  v.strictObject({ what: v.literal('ticked-box') }),
  v.strictObject({ what: v.literal('shames') }),
  v.strictObject({ what: v.literal('promised'), first: said, last: said }),
]);

const promisedShape = v.variant('what', [
  v.strictObject({
    what: v.literal('end'),
    remainingMs: v.pipe(v.number(), v.finite(), v.minValue(-LATEST_MS), v.maxValue(LATEST_MS)),
    unitMs: spanShape,
    isRenewed: v.exactOptional(v.literal(true)),
    isNamed: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({ what: v.literal('left'), count: countShape }),
  v.strictObject({ what: v.literal('people'), count: countShape }),
]);

const namedEndShape = v.strictObject({
  what: v.literal('until'),
  month: v.exactOptional(countShape),
  day: v.exactOptional(countShape),
  year: v.exactOptional(countShape),
  minute: countShape,
});

export const readingShape = v.strictObject({
  at: timeShape,
  promised: promisedShape,
  view: nameShape,
  sinceMs: spanShape,
  isAfterZero: v.exactOptional(v.literal(true)),
  isAfterJump: v.exactOptional(v.literal(true)),
});

export const proofShape = v.strictObject({
  verdict: v.picklist(VERDICTS),
  isProven: v.boolean(),
  first: readingShape,
  last: readingShape,
});

const gate = {
  form: v.exactOptional(v.picklist(GATE_FORMS)),
  placement: v.exactOptional(v.picklist(PLACEMENTS)),
  trigger: v.exactOptional(v.picklist(TRIGGERS)),
};

const finding = v.strictObject({
  ...gate,
  id: nameShape,
  claim: nameShape,
  pattern: v.picklist(PATTERNS),
  evidence: v.picklist(EVIDENCE),
  verdict: v.exactOptional(v.picklist(VERDICTS)),
  quote: quoteShape,
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  lang: v.pipe(v.string(), v.maxLength(LONGEST_NAME)),
  seen: v.pipe(v.array(seen), v.maxLength(DEEPEST)),
  promised: v.exactOptional(v.union([promisedShape, namedEndShape])),
  record: v.exactOptional(nameShape),
});

const words = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const text = { text: words, lang: v.pipe(v.string(), v.maxLength(LONGEST_NAME)) };

const field = v.strictObject({
  type: words,
  name: words,
  purpose: words,
  label: words,
  isRequired: v.boolean(),
  isHidden: v.boolean(),
  isChecked: v.boolean(),
});

const snippet = v.variant('kind', [
  v.strictObject({
    kind: v.literal('text'),
    ...text,
    role: v.picklist(ROLES),
    around: v.exactOptional(words),
  }),
  v.strictObject({
    kind: v.literal('clock'),
    ...text,
    around: words,
    readings: v.pipe(
      v.array(v.strictObject({ remainingMs: spanShape, at: v.number(), text: reading })),
      v.maxLength(DEEPEST),
    ),
  }),
  v.strictObject({
    kind: v.literal('checkbox'),
    lang: text.lang,
    label: words,
    name: words,
    isChecked: v.boolean(),
    isByPerson: v.boolean(),
  }),
  v.strictObject({
    kind: v.literal('form'),
    ...text,
    fields: v.pipe(v.array(field), v.maxLength(DEEPEST)),
    buttons: v.pipe(v.array(words), v.maxLength(DEEPEST)),
    heading: words,
    around: words,
    markup: words,
    placement: v.picklist(PLACEMENTS),
    trigger: v.picklist(TRIGGERS),
    isLocking: v.boolean(),
    isPlay: v.boolean(),
    openedAfterMs: v.exactOptional(spanShape),
  }),
]);

/** A sighting but for its site, as a page sends it. */
export const seenFindingEntries = {
  ...gate,
  id: nameShape,
  claim: nameShape,
  pattern: v.picklist(PATTERNS),
  evidence: v.picklist(EVIDENCE),
  quote: quoteShape,
  seenAt: timeShape,
  day: dayShape,
  hour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)),
};

/** Whether lines hold texts, none too long, and not too many. */
function areLines(lines: string): boolean {
  const texts = textsIn(lines);
  return (
    texts !== undefined &&
    texts.length <= MOST_SNIPPETS &&
    texts.every((each) => each.text.length <= LONGEST_TEXT && each.lang.length <= LONGEST_NAME)
  );
}

const SHAPES: { readonly [N in Name]?: v.GenericSchema<unknown, Data<N>> } = {
  hello: v.strictObject({ isTop: v.boolean(), startedAt: timeShape }),
  detect: v.strictObject({
    lines: v.pipe(v.string(), v.maxLength(LONGEST_LINES), v.check(areLines)),
    snippets: v.pipe(v.array(snippet), v.maxLength(MOST_SNIPPETS)),
  }),
  found: v.strictObject({
    view: v.pipe(v.string(), v.maxLength(LONGEST_NAME)),
    path: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(-1))), v.maxLength(DEEPEST)),
    findings: v.pipe(v.array(finding), v.maxLength(MOST_FINDINGS)),
    isCutShort: v.boolean(),
  }),
  sighted: v.strictObject({
    sightings: v.pipe(v.array(v.strictObject(seenFindingEntries)), v.maxLength(MOST_FINDINGS)),
  }),
  promised: v.strictObject({
    promises: v.pipe(
      v.array(
        v.strictObject({
          claim: nameShape,
          pattern: v.picklist(PATTERNS),
          quote: quoteShape,
          reading: readingShape,
        }),
      ),
      v.maxLength(MOST_FINDINGS),
    ),
  }),
  browsed: v.strictObject({ day: dayShape, visibleMs: spanShape, pages: countShape }),
  gave: v.strictObject({
    form: v.picklist(GATE_FORMS),
    quote: quoteShape,
    masked: v.exactOptional(maskShape),
  }),
  draw: v.strictObject({}),
  trust: v.strictObject({}),
  dismiss: v.strictObject({ claim: nameShape, pattern: v.picklist(PATTERNS), quote: quoteShape }),
  silence: v.strictObject({ pattern: v.picklist(PATTERNS) }),
};

/** Whether data has the shape of a message that pages send. What pages do not send is never sound. */
export function isSound(message: string, data: unknown): boolean {
  const shape = Object.entries(SHAPES).find(([known]) => known === message)?.[1];
  return shape !== undefined && v.is(shape, data);
}
