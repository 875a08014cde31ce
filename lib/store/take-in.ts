/**
 * Takes the records of a backup in: merged, nothing doubled, nothing lost, a wrong file refused before the first write.
 * It knows of no browser but the database: the settings run it in a worker, so that a year of them holds no page up.
 */
import { unwrap } from 'idb';
import * as v from 'valibot';

import { givenId, mergeGiven } from '../core/given';
import { mergeSightings } from '../core/sighting';
import { TRUST_SCOPES, type TrustRule } from '../core/trust';
import {
  GATE_FORMS,
  PATTERNS,
  type Browsing,
  type ClaimRecord,
  type GivenAddress,
  type Sighting,
  type WeekNote,
} from '../core/types';
import {
  countShape,
  dayShape,
  maskShape,
  nameShape,
  proofShape,
  quoteShape,
  readingShape,
  seenFindingEntries,
  spanShape,
  timeShape,
} from '../message-shapes';
import { daysBetween, STORES, withStores, type Dismissal } from './db';

/** The version of the file. A newer program reads every older one. */
export const BACKUP_FORMAT = 1;

/** The most readings that are kept of a claim: the latest ones. */
const MOST_READINGS = 100;
/** The longest path a trusted site may have, and the longest host name (RFC 1035). */
const LONGEST_VALUE = 2_048;
const LONGEST_SITE = 253;
/** What a person writes of a week, or beside an address. */
const LONGEST_NOTE = 20_000;

/** Why a file was refused. Nothing was changed then. */
export type ImportFault = 'no-json' | 'not-ours' | 'newer' | 'damaged';

export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly fault: ImportFault;

  /** @param where what is wrong in a damaged file: "sightings.3.quote" */
  constructor(fault: ImportFault, where = '') {
    super(`the file is ${fault}${where && ` at ${where}`}`);
    this.fault = fault;
  }
}

/** What came of a file but for its trusted sites, which another place keeps. */
export type TakenIn = {
  /** How many records were not there before. */
  counts: { sightings: number; days: number; dismissals: number; addresses: number; notes: number };
  trusted: readonly TrustRule[];
};

const site = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_SITE));
const note = v.pipe(v.string(), v.maxLength(LONGEST_NOTE));
const backup = v.object({
  format: v.literal(BACKUP_FORMAT),
  sightings: v.array(v.strictObject({ ...seenFindingEntries, site })),
  browsing: v.array(v.strictObject({ day: dayShape, visibleMs: spanShape, pages: countShape })),
  dismissals: v.array(
    v.strictObject({
      site,
      claim: nameShape,
      pattern: v.picklist(PATTERNS),
      quote: quoteShape,
      dismissedAt: timeShape,
    }),
  ),
  claims: v.array(
    v.strictObject({
      site,
      claim: nameShape,
      pattern: v.picklist(PATTERNS),
      quote: quoteShape,
      lastAt: timeShape,
      readings: v.pipe(v.array(readingShape), v.maxLength(MOST_READINGS)),
      proof: v.exactOptional(proofShape),
    }),
  ),
  // Files from before there were any have none.
  addresses: v.exactOptional(
    v.array(
      v.strictObject({
        // Made anew from site and day: no file says what belongs together.
        id: v.string(),
        site,
        day: dayShape,
        givenAt: timeShape,
        form: v.picklist(GATE_FORMS),
        quote: quoteShape,
        masked: v.exactOptional(maskShape),
        note: v.exactOptional(note),
      }),
    ),
    [],
  ),
  notes: v.exactOptional(v.array(v.strictObject({ from: dayShape, text: note, writtenAt: timeShape })), []),
  trusted: v.array(
    v.strictObject({
      scope: v.picklist(TRUST_SCOPES),
      value: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_VALUE)),
      addedAt: timeShape,
      until: v.exactOptional(timeShape),
    }),
  ),
});
type Backup = v.InferOutput<typeof backup>;

/** Reads a file of ours. Throws ImportError where it is none. */
function readBackup(text: string): Backup {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new ImportError('no-json');
  }
  const head = v.safeParse(v.object({ manometer: v.literal('backup'), format: v.number() }), file);
  if (!head.success) throw new ImportError('not-ours');
  if (head.output.format > BACKUP_FORMAT) throw new ImportError('newer');
  const read = v.safeParse(backup, file, { abortEarly: true });
  if (!read.success) throw new ImportError('damaged', v.getDotPath(read.issues[0]) ?? '');
  return read.output;
}

function mergeBrowsing(known: Browsing | undefined, next: Browsing): Browsing {
  // The greater, not the sum: the same file twice must not count twice.
  return {
    day: next.day,
    visibleMs: Math.max(known?.visibleMs ?? 0, next.visibleMs),
    pages: Math.max(known?.pages ?? 0, next.pages),
  };
}

function mergeClaims(known: ClaimRecord | undefined, next: ClaimRecord): ClaimRecord {
  if (!known) return next;
  if (known.site !== next.site) return known;
  const readings = new Map([...next.readings, ...known.readings].map((reading) => [reading.at, reading]));
  return {
    ...known,
    lastAt: Math.max(known.lastAt, next.lastAt),
    readings: [...readings.values()].toSorted((a, b) => a.at - b.at).slice(-MOST_READINGS),
  };
}

function byDay(sightings: readonly Sighting[]): Map<string, Sighting[]> {
  const days = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const day = days.get(sighting.day);
    if (day) day.push(sighting);
    else days.set(sighting.day, [sighting]);
  }
  return days;
}

/**
 * Merges what was read into the database, all or nothing.
 *
 * @param onShare told how much is done, from 0 to 1
 */
async function mergeRecords(file: Backup, onShare: (share: number) => void): Promise<TakenIn['counts']> {
  return withStores(STORES, 'readwrite', async (tx) => {
    const counts = { sightings: 0, days: 0, dismissals: 0, addresses: 0, notes: 0 };
    const store = tx.objectStore('sightings');
    // Without a promise for each of 100,000 writes: one that fails ends the transaction, and that is heard.
    const writing = unwrap(store);
    const days = [...byDay(file.sightings)];
    const read = (place: number): Promise<Sighting[]> => {
      const day = days[place]?.[0];
      const reading = day === undefined ? Promise.resolve([]) : store.getAll(daysBetween(day, day));
      // It is awaited later, or never where a write fails before.
      reading.catch(() => undefined);
      return reading;
    };
    let reading = read(0);
    let done = 0;
    for (const [place, [, sightings]] of days.entries()) {
      // oxlint-disable-next-line no-await-in-loop
      const kept = new Map((await reading).map((known) => [known.id, known]));
      // The database works in order: what was written before this reading is done.
      onShare(done / file.sightings.length);
      // Asked for before this day is written, so that the database is never without work.
      reading = read(place + 1);
      for (const sighting of sightings) {
        const known = kept.get(sighting.id);
        const next = known ? mergeSightings(known, sighting) : sighting;
        if (!known) counts.sightings += 1;
        if (next !== known) writing.put(next);
        // Twice in one file: the second meets the first.
        kept.set(sighting.id, next);
      }
      done += sightings.length;
    }
    const browsing = tx.objectStore('browsing');
    const dismissals = tx.objectStore('dismissals');
    const claims = tx.objectStore('claims');
    const addresses = tx.objectStore('addresses');
    const notes = tx.objectStore('notes');
    await Promise.all([
      ...file.browsing.map(async (next) => {
        const known = await browsing.get(next.day);
        if (!known) counts.days += 1;
        await browsing.put(mergeBrowsing(known, next));
      }),
      ...file.dismissals.map(async (next: Dismissal) => {
        if (await dismissals.get([next.site, next.claim])) return;
        counts.dismissals += 1;
        await dismissals.put(next);
      }),
      ...file.claims.map(async (next: ClaimRecord) => {
        await claims.put(mergeClaims(await claims.get(next.claim), next));
      }),
      ...file.addresses.map(async (given: GivenAddress) => {
        const next = { ...given, id: givenId(given) };
        const known = await addresses.get(next.id);
        if (!known) counts.addresses += 1;
        await addresses.put(known ? mergeGiven(known, next) : next);
      }),
      ...file.notes.map(async (next: WeekNote) => {
        const known = await notes.get(next.from);
        if (!known) counts.notes += 1;
        // What was written last is what the person means.
        if (!known || known.writtenAt < next.writtenAt) await notes.put(next);
      }),
    ]);
    return counts;
  });
}

/**
 * Takes in the records of a file that `exportJson` wrote, here or elsewhere: what is there already stays, what is not is
 * added.
 *
 * @param text    the whole file
 * @param onShare told how much is done, from 0 to 1
 * @throws ImportError where the file is not ours or damaged, and then nothing was changed
 * @throws StoreError where there is no room, and then nothing was changed
 */
export async function takeIn(
  text: string,
  onShare: (share: number) => void = () => undefined,
): Promise<TakenIn> {
  const file = readBackup(text);
  return { counts: await mergeRecords(file, onShare), trusted: file.trusted };
}
