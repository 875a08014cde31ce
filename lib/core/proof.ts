/**
 * What claims over time say of a promise. Pure: readings come in, a verdict goes out.
 *
 * Nothing is ever proven by one look, and what could be honest is never accused: cut-offs that come back each day,
 * holds that fairly begin anew, a device whose clock was set. What is left over stays without a verdict.
 */
import type { Finding, Promised, Proof, Reading, Said } from './types';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Two readings of one deadline may differ by this and one unit of what the clock shows, each way: a clock is cut off at
 * whole units, and a page is drawn up to a second late. A timer in a hidden tab runs once a second at most, and once a
 * minute after five (https://developer.chrome.com/blog/timer-throttling-in-chrome-88): such views are not read on.
 */
const READING_ERROR_MS = 2 * SECOND;

/** A named day ends somewhere on earth up to so long after it ended here (UTC+14 to UTC-12). */
const ZONES_MS = 26 * HOUR;

/** A day of the calendar has 23 to 25 hours where clocks are set for summer. */
const SUMMER_MS = HOUR;

/** So long must have passed, in units of tolerance, before the same remaining time means that the clock began anew. */
const PASSED = 2;

/** The same number over so many views and so long suggests that it never changes. */
const FROZEN_VIEWS = 3;
const FROZEN_MS = 3 * DAY;

/**
 * Counts of people that jump by so much, up and down, in so few minutes, suggest that they are made up: a quarter, and
 * two standard deviations of the difference of two Poisson counts, so that small crowds may come and go.
 */
const RANDOM_READINGS = 3;
const RANDOM_SHARE = 0.25;
const RANDOM_DEVIATIONS = 2;
const RANDOM_MS = 10 * MINUTE;

type End = Reading & { promised: Extract<Promised, { what: 'end' }> };
type Count = Reading & { promised: Extract<Promised, { what: 'left' | 'people' }> };

function isEnd(reading: Reading): reading is End {
  return reading.promised.what === 'end';
}

function deadlineOf({ at, promised }: End): number {
  return at + promised.remainingMs;
}

function toleranceOf(a: End, b: End): number {
  return READING_ERROR_MS + Math.max(a.promised.unitMs, b.promised.unitMs);
}

/** Whether two deadlines are whole days apart, as cut-offs of each day are, also where summer time begins or ends between. */
function isWholeDays(apartMs: number, toleranceMs: number): boolean {
  const days = Math.round(apartMs / DAY);
  if (days < 1) return false;
  const restMs = Math.abs(apartMs - days * DAY);
  return restMs <= toleranceMs || Math.abs(restMs - SUMMER_MS) <= toleranceMs;
}

/** Whether a clock ran out after one reading and runs again at the next, in the same view. */
export function isAfterZero(before: Reading, after: Reading): boolean {
  if (!isEnd(before) || !isEnd(after)) return false;
  const tolerance = toleranceOf(before, after);
  return deadlineOf(after) > deadlineOf(before) + tolerance && after.at >= deadlineOf(before) - tolerance;
}

/** The first reading of each view: what the page said when it was opened. */
function firstOfViews<R extends Reading>(readings: readonly R[]): R[] {
  const views = new Map<string, R>();
  for (const reading of readings) if (!views.has(reading.view)) views.set(reading.view, reading);
  return [...views.values()];
}

/** Whether a deadline came later than it was promised, by no fair way. */
function isShifted(before: End, after: End): boolean {
  const laterMs = deadlineOf(after) - deadlineOf(before);
  const tolerance = toleranceOf(before, after);
  return laterMs > tolerance && !isWholeDays(laterMs, tolerance);
}

/** What a clock showed, or must have shown, when its page view began. */
function startOf({ promised, sinceMs }: End): number {
  return promised.remainingMs + sinceMs;
}

/** Whether a clock showed the same remaining time at both looks, though time has passed: it begins anew with the page. */
function isSameAgain(before: End, after: End): boolean {
  const tolerance = toleranceOf(before, after);
  const isSame =
    Math.abs(after.promised.remainingMs - before.promised.remainingMs) <= tolerance ||
    Math.abs(startOf(after) - startOf(before)) <= tolerance;
  return isSame && after.at - before.at > PASSED * tolerance;
}

/**
 * An end that the calendar names may be of another time zone, and a notice of it may fairly outlive it: that it passed
 * everywhere on earth, and still stands there, is worth a word, and proves nothing.
 */
function proofOfNamed(ends: readonly End[]): Proof | undefined {
  const looks = firstOfViews(ends);
  const last = looks.at(-1);
  if (!last || looks.some((look) => look.isAfterJump === true)) return undefined;
  const isSame = (look: End): boolean => Math.abs(deadlineOf(look) - deadlineOf(last)) <= ZONES_MS;
  const first = looks.find(
    (look) => look.view !== last.view && look.promised.remainingMs > 0 && isSame(look),
  );
  if (!first) return undefined;
  if (last.promised.remainingMs < -ZONES_MS)
    return { verdict: 'expired-still-on', isProven: false, first, last };
  return looks.every(isSame) ? { verdict: 'consistent', isProven: false, first, last } : undefined;
}

function proofOfEnds(ends: readonly End[]): Proof | undefined {
  const [first] = ends;
  const last = ends.at(-1);
  if (!first || !last) return undefined;
  const again = ends.findIndex((end) => end.isAfterZero === true);
  const after = ends[again];
  if (after) {
    const before = ends.slice(0, again).findLast((end) => end.view === after.view) ?? ends[again - 1];
    return { verdict: 'restarted', isProven: true, first: before ?? after, last: after };
  }
  const looks = firstOfViews(ends);
  const shifts: { before: End; after: End }[] = [];
  for (const [i, look] of looks.entries()) {
    const before = looks[i - 1];
    if (!before || look.isAfterJump === true || !isShifted(before, look)) continue;
    if (isSameAgain(before, look)) return { verdict: 'moved', isProven: true, first: before, last: look };
    shifts.push({ before, after: look });
  }
  // One shift may be the device's clock. Two are the page's.
  const [one, ...more] = shifts;
  const two = more.at(-1);
  if (one && two) {
    const isPast = shifts.every(({ before, after: later }) => later.at > deadlineOf(before));
    return {
      verdict: isPast ? 'expired-still-on' : 'moved',
      isProven: true,
      first: one.before,
      last: two.after,
    };
  }
  const isUnclear = one !== undefined || looks.length < 2 || looks.some((look) => look.isAfterJump === true);
  return isUnclear ? undefined : { verdict: 'consistent', isProven: false, first, last };
}

function proofOfCounts(counts: readonly Count[]): Proof | undefined {
  const [first] = counts;
  const last = counts.at(-1);
  if (!first || !last) return undefined;
  if (first.promised.what === 'left') {
    const looks = firstOfViews(counts);
    const isSame = counts.every(({ promised }) => promised.count === first.promised.count);
    if (isSame && looks.length >= FROZEN_VIEWS && last.at - first.at >= FROZEN_MS)
      return { verdict: 'frozen', isProven: false, first, last };
  } else if (isErratic(counts)) return { verdict: 'random', isProven: false, first, last };
  return undefined;
}

/** Whether numbers jump up and down far and fast: crowds come and go little by little. */
function isErratic(counts: readonly Count[]): boolean {
  if (counts.length < RANDOM_READINGS) return false;
  let ups = 0;
  let downs = 0;
  for (const [i, { at, promised }] of counts.entries()) {
    const before = counts[i - 1];
    if (!before || at - before.at > RANDOM_MS) continue;
    const [one, other] = [before.promised.count, promised.count];
    const change = other - one;
    const farAt = Math.max(RANDOM_SHARE * Math.max(one, other), RANDOM_DEVIATIONS * Math.sqrt(one + other));
    const isFar = Math.abs(change) >= farAt;
    if (isFar && change > 0) ups += 1;
    if (isFar && change < 0) downs += 1;
  }
  return ups > 0 && downs > 0;
}

/**
 * What the readings of one claim say.
 *
 * @param readings of one claim, oldest first
 * @returns the verdict, or undefined where nothing can be said
 */
export function proofOf(readings: readonly Reading[]): Proof | undefined {
  const ends = readings.filter(isEnd);
  if (ends.some(({ promised }) => promised.isRenewed === true)) return undefined;
  if (ends.some(({ promised }) => promised.isNamed === true)) return proofOfNamed(ends);
  if (ends.length > 0) return proofOfEnds(ends);
  return proofOfCounts(readings.filter((reading): reading is Count => !isEnd(reading)));
}

/** What a reading says, as it is shown to people. */
export function saidIn({ at, promised }: Reading): Said {
  return promised.what === 'end' ? { at, endsAt: at + promised.remainingMs } : { at, count: promised.count };
}

/** Readings that are kept of one claim: the first, which say what was promised, and the last. */
const KEPT_FIRST = 1;
const KEPT_LAST = 4;

/** The readings to keep of one claim: less than a kilobyte. What was proven stays proven. */
export function pruneReadings(readings: readonly Reading[]): readonly Reading[] {
  if (readings.length <= KEPT_FIRST + KEPT_LAST) return readings;
  return [...readings.slice(0, KEPT_FIRST), ...readings.slice(-KEPT_LAST)];
}

/** A finding with what its claim over time says: the verdict, and the two times that show it. */
export function withProof<F extends Finding>(finding: F, { verdict, isProven, first, last }: Proof): F {
  const seen = finding.seen.filter(({ what }) => what !== 'promised');
  return {
    ...finding,
    verdict,
    evidence: isProven ? 'proven' : verdict === 'consistent' ? finding.evidence : 'observed',
    seen:
      verdict === 'consistent'
        ? seen
        : [...seen, { what: 'promised', first: saidIn(first), last: saidIn(last) }],
  };
}
