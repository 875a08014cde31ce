import { runsDown } from '../clock';
import { detector, type Match } from '../detector';
import type { Hits, Label } from '../lexicon';
import type { Hit } from '../phrases';
import type { ClockSnippet, TextSnippet } from '../types';
import { hasAmountIn, hasOffer, hasOfferAround, hasOfferIn, quoteOf, sentenceOf, wordsIn } from '../worded';

const MINUTE_MS = 60_000;
/** A clock in a longer text is a time that is told. */
const SHORT_LENGTH = 200;

/** Words of a line that is no more than an offer and its clock, at most. */
const LINE_MOST = 8;

/** Words beside a span of time, at most, for it to be all that a line says. */
const LINE_WORDS = 3;

/** Tokens between a clock and a word that says what it tells, at most. */
const NEAR = 12;

type Promise = NonNullable<Match['promised']>;

/** The end a text or clock names, and whether it may fairly begin anew. */
export function promisedEnd(
  hits: Hits,
  remainingMs: number | undefined,
  unitMs: number | undefined,
): { promised?: Promise } {
  if (remainingMs === undefined || unitMs === undefined) return {};
  const isRenewed = hits.has('renewed');
  return { promised: { what: 'end', remainingMs, unitMs, ...(isRenewed && { isRenewed }) } };
}

/** Whether a span is told as a clock tells it: to the second, or in three units at least. */
function isClock(hit: Hit<Label>): boolean {
  return (hit.units ?? 0) >= 3 || (hit.unitMs === 1_000 && (hit.units ?? 0) >= 2);
}

const BEFORE_HOURS: ReadonlySet<string> = new Set(['at', 'um', 'gegen', 'ab']);
const AFTER_HOURS: ReadonlySet<string> = new Set(['uhr', 'am', 'pm', 'a', 'p']);

/** Whether what looks like minutes and seconds is a time of day: "tonight at 11:30 p.m.", "um 18:40 Uhr". */
function isTimeOfDay({ tokens }: Hits, { first, last, units }: Hit<Label>): boolean {
  const isShort = units === 2 && first === last && tokens[first]?.kind === 'clock';
  if (!isShort) return false;
  return BEFORE_HOURS.has(tokens[first - 1]?.text ?? '') || AFTER_HOURS.has(tokens[last + 1]?.text ?? '');
}

/** Whether a phrase names, in its own sentence, what is sold, saved or held when it ties a clock. */
function isFirm(hits: Hits, tie: Hit<Label>): boolean {
  return hasOfferIn(hits, sentenceOf(hits, tie));
}

/** A text that holds a clock, or the shell of one. */
function findInText(snippet: TextSnippet, hits: Hits): Match | undefined {
  const { tokens } = hits;
  if (snippet.text.length > SHORT_LENGTH || hits.has('countdown.not') || hits.has('prose')) return undefined;
  const spans = hits.of('countdown.weak').filter((hit) => !isTimeOfDay(hits, hit));
  // Units with no numbers, or after or before all of them, are the shell of a clock ("days hrs mins secs").
  const clock = spans.find(isClock) ?? spans.find((hit) => hit.timeMs === undefined);
  const ties = hits.of('countdown');
  if (!clock && (ties.length === 0 || spans.length > 0)) return undefined;
  if (hits.has('countdown.else') && !ties.some((tie) => isFirm(hits, tie))) return undefined;
  const whole = { first: 0, last: tokens.length - 1 };
  const match = (confidence: number): Match => ({
    quote: quoteOf(snippet.text, hits, whole),
    evidence: 'claimed',
    confidence,
    seen: [{ what: 'worded' }],
    ...promisedEnd(hits, clock?.timeMs, clock?.unitMs),
  });
  // "Sale ends in" with nothing after it: the shell of a clock
  if (!clock)
    return ties.some((tie) => tie.timeMs === undefined && isFirm(hits, tie)) ? match(0.8) : undefined;
  if (ties.length > 0 || hits.has('deadline') || hits.has('deadline.weak')) return match(0.95);
  const isLong = (clock.units ?? 3) >= 3;
  if (hasOfferIn(hits, whole)) {
    if (isLong) return match(0.85);
    // "Claim your 15% discount 04:59": two units may be a time of day, but not after an amount, at the end of a line
    const isLast = clock.last === tokens.length - 1;
    return isLast && hasAmountIn(hits, whole) && wordsIn(hits, whole) <= LINE_MOST ? match(0.65) : undefined;
  }
  // "1 day 08:15:25" alone: nothing else is told in days and to the second
  const isBeside = hasOfferAround(snippet.around, hits.lang);
  const others = wordsIn(hits, whole) - wordsIn(hits, clock);
  if ((clock.units ?? 0) < 4 && others > (isBeside === undefined ? 2 * LINE_WORDS : LINE_WORDS))
    return undefined;
  if (isBeside === undefined && isLong) return match((clock.units ?? 0) >= 4 ? 0.75 : 0.6);
  return isBeside && isLong ? match(0.75) : undefined;
}

/** Whether one of these words stands close to the clock in the text around it; anywhere, where the clock is not in it. */
function isNearClock(snippet: ClockSnippet, hits: Hits, label: Label): boolean {
  const words = hits.of(label);
  if (words.length === 0) return false;
  const clocks = hits.of('countdown.weak').filter((hit) => isClock(hit) && hit.end <= snippet.around.length);
  if (clocks.length === 0) return true;
  return words.some((word) =>
    clocks.some((clock) => word.first - clock.last <= NEAR && clock.first - word.last <= NEAR),
  );
}

/** The unit a clock shows, in ms: one that only shows minutes keeps its seconds to itself. */
function unitOf({ readings }: ClockSnippet): number {
  return readings.every(({ remainingMs }) => remainingMs % MINUTE_MS === 0) ? MINUTE_MS : 1_000;
}

/** A clock of the page that was read more than once. */
function findInClock(snippet: ClockSnippet, hits: Hits): Match | undefined {
  if (isNearClock(snippet, hits, 'countdown.not')) return undefined;
  const isTied = hits.of('countdown').some((tie) => isFirm(hits, tie));
  if (!isTied && isNearClock(snippet, hits, 'countdown.else')) return undefined;
  // "Time remaining" and "noch" say that a clock runs down, not towards what.
  const isLoose = hasOffer(hits);
  if (!isTied && !isLoose) return undefined;
  const last = snippet.readings.at(-1);
  const ticked = runsDown(snippet.readings);
  const promised = promisedEnd(hits, last?.remainingMs, unitOf(snippet));
  const quote = quoteOfClock(snippet, hits);
  if (ticked) {
    return {
      quote,
      evidence: 'observed',
      confidence: isTied ? 0.97 : 0.85,
      seen: [{ what: 'ticked', from: ticked.from, to: ticked.to }],
      ...promised,
    };
  }
  // A clock that rises is a player or a time of day; one that stands still may be the shell of a countdown.
  const isRising = snippet.readings.some(
    (r, i) => r.remainingMs > (snippet.readings[i - 1] ?? r).remainingMs,
  );
  if (!isTied || isRising) return undefined;
  return { quote, evidence: 'claimed', confidence: 0.8, seen: [{ what: 'worded' }], ...promised };
}

/** Words of a quote before those that tie the clock, at most. */
const QUOTE_WORDS = 10;

/** The words that tie the clock to what ends, and the clock. */
function quoteOfClock(snippet: ClockSnippet, hits: Hits): string {
  const tie =
    hits.of('countdown').find((hit) => isFirm(hits, hit)) ?? hits.first('countdown') ?? hits.first('offer');
  if (!tie) return snippet.text;
  const sentence = sentenceOf(hits, tie);
  const first = Math.max(sentence.first, tie.first - QUOTE_WORDS);
  const words = quoteOf(`${snippet.around} | ${snippet.text}`, hits, { ...sentence, first });
  return words.includes(snippet.text) ? words : `${words} ${snippet.text}`;
}

/** A clock that runs down towards the end of an offer, a price, a reservation. */
export const countdown = detector({
  id: 'countdown',
  reads: ['text', 'clock'],
  find(snippet, hits) {
    return snippet.kind === 'clock' ? findInClock(snippet, hits) : findInText(snippet, hits);
  },
});
