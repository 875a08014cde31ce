import { describe, expect, it } from 'vitest';

import { clockText, runsDown, settle, timeIn, timesOf } from '@/lib/core/clock';
import type { ClockReading } from '@/lib/core/types';

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;

function digits(text: string): Set<string>[] {
  return [...text].map((d) => new Set([d]));
}

describe('timeIn', () => {
  it.each([
    ['02:13:45', 'de', 2 * HOUR + 13 * MIN + 45_000],
    ['14:09', 'en', 14 * MIN + 9_000],
    ['1 Tag 4 Std. 17 Min. 9 Sek.', 'de', DAY + 4 * HOUR + 17 * MIN + 9_000],
    ['2 days, 3 hours and 5 minutes', 'en', 2 * DAY + 3 * HOUR + 5 * MIN],
    ['Angebot endet in 00:59:59', 'de', 59 * MIN + 59_000],
    ['3d 04:00:10', 'en', 3 * DAY + 4 * HOUR + 10_000],
  ])('reads %s (%s)', (text, lang, ms) => {
    expect(timeIn(text, lang)?.candidates[0]).toBe(ms);
  });

  it('offers hundredths as a second meaning', () => {
    expect(timeIn('09:58:47', 'en')?.candidates).toContain(9 * MIN + 58_000 + 470);
  });

  it.each(['', 'no digits here', '99:99:99', '1.234,50 €'])('reads no time from "%s"', (text) => {
    expect(timeIn(text, 'de')).toBeUndefined();
  });
});

describe('timesOf', () => {
  it('pairs single digits from the right', () => {
    expect(timesOf(digits('021345'), [])?.candidates).toEqual([2 * HOUR + 13 * MIN + 45_000]);
    expect(timesOf(digits('01021345'), [])?.candidates).toEqual([DAY + 2 * HOUR + 13 * MIN + 45_000]);
  });

  it('takes whole numbers as they are, with the units named beside them', () => {
    const places = [new Set(['3']), new Set(['12']), new Set(['40'])];
    expect(timesOf(places, [DAY, HOUR, MIN])?.candidates).toEqual([3 * DAY + 12 * HOUR + 40 * MIN]);
  });

  it('keeps both meanings of a place that turns', () => {
    const places = [new Set(['10']), new Set(['45', '44'])];
    expect(timesOf(places, [])?.candidates).toEqual([10 * MIN + 45_000, 10 * MIN + 44_000]);
  });

  it('is no clock with one number or with too many', () => {
    expect(timesOf([new Set(['10'])], [])).toBeUndefined();
    expect(
      timesOf(
        ['1', '22', '33', '44', '55'].map((t) => new Set([t])),
        [],
      ),
    ).toBeUndefined();
  });
});

describe('settle', () => {
  it('finds the row of times that runs down among flip cards that hold two digits', () => {
    const looks = [45, 44, 43].map((s, i) => ({ at: i * 1000, candidates: [s * 1000, (s - 1) * 1000] }));
    expect(settle(looks)?.map((r) => r.remainingMs)).toEqual([45_000, 44_000, 43_000]);
  });

  it.each([
    ['a stopwatch', [41_000, 42_000, 43_000]],
    ['a clock that stands still', [41_000, 41_000, 41_000]],
    ['a score', [61_000, 61_000, 122_000]],
    ['a number that falls far too fast', [90_000, 60_000, 30_000]],
  ])('does not take %s for a countdown', (_, times) => {
    expect(settle(times.map((ms, i) => ({ at: i * 1000, candidates: [ms] })))).toBeUndefined();
  });

  it('waits until it has seen enough', () => {
    expect(
      settle([
        { at: 0, candidates: [10_000] },
        { at: 1000, candidates: [9_000] },
      ]),
    ).toBeUndefined();
  });

  it('takes two looks of a clock of minutes that lie a minute apart', () => {
    const looks = [
      { at: 0, candidates: [14 * MIN] },
      { at: 60_200, candidates: [13 * MIN] },
    ];
    expect(settle(looks)).toHaveLength(2);
  });
});

function reading(remainingMs: number, at: number): ClockReading {
  return { remainingMs, at, text: clockText(remainingMs) };
}

describe('runsDown', () => {
  it('says from where to where', () => {
    expect(runsDown([reading(14 * MIN + 12_000, 0), reading(14 * MIN + 9_000, 3_100)])).toEqual({
      from: '14:12',
      to: '14:09',
    });
  });

  it('is silent when the clock rose in between or there is too little', () => {
    expect(runsDown([reading(10_000, 0), reading(12_000, 1_000), reading(8_000, 2_000)])).toBeUndefined();
    expect(runsDown([reading(10_000, 0)])).toBeUndefined();
    expect(runsDown([])).toBeUndefined();
  });
});

describe('clockText', () => {
  it.each([
    [9_000, '00:09'],
    [2 * HOUR + 3 * MIN, '2:03:00'],
    [3 * DAY + 5_000, '3 d 00:00:05'],
    [-5, '00:00'],
  ])('writes %d as %s', (ms, text) => {
    expect(clockText(ms)).toBe(text);
  });
});
