// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';

import type { ClaimReading, NamedEnd, PageFinding } from '@/lib/core/types';
import { Promises } from '@/lib/page/promises';

const HOUR = 3_600_000;

/** What is read of a page that names an end, at a moment of this device's calendar. */
function readingOf(end: Omit<NamedEnd, 'what'>, at: Date): ClaimReading['reading'] | undefined {
  const taken: ClaimReading[] = [];
  const promises = new Promises((promise) => taken.push(promise));
  const finding: PageFinding = {
    id: 'f',
    claim: 'c',
    pattern: 'deadline',
    evidence: 'claimed',
    quote: 'Nur bis Samstag',
    confidence: 0.9,
    lang: 'de',
    seen: [],
    promised: { what: 'until', ...end },
  };
  promises.note(finding, 'view', at.getTime());
  promises.stop();
  return taken[0]?.reading;
}

/** How far ahead the end is that was read. */
function aheadMs(end: Omit<NamedEnd, 'what'>, at: Date): number | undefined {
  const promised = readingOf(end, at)?.promised;
  return promised?.what === 'end' ? promised.remainingMs : undefined;
}

describe('an end that the calendar names', () => {
  const evening = new Date(2026, 10, 24, 17);

  it('is counted from now by the calendar of this device', () => {
    expect(aheadMs({ minute: 18 * 60 + 30 }, evening)).toBe(1.5 * HOUR);
    expect(aheadMs({ minute: 1_440 }, evening)).toBe(7 * HOUR);
    expect(aheadMs({ month: 11, day: 26, minute: 17 * 60 }, evening)).toBe(48 * HOUR);
    expect(readingOf({ minute: 1_440 }, evening)?.promised).toMatchObject({ isNamed: true });
  });

  it('may be past', () => {
    expect(aheadMs({ month: 11, day: 23, minute: 17 * 60 }, evening)).toBe(-24 * HOUR);
  });

  it('without a year is of the nearest one', () => {
    const eve = new Date(2026, 11, 31, 12);
    expect(aheadMs({ month: 1, day: 1, minute: 12 * 60 }, eve)).toBe(24 * HOUR);
    expect(aheadMs({ month: 12, day: 31, minute: 12 * 60 }, new Date(2027, 0, 1, 12))).toBe(-24 * HOUR);
  });
});
