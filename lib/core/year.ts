/** From weeks to the year a person sees: how it went, its calmest and its loudest week, and the sites that changed. Pure. */
import { addDays, isPush } from './report';
import type { Browsing, Sighting } from './types';

/** What is kept of one week for the year. */
export type WeekTotal = {
  /** First local day. */
  from: string;
  pushes: number;
  visibleMs: number;
  /** Pushes by site. */
  sites: ReadonlyMap<string, number>;
};

/** A site that pushes more or less than before; mean pushes a week. */
export type SiteChange = { site: string; before: number; now: number };

export type Year = {
  /** The weeks from the first that holds anything, oldest first; a week without anything among them is a zero. */
  weeks: readonly { from: string; pushes: number; visibleMs: number }[];
  /** Fewest and most pushes an hour, among weeks with enough browsing to say so. */
  calmest?: string;
  loudest?: string;
  /** Most changed first. */
  louder: readonly SiteChange[];
  calmer: readonly SiteChange[];
};

/** So many weeks are a year. */
export const YEAR_WEEKS = 53;
/** Less browsing than this says nothing of a week. */
const ENOUGH_MS = 3_600_000;
/** The weeks that are "now", and those before that they are measured against. */
const NOW_WEEKS = 4;
const BEFORE_WEEKS = 12;
/** A site has changed where the difference is so large, in pushes a week and as a share of the larger. */
const CHANGE_LEAST = 2;
const CHANGE_SHARE = 0.4;
const MOST_SITES = 3;

/** Adds up one week. @param sightings and browsing of its days; others are passed over */
export function totalOf(
  from: string,
  sightings: readonly Sighting[],
  browsing: readonly Browsing[],
): WeekTotal {
  const to = addDays(from, 6);
  const sites = new Map<string, number>();
  let pushes = 0;
  for (const sighting of sightings) {
    if (sighting.day < from || sighting.day > to || !isPush(sighting)) continue;
    pushes += 1;
    sites.set(sighting.site, (sites.get(sighting.site) ?? 0) + 1);
  }
  let visibleMs = 0;
  for (const { day, visibleMs: ms } of browsing) if (day >= from && day <= to) visibleMs += ms;
  return { from, pushes, visibleMs, sites };
}

function meanBySite(weeks: readonly WeekTotal[]): Map<string, number> {
  const means = new Map<string, number>();
  for (const { sites } of weeks)
    for (const [site, count] of sites) means.set(site, (means.get(site) ?? 0) + count / weeks.length);
  return means;
}

/** Sites that changed, most first. Nothing where there are too few weeks to compare. */
function changesOf(weeks: readonly WeekTotal[]): SiteChange[] {
  const now = weeks.slice(-NOW_WEEKS);
  const before = weeks.slice(-NOW_WEEKS - BEFORE_WEEKS, -NOW_WEEKS);
  if (before.length < NOW_WEEKS) return [];
  const nowMeans = meanBySite(now);
  const beforeMeans = meanBySite(before);
  return [...new Set([...nowMeans.keys(), ...beforeMeans.keys()])]
    .map((site) => ({ site, before: beforeMeans.get(site) ?? 0, now: nowMeans.get(site) ?? 0 }))
    .filter(({ before: was, now: is }) => {
      const change = Math.abs(is - was);
      return change >= CHANGE_LEAST && change >= CHANGE_SHARE * Math.max(was, is);
    })
    .toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
}

/**
 * @param totals of whole weeks, oldest first; those before the first that holds anything are left out
 */
export function yearOf(totals: readonly WeekTotal[]): Year {
  const first = totals.findIndex(({ pushes, visibleMs }) => pushes > 0 || visibleMs > 0);
  const weeks = first < 0 ? [] : totals.slice(first);
  const rate = ({ pushes, visibleMs }: WeekTotal): number => pushes / visibleMs;
  const told = weeks
    .filter(({ visibleMs }) => visibleMs >= ENOUGH_MS)
    .toSorted((a, b) => rate(a) - rate(b) || (a.from < b.from ? -1 : 1));
  const [calmest] = told;
  const loudest = told.at(-1);
  const changes = changesOf(weeks);
  return {
    weeks: weeks.map(({ from, pushes, visibleMs }) => ({ from, pushes, visibleMs })),
    // Of one week alone neither can be said.
    ...(told.length > 1 && calmest && loudest && { calmest: calmest.from, loudest: loudest.from }),
    louder: changes.filter(({ now, before }) => now > before).slice(0, MOST_SITES),
    calmer: changes.filter(({ now, before }) => now < before).slice(0, MOST_SITES),
  };
}
