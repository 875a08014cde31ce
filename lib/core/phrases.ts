/**
 * The phrase language of the lexicons, and the matcher that finds all phrases of a lexicon in one pass over a text.
 *
 *   nur noch <n> {item}? (übrig|auf lager)
 *
 * - `wort`         the word itself; `wort*`, `*wort`, `*wort*` with anything after, before, around it
 * - `(a b|c)`      one of several sequences
 * - `{item}`       one of the words of the lexicon's set `item`; a set may hold phrases, too ("next week|<date>")
 * - `x?`           may be missing (a word, a mark, a set or a group)
 * - `~`            up to four words of anything but a sentence end; `~9` up to nine
 * - `<n>`          a number: "3", "drei", "1,142", "5k", "twenty-four", "2 million"
 * - `<time>`       a time span: "2 Std.", "zwei Stunden", "04:37", "1 day 04:37:12", "0 4 hours 3 7 min"
 * - `<clock>`      "04:37", "04:37:56"             `<percent>` "20 %"      `<money>` "5 €"
 * - `<date>`       "12/6", "31.12.2026", "Sunday, Dec. 7th", "20 December" (words: sets `weekday`, `month`)
 * - `<hour>`       a time of day: "9pm", "11:59 p.m.", "23 Uhr", "23:59" (words after it: set `clocktime`)
 * - `<any>`        exactly one word or number
 * - `<name>`       one word with a capital letter that is not in the lexicon's set `common`
 * - `^` and `$`    the sentence begins, ends here   `.` a sentence ends here and the phrase goes on
 * - any other mark (`%`, `:`, `-`, `+`) stands for itself; marks in a text are skipped where the phrase has none
 *
 * A number, span or amount that is named twice in a phrase keeps the first value.
 * Phrases that share a beginning cost one look-up a token; gaps are bounded, so that time is linear in the text.
 */
import type { Token } from './text';

const SLOTS = ['n', 'time', 'clock', 'percent', 'money', 'date', 'hour', 'any', 'name'] as const;
type Slot = (typeof SLOTS)[number];

/** Part of a word: "wort*" is open after, "*wort" before. */
type Part = { text: string; isOpenBefore: boolean; isOpenAfter: boolean };

/** Words by how they are compared. */
type Matcher = { whole: ReadonlySet<string>; parts: readonly Part[] };

/** A phrase as it is written. */
type Written =
  | { is: 'words'; words: Matcher }
  | { is: 'slot'; slot: Slot }
  | { is: 'gap'; most: number }
  | { is: 'start' | 'end' | 'stop' }
  | { is: 'either'; branches: readonly (readonly Written[])[] };

/** A phrase as it is matched: each step knows what comes after it, so that nothing is built while matching. */
type Step =
  | { is: 'word'; text: string; next: Step }
  | { is: 'words'; words: Matcher; next: Step }
  | { is: 'slot'; slot: Slot; next: Step }
  | { is: 'gap'; most: number; next: Step }
  | { is: 'start' | 'end' | 'stop'; next: Step }
  | { is: 'fork'; branches: readonly Step[] }
  | { is: 'done' };

const DONE: Step = { is: 'done' };

/** Ways through the gaps of one phrase, at most: what bounds the time of a phrase at one place. */
const MOST_WAYS = 1_000;

/** What a phrase found: its label and where, in characters of the text, with the numbers it caught. */
export type Hit<Label extends string = string> = {
  label: Label;
  start: number;
  end: number;
  /** Tokens it spans, from `first` up to and with `last`. */
  first: number;
  last: number;
  count?: number;
  timeMs?: number;
  /** The smallest unit of the time that was named, in ms: how exactly it was said. */
  unitMs?: number;
  /** How many units of the time were named: "2 days" one, "04:37:12" three. */
  units?: number;
};

/** The words a phrase book takes from its lexicon. */
export type Vocabulary = {
  /** Number words with their value ("zwei": 2). A number of 12 or more after a smaller one multiplies ("two dozen"). */
  numbers: Readonly<Record<string, number>>;
  /** Units of time with their length in ms ("std": 3,600,000). */
  units: Readonly<Record<string, number>>;
  /** Named sets for `{name}`, words or phrases separated by `|`; `weekday`, `month`, `clocktime`, `common` also serve slots. */
  sets: Readonly<Record<string, string>>;
  /** The commonest short words, separated by blanks: poor anchors. */
  common?: string;
};

type Phrase<Label extends string> = {
  label: Label;
  step: Step;
  /** The reading in which its anchor was seen last: only then is the phrase tried. */
  isAwakeIn: number;
};

const NO_WORDS: Matcher = { whole: new Set(), parts: [] };
const SECOND = 1_000;

function matcherOf(words: readonly string[]): Matcher {
  const whole = new Set<string>();
  const parts: Part[] = [];
  for (const word of words) {
    const isOpenBefore = word.startsWith('*') && word.length > 1;
    const isOpenAfter = word.endsWith('*') && word.length > 1;
    if (!isOpenBefore && !isOpenAfter) whole.add(word);
    else {
      const text = word.slice(isOpenBefore ? 1 : 0, isOpenAfter ? -1 : undefined);
      parts.push({ text, isOpenBefore, isOpenAfter });
    }
  }
  return { whole, parts };
}

/** A part as it is written: "*wort*". */
function keyOf({ text, isOpenBefore, isOpenAfter }: Part): string {
  return `${isOpenBefore ? '*' : ''}${text}${isOpenAfter ? '*' : ''}`;
}

function holds(part: Part, word: string): boolean {
  if (part.isOpenBefore && part.isOpenAfter) return word.includes(part.text);
  return part.isOpenBefore ? word.endsWith(part.text) : word.startsWith(part.text);
}

/** Whether a token is one of the words. Only words may be compared by parts. */
function isOneOf(words: Matcher, token: Token | undefined): boolean {
  if (!token || token.kind === 'stop' || token.kind === 'clock') return false;
  if (words.whole.has(token.text)) return true;
  if (token.kind !== 'word') return false;
  for (const part of words.parts) if (holds(part, token.text)) return true;
  return false;
}

/** Reads one phrase. Throws with the phrase where it is not of the language above: lexicons are checked by a test. */
function parse(source: string, sets: ReadonlyMap<string, Matcher | string>): Written[] {
  let i = 0;
  const fail = (why: string): never => {
    throw new Error(`phrase "${source}": ${why} at ${i}`);
  };
  const sequence = (isGroup: boolean): Written[] => {
    const written: Written[] = [];
    while (i < source.length) {
      const char = source[i] ?? '';
      if (char === ' ') {
        i += 1;
        continue;
      }
      if (char === '|' || char === ')') {
        if (!isGroup) fail(`unexpected ${char}`);
        break;
      }
      if (char === '?') {
        const last = written.pop();
        if (!last) throw new Error(`phrase "${source}": nothing before ? at ${i}`);
        written.push({ is: 'either', branches: [[last], []] });
        i += 1;
        continue;
      }
      written.push(one(char));
    }
    return written;
  };
  const until = (mark: string): string => {
    const end = source.indexOf(mark, i);
    if (end < 0) fail(`no ${mark}`);
    const inner = source.slice(i + 1, end);
    i = end + 1;
    return inner;
  };
  const one = (char: string): Written => {
    if (char === '(') {
      const branches: Written[][] = [];
      do {
        i += 1;
        branches.push(sequence(true));
      } while (source[i] === '|');
      if (source[i] !== ')') fail('no )');
      i += 1;
      return { is: 'either', branches };
    }
    if (char === '{') {
      const name = until('}');
      const words = sets.get(name);
      if (!words) throw new Error(`phrase "${source}": no set {${name}}`);
      return typeof words === 'string'
        ? { is: 'either', branches: [parse(`(${words})`, sets)] }
        : { is: 'words', words };
    }
    if (char === '<') {
      const name = until('>');
      const slot = SLOTS.find((s) => s === name);
      if (!slot) throw new Error(`phrase "${source}": no slot <${name}>`);
      return { is: 'slot', slot };
    }
    if (char === '~') {
      i += 1;
      let digits = '';
      while (i < source.length && '0123456789'.includes(source[i] ?? '')) {
        digits += source[i];
        i += 1;
      }
      return { is: 'gap', most: digits === '' ? 4 : Number(digits) };
    }
    if (char === '^' || char === '$' || char === '.') {
      i += 1;
      return { is: char === '^' ? 'start' : char === '$' ? 'end' : 'stop' };
    }
    const from = i;
    while (i < source.length && !' |()?{}<>~^$'.includes(source[i] ?? '')) i += 1;
    if (i === from) fail(`unexpected ${char}`);
    return { is: 'words', words: matcherOf([source.slice(from, i).toLowerCase()]) };
  };
  const written = sequence(false);
  if (written.length === 0) fail('empty');
  if (waysOf(written) > MOST_WAYS) fail(`more than ${MOST_WAYS} ways through its gaps`);
  return written;
}

/** Ways through the gaps of a sequence, at most. */
function waysOf(written: readonly Written[]): number {
  let ways = 1;
  for (const each of written) {
    if (each.is === 'gap') ways *= each.most + 1;
    else if (each.is === 'either') ways *= Math.max(...each.branches.map(waysOf));
  }
  return ways;
}

/** What a text must hold for a phrase to stand in it: one of these words, or a number. */
type Anchor = { words: readonly string[]; parts: readonly Part[]; isNumber: boolean; weight: number };

/** How common what an anchor asks for is in ordinary text: the rarest anchor wakes its phrase least often. */
const WEIGHT = { word: 1, part: 3, common: 200, number: 120 };

/** The rarest thing a phrase cannot do without, or undefined where there is none that a token can show. */
function anchorOf(written: readonly Written[], isCommon: (word: string) => boolean): Anchor | undefined {
  let best: Anchor | undefined;
  for (const each of written) {
    let anchor: Anchor | undefined;
    if (each.is === 'words') {
      const words = [...each.words.whole];
      const weight = words.reduce((sum, word) => sum + (isCommon(word) ? WEIGHT.common : WEIGHT.word), 0);
      anchor = {
        words,
        parts: each.words.parts,
        isNumber: false,
        weight: weight + each.words.parts.length * WEIGHT.part,
      };
    } else if (each.is === 'slot') {
      if (each.slot === 'any' || each.slot === 'name' || each.slot === 'date' || each.slot === 'hour')
        continue;
      anchor = { words: [], parts: [], isNumber: true, weight: WEIGHT.number };
    } else if (each.is === 'either') {
      const branches = each.branches.map((branch) => anchorOf(branch, isCommon));
      if (branches.some((branch) => branch === undefined)) continue;
      const all = branches.filter((branch) => branch !== undefined);
      anchor = {
        words: all.flatMap((branch) => branch.words),
        parts: all.flatMap((branch) => branch.parts),
        isNumber: all.some((branch) => branch.isNumber),
        weight: all.reduce((sum, branch) => sum + branch.weight, 0),
      };
    }
    if (anchor && (!best || anchor.weight < best.weight)) best = anchor;
  }
  return best;
}

/** Links a sequence to what comes after it. */
function link(written: readonly Written[], next: Step): Step {
  let step = next;
  for (const each of written.toReversed()) {
    if (each.is === 'either') {
      const after = step;
      step = { is: 'fork', branches: each.branches.map((branch) => link(branch, after)) };
    } else if (each.is === 'words') {
      const [only] = each.words.whole;
      step =
        each.words.parts.length === 0 && each.words.whole.size === 1 && only !== undefined
          ? { is: 'word', text: only, next: step }
          : { ...each, next: step };
    } else {
      step = { ...each, next: step };
    }
  }
  return step;
}

/** All phrases of one lexicon, ready to be found. Labels say which list a phrase is from. */
export class PhraseBook<Label extends string> {
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #units: ReadonlyMap<string, number>;
  readonly #weekdays: Matcher;
  readonly #months: Matcher;
  readonly #clockTimes: Matcher;
  readonly #common: Matcher;
  /** Phrases by the word they begin with. */
  readonly #byWord = new Map<string, Phrase<Label>[]>();
  /** Phrases that begin with part of a word, by the part as it is written. */
  readonly #byPart = new Map<string, { part: Part; phrases: Phrase<Label>[] }>();
  /** Phrases that begin with a number, time, amount, date. */
  readonly #byNumber: Phrase<Label>[] = [];
  /** Phrases that begin with a weekday or month. */
  readonly #byDate: Phrase<Label>[] = [];
  /** Phrases that begin with any word, name or gap, at the beginning of a sentence only. */
  readonly #byStart: Phrase<Label>[] = [];
  /** Per word that was seen: the phrases it can begin. Kept small. */
  readonly #seen = new Map<string, readonly Phrase<Label>[]>();
  /** Phrases by what wakes them: a word, part of a word, any number. Those without are awake always. */
  readonly #wokenByWord = new Map<string, Phrase<Label>[]>();
  readonly #wokenByPart = new Map<string, { part: Part; phrases: Phrase<Label>[] }>();
  readonly #wokenByNumber: Phrase<Label>[] = [];
  readonly #isAnyAlwaysAwake: boolean;
  /** Per word that was seen: the phrases it wakes. Kept small. */
  readonly #wakes = new Map<string, readonly Phrase<Label>[]>();
  #reading = 0;

  // What the phrase that is being matched has caught so far, NaN where nothing; a way that fails puts back what it took.
  #count = Number.NaN;
  #timeMs = Number.NaN;
  #unitMs = Number.NaN;
  #unitsNamed = 0;
  /** The number `#readNumber` read last. */
  #number = Number.NaN;
  /** Per label the last token of the hits so far. */
  readonly #reach = new Map<Label, number>();

  constructor(vocabulary: Vocabulary, lists: Readonly<Partial<Record<Label, readonly string[]>>>) {
    this.#numbers = new Map(Object.entries(vocabulary.numbers));
    this.#units = new Map(Object.entries(vocabulary.units));
    const sets = new Map<string, Matcher | string>();
    for (const [name, words] of Object.entries(vocabulary.sets)) {
      const isPhrases = [...' <{(^$~?'].some((mark) => words.includes(mark));
      sets.set(name, isPhrases ? words : matcherOf(words.toLowerCase().split('|')));
    }
    const wordsOf = (name: string): Matcher => {
      const words = sets.get(name);
      return typeof words === 'object' ? words : NO_WORDS;
    };
    this.#weekdays = wordsOf('weekday');
    this.#months = wordsOf('month');
    this.#clockTimes = wordsOf('clocktime');
    this.#common = wordsOf('common');
    const common = new Set(vocabulary.common?.split(' '));
    let isAnyAlwaysAwake = false;
    for (const label in lists) {
      for (const source of lists[label] ?? []) {
        const written = parse(source, sets);
        const step = link(written, DONE);
        const phrase: Phrase<Label> = { label, step, isAwakeIn: 0 };
        this.#index(step, phrase, source, false);
        const anchor = anchorOf(written, (word) => common.has(word));
        if (anchor) this.#anchor(phrase, anchor);
        else {
          phrase.isAwakeIn = Number.POSITIVE_INFINITY;
          isAnyAlwaysAwake = true;
        }
      }
    }
    this.#isAnyAlwaysAwake = isAnyAlwaysAwake;
  }

  /** Notes what wakes a phrase. */
  #anchor(phrase: Phrase<Label>, { words, parts, isNumber }: Anchor): void {
    for (const word of words) {
      const known = this.#wokenByWord.get(word);
      if (known) known.push(phrase);
      else this.#wokenByWord.set(word, [phrase]);
    }
    for (const part of parts) {
      const key = keyOf(part);
      const known = this.#wokenByPart.get(key);
      if (known) known.phrases.push(phrase);
      else this.#wokenByPart.set(key, { part, phrases: [phrase] });
    }
    if (isNumber) this.#wokenByNumber.push(phrase);
  }

  /** Wakes the phrases that can stand in these tokens. Returns whether there are any. */
  #wake(tokens: readonly Token[]): boolean {
    this.#reading += 1;
    let isAny = this.#isAnyAlwaysAwake;
    let isNumberSeen = false;
    for (const { kind, text } of tokens) {
      if (kind !== 'word' && kind !== 'sign' && kind !== 'stop') isNumberSeen = true;
      let phrases = this.#wakes.get(text);
      if (!phrases) {
        const found = new Set(this.#wokenByWord.get(text));
        if (kind === 'word') {
          for (const { part, phrases: own } of this.#wokenByPart.values()) {
            if (holds(part, text)) for (const phrase of own) found.add(phrase);
          }
          if (this.#numbers.has(text)) for (const phrase of this.#wokenByNumber) found.add(phrase);
        }
        phrases = [...found];
        if (this.#wakes.size > 4_000) this.#wakes.clear();
        this.#wakes.set(text, phrases);
      }
      for (const phrase of phrases) if (phrase.isAwakeIn < this.#reading) phrase.isAwakeIn = this.#reading;
      if (phrases.length > 0) isAny = true;
    }
    if (isNumberSeen) {
      for (const phrase of this.#wokenByNumber)
        if (phrase.isAwakeIn < this.#reading) phrase.isAwakeIn = this.#reading;
      isAny ||= this.#wokenByNumber.length > 0;
    }
    return isAny;
  }

  /** Notes what a phrase can begin with. */
  #index(step: Step, phrase: Phrase<Label>, source: string, isAtStart: boolean): void {
    const add = (list: Phrase<Label>[]): void => {
      if (!list.includes(phrase)) list.push(phrase);
    };
    const addWord = (text: string): void => {
      const list = this.#byWord.get(text) ?? [];
      add(list);
      this.#byWord.set(text, list);
    };
    switch (step.is) {
      case 'start':
        return this.#index(step.next, phrase, source, true);
      case 'fork':
        for (const branch of step.branches) this.#index(branch, phrase, source, isAtStart);
        return;
      case 'word':
        return addWord(step.text);
      case 'words':
        for (const text of step.words.whole) addWord(text);
        for (const part of step.words.parts) {
          const key = keyOf(part);
          const known = this.#byPart.get(key);
          if (known) add(known.phrases);
          else this.#byPart.set(key, { part, phrases: [phrase] });
        }
        return;
      case 'slot':
        if (step.slot !== 'any' && step.slot !== 'name') {
          add(this.#byNumber);
          if (step.slot === 'date') add(this.#byDate);
          return;
        }
        if (isAtStart) return add(this.#byStart);
        throw new Error(`phrase "${source}" begins with <${step.slot}>`);
      case 'gap':
        if (isAtStart) return add(this.#byStart);
        throw new Error(`phrase "${source}" begins with a gap`);
      default:
        throw new Error(`phrase "${source}" can begin with nothing`);
    }
  }

  /** Phrases that can begin with this token. */
  #candidates(token: Token): readonly Phrase<Label>[] {
    const { kind, text } = token;
    if (kind === 'stop') return [];
    if (kind !== 'word' && kind !== 'sign' && !this.#byWord.has(text)) return this.#byNumber;
    const known = this.#seen.get(text);
    if (known) return known;
    const found = new Set(this.#byWord.get(text));
    if (kind === 'word') {
      for (const { part, phrases } of this.#byPart.values()) {
        if (holds(part, text)) for (const phrase of phrases) found.add(phrase);
      }
      if (isOneOf(this.#weekdays, token) || isOneOf(this.#months, token))
        for (const phrase of this.#byDate) found.add(phrase);
    }
    if (kind !== 'sign' && (kind !== 'word' || this.#numbers.has(text)))
      for (const phrase of this.#byNumber) found.add(phrase);
    if (this.#seen.size > 4_000) this.#seen.clear();
    const list = [...found];
    this.#seen.set(text, list);
    return list;
  }

  /** Every phrase that stands in these tokens, in their order: of those of one label that lie in each other the longest. */
  find(tokens: readonly Token[]): Hit<Label>[] {
    const hits: Hit<Label>[] = [];
    if (!this.#wake(tokens)) return hits;
    this.#reach.clear();
    let isStart = true;
    for (let i = 0; i < tokens.length; i += 1) {
      const token = tokens[i];
      if (!token) break;
      const from = hits.length;
      for (const phrase of this.#candidates(token)) this.#try(tokens, phrase, token, i, from, hits);
      if (isStart && token.kind !== 'stop')
        for (const phrase of this.#byStart) this.#try(tokens, phrase, token, i, from, hits);
      if (token.kind === 'stop') isStart = true;
      else if (token.kind !== 'sign') isStart = false;
    }
    return hits;
  }

  /** Tries one phrase at token `i`; `from` is the first hit that began here. */
  #try(
    tokens: readonly Token[],
    phrase: Phrase<Label>,
    token: Token,
    i: number,
    from: number,
    hits: Hit<Label>[],
  ): void {
    if (phrase.isAwakeIn < this.#reading) return;
    this.#count = Number.NaN;
    this.#timeMs = Number.NaN;
    const end = this.#match(tokens, phrase.step, i, i);
    if (end <= i) return;
    const last = tokens[end - 1];
    if (!last) return;
    // Inside a longer hit of its label, or shorter than one that begins here
    if ((this.#reach.get(phrase.label) ?? -1) >= end - 1) return;
    this.#reach.set(phrase.label, end - 1);
    for (let k = from; k < hits.length; k += 1) {
      if (hits[k]?.label !== phrase.label) continue;
      hits.splice(k, 1);
      break;
    }
    const hit: Hit<Label> = {
      label: phrase.label,
      start: token.start,
      end: last.end,
      first: i,
      last: end - 1,
    };
    if (!Number.isNaN(this.#count)) hit.count = this.#count;
    if (!Number.isNaN(this.#timeMs)) {
      hit.timeMs = this.#timeMs;
      hit.unitMs = this.#unitMs;
      hit.units = this.#unitsNamed;
    }
    hits.push(hit);
  }

  /** Matches a step and all after it at token `i`. Returns the token after the match, or -1. `begin` is where the phrase began. */
  #match(tokens: readonly Token[], first: Step, from: number, begin: number): number {
    let step = first;
    let i = from;
    for (;;) {
      switch (step.is) {
        case 'done':
          return i;
        case 'start': {
          // "🔥 2 people": marks before the first word are no beginning
          let before = i - 1;
          while (tokens[before]?.kind === 'sign') before -= 1;
          if (before >= 0 && tokens[before]?.kind !== 'stop') return -1;
          break;
        }
        case 'end': {
          let after = i;
          while (tokens[after]?.kind === 'sign') after += 1;
          if (after < tokens.length && tokens[after]?.kind !== 'stop') return -1;
          break;
        }
        case 'stop':
          if (tokens[i]?.kind !== 'stop') return -1;
          i += 1;
          break;
        case 'fork': {
          for (const branch of step.branches) {
            const end = this.#match(tokens, branch, i, begin);
            if (end >= 0) return end;
          }
          return -1;
        }
        case 'gap': {
          let words = 0;
          // Marks do not count as words, but they are not endless either.
          for (let at = i; at <= i + step.most * 2; at += 1) {
            const end = this.#match(tokens, step.next, at, begin);
            if (end >= 0) return end;
            const token = tokens[at];
            if (!token || token.kind === 'stop') return -1;
            if (token.kind !== 'sign') words += 1;
            if (words > step.most) return -1;
          }
          return -1;
        }
        case 'word':
        case 'words': {
          const at = this.#at(tokens, step, i, begin);
          if (at < 0) return -1;
          i = at + 1;
          break;
        }
        case 'slot': {
          let at = i;
          // "only (3) left", "Only 2 - left": up to two marks in between mean nothing
          if (i > begin) while (tokens[at]?.kind === 'sign' && at < i + 2) at += 1;
          const count = this.#count;
          const timeMs = this.#timeMs;
          const unitMs = this.#unitMs;
          const named = this.#unitsNamed;
          const after = this.#take(tokens, step.slot, at);
          const end = after < 0 ? -1 : this.#match(tokens, step.next, after, begin);
          if (end < 0) {
            this.#count = count;
            this.#timeMs = timeMs;
            this.#unitMs = unitMs;
            this.#unitsNamed = named;
          }
          return end;
        }
      }
      step = step.next;
    }
  }

  /** Where the word of a step stands at token `i`, past up to two marks that mean nothing here, or -1. */
  #at(
    tokens: readonly Token[],
    step: Extract<Step, { is: 'word' | 'words' }>,
    i: number,
    begin: number,
  ): number {
    const most = i === begin ? i : i + 2;
    for (let at = i; at <= most; at += 1) {
      const token = tokens[at];
      if (!token) return -1;
      if (step.is === 'words') {
        if (isOneOf(step.words, token)) return at;
      } else if (token.text === step.text && token.kind !== 'stop' && token.kind !== 'clock') return at;
      if (token.kind !== 'sign') return -1;
    }
    return -1;
  }

  /** Takes what a slot stands for at token `i`. Returns the token after, or -1. */
  #take(tokens: readonly Token[], slot: Slot, i: number): number {
    const token = tokens[i];
    if (!token) return -1;
    switch (slot) {
      case 'any':
        return token.kind === 'stop' || token.kind === 'sign' ? -1 : i + 1;
      case 'name':
        return token.kind === 'word' && token.isCapital === true && !isOneOf(this.#common, token)
          ? i + 1
          : -1;
      case 'clock':
        if (token.kind !== 'clock') return -1;
        this.#catchTime(token.value, SECOND, token.text.split(':').length);
        return i + 1;
      case 'percent':
      case 'money':
        return token.kind === slot ? i + 1 : -1;
      case 'n': {
        const after = this.#readNumber(tokens, i);
        if (after >= 0 && Number.isNaN(this.#count)) this.#count = this.#number;
        return after;
      }
      case 'time':
        return this.#takeTime(tokens, i);
      case 'date':
        return this.#takeDate(tokens, i);
      case 'hour':
        return this.#takeHour(tokens, i);
    }
  }

  #catchTime(timeMs: number, unitMs: number, named: number): void {
    if (!Number.isNaN(this.#timeMs)) return;
    this.#timeMs = timeMs;
    this.#unitMs = unitMs;
    this.#unitsNamed = named;
  }

  #valueOf(token: Token | undefined): number | undefined {
    if (token?.kind === 'number') return token.value;
    return token?.kind === 'word' ? this.#numbers.get(token.text) : undefined;
  }

  /** Reads a number into `#number`: "3", "5k", "twenty-four", "two dozen", "1.2 million". Returns the token after, or -1. */
  #readNumber(tokens: readonly Token[], i: number, isSpan = false): number {
    const token = tokens[i];
    let value = this.#valueOf(token);
    if (value === undefined || !token) return -1;
    // "a", "an" count in spans of time alone ("an hour")
    if (!isSpan && token.kind === 'word' && token.text.length <= 2) return -1;
    let after = i + 1;
    const next = tokens[after];
    if (!isSpan && token.kind === 'number' && next?.kind === 'word' && next.start === token.end) {
      const times = next.text === 'k' ? 1_000 : next.text === 'm' || next.text === 'mio' ? 1_000_000 : 0;
      if (times > 0) {
        value *= times;
        after += 1;
      }
    }
    const oneAt = tokens[after]?.text === '-' ? after + 1 : after;
    const ones = tokens[oneAt]?.kind === 'word' ? this.#valueOf(tokens[oneAt]) : undefined;
    // "twenty-four"
    if (
      token.kind === 'word' &&
      value >= 20 &&
      value < 100 &&
      value % 10 === 0 &&
      ones !== undefined &&
      ones < 10
    ) {
      value += ones;
      after = oneAt + 1;
    } else if (
      ones !== undefined &&
      oneAt === after &&
      ((ones >= 12 && ones > value) || (ones < 1 && value === 1) || (ones === 1 && value < 1))
    ) {
      // "two dozen", "1.2 million", "half an hour", "eine halbe Stunde"
      value *= ones;
      after += 1;
    }
    this.#number = value;
    return after;
  }

  /** Reads digits that stand in cards of their own ("0 4 hours", with the card behind it: "0 0 4 4"). Like `#readNumber`. */
  #readCards(tokens: readonly Token[], i: number): number {
    let digits = '';
    let after = i;
    while (tokens[after]?.kind === 'number' && tokens[after]?.text.length === 1 && digits.length < 6) {
      digits += tokens[after]?.text;
      after += 1;
    }
    if (digits.length === 4 || digits.length === 6) {
      let single = '';
      for (let k = 0; k < digits.length; k += 2) if (digits[k] === digits[k + 1]) single += digits[k];
      if (single.length * 2 === digits.length) digits = single;
    }
    if (digits.length > 1) {
      this.#number = Number(digits);
      return after;
    }
    const first = tokens[i];
    const second = tokens[i + 1];
    const end = this.#readNumber(tokens, i, true);
    // "04 04 hours": a card that holds both digits, and the one behind it
    return end === i + 1 &&
      first?.kind === 'number' &&
      second?.kind === 'number' &&
      first.text === second.text
      ? end + 1
      : end;
  }

  /** A span of time: a clock, or numbers with units in falling order ("1 day 04:17", "2 Std. und 5 Min."). */
  #takeTime(tokens: readonly Token[], i: number): number {
    let at = i;
    let total = 0;
    let smallest = Number.POSITIVE_INFINITY;
    let named = 0;
    let end = -1;
    let isShort = false;
    while (at < tokens.length) {
      const token = tokens[at];
      if (token?.kind === 'clock') {
        total += token.value;
        smallest = SECOND;
        named += token.text.split(':').length;
        isShort = false;
        end = at + 1;
        break;
      }
      let unitAt = this.#readCards(tokens, at);
      if (unitAt < 0) break;
      const value = this.#number;
      const between = tokens[unitAt];
      if (between && (between.text === '-' || between.text === '+' || between.kind === 'stop')) unitAt += 1;
      const unit = tokens[unitAt];
      const unitMs = unit?.kind === 'word' ? this.#units.get(unit.text) : undefined;
      if (unit === undefined || unitMs === undefined || unitMs >= smallest) break;
      total += value * unitMs;
      smallest = unitMs;
      named += 1;
      isShort = unit.text.length === 1 && unit.text !== 'h';
      end = unitAt + 1;
      at = end;
      // "2 Std. 5 Min.", "1 day, 3 hours", "1 hour and 5 minutes"
      for (let skipped = 0; skipped < 2; skipped += 1) {
        const text = tokens[at]?.text;
        if (text !== ',' && text !== ':' && text !== '.' && text !== 'and' && text !== 'und' && text !== '&')
          break;
        at += 1;
      }
    }
    // "5 m", "3 d" alone are as often metres and dimensions
    if (end < 0 || (isShort && named === 1)) return -1;
    this.#catchTime(total, smallest, named);
    return end;
  }

  /** A day: a weekday, or a day with its month or in digits, either with the other ("Sunday, Dec. 7th", "So., 6.12."). */
  #takeDate(tokens: readonly Token[], i: number): number {
    let end = -1;
    let at = i;
    if (isOneOf(this.#weekdays, tokens[at])) {
      at += 1;
      end = at;
      for (let skipped = 0; skipped < 2; skipped += 1) {
        const text = tokens[at]?.text;
        if (text !== ',' && text !== '.' && text !== '-' && text !== 'the' && text !== 'den') break;
        at += 1;
      }
    }
    const day = this.#takeDay(tokens, at);
    return day >= 0 ? day : end;
  }

  #takeDay(tokens: readonly Token[], i: number): number {
    const token = tokens[i];
    const isMonth = (at: number): boolean => isOneOf(this.#months, tokens[at]);
    const isDayNumber = (at: number): boolean => {
      const t = tokens[at];
      return t?.kind === 'number' && t.value >= 1 && t.value <= 31;
    };
    const pastOrdinal = (at: number): number => {
      const text = tokens[at]?.text;
      return text === 'st' || text === 'nd' || text === 'rd' || text === 'th' || text === '.' ? at + 1 : at;
    };
    let end = -1;
    if (isMonth(i)) {
      // "Dec. 7th"
      const at = tokens[i + 1]?.text === '.' ? i + 2 : i + 1;
      if (!isDayNumber(at)) return -1;
      const after = pastOrdinal(at + 1);
      end = tokens[after - 1]?.text === '.' ? after - 1 : after;
    } else if (token?.kind === 'number') {
      // "31.12.2026", "6.30.26" and "31.12." come as one number, "12/6/19" and "2026-12-31" as three
      const parts = token.text.split('.');
      const sign = tokens[i + 1]?.text;
      const [first, second] = [Number(parts[0]), Number(parts[1])];
      const isDayFirst = first <= 31 && second <= 12 && parts[1]?.length === 2;
      const isMonthFirst = parts.length === 3 && first <= 12 && second <= 31;
      if (parts.length >= 2 && (isDayFirst || isMonthFirst)) end = i + 1;
      else if ((sign === '/' || sign === '-') && isDayNumber(i + 2)) {
        end = i + 3;
        if (tokens[i + 3]?.text === sign && tokens[i + 4]?.kind === 'number') end = i + 5;
        else if (sign === '-') return -1;
      } else if (isDayNumber(i)) {
        // "20th of Dec", "31. Dezember"
        let at = pastOrdinal(i + 1);
        if (tokens[at]?.text === 'of') at += 1;
        if (!isMonth(at)) return -1;
        end = at + 1;
      } else return -1;
    } else return -1;
    // ", 2026"
    const yearAt = tokens[end]?.text === ',' || tokens[end]?.text === '.' ? end + 1 : end;
    const year = tokens[yearAt];
    return year?.kind === 'number' && year.value >= 2000 && year.value < 2100 ? yearAt + 1 : end;
  }

  /** A time of day: "9pm", "11:59 p.m. EST", "23 Uhr", "23:59". */
  #takeHour(tokens: readonly Token[], i: number): number {
    const token = tokens[i];
    if (token?.kind !== 'clock' && !(token?.kind === 'number' && token.value < 25)) return -1;
    if (isOneOf(this.#clockTimes, tokens[i + 1])) return i + 2;
    // "p.m.", "a. m."
    const half = tokens[i + 1]?.text;
    if ((half === 'p' || half === 'a') && tokens[i + 2]?.text === 'm') return i + 3;
    return token.kind === 'clock' ? i + 1 : -1;
  }
}
