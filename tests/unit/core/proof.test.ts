import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { proofOf, pruneReadings } from '@/lib/core/proof';
import type { Reading } from '@/lib/core/types';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 9, 1, 9);

/** What a clock shows that is cut off at whole units, read a moment after the page was opened. */
function read(at: number, deadline: number, view: string, unitMs = SECOND): Reading {
  const remainingMs = Math.max(0, Math.floor((deadline - at) / unitMs) * unitMs);
  return { at, view, sinceMs: 0, promised: { what: 'end', remainingMs, unitMs } };
}

/** An end that the calendar names. */
function named(at: number, end: number, view: string): Reading {
  return {
    at,
    view,
    sinceMs: 0,
    promised: { what: 'end', remainingMs: end - at, unitMs: MINUTE, isNamed: true },
  };
}

function left(at: number, count: number, view: string): Reading {
  return { at, view, sinceMs: 0, promised: { what: 'left', count } };
}

function people(at: number, count: number, view: string): Reading {
  return { at, view, sinceMs: 0, promised: { what: 'people', count } };
}

/** Visits: how long after the one before, and how late the clock was read. */
const visits = fc.array(
  fc.record({
    afterMs: fc.oneof(
      fc.integer({ min: 5 * SECOND, max: 10 * MINUTE }),
      fc.integer({ min: 10 * MINUTE, max: 2 * DAY }),
      fc.integer({ min: 2 * DAY, max: 10 * DAY }),
    ),
    lateMs: fc.integer({ min: 0, max: 1_900 }),
  }),
  { minLength: 2, maxLength: 8 },
);
type Visit = { afterMs: number; lateMs: number };

/** The times of visits, and what a page shows at each. */
function historyOf(
  all: readonly Visit[],
  show: (openedAt: number, readAt: number, view: string, i: number) => Reading | undefined,
): Reading[] {
  let at = START;
  return all.flatMap(({ afterMs, lateMs }, i) => {
    at += afterMs;
    return show(at, at + lateMs, `v${i}`, i) ?? [];
  });
}

const unit = fc.constantFrom(SECOND, SECOND, MINUTE);
const RUNS = { numRuns: 2_500 };

describe('an honest shop is never accused', () => {
  it('with a fixed end', () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: HOUR, max: 30 * DAY }), unit, (all, lengthMs, unitMs) => {
        const end = START + lengthMs;
        const history = historyOf(all, (_, at, view) => (at < end ? read(at, end, view, unitMs) : undefined));
        expect(proofOf(history)?.isProven ?? false).toBe(false);
      }),
      RUNS,
    );
  });

  it('with a cut-off each day, over the days when clocks are set', () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: 0, max: 23 }), unit, (all, hour, unitMs) => {
        // In a zone that sets its clocks back on 25 October 2026 at 01:00 UTC.
        const cutOff = (at: number): number => {
          for (let day = Math.floor(at / DAY) - 1; ; day += 1) {
            const summer = day * DAY + (hour - 2) * HOUR;
            const end = summer < Date.UTC(2026, 9, 25, 1) ? summer : summer + HOUR;
            if (end > at) return end;
          }
        };
        const history = historyOf(all, (_, at, view) => read(at, cutOff(at), view, unitMs));
        expect(proofOf(history)?.isProven ?? false).toBe(false);
      }),
      RUNS,
    );
  });

  it('with holds on a seat, a room, a cart that each visit begins anew', () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: 5, max: 30 }), (all, minutes) => {
        const history = historyOf(all, (openedAt, at, view) => {
          const { promised, ...rest } = read(at, openedAt + minutes * MINUTE, view);
          return { ...rest, promised: { ...promised, isRenewed: true } } as Reading;
        });
        expect(proofOf(history)?.isProven ?? false).toBe(false);
      }),
      RUNS,
    );
  });

  it('on a device whose clock was set once, by however much, seen or not', () => {
    fc.assert(
      fc.property(
        visits,
        fc.integer({ min: HOUR, max: 30 * DAY }),
        fc.integer({ min: -5 * DAY, max: 5 * DAY }),
        fc.integer({ min: 1, max: 7 }),
        (all, lengthMs, jumpMs, from) => {
          // The page counts by its server's time: what it shows is right, and our own time is not.
          const end = START + lengthMs;
          let before = START;
          const history = historyOf(all, (_, at, view, i) => {
            const isJump = i === from;
            // Looks so close together are read by one worker, which sees that its clock was set.
            const isSeen = isJump && at - before < 30 * SECOND;
            before = at;
            if (at >= end) return undefined;
            const reading = read(at, end, view);
            return { ...reading, at: at + (i >= from ? jumpMs : 0), ...(isSeen && { isAfterJump: true }) };
          });
          expect(proofOf(history)?.isProven ?? false).toBe(false);
        },
      ),
      RUNS,
    );
  });

  it('that is open in several tabs at once, some of them left alone for hours', () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: HOUR, max: 30 * DAY }), unit, (all, lengthMs, unitMs) => {
        const end = START + lengthMs;
        // Each tab is read when it opens; a second one a moment after the first, of the same page.
        const history = historyOf(all, (_, at, view) =>
          at < end ? read(at, end, view, unitMs) : undefined,
        ).flatMap((reading, i) => [
          reading,
          read(reading.at + (i % 3) * SECOND, end, `${reading.view} beside`, unitMs),
        ]);
        expect(proofOf(history)?.isProven ?? false).toBe(false);
      }),
      RUNS,
    );
  });

  it('that names a day or an hour, seen from any time zone one travels through', () => {
    const zone = fc.integer({ min: -12 * 4, max: 14 * 4 });
    fc.assert(
      fc.property(visits, fc.array(zone, { minLength: 8, maxLength: 8 }), (all, zones) => {
        const isToday = all.length % 2 === 0;
        const history = historyOf(all, (_, at, view, i) => {
          const aheadMs = (zones[i] ?? 0) * 15 * MINUTE;
          // 18 o'clock of this day, or of 12 October, by the clock on the wall where one is.
          const day = isToday ? Math.floor((at + aheadMs) / DAY) * DAY : Date.UTC(2026, 9, 12);
          return named(at, day + 18 * HOUR - aheadMs, view);
        });
        expect(proofOf(history)?.isProven ?? false).toBe(false);
      }),
      RUNS,
    );
  });

  it('with a clock, however one travels: it counts the same everywhere', () => {
    const [a, b, c] = [0, 5, 9].map((hours, i) => read(START + hours * HOUR, START + 20 * HOUR, `v${i}`));
    expect(a && b && c && proofOf([a, b, c])?.verdict).toBe('consistent');
  });

  it('at a single sighting, whatever it says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * DAY }), (lengthMs) => {
        expect(proofOf([read(START, START + lengthMs, 'v')])).toBeUndefined();
      }),
      RUNS,
    );
  });
});

/** The share of histories of three visits in which the liar is proven. @param minMs from one visit to the next, at least */
function caught(show: (seed: number) => Parameters<typeof historyOf>[1], minMs = 30 * SECOND): number {
  const three = fc.array(
    fc.record({
      afterMs: fc.integer({ min: minMs, max: 3 * DAY }),
      lateMs: fc.integer({ min: 0, max: 1_900 }),
    }),
    { minLength: 3, maxLength: 3 },
  );
  // Every wait as likely as any: small ones are not dearer to people than to fast-check.
  const all = fc.noBias(fc.tuple(three, fc.integer({ min: 1, max: 1_000_000 })));
  const histories = fc.sample(all, { numRuns: 2_000, seed: 20_261_125 });
  const found = histories.filter(
    ([visited, seed]) => proofOf(historyOf(visited, show(seed)))?.isProven === true,
  );
  return found.length / histories.length;
}

/** Begins its clock somewhere else at every load. */
const elsewhere = (seed: number) => (openedAt: number, at: number, view: string, i: number) =>
  read(at, openedAt + (10 + ((seed * (i + 7)) % 50)) * MINUTE, view);

/** Prolongs its offer each time by some hours, five to thirteen. */
const prolonged = (seed: number) => (_: number, at: number, view: string) => {
  const length = (300 + (seed % 480)) * MINUTE;
  return read(at, Math.ceil(at / length) * length, view);
};

/** Twenty seconds from one look to the next. */
const soon = (i: number): number => START + i * 20 * SECOND;

describe('a liar is caught by the third visit', () => {
  it('whose clock begins anew at every load', () => {
    expect(
      caught((seed) => (openedAt, at, view) => read(at, openedAt + (2 + (seed % 60)) * MINUTE, view)),
    ).toBeGreaterThan(0.95);
  });

  it('whose clock begins somewhere else at every load', () => {
    expect(caught(elsewhere)).toBeGreaterThan(0.95);
  });

  it('whose offer is prolonged each time by some hours', () => {
    // Looks within the same few hours see the same end, as an honest page would show it.
    expect(caught(prolonged, 13 * HOUR)).toBeGreaterThan(0.95);
  });

  it('whose clock runs again after zero', () => {
    const history: Reading[] = [
      read(START, START + 4 * SECOND, 'v'),
      { ...read(START + 6 * SECOND, START + 64 * SECOND, 'v'), isAfterZero: true },
    ];
    expect(proofOf(history)).toMatchObject({ verdict: 'restarted', isProven: true });
  });
});

describe('a verdict', () => {
  it('names the two looks that show it', () => {
    const [a, b] = [
      read(START, START + 20 * MINUTE, 'a'),
      read(START + 12 * SECOND, START + 20 * MINUTE + 12 * SECOND, 'b'),
    ];
    expect(proofOf([a, b])).toEqual({ verdict: 'moved', isProven: true, first: a, last: b });
  });

  it('says that an end was kept to', () => {
    const end = START + 5 * HOUR;
    const history = [read(START, end, 'a'), read(START + HOUR, end, 'b')];
    expect(proofOf(history)).toMatchObject({ verdict: 'consistent', isProven: false });
  });

  it('says that the offer still stands where its end passed, twice', () => {
    const history = [
      read(START, START + HOUR, 'a'),
      read(START + 7 * HOUR, START + 9 * HOUR, 'b'),
      read(START + 30 * HOUR, START + 37 * HOUR, 'c'),
    ];
    expect(proofOf(history)).toMatchObject({ verdict: 'expired-still-on', isProven: true });
    expect(proofOf(history.slice(0, 2))).toBeUndefined();
  });

  it('says that a named day passed everywhere on earth, and proves nothing by it', () => {
    const end = START + 2 * DAY;
    const before = named(START, end, 'a');
    expect(proofOf([before, named(end + 20 * HOUR, end, 'b')])?.verdict).toBe('consistent');
    const after = named(end + 30 * HOUR, end, 'c');
    expect(proofOf([before, after])).toEqual({
      verdict: 'expired-still-on',
      isProven: false,
      first: before,
      last: after,
    });
    expect(proofOf([named(end + 30 * HOUR, end, 'c'), named(end + 40 * HOUR, end, 'd')])).toBeUndefined();
  });

  it('says that stock never sells, and proves nothing by it', () => {
    const days = [0, 2, 4, 6].map((day) => left(START + day * DAY, 3, `v${day}`));
    expect(proofOf(days)).toMatchObject({ verdict: 'frozen', isProven: false });
    expect(proofOf([...days.slice(0, 3), left(START + 6 * DAY, 2, 'x')])).toBeUndefined();
    expect(proofOf(days.slice(0, 2))).toBeUndefined();
  });

  it('says that a crowd is made up, and proves nothing by it', () => {
    expect(proofOf([17, 31, 12, 26].map((n, i) => people(soon(i), n, `v${i}`)))).toMatchObject({
      verdict: 'random',
      isProven: false,
    });
    expect(proofOf([17, 31, 12].map((n, i) => people(soon(i), n, `v${i}`)))?.verdict).toBe('random');
    for (const honest of [
      [17, 18, 17, 19, 20],
      [3, 6, 2, 5, 3],
      [40, 62, 88, 120],
    ])
      expect(proofOf(honest.map((n, i) => people(soon(i), n, `v${i}`)))).toBeUndefined();
  });

  it('stays the same when old readings are dropped', () => {
    const history = Array.from({ length: 40 }, (_, i) =>
      read(START + i * HOUR, START + i * HOUR + 20 * MINUTE, `v${i}`),
    );
    expect(pruneReadings(history)).toHaveLength(5);
    expect(proofOf(pruneReadings(history))?.verdict).toBe(proofOf(history)?.verdict);
  });
});
