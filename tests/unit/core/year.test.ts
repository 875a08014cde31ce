import { describe, expect, it } from 'vitest';

import { addDays } from '@/lib/core/report';
import { totalOf, yearOf, type WeekTotal } from '@/lib/core/year';

import { browsingOf, sightingOf, sightingsOf } from '../components/examples';

const FIRST = '2026-01-05';

/** Weeks one after the other: pushes by site, and hours of browsing. */
function weeksOf(...weeks: readonly (readonly [Readonly<Record<string, number>>, number])[]): WeekTotal[] {
  return weeks.map(([sites, hours], i) => ({
    from: addDays(FIRST, 7 * i),
    pushes: Object.values(sites).reduce((sum, count) => sum + count, 0),
    visibleMs: hours * 3_600_000,
    sites: new Map(Object.entries(sites)),
  }));
}

describe('a week of the year', () => {
  it('adds up its own days, pushes alone', () => {
    const total = totalOf(
      FIRST,
      [
        ...sightingsOf(3, 'scarcity', 'shop.example', FIRST, 9),
        ...sightingsOf(2, 'deadline', 'shop.example', addDays(FIRST, 6), 9),
        ...sightingsOf(7, 'deadline', 'shop.example', addDays(FIRST, 7), 9),
        sightingOf({ pattern: 'gate', trigger: 'sought', day: FIRST }),
      ],
      [browsingOf(FIRST, 60), browsingOf(addDays(FIRST, -1), 60)],
    );
    expect(total).toEqual({
      from: FIRST,
      pushes: 5,
      visibleMs: 3_600_000,
      sites: new Map([['shop.example', 5]]),
    });
  });
});

describe('the year', () => {
  it('begins with the first week that holds anything', () => {
    expect(yearOf(weeksOf([{}, 0], [{}, 0], [{ a: 2 }, 3], [{}, 0])).weeks).toHaveLength(2);
    expect(yearOf([]).weeks).toEqual([]);
  });

  it('names the calmest and the loudest week by pushes an hour, where there was time enough to say so', () => {
    const weeks = weeksOf([{ a: 10 }, 10], [{ a: 8 }, 2], [{ a: 1 }, 0.2], [{ a: 6 }, 30]);
    expect(yearOf(weeks)).toMatchObject({ calmest: '2026-01-26', loudest: '2026-01-12' });
    expect(yearOf(weeksOf([{ a: 10 }, 10])).calmest).toBeUndefined();
  });

  it('names sites that changed, most first, and none before there is enough to compare', () => {
    const before = Array.from({ length: 8 }, () => [{ loud: 2, calm: 12, same: 5 }, 10] as const);
    const now = Array.from({ length: 4 }, () => [{ loud: 9, calm: 1, same: 6, fresh: 4 }, 10] as const);
    const year = yearOf(weeksOf(...before, ...now));
    expect(year.louder).toEqual([
      { site: 'loud', before: 2, now: 9 },
      { site: 'fresh', before: 0, now: 4 },
    ]);
    expect(year.calmer).toEqual([{ site: 'calm', before: 12, now: 1 }]);
    expect(yearOf(weeksOf(...now)).louder).toEqual([]);
  });
});
