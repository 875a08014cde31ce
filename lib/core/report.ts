/** From sightings and browsing to the week a person sees. Pure: days and hours come with the records. */
import { EVIDENCE, PATTERNS } from './types';
import type { Browsing, Evidence, GateForm, Pattern, Sighting } from './types';

/** A week of the report. Pushes are imposed gates and all other patterns; sought gates are counted apart. */
export type Week = {
  /** First and last local day, "2026-11-23". */
  from: string;
  to: string;
  pushes: number;
  /** Gates that stood in the flow or were asked for. */
  asked: number;
  /** Sites that pushed. */
  sites: number;
  /** Visible browsing. */
  visibleMs: number;
  pages: number;
  /** Visible browsing per push, or undefined without a push or without browsing. */
  msPerPush?: number;
  /**
   * Pushes by pattern, most first; `before` is the mean a week of the weeks of `usual`.
   * Holds patterns that were there before and are gone now.
   */
  byPattern: readonly { pattern: Pattern; count: number; before: number }[];
  /** The seven days in order. */
  byDay: readonly { day: string; count: number; visibleMs: number }[];
  /** Pushes by day (0 to 6 from `from`) and hour (0 to 23): `byHour[day][hour]`. */
  byHour: readonly (readonly number[])[];
  /** Sites that pushed or asked this week, most pushes first; `before` as in `byPattern`. */
  bySite: readonly {
    site: string;
    count: number;
    asked: number;
    before: number;
    patterns: readonly Pattern[];
  }[];
  /** Gates by what they offer, imposed and sought, most first. */
  byForm: readonly { form: GateForm; count: number }[];
  /** Strongest examples, for showing what was said. */
  quotes: readonly { pattern: Pattern; site: string; quote: string; evidence: Evidence; seenAt: number }[];
  /** Mean pushes a week of the (up to four) weeks before that hold anything; undefined in a first week. */
  usual?: number;
};

/** So many weeks before are what is usual. */
export const WEEKS_BEFORE = 4;
/** So many examples are shown, and so many of one pattern. */
const MOST_QUOTES = 6;
const MOST_QUOTES_A_PATTERN = 2;

/** Whether a sighting is a push: everything but a gate the person sought. */
export function isPush(sighting: Pick<Sighting, 'pattern' | 'trigger'>): boolean {
  return sighting.pattern !== 'gate' || sighting.trigger === 'imposed';
}

/** The calendar day of a moment where the person is, "2026-11-23". */
export function localDay(at: Date): string {
  const month = String(at.getMonth() + 1).padStart(2, '0');
  return `${at.getFullYear()}-${month}-${String(at.getDate()).padStart(2, '0')}`;
}

/** Whether a text names a day there is, "2026-11-23". */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** Whether a day and an hour can be what a clock on a wall somewhere showed at a moment (epoch ms). */
export function isLocalTime(day: string, hour: number, at: number): boolean {
  const aheadMs = new Date(`${day}T00:00:00Z`).getTime() + hour * 3_600_000 - at;
  // Clocks on earth are up to 12 hours behind and 14 ahead of UTC; the hour itself has begun up to an hour ago.
  return aheadMs >= -13 * 3_600_000 && aheadMs <= 14 * 3_600_000;
}

/** A local calendar day ("2026-11-23") moved by whole days. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/**
 * First day of the week a day lies in.
 *
 * @param firstDay the locale's first day of the week, 1 Monday to 7 Sunday (as `Intl.Locale` counts, ISO 8601)
 */
export function weekStart(day: string, firstDay: number): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return addDays(day, -((weekday - firstDay + 7) % 7));
}

/** Days a week can be chosen to begin on, 1 Monday, 6 Saturday, 7 Sunday; 0: as people do where the person lives. */
export const FIRST_DAYS = [0, 1, 7, 6] as const;
export type FirstDay = (typeof FIRST_DAYS)[number];

/** Regions whose week does not begin on Monday (CLDR 48, weekData), for browsers without `getWeekInfo`. */
const SATURDAY = 'AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY';
const SUNDAY =
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW';

type WeekInfo = { firstDay: number };
type WeekLocale = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

/**
 * The day a week begins on in a locale, 1 Monday to 7 Sunday.
 *
 * @param locale a language tag ("de-DE"); one that is none begins on Monday
 */
export function firstDayOf(locale: string): number {
  let known: WeekLocale;
  try {
    known = new Intl.Locale(locale);
  } catch {
    return 1;
  }
  const firstDay = known.getWeekInfo?.().firstDay ?? known.weekInfo?.firstDay;
  if (firstDay !== undefined) return firstDay;
  const region = known.maximize().region ?? '';
  if (region === 'MV') return 5;
  if (SATURDAY.split(' ').includes(region)) return 6;
  return SUNDAY.split(' ').includes(region) ? 7 : 1;
}

/** Shades of the map of hours: none, and four steps up to the fullest hour. */
export const HEAT_LEVELS = [0, 1, 2, 3, 4] as const;

/** How dark an hour is drawn. @param most count of the fullest hour */
export function levelOf(count: number, most: number): (typeof HEAT_LEVELS)[number] {
  if (count <= 0 || most <= 0) return 0;
  const share = count / most;
  if (share > 0.75) return 4;
  if (share > 0.5) return 3;
  return share > 0.25 ? 2 : 1;
}

type SiteTally = { count: number; asked: number; before: number; patterns: Set<Pattern> };

/** Takes from a map, putting in what is missing. */
function take<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function strength({ evidence }: Sighting): number {
  return EVIDENCE.indexOf(evidence);
}

/** The strongest of this week's pushes: shown false before seen before said, the latest of one claim. */
function quotesOf(pushes: readonly Sighting[]): Week['quotes'] {
  const ranked = pushes
    .filter(({ quote }) => quote !== '')
    .toSorted((a, b) => strength(b) - strength(a) || b.seenAt - a.seenAt);
  const told = new Set<string>();
  const byPattern = new Map<Pattern, number>();
  const quotes: Sighting[] = [];
  for (const sighting of ranked) {
    if (quotes.length === MOST_QUOTES) break;
    const claim = `${sighting.site} ${sighting.claim}`;
    if (told.has(claim) || (byPattern.get(sighting.pattern) ?? 0) >= MOST_QUOTES_A_PATTERN) continue;
    told.add(claim);
    add(byPattern, sighting.pattern);
    quotes.push(sighting);
  }
  return quotes.map(({ pattern, site, quote, evidence, seenAt }) => ({
    pattern,
    site,
    quote,
    evidence,
    seenAt,
  }));
}

/**
 * Adds up one week. One pass over the records.
 *
 * @param from      its first day
 * @param sightings at least those of the week and the four weeks before; others are passed over
 * @param browsing  the same days
 */
export function weekOf(from: string, sightings: readonly Sighting[], browsing: readonly Browsing[]): Week {
  // Days are found by their name: no arithmetic with hours, so no daylight saving to trip over.
  const places = new Map<string, number>();
  for (let i = -7 * WEEKS_BEFORE; i < 7; i += 1) places.set(addDays(from, i), i);
  const weeksHeld = new Set<number>();
  const byDay = Array.from({ length: 7 }, (_, i) => ({ day: addDays(from, i), count: 0, visibleMs: 0 }));
  const byHour = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  let visibleMs = 0;
  let pages = 0;
  for (const record of browsing) {
    const place = places.get(record.day);
    if (place === undefined) continue;
    if (place < 0) {
      if (record.visibleMs > 0 || record.pages > 0) weeksHeld.add(Math.floor(place / 7));
      continue;
    }
    visibleMs += record.visibleMs;
    pages += record.pages;
    const day = byDay[place];
    if (day) day.visibleMs += record.visibleMs;
  }

  const patternNow = new Map<Pattern, number>();
  const patternBefore = new Map<Pattern, number>();
  const forms = new Map<GateForm, number>();
  const sites = new Map<string, SiteTally>();
  const pushes: Sighting[] = [];
  let asked = 0;
  let pushesBefore = 0;
  for (const sighting of sightings) {
    const place = places.get(sighting.day);
    if (place === undefined) continue;
    const site = take(sites, sighting.site, () => ({ count: 0, asked: 0, before: 0, patterns: new Set() }));
    const isPushed = isPush(sighting);
    if (place < 0) {
      weeksHeld.add(Math.floor(place / 7));
      if (!isPushed) continue;
      pushesBefore += 1;
      site.before += 1;
      add(patternBefore, sighting.pattern);
      continue;
    }
    site.patterns.add(sighting.pattern);
    if (sighting.form) add(forms, sighting.form);
    if (!isPushed) {
      asked += 1;
      site.asked += 1;
      continue;
    }
    pushes.push(sighting);
    site.count += 1;
    add(patternNow, sighting.pattern);
    const day = byDay[place];
    if (day) day.count += 1;
    const hours = byHour[place];
    const { hour } = sighting;
    if (hours && hours[hour] !== undefined) hours[hour] += 1;
  }

  const weeks = weeksHeld.size;
  const mean = (count: number): number => (weeks === 0 ? 0 : count / weeks);
  return {
    from,
    to: addDays(from, 6),
    pushes: pushes.length,
    asked,
    sites: [...sites.values()].filter(({ count }) => count > 0).length,
    visibleMs,
    pages,
    ...(pushes.length > 0 && visibleMs > 0 && { msPerPush: visibleMs / pushes.length }),
    byPattern: PATTERNS.map((pattern) => ({
      pattern,
      count: patternNow.get(pattern) ?? 0,
      before: mean(patternBefore.get(pattern) ?? 0),
    }))
      .filter(({ count, before }) => count > 0 || before > 0)
      .toSorted((a, b) => b.count - a.count || b.before - a.before),
    byDay,
    byHour,
    bySite: [...sites]
      .filter(([, { count, asked: sought }]) => count + sought > 0)
      .map(([site, { patterns, before, ...tally }]) => ({
        site,
        ...tally,
        before: mean(before),
        patterns: PATTERNS.filter((pattern) => patterns.has(pattern)),
      }))
      .toSorted((a, b) => b.count - a.count || b.asked - a.asked || (a.site < b.site ? -1 : 1)),
    byForm: [...forms].map(([form, count]) => ({ form, count })).toSorted((a, b) => b.count - a.count),
    quotes: quotesOf(pushes),
    ...(weeks > 0 && { usual: mean(pushesBefore) }),
  };
}
