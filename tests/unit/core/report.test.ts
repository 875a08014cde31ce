import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';

import {
  addDays,
  firstDayOf,
  isDay,
  isLocalTime,
  isPush,
  localDay,
  weekOf,
  weekStart,
} from '../../../lib/core/report';
import { GATE_FORMS, PATTERNS, TRIGGERS, type Browsing, type Sighting } from '../../../lib/core/types';

const FROM = '2026-11-23';
let count = 0;

function sighting(given: Partial<Sighting> = {}): Sighting {
  count += 1;
  const day = given.day ?? FROM;
  const hour = given.hour ?? 12;
  return {
    id: `s${count}`,
    pattern: 'scarcity',
    site: 'shop.example',
    quote: 'Nur noch 3 auf Lager',
    evidence: 'claimed',
    claim: `c${count}`,
    seenAt: new Date(`${day}T00:00:00Z`).getTime() + hour * 3_600_000,
    day,
    hour,
    ...given,
  };
}

function browsing(day: string, visibleMs = 600_000, pages = 5): Browsing {
  return { day, visibleMs, pages };
}

function sum(rows: readonly { count: number }[]): number {
  return rows.reduce((total, row) => total + row.count, 0);
}

describe('what is a push', () => {
  it.each([
    [{ pattern: 'gate', trigger: 'imposed' }, true],
    [{ pattern: 'gate', trigger: 'sought' }, false],
    [{ pattern: 'gate' }, false],
    [{ pattern: 'countdown' }, true],
    [{ pattern: 'preticked', trigger: 'sought' }, true],
  ] as const)('%o: %s', (given, isPushed) => {
    expect(isPush(given)).toBe(isPushed);
  });
});

describe('days', () => {
  it.each([
    ['2026-11-23', 1, '2026-11-23'],
    ['2026-11-29', 1, '2026-11-23'],
    ['2026-11-22', 1, '2026-11-16'],
    ['2026-11-23', 7, '2026-11-22'],
    ['2026-11-28', 7, '2026-11-22'],
    ['2026-11-28', 6, '2026-11-28'],
    ['2027-01-01', 1, '2026-12-28'],
    ['2024-03-01', 1, '2024-02-26'],
  ])('%s with weeks from day %i begins on %s', (day, firstDay, start) => {
    expect(weekStart(day, firstDay)).toBe(start);
  });

  it('puts each day in just one week, whatever the first day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 7 }), (offset, firstDay) => {
        const day = addDays('1970-01-01', offset);
        const start = weekStart(day, firstDay);
        expect(start <= day && day <= addDays(start, 6)).toBe(true);
        expect(weekStart(start, firstDay)).toBe(start);
        expect(new Date(`${start}T00:00:00Z`).getUTCDay() || 7).toBe(firstDay);
      }),
    );
  });

  it('knows which days there are', () => {
    expect(['2026-11-23', '2024-02-29'].every(isDay)).toBe(true);
    expect(
      ['2026-02-29', '2026-11-31', '2026-1-1', '', 'x', '2026-11-23T00', '+02026-11-23'].some(isDay),
    ).toBe(false);
  });

  it('writes a local day from a date', () => {
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
    expect(localDay(new Date(2026, 10, 23, 0, 0))).toBe('2026-11-23');
  });

  it('believes a wall clock anywhere on earth, and no other', () => {
    const at = new Date('2026-11-23T12:30:00Z').getTime();
    expect(isLocalTime('2026-11-23', 12, at)).toBe(true);
    expect(isLocalTime('2026-11-23', 0, at)).toBe(true);
    expect(isLocalTime('2026-11-24', 2, at)).toBe(true);
    expect(isLocalTime('2026-11-24', 4, at)).toBe(false);
    expect(isLocalTime('2026-11-22', 23, at)).toBe(false);
    expect(isLocalTime('2025-11-23', 12, at)).toBe(false);
  });
});

describe('the first day of the week', () => {
  afterEach(() => vi.unstubAllGlobals());
  const cases = [
    ['de-DE', 1],
    ['de', 1],
    ['en-GB', 1],
    ['en-US', 7],
    ['en', 7],
    ['pt-BR', 7],
    ['ar-EG', 6],
    ['not a locale', 1],
  ] as const;

  it.each(cases)('in %s is %i', (locale, firstDay) => {
    expect(firstDayOf(locale)).toBe(firstDay);
  });

  it.each(cases)('in %s is %i too where the browser does not know', (locale, firstDay) => {
    class Locale extends Intl.Locale {
      readonly getWeekInfo = undefined;
      readonly weekInfo = undefined;
    }
    vi.stubGlobal('Intl', { Locale });
    expect(firstDayOf(locale)).toBe(firstDay);
  });
});

describe('a week', () => {
  it('without anything is empty and whole', () => {
    const week = weekOf(FROM, [], []);
    expect(week).toMatchObject({ from: FROM, to: '2026-11-29', pushes: 0, asked: 0, sites: 0, pages: 0 });
    expect(week.byDay.map(({ day }) => day)).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]);
    expect(week.byHour.map((hours) => hours.length)).toEqual([24, 24, 24, 24, 24, 24, 24]);
    expect(week.usual).toBeUndefined();
    expect(week.msPerPush).toBeUndefined();
    expect(week.byPattern).toEqual([]);
  });

  it('adds up pushes by pattern, day, hour, site and form, and counts what was sought apart', () => {
    const week = weekOf(
      FROM,
      [
        sighting({ day: '2026-11-23', hour: 8 }),
        sighting({ day: '2026-11-23', hour: 8, site: 'a.example' }),
        sighting({ day: '2026-11-29', hour: 23, pattern: 'countdown' }),
        sighting({ pattern: 'gate', trigger: 'imposed', form: 'discount' }),
        sighting({ pattern: 'gate', trigger: 'sought', form: 'newsletter', site: 'blog.example' }),
        sighting({ pattern: 'gate', trigger: 'sought', form: 'newsletter', site: 'blog.example' }),
        sighting({ day: '2026-11-30' }),
        sighting({ day: '2026-10-25' }),
      ],
      [browsing('2026-11-23', 3_600_000, 7), browsing('2026-11-29', 1_200_000, 3), browsing('2026-11-30')],
    );
    expect(week).toMatchObject({ pushes: 4, asked: 2, sites: 2, visibleMs: 4_800_000, pages: 10 });
    expect(week.msPerPush).toBe(1_200_000);
    expect(week.byPattern).toEqual([
      { pattern: 'scarcity', count: 2, before: 0 },
      { pattern: 'gate', count: 1, before: 0 },
      { pattern: 'countdown', count: 1, before: 0 },
    ]);
    expect(week.byDay.map((day) => day.count)).toEqual([3, 0, 0, 0, 0, 0, 1]);
    expect(week.byDay[6]?.visibleMs).toBe(1_200_000);
    expect(week.byHour[0]?.[8]).toBe(2);
    expect(week.byHour[6]?.[23]).toBe(1);
    expect(week.bySite).toEqual([
      {
        site: 'shop.example',
        count: 3,
        asked: 0,
        before: 0,
        patterns: ['gate', 'countdown', 'scarcity'],
      },
      { site: 'a.example', count: 1, asked: 0, before: 0, patterns: ['scarcity'] },
      { site: 'blog.example', count: 0, asked: 2, before: 0, patterns: ['gate'] },
    ]);
    expect(week.byForm).toEqual([
      { form: 'newsletter', count: 2 },
      { form: 'discount', count: 1 },
    ]);
    expect(week.usual).toBeUndefined();
  });

  it('compares with the mean of those of the four weeks before that hold anything', () => {
    const week = weekOf(
      FROM,
      [
        sighting(),
        ...Array.from({ length: 6 }, () => sighting({ day: '2026-11-22' })),
        sighting({ day: '2026-10-26', pattern: 'deadline', site: 'old.example' }),
        sighting({ day: '2026-10-25', pattern: 'deadline' }),
        sighting({ day: '2026-11-16', pattern: 'gate', trigger: 'sought' }),
      ],
      // 2 to 8 November: browsed, and left in peace. 9 to 15: not there at all.
      [browsing('2026-11-03'), browsing('2026-11-20'), browsing('2026-11-10', 0, 0)],
    );
    expect(week.usual).toBeCloseTo(7 / 3);
    expect(week.byPattern).toEqual([
      { pattern: 'scarcity', count: 1, before: 2 },
      { pattern: 'deadline', count: 0, before: 1 / 3 },
    ]);
    expect(week.bySite).toEqual([
      { site: 'shop.example', count: 1, asked: 0, before: 2, patterns: ['scarcity'] },
    ]);
  });

  it('has a usual of none after a quiet week, which is not a first week', () => {
    expect(weekOf(FROM, [], [browsing('2026-11-20')]).usual).toBe(0);
  });

  it('shows what was proven before what was said, each claim once, at most two of a pattern', () => {
    const week = weekOf(
      FROM,
      [
        sighting({ quote: 'said', pattern: 'deadline' }),
        sighting({ quote: 'proven', evidence: 'proven', pattern: 'countdown', claim: 'x', hour: 1 }),
        sighting({ quote: 'proven later', evidence: 'proven', pattern: 'countdown', claim: 'x', hour: 2 }),
        sighting({
          quote: 'elsewhere',
          evidence: 'proven',
          pattern: 'countdown',
          claim: 'x',
          site: 'b.example',
        }),
        sighting({ quote: 'third', evidence: 'proven', pattern: 'countdown' }),
        sighting({ quote: '', evidence: 'proven', pattern: 'gate', trigger: 'imposed' }),
        sighting({ quote: 'seen', evidence: 'observed', pattern: 'gate', trigger: 'imposed' }),
        sighting({ quote: 'sought', evidence: 'observed', pattern: 'gate', trigger: 'sought' }),
      ],
      [],
    );
    expect(week.quotes.map(({ quote }) => quote)).toEqual(['elsewhere', 'third', 'seen', 'said']);
  });

  it('keeps the day of the clock change whole: both hours of two o’clock are its own', () => {
    // Europe/Berlin, 25 October 2026: 02:30 is seen twice, an hour apart.
    const twice = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) =>
      sighting({ day: '2026-10-25', hour: 2, seenAt: new Date(at).getTime() }),
    );
    const week = weekOf('2026-10-19', twice, []);
    expect(week.byDay[6]).toEqual({ day: '2026-10-25', count: 2, visibleMs: 0 });
    expect(week.byHour[6]?.[2]).toBe(2);
  });

  it('loses nothing and counts nothing twice, whatever is in the log', () => {
    const days = Array.from({ length: 60 }, (_, i) => addDays(FROM, i - 40));
    const records = fc.array(
      fc.record({
        day: fc.constantFrom(...days),
        hour: fc.integer({ min: 0, max: 23 }),
        pattern: fc.constantFrom(...PATTERNS),
        trigger: fc.constantFrom(...TRIGGERS),
        form: fc.constantFrom(...GATE_FORMS),
        site: fc.constantFrom('a.example', 'b.example', 'c.example'),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(records, (given) => {
        const all = given.map(({ form, ...rest }) =>
          sighting(rest.pattern === 'gate' ? { ...rest, form } : rest),
        );
        const week = weekOf(FROM, all, []);
        const now = all.filter(({ day }) => day >= FROM && day <= week.to);
        expect(week.pushes + week.asked).toBe(now.length);
        expect(week.pushes).toBe(now.filter(isPush).length);
        expect(sum(week.byPattern)).toBe(week.pushes);
        expect(sum(week.byDay)).toBe(week.pushes);
        expect(sum(week.bySite)).toBe(week.pushes);
        expect(week.byHour.flat().reduce((n, hour) => n + hour, 0)).toBe(week.pushes);
        expect(sum(week.byForm)).toBe(now.filter(({ form }) => form).length);
        const before = week.byPattern.reduce((n, row) => n + row.before, 0);
        expect(before).toBeCloseTo(week.usual ?? 0);
      }),
    );
  });

  it('adds up a year of heavy use at once', () => {
    const year = Array.from({ length: 100_000 }, (_, i) =>
      sighting({ day: addDays(FROM, -(i % 365)), hour: i % 24, site: `shop${i % 500}.example` }),
    );
    const days = Array.from({ length: 365 }, (_, i) => browsing(addDays(FROM, -i)));
    const begin = performance.now();
    const week = weekOf(FROM, year, days);
    // Some 15 ms on a slow machine: the bound is for a mistake in the order of growth, not for a busy day.
    expect(performance.now() - begin).toBeLessThan(400);
    expect(week.pushes).toBe(274);
    expect(week.usual).toBeCloseTo((28 * 274) / 4, -1);
  });
});
