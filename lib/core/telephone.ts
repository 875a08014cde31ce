/** Telephone numbers in a page's links and words. For the popup alone: the tables of all countries are heavy. */
import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

import { CONTACT_WORDS, OTHER_NUMBERS, PREMIUM_BEGINNINGS, SHARED_ENDINGS } from './contact-words';

export type Telephone = {
  /** "tel:+4930123456" */
  address: string;
  /** "+49 30 123456" */
  shown: string;
  /** Costs more than a call. */
  isPremium: boolean;
};

/** E.164 has 15 digits at most, "00" may stand before them, and "(0)" in them. */
const DIGITS = { fewest: 6, most: 18 };
/** "Tel. (Mo–Fr 9–17 Uhr, kostenlos): 0800 …": so many words may stand between. */
const WORDS_BETWEEN = 6;

const telephoneWords = Object.values(CONTACT_WORDS).flatMap(({ telephone }) => telephone);
/** Long enough to end a compound: "Bestellhotline", not "smartphone". */
const compoundEnds = telephoneWords.filter((word) => word.length > 5);
const telephoneLabels = new Set(telephoneWords);
const otherLabels = new Set(OTHER_NUMBERS);

/** "24.11.2026", "1/2/26", "09.00-17.30", "9.00 – 17.00": dates and hours. Anchored, and every part has a bound. */
const DATE_OR_HOURS =
  /^(?:\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{1,2}\.\d{2} ?[-–] ?\d{1,2}\.\d{2}|\d{4} ?[-–] ?\d{4})$/u;

/**
 * The country whose numbers a page writes without their code: by the ending of its host, else by its language.
 *
 * @param host as in the address: "www.shop.at"
 * @param lang as the page says it: "de-AT"
 * @returns undefined where nothing tells
 */
export function regionOf(host: string, lang: string): CountryCode | undefined {
  const ending = host.slice(host.lastIndexOf('.') + 1).toLowerCase();
  const byEnding = ending === 'uk' ? 'GB' : ending.toUpperCase();
  if (!SHARED_ENDINGS.includes(ending) && isSupportedCountry(byEnding)) return byEnding;
  const [language = '', ...subtags] = lang.split(/[-_]/u);
  const byTag = subtags.map((subtag) => subtag.toUpperCase()).find((subtag) => isSupportedCountry(subtag));
  return (byTag as CountryCode | undefined) ?? wordsOf(language)?.region;
}

/** The words of a language, also for names every object has ("constructor"). */
function wordsOf(language: string): (typeof CONTACT_WORDS)[string] | undefined {
  const key = language.toLowerCase();
  return Object.hasOwn(CONTACT_WORDS, key) ? CONTACT_WORDS[key] : undefined;
}

/**
 * Reads one number as it is written: "030 / 123 456-0", "+49 (0)30 123456".
 *
 * @returns undefined where nobody can be called under it
 */
export function readTelephone(written: string, region: CountryCode | undefined): Telephone | undefined {
  const count = digitsIn(written);
  if (count < DIGITS.fewest || count > DIGITS.most) return undefined;
  const number = parsePhoneNumberFromString(written, region && { defaultCountry: region });
  if (!number?.isValid() || !isWhole(written, number.formatNational())) return undefined;
  const beginnings = PREMIUM_BEGINNINGS[number.country ?? ''] ?? [];
  const isPremium =
    number.getType() === 'PREMIUM_RATE' ||
    beginnings.some((beginning) => number.nationalNumber.startsWith(beginning));
  return { address: number.getURI(), shown: number.formatInternational(), isPremium };
}

/** The numbers in a text, in its order. */
export type NumbersInText = {
  called: readonly Telephone[];
  /** Said to be of another kind, such as a fax: nobody answers there, wherever else the page names them. */
  others: readonly Telephone[];
};

/**
 * Reads the numbers in a text that has been tidied.
 *
 * @param isContactPlace it stands where contacts stand: a number needs no word before it there if it has its country's
 *                       code, or is all that stands between two marks
 */
export function telephonesIn(
  text: string,
  region: CountryCode | undefined,
  isContactPlace: boolean,
): NumbersInText {
  const called: Telephone[] = [];
  const others: Telephone[] = [];
  let label: 'telephone' | 'other' | undefined;
  let wordsSince = 0;
  let isOpen = true;
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    if (isLetter(char)) {
      const end = endOf(text, at, isLetter);
      const kind = kindOf(text.slice(at, end).toLowerCase());
      // "Tel./Fax": the one right before holds.
      if (kind && !(kind === 'other' && label === 'telephone' && wordsSince === 0)) {
        label = kind;
        wordsSince = 0;
      } else if (kind === undefined) {
        wordsSince += 1;
        if (wordsSince > WORDS_BETWEEN) label = undefined;
      }
      // "DE123456789" is one word, too.
      at = endOf(text, end, isDigit);
      isOpen = false;
    } else if (beginsNumber(char)) {
      const end = endOf(text, at, isOfNumber);
      const written = text.slice(at, end).trimEnd();
      const isAlone = isOpen && (end >= text.length || isMark(text.charAt(end)));
      const isByItself = written.startsWith('+') || (isAlone && firstOfNumber(written) === '0');
      const isNumber = label !== undefined || (isContactPlace && isByItself);
      const isCut = text.charAt(end) === '…';
      const number =
        isNumber && !isCut && !DATE_OR_HOURS.test(written) ? readTelephone(written, region) : undefined;
      if (number) {
        (label === 'other' ? others : called).push(number);
        // Another may follow, "oder 0171 …"; but a "Fax" after it is no longer "Tel./Fax".
        wordsSince = 1;
      }
      at = end;
      isOpen = false;
    } else {
      if (isMark(char)) isOpen = true;
      at += 1;
    }
  }
  return { called, others };
}

function kindOf(word: string): 'telephone' | 'other' | undefined {
  if (otherLabels.has(word)) return 'other';
  const isTelephone = telephoneLabels.has(word) || compoundEnds.some((end) => word.endsWith(end));
  return isTelephone ? 'telephone' : undefined;
}

/** Whether nothing is missing before a number: "4710 123" without its town's 0 would reach somebody else. */
function isWhole(written: string, national: string): boolean {
  const first = firstOfNumber(written);
  return first === '+' || first === '0' || firstOfNumber(national) !== '0';
}

/** The first digit or "+": of "(030) 123" the 0. */
function firstOfNumber(written: string): string {
  return [...written].find((char) => isDigit(char) || char === '+') ?? '';
}

function digitsIn(text: string): number {
  let count = 0;
  for (const char of text) if (isDigit(char)) count += 1;
  return count;
}

/** Where a run of like characters ends. */
function endOf(text: string, from: number, isLike: (char: string) => boolean): number {
  let end = from;
  while (end < text.length && isLike(text.charAt(end))) end += 1;
  return end;
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function isLetter(char: string): boolean {
  return char.toLowerCase() !== char.toUpperCase();
}

function beginsNumber(char: string): boolean {
  return isDigit(char) || char === '+' || char === '(';
}

function isOfNumber(char: string): boolean {
  return isDigit(char) || ' +()/-–.'.includes(char);
}

/** What parts one thing from the next in a line of a footer. */
function isMark(char: string): boolean {
  return '|·•,;'.includes(char);
}
