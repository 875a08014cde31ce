/**
 * The language of a text, and the words for units of time: all that the script in a page has to know of the lexicons.
 * It takes these two lists of each file and leaves the phrases to the background.
 */
import type { Units } from './lexicon';
import type { Token } from './text';

const commonLists = import.meta.glob<string>('./lexicons/*.ts', { eager: true, import: 'common' });
const unitLists = import.meta.glob<Units>('./lexicons/*.ts', { eager: true, import: 'units' });

/** "./lexicons/de.ts" → "de" */
function langOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1, -'.ts'.length);
}

/** Languages there is a lexicon for. */
export const LANGUAGES: readonly string[] = Object.keys(commonLists).map(langOf);

const unitWords = new Map<string, ReadonlyMap<string, number>>();
/** The languages a common word is common in; made when first asked for. */
let commonWords: ReadonlyMap<string, readonly string[]> | undefined;

function readCommonWords(): ReadonlyMap<string, readonly string[]> {
  const langs = new Map<string, string[]>();
  for (const [file, words] of Object.entries(commonLists))
    for (const word of words.split(' ')) langs.set(word, [...(langs.get(word) ?? []), langOf(file)]);
  return langs;
}

/**
 * The language of a text by its commonest words, or '' where they do not tell.
 *
 * @param lead by how many words it has to lead over the next
 */
export function languageOf(tokens: readonly Token[], lead = 1): string {
  commonWords ??= readCommonWords();
  const counts = new Map<string, number>();
  for (const { text } of tokens)
    for (const lang of commonWords.get(text) ?? []) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  let best = '';
  let most = 0;
  let second = 0;
  for (const [lang, count] of counts) {
    if (count > most) {
      best = lang;
      second = most;
      most = count;
    } else if (count > second) second = count;
  }
  return most - second >= lead ? best : '';
}

/** Words for units of time with their length in ms, for a language (English besides, for short forms are shared). */
export function unitsOf(lang: string): ReadonlyMap<string, number> {
  const known = unitWords.get(lang);
  if (known) return known;
  const words = new Map(
    Object.entries({ ...unitLists['./lexicons/en.ts'], ...unitLists[`./lexicons/${lang}.ts`] }),
  );
  unitWords.set(lang, words);
  return words;
}
