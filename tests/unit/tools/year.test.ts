import { describe, expect, it } from 'vitest';

import { addDays, isLocalTime, weekOf } from '@/lib/core/report';
import { PATTERNS, QUOTE_LENGTH } from '@/lib/core/types';

import { makeYear } from '../../../tools/year';

const year = makeYear({ endsOn: '2026-11-25', sightings: 20_000 });

describe('a made-up year', () => {
  it('is the same each time, and another for another seed', () => {
    expect(makeYear({ endsOn: '2026-11-25', sightings: 20_000 })).toEqual(year);
    expect(makeYear({ endsOn: '2026-11-25', sightings: 20_000, seed: 2 })).not.toEqual(year);
  });

  it('has as many sightings as were asked for, each once, on 365 days', () => {
    const { sightings, browsing } = year;
    expect(sightings).toHaveLength(20_000);
    expect(new Set(sightings.map(({ day, id }) => `${day} ${id}`)).size).toBe(20_000);
    expect(new Set(sightings.map(({ day }) => day)).size).toBe(365);
    expect(sightings[0]?.day).toBe(addDays('2026-11-25', -364));
    expect(sightings.at(-1)?.day).toBe('2026-11-25');
    expect(browsing).toHaveLength(365);
  });

  it('holds what the extension itself would have kept', () => {
    for (const { day, hour, seenAt, quote, pattern, trigger } of year.sightings) {
      expect(isLocalTime(day, hour, seenAt)).toBe(true);
      expect(quote.length).toBeLessThanOrEqual(QUOTE_LENGTH);
      expect(trigger !== undefined).toBe(pattern === 'gate');
    }
    expect(new Set(year.sightings.map(({ pattern }) => pattern))).toEqual(new Set(PATTERNS));
    expect(year.claims.every(({ proof }) => proof?.isProven)).toBe(true);
  });

  it('is believable: more in the evening than at night, a few sites most of all, sales in November', () => {
    const count = (isWanted: (at: { hour: number; day: string; site: string }) => boolean): number =>
      year.sightings.filter(isWanted).length;
    expect(count(({ hour }) => hour >= 19 && hour <= 22)).toBeGreaterThan(5 * count(({ hour }) => hour <= 4));
    expect(count(({ day }) => day.startsWith('2026-11'))).toBeGreaterThan(
      1.2 * count(({ day }) => day.startsWith('2026-09')),
    );
    const sites = new Map<string, number>();
    for (const { site } of year.sightings) sites.set(site, (sites.get(site) ?? 0) + 1);
    const most = Math.max(...sites.values());
    expect(sites.size).toBeGreaterThan(80);
    expect(most).toBeGreaterThan((5 * 20_000) / sites.size);
    expect(weekOf('2026-11-16', year.sightings, year.browsing).usual).toBeGreaterThan(100);
  });
});
