/** What a person could see, kept for the report. */
import { mergeSightings } from '../core/sighting';
import { PATTERNS, type Sighting } from '../core/types';
import { daysBetween, withStores } from './db';
import { readAllSiteModes } from './modes';
import { readPresetModes } from './policy';

/**
 * Keeps sightings, all or none. Writing one twice writes it once.
 *
 * @throws StoreError
 */
export async function addSightings(sightings: readonly Sighting[]): Promise<void> {
  await withStores(['sightings'], 'readwrite', async (tx) => {
    const store = tx.objectStore('sightings');
    await Promise.all(
      sightings.map(async (sighting) => {
        const known = await store.get([sighting.day, sighting.id]);
        const next = known ? mergeSightings(known, sighting) : sighting;
        if (next !== known) await store.put(next);
      }),
    );
  });
}

/** The patterns that are not read on a site, as "site pattern". */
export async function readSilentPatterns(): Promise<readonly string[]> {
  const [sites, { locked }] = await Promise.all([readAllSiteModes(), readPresetModes()]);
  return sites.flatMap(({ site, modes }) =>
    PATTERNS.filter((pattern) => (locked[pattern] ?? modes[pattern]) === 'off').map(
      (pattern) => `${site} ${pattern}`,
    ),
  );
}

/**
 * The sightings of some days, both included ("2026-11-23"), without those a person called no pressure: one claim of a
 * site, or all of a pattern there.
 *
 * @param silentPatterns those that are not read, for who reads many spans one after the other
 * @throws StoreError
 */
export async function readSightings(
  fromDay: string,
  toDay: string,
  silentPatterns?: readonly string[],
): Promise<Sighting[]> {
  const [patterns, [sightings, dismissed]] = await Promise.all([
    silentPatterns ?? readSilentPatterns(),
    withStores(['sightings', 'dismissals'], 'readonly', (tx) =>
      Promise.all([
        tx.objectStore('sightings').getAll(daysBetween(fromDay, toDay)),
        tx.objectStore('dismissals').getAllKeys(),
      ]),
    ),
  ]);
  if (dismissed.length === 0 && patterns.length === 0) return sightings;
  const silent = new Set([...dismissed.map(([site, claim]) => `${site} ${claim}`), ...patterns]);
  return sightings.filter(
    ({ site, claim, pattern }) => !silent.has(`${site} ${claim}`) && !silent.has(`${site} ${pattern}`),
  );
}

/**
 * The earliest day of which anything is kept, or undefined where nothing is.
 *
 * @throws StoreError
 */
export async function readFirstDay(): Promise<string | undefined> {
  return withStores(['sightings', 'browsing'], 'readonly', async (tx) => {
    const [seen, browsed] = await Promise.all([
      tx.objectStore('sightings').openKeyCursor(),
      tx.objectStore('browsing').openKeyCursor(),
    ]);
    const days = [seen?.key[0], browsed?.key].filter((day) => day !== undefined);
    return days.toSorted()[0];
  });
}

/**
 * The sites of which sightings are kept, in the order of their names.
 *
 * @throws StoreError
 */
export async function readSites(): Promise<string[]> {
  return withStores(['sightings'], 'readonly', async (tx) => {
    const sites: string[] = [];
    let cursor = await tx.objectStore('sightings').index('bySite').openKeyCursor(null, 'nextunique');
    while (cursor) {
      sites.push(cursor.key);
      // oxlint-disable-next-line no-await-in-loop
      cursor = await cursor.continue();
    }
    return sites;
  });
}
