/** Readings of a clock over time, and whether they run down. Pure: times come with the readings. */
import { unitsOf } from './language';
import { clockMs, tokenize } from './text';
import type { ClockReading } from './types';

/** How far two readings may differ from the time between them: one unit where they are cut off, half a second for a slow page. */
const READING_ERROR_MS = 500;
/** So long and so often a clock of seconds must be seen before it counts. */
const SEEN_MS = 1_200;
const SEEN_TIMES = 3;
/** Readings so far apart need be only two: clocks of minutes change rarely. */
const FAR_APART_MS = 5_000;

/** One look at a clock: every time its digits could mean, the likeliest first. */
export type ClockLook = { at: number; candidates: readonly number[] };

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** "14:12", "2:14:12", "3 d 02:14:12": a remaining time as one short text. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [d, h, m, s] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ];
  if (d > 0) return `${d} d ${two(h)}:${two(m)}:${two(s)}`;
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** The longest time span a text names, in ms, with how many numbers it is made of, or undefined. */
export function timeIn(
  text: string,
  lang: string,
): { candidates: readonly number[]; parts: number } | undefined {
  const tokens = tokenize(text);
  const units = unitsOf(lang);
  let best: { candidates: readonly number[]; parts: number } | undefined;
  for (let i = 0; i < tokens.length; i += 1) {
    const candidates: number[] = [];
    let total = 0;
    let parts = 0;
    let smallest = Number.POSITIVE_INFINITY;
    let at = i;
    for (; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (!token) break;
      if (token.kind === 'clock') {
        const numbers = token.text.split(':').map(Number);
        parts += numbers.length;
        candidates.push(total + token.value);
        // "09:58:47" may be minutes, seconds, hundredths
        const inHundredths = numbers.length > 2 ? clockMs(numbers.slice(0, -1)) : undefined;
        if (inHundredths !== undefined) candidates.push(inHundredths + (numbers.at(-1) ?? 0) * 10);
        break;
      }
      if (token.kind === 'stop' || token.kind === 'sign' || token.text === 'and' || token.text === 'und') {
        if (parts === 0) break;
        continue;
      }
      if (token.kind !== 'number') break;
      const next = tokens[at + 1];
      const unitMs = next?.kind === 'word' ? units.get(next.text) : undefined;
      if (unitMs === undefined || unitMs >= smallest) break;
      total += token.value * unitMs;
      smallest = unitMs;
      parts += 1;
      at += 1;
    }
    if (parts > 0 && candidates.length === 0) candidates.push(total);
    if (parts > (best?.parts ?? 0)) best = { candidates, parts };
  }
  return best;
}

/**
 * All times that digits in separate places could mean. A place that turns may hold two digits at once.
 *
 * @param places what stands at each place, from left to right; all single digits or all whole numbers
 * @param units  the units named beside them in ms, from the largest, if any
 */
export function timesOf(
  places: readonly ReadonlySet<string>[],
  units: readonly number[],
): { candidates: readonly number[]; parts: number } | undefined {
  const isDigits = places.every((p) => [...p].every((t) => t.length === 1)) && places.length > 3;
  const numbers: ReadonlySet<string>[] = [];
  if (isDigits) {
    // Pairs from the right; what is left over belongs to the days.
    let end = places.length;
    while (end > 0) {
      const start = end <= 3 && numbers.length === 3 ? 0 : Math.max(0, end - 2);
      let texts = new Set(['']);
      for (const place of places.slice(start, end))
        texts = new Set([...texts].flatMap((t) => [...place].map((d) => t + d)));
      numbers.unshift(texts);
      end = start;
    }
  } else numbers.push(...places);
  const parts = numbers.length;
  if (parts < 2 || parts > 4 || numbers.some((n) => n.size > 4)) return undefined;
  const lengths = units.length === parts ? units : [86_400_000, 3_600_000, 60_000, 1000].slice(4 - parts);
  let candidates = [0];
  for (const [i, texts] of numbers.entries()) {
    const unitMs = lengths[i] ?? 1000;
    candidates = candidates.flatMap((sum) => [...texts].map((t) => sum + Number(t) * unitMs));
  }
  return candidates.length <= 256 ? { candidates, parts } : undefined;
}

/**
 * Picks from each look the time that fits a clock running down, if there is such a row of times.
 *
 * @param looks oldest first
 * @returns one reading a look, or undefined where they do not run down with the time that passed
 */
export function settle(looks: readonly ClockLook[]): ClockReading[] | undefined {
  const [first] = looks;
  const last = looks.at(-1);
  if (!first || !last) return undefined;
  const passedMs = last.at - first.at;
  if (passedMs < SEEN_MS || (looks.length < SEEN_TIMES && passedMs < FAR_APART_MS)) return undefined;
  for (const start of first.candidates) {
    const readings: ClockReading[] = [];
    for (const look of looks) {
      const expected = start - (look.at - first.at);
      const before = readings.at(-1)?.remainingMs ?? start;
      const nearest = look.candidates
        .filter((c) => c <= before)
        .toSorted((a, b) => Math.abs(a - expected) - Math.abs(b - expected))[0];
      if (nearest === undefined) break;
      readings.push({ remainingMs: nearest, at: look.at, text: clockText(nearest) });
    }
    if (readings.length === looks.length && runsDown(readings)) return readings;
  }
  return undefined;
}

/**
 * Whether a clock ran down: its readings never rose, and fell by the time that passed.
 *
 * @param readings oldest first
 * @returns the texts of the first reading and the last, or undefined
 */
export function runsDown(readings: readonly ClockReading[]): { from: string; to: string } | undefined {
  const [first] = readings;
  const last = readings.at(-1);
  if (!first || !last) return undefined;
  const unitMs = readings.every((r) => r.remainingMs % 60_000 === first.remainingMs % 60_000) ? 60_000 : 1000;
  const fellMs = first.remainingMs - last.remainingMs;
  if (fellMs <= 0) return undefined;
  for (const [i, reading] of readings.entries()) {
    if (i > 0 && reading.remainingMs > (readings[i - 1]?.remainingMs ?? 0)) return undefined;
    const offMs = first.remainingMs - reading.remainingMs - (reading.at - first.at);
    if (Math.abs(offMs) > unitMs + READING_ERROR_MS) return undefined;
  }
  return { from: first.text, to: last.text };
}
