/**
 * A made-up year of a heavy browser: what Manometer would have kept of it. Deterministic and believable: a person with
 * habits (days, hours, sites they like), shops with habits (what they press with, sales before Christmas), and a few
 * broken promises. Nothing of it is anybody's.
 */
import { addDays } from '@/lib/core/report';
import type {
  Browsing,
  ClaimRecord,
  Evidence,
  GateForm,
  Pattern,
  Placement,
  Reading,
  Sighting,
  Trigger,
} from '@/lib/core/types';

import { createRandom, type Random } from './random';

export type YearOptions = {
  /** The last of its 365 days, "2026-11-25". */
  endsOn: string;
  /** How many sightings it has: exactly so many. */
  sightings?: number;
  seed?: number;
};

/** What is kept of a year, as it lies in the database. */
export type Year = { sightings: Sighting[]; browsing: Browsing[]; claims: ClaimRecord[] };

const DAYS = 365;
const MINUTE_MS = 60_000;

/** How much of a day's browsing falls into which hour: little by night, a peak at lunch, the most in the evening. */
const HOURS = [2, 1, 0.4, 0.2, 0.2, 0.5, 2, 5, 6, 6, 6, 6, 9, 7, 5, 5, 6, 7, 9, 12, 15, 15, 10, 5];
/** How much on which weekday, Sunday first. */
const WEEKDAYS = [1.25, 0.9, 0.85, 0.9, 0.9, 1, 1.3];
/** How hard shops press in which month, January first: sales in January and July, the weeks before Christmas. */
const MONTHS = [1.2, 0.9, 0.9, 1, 0.9, 0.9, 1.1, 0.9, 0.9, 1, 1.7, 1.5];

/** What is said, by pattern. `<n>` is a small number, `<t>` a time of a clock. */
const QUOTES: Record<Pattern, readonly string[]> = {
  gate: [
    'Sign up to our newsletter and get 10% off your first order',
    'Jetzt zum Newsletter anmelden und 5 € sparen',
    'Hol dir das kostenlose E-Book',
    'Enter your e-mail address to continue reading',
    'Dreh am Glücksrad',
  ],
  countdown: ['Sale ends in <t>', 'Das Angebot endet in <t>', 'Order within <t>', 'Nur noch <t>'],
  deadline: ['Nur heute: 20 % auf alles', 'Offer ends tonight', 'Letzter Aufruf', 'Only until midnight'],
  scarcity: [
    'Nur noch <n> auf Lager',
    'Only <n> left in stock',
    'Only <n> rooms left at this price',
    'Nur noch <n> Plätze frei',
  ],
  'social-proof': [
    '<n> people are looking at this right now',
    'In <n> Warenkörben',
    'Anna aus Köln hat gerade gekauft',
    '<n> mal heute gekauft',
  ],
  confirmshaming: [
    'Nein danke, ich zahle lieber den vollen Preis',
    'No thanks, I hate saving money',
    'Nein, ich will nichts lernen',
  ],
  preticked: ['Ja, ich möchte Angebote per E-Mail erhalten', 'Yes, send me offers and news'],
};

/** Kinds of sites, what they press with and how often they are gone to. */
const KINDS: readonly { names: readonly string[]; presses: Partial<Record<Pattern, number>> }[] = [
  {
    names: ['schuhwerk', 'kettle-and-cup', 'lampenladen', 'wollwelt', 'urban-threads', 'gartenglueck'],
    presses: {
      scarcity: 6,
      countdown: 3,
      gate: 4,
      deadline: 3,
      'social-proof': 3,
      confirmshaming: 1,
      preticked: 1,
    },
  },
  {
    names: ['bett-und-bahn', 'sunny-stays', 'flugfuchs', 'seaview-rooms'],
    presses: { scarcity: 8, 'social-proof': 8, countdown: 1, deadline: 2 },
  },
  {
    names: ['tagblatt', 'the-fenland-post', 'wirtschaft-heute', 'slow-reader'],
    presses: { gate: 8, deadline: 1, confirmshaming: 1 },
  },
  {
    names: ['klartext-kurse', 'learn-it-now', 'finanz-freiheit', 'coach-connect'],
    presses: { gate: 5, countdown: 6, deadline: 5, scarcity: 4, confirmshaming: 3 },
  },
  {
    names: ['rezeptkiste', 'diy-daily', 'wandern-mit-wau', 'pixelgarten'],
    presses: { gate: 6, preticked: 1 },
  },
];
const ENDINGS = ['example', 'de.example', 'co.example', 'shop.example', 'online.example'];

const FORMS: readonly GateForm[] = [
  'newsletter',
  'newsletter',
  'discount',
  'discount',
  'lead-magnet',
  'content-lock',
  'wheel',
  'teaser',
];
const PLACES: readonly { placement: Placement; trigger: Trigger }[] = [
  { placement: 'inline', trigger: 'sought' },
  { placement: 'inline', trigger: 'sought' },
  { placement: 'modal', trigger: 'imposed' },
  { placement: 'slide-in', trigger: 'imposed' },
  { placement: 'bar', trigger: 'imposed' },
];

/** What a site presses with: its own words, the same at each visit but for the numbers. */
type Claim = {
  id: string;
  pattern: Pattern;
  words: string;
  evidence: Evidence;
  gate?: { form: GateForm; placement: Placement; trigger: Trigger };
};
type Site = { name: string; claims: readonly Claim[] };

/** Makes it. The same options give the same year; times of day are those of the machine's own zone. */
export function makeYear({ endsOn, sightings = 100_000, seed = 1 }: YearOptions): Year {
  const random = createRandom(seed);
  const sites = makeSites(random);
  const days = Array.from({ length: DAYS }, (_, i) => addDays(endsOn, i - DAYS + 1));
  const weights = days.map((day) => weightOf(day) * (0.5 + random.next()));
  const counts = share(sightings, weights);
  const year: Year = { sightings: [], browsing: [], claims: brokenPromises(sites, endsOn) };
  for (const [i, day] of days.entries()) {
    const count = counts[i] ?? 0;
    for (let number = 0; number < count; number += 1)
      year.sightings.push(makeSighting(random, sites, day, number));
    const pages = Math.round(count * (0.5 + random.next()));
    if (pages > 0)
      year.browsing.push({ day, visibleMs: pages * Math.round((20 + random.below(50)) * 1_000), pages });
  }
  return year;
}

function weightOf(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  return (WEEKDAYS[date.getUTCDay()] ?? 1) * (MONTHS[date.getUTCMonth()] ?? 1);
}

/** Parts of a whole number that add up to it, in the proportion of their weights. */
function share(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let weight = 0;
  let given = 0;
  return weights.map((own) => {
    weight += own;
    const next = Math.round((whole * weight) / sum) - given;
    given += next;
    return next;
  });
}

/** Each kind of site with each of the endings; the first are gone to most. */
function makeSites(random: Random): Site[] {
  const sites: Site[] = [];
  for (const ending of ENDINGS) {
    for (const { names, presses } of KINDS) {
      for (const name of names) {
        const site = `${name}.${ending}`;
        const claims: Claim[] = [];
        for (const pattern of patternsIn(presses)) {
          for (let i = 0; i < (presses[pattern] ?? 0); i += 1)
            claims.push(makeClaim(random, pattern, `${site}-${claims.length}`));
        }
        sites.push({ name: site, claims });
      }
    }
  }
  return sites;
}

function patternsIn(presses: Partial<Record<Pattern, number>>): Pattern[] {
  return Object.keys(presses) as Pattern[];
}

function makeClaim(random: Random, pattern: Pattern, id: string): Claim {
  const isClock = pattern === 'countdown';
  const isSeen = isClock || pattern === 'gate' || pattern === 'preticked';
  return {
    id,
    pattern,
    words: random.pick(QUOTES[pattern]),
    evidence: isClock && random.chance(0.2) ? 'proven' : isSeen ? 'observed' : 'claimed',
    ...(pattern === 'gate' && { gate: { form: random.pick(FORMS), ...random.pick(PLACES) } }),
  };
}

/** Some few sites are gone to again and again, most now and then. */
function pickSite(random: Random, sites: readonly Site[]): Site {
  return random.pick(sites.slice(0, 1 + Math.floor(sites.length * random.next() ** 3)));
}

function makeSighting(random: Random, sites: readonly Site[], day: string, number: number): Sighting {
  const site = pickSite(random, sites);
  const { id, pattern, words, evidence, gate } = random.pick(site.claims);
  const hour = pickHour(random);
  const [years = 0, month = 1, date = 1] = day.split('-').map(Number);
  const seenAt = new Date(years, month - 1, date, hour, random.below(60), random.below(60)).getTime();
  return {
    id: `${day}-${number}`,
    pattern,
    ...gate,
    site: site.name,
    quote: fill(random, words),
    evidence,
    claim: id,
    seenAt,
    day,
    hour,
  };
}

function pickHour(random: Random): number {
  let left = random.next() * HOURS.reduce((sum, weight) => sum + weight, 0);
  const hour = HOURS.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return Math.max(0, hour);
}

function fill(random: Random, words: string): string {
  const two = (end: number): string => String(random.below(end)).padStart(2, '0');
  return words
    .replace('<n>', String(2 + random.below(30)))
    .replace('<t>', `${two(12)}:${two(60)}:${two(60)}`);
}

/** Clocks that began anew at a second visit, one a week back from the end. */
function brokenPromises(sites: readonly Site[], endsOn: string): ClaimRecord[] {
  const lastAt = new Date(`${endsOn}T18:00:00`).getTime();
  return sites
    .filter(({ claims }) =>
      claims.some(({ pattern, evidence }) => pattern === 'countdown' && evidence === 'proven'),
    )
    .slice(0, 12)
    .map(({ name }, i) => {
      const last = clockReading(lastAt - i * 7 * 24 * 60 * MINUTE_MS, `${name}-2`);
      const first = clockReading(last.at - (30 + i) * MINUTE_MS, `${name}-1`);
      return {
        claim: `broken-${i}`,
        site: name,
        pattern: 'countdown',
        quote: 'Das Angebot endet in 00:20:00',
        lastAt: last.at,
        readings: [first, last],
        proof: { verdict: 'moved', isProven: true, first, last },
      };
    });
}

function clockReading(at: number, view: string): Reading {
  return { at, view, sinceMs: 1_500, promised: { what: 'end', remainingMs: 20 * MINUTE_MS, unitMs: 1_000 } };
}
