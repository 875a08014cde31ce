/** Five weeks as a person could have had them, for the pictures of the report and of a site. All names are made up. */
import { proofOf } from '@/lib/core/proof';
import { localDay } from '@/lib/core/report';
import type { Browsing, ClaimRecord, Pattern, Promised, Reading, Sighting } from '@/lib/core/types';

export type Lang = 'de' | 'en';
export type Records = { sightings: Sighting[]; browsing: Browsing[]; claims: ClaimRecord[] };

/** The Sunday evening that ends the week of the pictures: every run draws the same. */
export const EVENING = new Date(2026, 10, 22, 20, 40);
/** When one looks at the week that is over. */
export const MORNING_AFTER = new Date(2026, 10, 23, 9, 0);
const WEEKS = 5;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What was met, and how often in an ordinary week. */
type Source = Pick<Sighting, 'site' | 'pattern' | 'quote' | 'evidence' | 'form' | 'trigger'> & {
  aWeek: number;
};

/** A shop whose clock begins anew on every visit, and one word of it that holds. */
export const BROKEN_SITE: Record<Lang, string> = { de: 'lampenhof.example', en: 'lampyard.example' };

function source(
  aWeek: number,
  site: string,
  pattern: Pattern,
  quote: string,
  more: Partial<Source> = {},
): Source {
  return { aWeek, site, pattern, quote, evidence: 'claimed', ...more };
}

const IMPOSED = { evidence: 'observed', trigger: 'imposed' } as const;

const SOURCES: Record<Lang, readonly Source[]> = {
  de: [
    source(7, 'lampenhof.example', 'countdown', 'Herbstpreise enden in 00:14:59', { evidence: 'proven' }),
    source(4, 'lampenhof.example', 'scarcity', 'Nur noch 3 Stück auf Lager'),
    source(6, 'zimmerfuchs.example', 'social-proof', '14 Personen sehen sich diese Unterkunft gerade an'),
    source(5, 'zimmerfuchs.example', 'scarcity', 'Noch ein Zimmer zu diesem Preis'),
    source(4, 'schuhkontor.example', 'gate', '10 % auf deine erste Bestellung', {
      ...IMPOSED,
      form: 'discount',
    }),
    source(3, 'schuhkontor.example', 'confirmshaming', 'Nein danke, ich zahle lieber den vollen Preis'),
    source(4, 'kochatelier.example', 'gate', 'Das Rezeptheft als Geschenk', {
      ...IMPOSED,
      form: 'lead-magnet',
    }),
    source(3, 'kursgarten.example', 'deadline', 'Letzter Aufruf: nur noch heute zum Frühbucherpreis'),
    source(2, 'ticketgasse.example', 'deadline', 'Sichere dir deinen Platz, bevor es zu spät ist'),
    source(2, 'ticketgasse.example', 'preticked', 'Ja, ich möchte Angebote per E-Mail erhalten'),
    source(3, 'morgenblatt.example', 'gate', 'Der Newsletter am Morgen', {
      form: 'newsletter',
      trigger: 'sought',
    }),
  ],
  en: [
    source(7, 'lampyard.example', 'countdown', 'Autumn prices end in 00:14:59', { evidence: 'proven' }),
    source(4, 'lampyard.example', 'scarcity', 'Only 3 left in stock'),
    source(6, 'roomfox.example', 'social-proof', '14 people are looking at this place right now'),
    source(5, 'roomfox.example', 'scarcity', 'One room left at this price'),
    source(4, 'shoeworks.example', 'gate', 'Get 10% off your first order', { ...IMPOSED, form: 'discount' }),
    source(3, 'shoeworks.example', 'confirmshaming', 'No thanks, I prefer to pay full price'),
    source(4, 'slowkitchen.example', 'gate', 'The recipe book, as a gift', {
      ...IMPOSED,
      form: 'lead-magnet',
    }),
    source(3, 'coursegarden.example', 'deadline', 'Last call: early bird price ends today'),
    source(2, 'ticketlane.example', 'deadline', 'Secure your seat before it is too late'),
    source(2, 'ticketlane.example', 'preticked', 'Yes, send me offers by e-mail'),
    source(3, 'dailyfold.example', 'gate', 'The morning newsletter', {
      form: 'newsletter',
      trigger: 'sought',
    }),
  ],
};

/** Hours at which people browse, the likelier the more often they stand here. */
const HOURS = [8, 9, 12, 12, 13, 13, 17, 18, 19, 19, 20, 20, 20, 21, 21, 21, 22];
/** Shares of an ordinary week, Monday first. */
const DAYS = [0, 0, 1, 1, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6, 6];
/** How much of an ordinary week each was, the last one first. */
const SIZES = [0.9, 1.2, 1.1, 1.3, 1];

/** Numbers that look thrown and are the same in every run (Lehmer, modulus 2^31 − 1). */
function dice(): (below: number) => number {
  let state = 20_261;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function pick<T>(from: readonly T[], roll: (below: number) => number): T {
  const picked = from[roll(from.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

/** Midnight of a day, counted from the Monday of the week of the pictures. */
function dayAt(days: number): Date {
  const monday = EVENING.getDate() - ((EVENING.getDay() + 6) % 7);
  return new Date(EVENING.getFullYear(), EVENING.getMonth(), monday + days);
}

/** All there is to keep. */
export function fiveWeeks(lang: Lang): Records {
  const roll = dice();
  const sightings: Sighting[] = [];
  for (const [week, size] of SIZES.slice(0, WEEKS).entries()) {
    for (const { aWeek, ...met } of SOURCES[lang]) {
      const count = Math.round(aWeek * size + (roll(3) - 1));
      for (let i = 0; i < count; i += 1) {
        const hour = pick(HOURS, roll);
        const at = dayAt(pick(DAYS, roll) - 7 * week);
        at.setHours(hour, roll(60));
        if (at > EVENING) continue;
        sightings.push({
          ...met,
          id: `${week} ${met.site} ${met.pattern} ${i}`,
          claim: `${met.site} ${met.pattern}`,
          seenAt: at.getTime(),
          day: localDay(at),
          hour,
        });
      }
    }
  }
  const browsing = Array.from({ length: 7 * WEEKS }, (_, i) => ({
    day: localDay(dayAt(6 - i)),
    visibleMs: (35 + roll(50)) * MINUTE_MS,
    pages: 25 + roll(40),
  }));
  return { sightings, browsing, claims: claimsOf(lang) };
}

/** Readings of one promise at one visit each, `daysAgo` before the pictures at an hour of the day. */
function read(
  visits: readonly [daysAgo: number, hour: number, minute: number, promised: Promised][],
): Reading[] {
  return visits.map(([daysAgo, hour, minute, promised], i) => {
    const at = new Date(
      EVENING.getFullYear(),
      EVENING.getMonth(),
      EVENING.getDate() - daysAgo,
      hour,
      minute,
    ).getTime();
    return { at, promised, view: `view ${i}`, sinceMs: 800 };
  });
}

function claimOf(lang: Lang, pattern: Pattern, quote: string, readings: readonly Reading[]): ClaimRecord {
  const proof = proofOf(readings);
  return {
    claim: `${pattern} ${quote}`,
    site: BROKEN_SITE[lang],
    pattern,
    quote,
    lastAt: readings.at(-1)?.at ?? 0,
    readings,
    ...(proof && { proof }),
  };
}

function claimsOf(lang: Lang): ClaimRecord[] {
  const quarter: Promised = { what: 'end', remainingMs: 15 * MINUTE_MS - 1_000, unitMs: 1_000 };
  const until = (daysAgo: number, hour: number): Promised => ({
    what: 'end',
    remainingMs: (daysAgo + 2) * DAY_MS + (23 - hour) * 60 * MINUTE_MS,
    unitMs: 60 * MINUTE_MS,
  });
  const left: Promised = { what: 'left', count: 3 };
  const words =
    lang === 'de'
      ? ['Herbstpreise enden in 00:14:59', 'Versand frei: noch 3 Tage 2 Std.', 'Nur noch 3 Stück auf Lager']
      : ['Autumn prices end in 00:14:59', 'Free delivery: 3 days 2 hours left', 'Only 3 left in stock'];
  const [clock = '', honest = '', stock = ''] = words;
  return [
    claimOf(
      lang,
      'countdown',
      clock,
      read([
        [0, 18, 12, quarter],
        [0, 18, 41, quarter],
        [0, 19, 5, quarter],
        [0, 19, 32, quarter],
        [0, 20, 4, quarter],
      ]),
    ),
    claimOf(
      lang,
      'countdown',
      honest,
      read([
        [4, 19, 0, until(4, 19)],
        [2, 12, 0, until(2, 12)],
        [1, 21, 0, until(1, 21)],
      ]),
    ),
    claimOf(
      lang,
      'scarcity',
      stock,
      read([
        [6, 20, 10, left],
        [3, 12, 40, left],
        [0, 18, 12, left],
      ]),
    ),
  ];
}
