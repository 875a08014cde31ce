/** Everything out as a file, and in again. */
import { CSV_HEADER, csvLines } from '../core/csv';
import type { TrustRule } from '../core/trust';
import type { Sighting } from '../core/types';
import { daysBetween, withStores } from './db';
import { renewPages } from './renew';
import { BACKUP_FORMAT, type TakenIn } from './take-in';
import { addRules, readOwnRules } from './trusted';

/** How many records an import brought that were not there before. */
type Imported = TakenIn['counts'] & { trusted: number };

/** The days of which sightings are kept, in order. */
async function readDays(): Promise<string[]> {
  return withStores(['sightings'], 'readonly', async (tx) => {
    const days: string[] = [];
    const store = tx.objectStore('sightings');
    let cursor = await store.openKeyCursor();
    while (cursor) {
      const [day] = cursor.key;
      days.push(day);
      // oxlint-disable-next-line no-await-in-loop
      cursor = await store.openKeyCursor(IDBKeyRange.lowerBound([day, []]));
    }
    return days;
  });
}

/** All sightings, a day at a time, so that a year of them never stands in memory. */
async function* readByDay(): AsyncGenerator<Sighting[]> {
  for (const day of await readDays()) {
    // oxlint-disable-next-line no-await-in-loop
    const sightings = await withStores(['sightings'], 'readonly', (tx) =>
      tx.objectStore('sightings').getAll(daysBetween(day, day)),
    );
    yield sightings.toSorted((a, b) => a.seenAt - b.seenAt);
  }
}

function linesOf(records: readonly unknown[], isFirst: boolean): string {
  const lines = records.map((record) => `\n${JSON.stringify(record)}`).join(',');
  return isFirst || lines === '' ? lines : `,${lines}`;
}

/**
 * Everything that is kept, piece by piece, as the text of one JSON file. What holds for a session alone stays out, and
 * what an organisation set.
 *
 * @throws StoreError
 */
export async function* exportJson(): AsyncGenerator<string> {
  const [rules, [browsing, dismissals, claims, addresses, notes]] = await Promise.all([
    readOwnRules(),
    withStores(['browsing', 'dismissals', 'claims', 'addresses', 'notes'], 'readonly', (tx) =>
      Promise.all([
        tx.objectStore('browsing').getAll(),
        tx.objectStore('dismissals').getAll(),
        tx.objectStore('claims').getAll(),
        tx.objectStore('addresses').getAll(),
        tx.objectStore('notes').getAll(),
      ]),
    ),
  ]);
  const trusted = rules.flatMap(({ place, ...rule }) =>
    place === 'sync' || place === 'local' ? [rule] : [],
  );
  yield `{"manometer":"backup","format":${BACKUP_FORMAT},"exportedAt":${JSON.stringify(new Date().toISOString())}`;
  yield `,\n"trusted":[${linesOf(trusted, true)}]`;
  yield `,\n"browsing":[${linesOf(browsing, true)}]`;
  yield `,\n"dismissals":[${linesOf(dismissals, true)}]`;
  yield `,\n"claims":[${linesOf(claims, true)}]`;
  yield `,\n"addresses":[${linesOf(addresses, true)}]`;
  yield `,\n"notes":[${linesOf(notes, true)}]`;
  yield `,\n"sightings":[`;
  let isFirst = true;
  for await (const sightings of readByDay()) {
    yield linesOf(sightings, isFirst);
    isFirst = false;
  }
  yield ']}\n';
}

/**
 * All sightings, piece by piece, as the text of one CSV file.
 *
 * @throws StoreError
 */
export async function* exportCsv(): AsyncGenerator<string> {
  yield CSV_HEADER;
  for await (const sightings of readByDay()) yield csvLines(sightings);
}

/** Adds the trusted sites that are not there yet and have not ended. Returns how many. */
async function mergeRules(rules: readonly TrustRule[]): Promise<number> {
  const now = Date.now();
  const known = await readOwnRules();
  const next = rules.filter(
    ({ scope, value, until }) =>
      (until === undefined || until > now) &&
      !known.some((rule) => rule.scope === scope && rule.value === value),
  );
  return (await addRules(next)).length;
}

/**
 * Takes a file in: its records, and then the trusted sites it names.
 *
 * @param take how the records come in: `takeIn`, here or in a worker
 * @returns how many records were new
 * @throws what `take` does
 * @throws StoreError where there is no room for the sites; taken in once more it goes on where it stopped
 */
export async function importBackup(take: () => Promise<TakenIn>): Promise<Imported> {
  const { counts, trusted: rules } = await take();
  const trusted = await mergeRules(rules);
  if (counts.dismissals > 0 || counts.addresses > 0) await renewPages();
  return { ...counts, trusted };
}
