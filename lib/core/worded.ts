/** How much the words of a text press: the weight of a phrase, by what stands around it. */
import { read, type Hits, type Label } from './lexicon';
import type { Hit } from './phrases';
import type { TextSnippet } from './types';

/** A text beyond this is read as prose: a phrase in it has to press by its own sentence. */
const SHORT_LENGTH = 200;

/** Words beside a phrase, at most, for it to be all that a line says. */
const LINE_WORDS = 2;

/** A sentence of more words tells something: it presses by an offer of its own, not by one beside it. */
const CALL_WORDS = 12;

/** Marks that begin or end quoted words. */
const QUOTES: ReadonlySet<string> = new Set(['"', '„', '“', '”', '«', '»', '‚', '‹', '›']);

/** What one text says of one pattern. */
export type Worded = {
  hit: Hit<Label>;
  /** The sentence that presses, as it stands in the text. */
  quote: string;
  /** How sure we are, from 0 to 1: about the share of such findings that are right. */
  confidence: number;
};

/** A stretch of tokens, from `first` up to and with `last`. */
type Stretch = { first: number; last: number };

/** The sentence (or the part between bars and bullets) that holds a hit. */
export function sentenceOf(hits: Hits, hit: Stretch): Stretch {
  const { tokens } = hits;
  let { first, last } = hit;
  while (first > 0 && tokens[first - 1]?.kind !== 'stop') first -= 1;
  while (last + 1 < tokens.length && tokens[last + 1]?.kind !== 'stop') last += 1;
  return { first, last };
}

/** Words and numbers in a stretch. */
export function wordsIn(hits: Hits, stretch: Stretch): number {
  let words = 0;
  for (let i = stretch.first; i <= stretch.last; i += 1) {
    const kind = hits.tokens[i]?.kind;
    if (kind !== 'sign' && kind !== 'stop') words += 1;
  }
  return words;
}

/** Whether a hit is quoted in a sentence that says more: whoever quotes words that press tells of them. */
function isQuoted(hits: Hits, hit: Stretch, sentence: Stretch): boolean {
  let opensAt = -1;
  for (let i = sentence.first; i < hit.first; i += 1) if (isQuote(hits, i)) opensAt = i;
  if (opensAt < 0 || wordsIn(hits, { first: sentence.first, last: opensAt - 1 }) === 0) return false;
  for (let i = hit.last + 1; i <= sentence.last + 1; i += 1) if (isQuote(hits, i)) return true;
  return false;
}

function isQuote(hits: Hits, at: number): boolean {
  return QUOTES.has(hits.tokens[at]?.text ?? '');
}

/** How often a label stands in a stretch. */
function countIn(hits: Hits, label: Label, stretch: Stretch): number {
  return hits.of(label).filter((hit) => hit.first >= stretch.first && hit.last <= stretch.last).length;
}

/** Whether there is something to buy, to save, to get in a stretch of the text. */
export function hasOfferIn(hits: Hits, stretch: Stretch): boolean {
  if (countIn(hits, 'offer', stretch) > 0) return true;
  for (let i = stretch.first; i <= stretch.last; i += 1) if (hits.tokens[i]?.kind === 'money') return true;
  return false;
}

/** Whether there is something to buy, to save, to get anywhere in the text. */
export function hasOffer(hits: Hits): boolean {
  return hasOfferIn(hits, { first: 0, last: hits.tokens.length - 1 });
}

/** Whether an amount of money or a percentage stands in a stretch: a story names offers, an offer names amounts. */
export function hasAmountIn(hits: Hits, stretch: Stretch): boolean {
  for (let i = stretch.first; i <= stretch.last; i += 1) {
    const kind = hits.tokens[i]?.kind;
    if (kind === 'money' || kind === 'percent') return true;
  }
  return false;
}

/** Whether the text close by names an offer; `undefined` where nothing is known of it. */
export function hasOfferAround(around: string | undefined, lang: string): boolean | undefined {
  if (around === undefined) return undefined;
  if (around === '') return false;
  return read(around, lang).some(hasOffer);
}

/** Like `hasOfferAround`; a link of a page tells of where it leads, not of what stands beside it. */
export function hasOfferBeside(snippet: TextSnippet, lang: string): boolean | undefined {
  return snippet.role === 'link' && 'around' in snippet ? false : hasOfferAround(snippet.around, lang);
}

/** The words of a stretch as they stand in the text, with the mark that ends them. */
export function quoteOf(text: string, hits: Hits, stretch: Stretch): string {
  const from = hits.tokens[stretch.first]?.start ?? 0;
  const next = hits.tokens[stretch.last + 1];
  const isMarked = next?.text === '.' || next?.text === '!' || next?.text === '?' || next?.text === '…';
  return text.slice(from, isMarked ? next.end : hits.tokens[stretch.last]?.end).trim();
}

/**
 * Weighs what a text says of a pattern.
 *
 * A short text presses by any strong phrase with an offer in it or beside it, and by a weak one as a line of its own.
 * A long one presses only by a strong phrase whose own sentence names the offer and tells no story.
 *
 * @param pattern a label that has `.weak` and `.not` lists
 * @param isSound tells phrases apart by what they caught; those it rejects do not count
 * @returns the weightiest phrase, or undefined where none presses
 */
export function weigh(
  snippet: TextSnippet,
  hits: Hits,
  pattern: 'deadline' | 'scarcity' | 'social-proof',
  isSound: (hit: Hit<Label>) => boolean = () => true,
): Worded | undefined {
  const calls = pattern === 'social-proof' ? hits.of('social-proof.call') : [];
  const strong = [...calls, ...hits.of(pattern)];
  const weak = hits.of(`${pattern}.weak`);
  if (strong.length === 0 && weak.length === 0) return undefined;
  const whole: Stretch = { first: 0, last: hits.tokens.length - 1 };
  const isLong = snippet.text.length > SHORT_LENGTH;
  if (!isLong && hits.has(`${pattern}.not`)) return undefined;
  let best: Worded | undefined;
  const offer = (confidence: number, hit: Hit<Label>, stretch: Stretch): void => {
    if (best && best.confidence >= confidence) return;
    best = { hit, confidence, quote: quoteOf(snippet.text, hits, stretch) };
  };
  for (const hit of strong) {
    if (!isSound(hit)) continue;
    const sentence = sentenceOf(hits, hit);
    if (isQuoted(hits, hit, sentence)) continue;
    if (!isLong) {
      const told = countIn(hits, 'prose', whole);
      if (told === 1 && pattern !== 'social-proof' && hasAmountIn(hits, whole)) offer(0.75, hit, sentence);
      if (told > 0) continue;
      if (hasOfferIn(hits, whole) || calls.includes(hit)) offer(0.95, hit, sentence);
      else {
        const isBeside = hasOfferBeside(snippet, hits.lang);
        const isLine = isBeside === undefined || wordsIn(hits, sentence) <= CALL_WORDS;
        if (isBeside !== false && isLine) offer(isBeside === undefined ? 0.85 : 0.9, hit, sentence);
      }
      continue;
    }
    if (countIn(hits, `${pattern}.not`, sentence) > 0 || countIn(hits, 'prose', sentence) > 0) continue;
    // A call presses by itself; all else has to name what it sells.
    const isCall = calls.includes(hit) && hit.first === sentence.first;
    if (wordsIn(hits, sentence) > 32 || (!isCall && !hasOfferIn(hits, sentence))) continue;
    // A story may quote an offer: the more it tells, the less it presses.
    const told = countIn(hits, 'prose', whole) / wordsIn(hits, whole);
    if (told < 0.02) offer(told === 0 ? 0.8 : 0.65, hit, sentence);
  }
  if (isLong || best) return best;
  for (const hit of weak) {
    if (!isSound(hit) || hits.has('prose')) continue;
    const sentence = sentenceOf(hits, hit);
    if (hasOfferIn(hits, whole)) offer(0.9, hit, sentence);
    else if (wordsIn(hits, whole) - wordsIn(hits, hit) <= LINE_WORDS) {
      const isBeside = hasOfferAround(snippet.around, hits.lang);
      if (isBeside !== false) offer(isBeside === undefined ? 0.8 : 0.85, hit, sentence);
    }
  }
  return best;
}
