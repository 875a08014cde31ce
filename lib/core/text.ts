/**
 * Text as a list of tokens. One scan, no regular expression over page text that could go back, so that no text can
 * slow us down: the time is linear in its length.
 */

/** `stop` ends a sentence; `sign` is any other mark that stands for itself ("%", ":", "-"). */
type TokenKind = 'word' | 'number' | 'clock' | 'percent' | 'money' | 'stop' | 'sign';

export type Token = {
  kind: TokenKind;
  /** Folded: lower case, plain apostrophe, compatibility forms resolved, nothing invisible. */
  text: string;
  /** Number, percentage or amount; for a clock the remaining time in ms. */
  value: number;
  /** Where it stands in the text that was given: from `start` up to but without `end`. */
  start: number;
  end: number;
  /** A word that begins with a capital letter. */
  isCapital?: true;
};

/** More of a text than this is never read for one snippet. */
const TEXT_LIMIT = 4_000;

const CURRENCY = new Set([
  '€',
  '$',
  '£',
  '¥',
  '₹',
  '₽',
  '₩',
  '₺',
  '₪',
  'zł',
  'eur',
  'euro',
  'euros',
  'usd',
  'chf',
  'gbp',
  'cad',
  'aud',
  'inr',
  'kr',
]);
const PERCENT = new Set(['percent', 'pct', 'prozent']);

/** Marks with no width, and the soft hyphen: what a page may put into a word to hide it. */
function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x3000
  );
}

/** A letter of any script, found without a table: letters differ by case or lie beyond Latin punctuation. */
function isLetter(char: string, code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code < 0x2000) return code !== 0xd7 && code !== 0xf7;
  if (code < 0x2c00) return char.toLowerCase() !== char.toUpperCase();
  if (code >= 0x1f000 && code <= 0x1ffff) return false;
  return code < 0x3000 || (code > 0x303f && (code < 0xfe10 || code > 0xfe6f));
}

function isPlainLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x60 || code === 0xb4;
}

/** What most texts are free of: a character beyond plain ones, a second blank. Found in one scan, as all here. */
const UNTIDY = /[^ -~]| {2}/u;

/** White space folded to single blanks, invisible marks out, ends trimmed. */
export function tidy(text: string): string {
  if (text.length < TEXT_LIMIT && !UNTIDY.test(text)) return text.trim();
  const length = Math.min(text.length, TEXT_LIMIT * 4);
  let out = '';
  // The run of kept characters that began at `from`; single blanks between plain letters belong to it.
  let from = -1;
  let isGap = false;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    const isPlain = code > 32 && code < 128;
    if (isPlain || (code >= 128 && !isSpace(code) && !isInvisible(code))) {
      if (from < 0) {
        if (isGap) out += ' ';
        isGap = false;
        from = i;
      }
      continue;
    }
    if (from >= 0) {
      const next = text.charCodeAt(i + 1);
      if (code === 32 && next > 32 && next < 128 && i + 1 < length) continue;
      out += text.slice(from, i);
      from = -1;
    }
    if (isSpace(code)) isGap = out !== '';
  }
  if (from < 0) return out;
  return from === 0 && length === text.length ? text : out + text.slice(from, length);
}

/** At most `most` characters, cut at a word, with an ellipsis where something was cut. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const blank = cut.lastIndexOf(' ');
  return (blank > most / 2 ? cut.slice(0, blank) : cut).trimEnd() + '…';
}

/** A word as it is compared: lower case, compatibility forms ("ﬁ", full width) resolved, plain apostrophe. */
function fold(word: string): string {
  let plain = word;
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    if (code < 128) continue;
    plain = word.normalize('NFKC').split('\u2019').join("'").split('\u2018').join("'");
    break;
  }
  return plain.toLowerCase().split('`').join("'");
}

/** Value of grouped digits: "1.234" and "1,234" are 1234, "2,5" and "2.50" are decimals. */
function toNumber(digits: string): number {
  const mark = digits.includes(',') && digits.includes('.') ? '' : digits.includes(',') ? ',' : '.';
  if (mark === '') {
    const decimal = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.';
    const group = decimal === ',' ? '.' : ',';
    return Number(digits.split(group).join('').replace(decimal, '.'));
  }
  const parts = digits.split(mark);
  const isGrouped = parts.length > 1 && parts.slice(1).every((p) => p.length === 3) && parts[0] !== '0';
  return isGrouped ? Number(parts.join('')) : Number(parts[0] + '.' + parts.slice(1).join(''));
}

/** "dd:hh:mm:ss" */
const MOST_CLOCK_PARTS = 4;

/** Remaining time of "mm:ss", "hh:mm:ss" or "dd:hh:mm:ss" in ms, or undefined where the parts are no clock. */
export function clockMs(parts: readonly number[]): number | undefined {
  if (parts.length < 2 || parts.length > MOST_CLOCK_PARTS) return undefined;
  const [s, m, h, d] = parts.toReversed();
  if ((s ?? 0) > 59 || (parts.length > 2 && (m ?? 0) > 59)) return undefined;
  return (((d ?? 0) * 24 + (h ?? 0)) * 60 + (m ?? 0)) * 60_000 + (s ?? 0) * 1000;
}

/** Whether a sentence goes on after a dot: with a small letter, or with a digit where the dot shortened a word. */
function goesOn(text: string, from: number, wordLength: number): boolean {
  let i = from;
  while (i < text.length && isSpace(text.charCodeAt(i))) i += 1;
  const point = text.codePointAt(i) ?? 0;
  if (isDigit(point)) return wordLength <= 3;
  const char = String.fromCodePoint(point);
  return i > from && isLetter(char, point) && char === char.toLowerCase() && char !== char.toUpperCase();
}

/** Splits a text into tokens. Reads at most `TEXT_LIMIT` characters. */
export function tokenize(source: string): Token[] {
  const text = source.length > TEXT_LIMIT ? source.slice(0, TEXT_LIMIT) : source;
  const tokens: Token[] = [];
  const { length } = text;
  let i = 0;
  while (i < length) {
    const first = text.charCodeAt(i);
    if (first === 32) {
      i += 1;
      continue;
    }
    if (isPlainLetter(first) && tokens.at(-1)?.kind !== 'number') {
      // The plain word: most of all text is made of these.
      let end = i + 1;
      while (isPlainLetter(text.charCodeAt(end))) end += 1;
      const next = text.charCodeAt(end);
      if (
        end === length ||
        (next < 128 && next !== 0x27 && next !== 0x60 && !isDigit(next) && (next !== 46 || end > i + 1))
      ) {
        const token: Token = {
          kind: 'word',
          text: text.slice(i, end).toLowerCase(),
          value: Number.NaN,
          start: i,
          end,
        };
        if (first < 97) token.isCapital = true;
        tokens.push(token);
        i = end;
        continue;
      }
    }
    const point = text.codePointAt(i) ?? 0;
    const char = String.fromCodePoint(point);
    if (isSpace(point) || isInvisible(point)) {
      i += char.length;
      continue;
    }
    const start = i;
    if (isDigit(point)) {
      i = scanNumber(text, start, tokens);
      continue;
    }
    const last = tokens.at(-1);
    if (isLetter(char, point)) {
      // "0 days22 hours", "12h13m56s": letters after a number end at the next digit; "B2B" is one word
      const isRunOn = last?.kind === 'number';
      while (i < length) {
        const code = text.codePointAt(i) ?? 0;
        const next = String.fromCodePoint(code);
        const isInside =
          isApostrophe(code) && i + 1 < length && isLetter(text[i + 1] ?? '', text.charCodeAt(i + 1));
        if (!isLetter(next, code) && !isInside && !isInvisible(code) && (isRunOn || !isDigit(code))) break;
        i += next.length;
      }
      let word = fold(text.slice(start, i));
      for (let k = 0; k < word.length; k += 1) {
        if (!isInvisible(word.charCodeAt(k))) continue;
        word = [...word].filter((c) => !isInvisible(c.codePointAt(0) ?? 0)).join('');
        break;
      }
      if (last?.kind === 'number' && (CURRENCY.has(word) || PERCENT.has(word))) {
        last.kind = CURRENCY.has(word) ? 'money' : 'percent';
        last.end = i;
      } else {
        const token: Token = { kind: 'word', text: word, value: Number.NaN, start, end: i };
        if (char !== char.toLowerCase()) token.isCapital = true;
        tokens.push(token);
      }
      // "p.m.", "z. B.", "Michael M. from": the dot of one letter ends no sentence
      if (word.length === 1 && text[i] === '.') i += 1;
      continue;
    }
    i += char.length;
    if (char === '%' && last?.kind === 'number') {
      last.kind = 'percent';
      last.end = i;
    } else if (CURRENCY.has(char) && last?.kind === 'number' && start - last.end <= 1) {
      last.kind = 'money';
      last.end = i;
    } else if (
      char === '.' &&
      (last?.kind === 'word' || last?.kind === 'number') &&
      last.end === start &&
      goesOn(text, i, last.kind === 'word' ? last.text.length : Number.POSITIVE_INFINITY)
    ) {
      // the dot of "24 Std. gebucht", "ca. 2 Tage", "am 30.11. und" ends no sentence
    } else if ('.!?;|•·…¡¿\u2022'.includes(char)) {
      if (last && last.kind !== 'stop')
        tokens.push({ kind: 'stop', text: char, value: Number.NaN, start, end: i });
    } else {
      tokens.push({ kind: 'sign', text: char, value: Number.NaN, start, end: i });
    }
  }
  return tokens;
}

/** One number, clock ("02:13:45", "02 : 13", "0 2 : 1 3"), or amount after its currency sign. Returns where it ends. */
function scanNumber(text: string, start: number, tokens: Token[]): number {
  const parts: number[] = [];
  let i = start;
  let end = start;
  for (;;) {
    const from = i;
    while (i < text.length && isDigit(text.charCodeAt(i))) i += 1;
    // Digits in cards of their own: "0 2 : 1 3"
    const isCards =
      i - from === 1 &&
      isSpace(text.charCodeAt(i)) &&
      isDigit(text.charCodeAt(i + 1)) &&
      !isDigit(text.charCodeAt(i + 2));
    if (isCards) i += 2;
    parts.push(Number(text[from] + text.slice(isCards ? i - 1 : from + 1, i)));
    end = i;
    // A row of more is no clock, however long it goes on.
    if (parts.length > MOST_CLOCK_PARTS) break;
    let next = i;
    while (next < text.length && next - i < 2 && isSpace(text.charCodeAt(next))) next += 1;
    if (text[next] !== ':') break;
    next += 1;
    const afterColon = next;
    while (next < text.length && next - afterColon < 2 && isSpace(text.charCodeAt(next))) next += 1;
    if (!isDigit(text.charCodeAt(next))) break;
    i = next;
  }
  // "2:1" is a score
  const isScore = parts.length === 2 && text[end - 2] === ':';
  const remainingMs = isScore ? undefined : clockMs(parts);
  if (remainingMs !== undefined) {
    tokens.push({ kind: 'clock', text: text.slice(start, end), value: remainingMs, start, end });
    return end;
  }
  // "1.234,50": digits with marks between digits
  end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    const isMark = (code === 44 || code === 46) && isDigit(text.charCodeAt(end + 1)) && end > start;
    if (!isDigit(code) && !isMark) break;
    end += 1;
  }
  const value = toNumber(text.slice(start, end));
  const last = tokens.at(-1);
  if (last?.kind === 'sign' && CURRENCY.has(last.text) && start - last.end <= 1) {
    last.kind = 'money';
    last.value = value;
    last.text = text.slice(last.start, end);
    last.end = end;
  } else {
    tokens.push({ kind: 'number', text: text.slice(start, end), value, start, end });
  }
  return end;
}

/** 53-bit hash of a text as base 36 (cyrb53 by bryc, public domain): names a claim without keeping its words. */
export function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

/** Wording with the numbers taken out: "Only 3 left!" and "only 2 left" are one claim. */
export function wording(text: string): string {
  return tokenize(text)
    .map((token) =>
      token.kind === 'word' ? token.text : token.kind === 'stop' || token.kind === 'sign' ? '' : '#',
    )
    .filter((word, i, all) => word !== '' && !(word === '#' && all[i - 1] === '#'))
    .join(' ');
}
