/** What a page promises and when, for proof: one reading a view, and what a page does to its own word while one looks. */
import { isAfterZero } from '../core/proof';
import { hash } from '../core/text';
import type { ClaimReading, NamedEnd, PageFinding, Promised, Reading } from '../core/types';

/** Timers of a page that was out of sight for longer may lag: its clock is not read on. */
const STEADY_MS = 2_000;
/** Numbers that change are read no closer together than this, and so often at most in one view. */
const COUNT_EVERY_MS = 2_000;
const MOST_COUNTS = 8;

/** Epoch ms by the device's clock, and by one that nobody can set. */
function skewMs(): number {
  return Date.now() - (performance.timeOrigin + performance.now());
}

const MINUTE_MS = 60_000;
/** A day without a year is the one of that name that is nearest. */
const HALF_YEAR_MS = 183 * 86_400_000;

/** An end that the calendar names, counted from now by the calendar of this device. */
function countedFrom(at: number, { month, day, year, minute }: NamedEnd): Promised {
  const now = new Date(at);
  const endIn = (ofYear: number): number =>
    new Date(
      ofYear,
      month === undefined ? now.getMonth() : month - 1,
      day ?? now.getDate(),
      0,
      minute,
    ).getTime();
  const thisYear = now.getFullYear();
  let end = endIn(year ?? thisYear);
  if (year === undefined && month !== undefined)
    for (const each of [thisYear - 1, thisYear + 1])
      if (Math.abs(endIn(each) - at) < HALF_YEAR_MS) end = endIn(each);
  return { what: 'end', remainingMs: end - at, unitMs: MINUTE_MS, isNamed: true };
}

type Known = { last: Reading; taken: number };

/** Decides which promises are worth a reading. */
export class Promises {
  readonly #take: (promise: ClaimReading) => void;
  readonly #known = new Map<string, Known>();
  readonly #ending = new AbortController();
  #view = '';
  #viewStartedAt = 0;
  #skewMs = skewMs();
  #hiddenMs = 0;
  #hiddenSince = document.visibilityState === 'hidden' ? performance.now() : undefined;
  /** The view came back from the back-forward cache: its clock stood still meanwhile. */
  #isRestored = false;

  constructor(take: (promise: ClaimReading) => void) {
    this.#take = take;
    const { signal } = this.#ending;
    document.addEventListener('visibilitychange', () => this.#onVisibility(), { signal });
    globalThis.addEventListener('pageshow', ({ persisted }) => (this.#isRestored ||= persisted), {
      signal,
      capture: true,
    });
  }

  /** A new view of the same document: what was read before is another look. */
  beginView(): void {
    this.#viewStartedAt = performance.now();
    this.#hiddenMs = 0;
    this.#skewMs = skewMs();
  }

  /** A finding that a person can see. @param at when it was read (epoch ms) */
  note({ claim, pattern, quote, promised: said }: PageFinding, view: string, at: number): void {
    if (!said || (said.what === 'end' && !this.#isSteady())) return;
    const promised = said.what === 'until' ? countedFrom(at, said) : said;
    if (view !== this.#view) this.#known.clear();
    this.#view = view;
    const sinceMs = Math.max(0, Math.round(performance.now() - this.#viewStartedAt - (Date.now() - at)));
    const reading: Reading = { at, promised, view: hash(view), sinceMs };
    const known = this.#known.get(claim);
    const next = known ? changed(known, reading) : reading;
    this.#known.set(claim, {
      last: next || promised.what === 'end' ? reading : (known?.last ?? reading),
      taken: (known?.taken ?? 0) + (next ? 1 : 0),
    });
    if (next) this.#take({ claim, pattern, quote, reading: next });
  }

  stop(): void {
    this.#ending.abort();
  }

  #onVisibility(): void {
    const now = performance.now();
    if (this.#hiddenSince !== undefined) this.#hiddenMs += now - this.#hiddenSince;
    this.#hiddenSince = document.visibilityState === 'hidden' ? now : undefined;
  }

  /** Whether the page's own timers ran all the time. */
  #isSteady(): boolean {
    const isSkewed = Math.abs(skewMs() - this.#skewMs) > STEADY_MS;
    return !this.#isRestored && !isSkewed && this.#hiddenSince === undefined && this.#hiddenMs < STEADY_MS;
  }
}

/** The reading to take of a promise that was read before in this view, or undefined where it says nothing new. */
function changed({ last, taken }: Known, reading: Reading): Reading | undefined {
  const { promised } = reading;
  if (promised.what === 'end')
    return isAfterZero(last, reading) ? { ...reading, isAfterZero: true } : undefined;
  const isNew = last.promised.what === promised.what && last.promised.count !== promised.count;
  return isNew && taken < MOST_COUNTS && reading.at - last.at >= COUNT_EVERY_MS ? reading : undefined;
}
