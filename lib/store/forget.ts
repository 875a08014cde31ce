/** Deleting what is kept. Trusted sites and settings are the person's own words and stay: they have their own pages. */
import type { Pattern } from '../core/types';
import { daysBetween, STORES, withStores } from './db';

/** How much was deleted. */
export type Forgotten = { sightings: number };

/** Deletes everything the database holds. Throws StoreError, and then nothing was deleted. */
export async function deleteEverything(): Promise<Forgotten> {
  return withStores(STORES, 'readwrite', async (tx) => {
    const sightings = await tx.objectStore('sightings').count();
    await Promise.all(STORES.map((name) => tx.objectStore(name).clear()));
    return { sightings };
  });
}

/** Deletes all that is kept of a site. Throws StoreError, and then nothing was deleted. */
export async function deleteSite(site: string): Promise<Forgotten> {
  return withStores(['sightings', 'claims', 'dismissals', 'addresses'], 'readwrite', async (tx) => {
    const [sightings, claims, dismissals, addresses] = await Promise.all([
      tx.objectStore('sightings').index('bySite').getAllKeys(site),
      tx.objectStore('claims').index('bySite').getAllKeys(site),
      tx.objectStore('dismissals').index('bySite').getAllKeys(site),
      tx.objectStore('addresses').index('bySite').getAllKeys(site),
    ]);
    await Promise.all([
      ...sightings.map((key) => tx.objectStore('sightings').delete(key)),
      ...claims.map((key) => tx.objectStore('claims').delete(key)),
      ...dismissals.map((key) => tx.objectStore('dismissals').delete(key)),
      ...addresses.map((key) => tx.objectStore('addresses').delete(key)),
    ]);
    return { sightings: sightings.length };
  });
}

/** Deletes the sightings, the browsing and the given addresses of a day ("2026-11-23"). Throws StoreError, and then nothing was deleted. */
export async function deleteDay(day: string): Promise<Forgotten> {
  return withStores(['sightings', 'browsing', 'addresses'], 'readwrite', async (tx) => {
    const range = daysBetween(day, day);
    const [sightings, addresses] = await Promise.all([
      tx.objectStore('sightings').count(range),
      tx.objectStore('addresses').index('byDay').getAllKeys(day),
    ]);
    await Promise.all([
      tx.objectStore('sightings').delete(range),
      tx.objectStore('browsing').delete(day),
      ...addresses.map((key) => tx.objectStore('addresses').delete(key)),
    ]);
    return { sightings };
  });
}

/**
 * Deletes all that is kept of a pattern, a day at a time, so that a year of it never stands in memory.
 *
 * @throws StoreError, and then nothing was deleted
 */
export async function deletePattern(pattern: Pattern): Promise<Forgotten> {
  return withStores(['sightings', 'claims', 'dismissals'], 'readwrite', async (tx) => {
    const store = tx.objectStore('sightings');
    let sightings = 0;
    let next = await store.openKeyCursor();
    while (next) {
      const [day] = next.key;
      // oxlint-disable-next-line no-await-in-loop
      const gone = (await store.getAll(daysBetween(day, day))).filter((each) => each.pattern === pattern);
      sightings += gone.length;
      // oxlint-disable-next-line no-await-in-loop
      await Promise.all(gone.map((each) => store.delete([each.day, each.id])));
      // oxlint-disable-next-line no-await-in-loop
      next = await store.openKeyCursor(IDBKeyRange.lowerBound([day, []]));
    }
    const [claims, dismissals] = await Promise.all([
      tx.objectStore('claims').getAll(),
      tx.objectStore('dismissals').getAll(),
    ]);
    await Promise.all([
      ...claims
        .filter((each) => each.pattern === pattern)
        .map(({ claim }) => tx.objectStore('claims').delete(claim)),
      ...dismissals
        .filter((each) => each.pattern === pattern)
        .map(({ site, claim }) => tx.objectStore('dismissals').delete([site, claim])),
    ]);
    return { sightings };
  });
}

/**
 * Deletes the sightings and the browsing of all days before one ("2026-11-23"). What the person said themselves stays.
 *
 * @throws StoreError, and then nothing was deleted
 */
export async function deleteBefore(day: string): Promise<Forgotten> {
  return withStores(['sightings', 'browsing'], 'readwrite', async (tx) => {
    const range = IDBKeyRange.upperBound([day], true);
    const sightings = await tx.objectStore('sightings').count(range);
    await Promise.all([
      tx.objectStore('sightings').delete(range),
      tx.objectStore('browsing').delete(IDBKeyRange.upperBound(day, true)),
    ]);
    return { sightings };
  });
}
