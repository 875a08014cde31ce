/** How long a person browsed on which day. No addresses. */
import type { Browsing } from '../core/types';
import { withStores } from './db';

/** No day is longer, not even the one that winter time lengthens: two windows side by side count once at most. */
const LONGEST_DAY_MS = 25 * 3_600_000;

/**
 * Adds to what is kept of a day.
 *
 * @throws StoreError
 */
export async function addBrowsing({ day, visibleMs, pages }: Browsing): Promise<void> {
  // Told three times a minute: what is lost with the power is not worth the work of the disk.
  const durability = 'relaxed';
  await withStores(
    ['browsing'],
    'readwrite',
    async (tx) => {
      const store = tx.objectStore('browsing');
      const known = await store.get(day);
      await store.put({
        day,
        visibleMs: Math.min((known?.visibleMs ?? 0) + visibleMs, LONGEST_DAY_MS),
        pages: (known?.pages ?? 0) + pages,
      });
    },
    durability,
  );
}

/**
 * Browsing on some days, both included ("2026-11-23"); a day without any is missing.
 *
 * @throws StoreError
 */
export async function readBrowsing(fromDay: string, toDay: string): Promise<Browsing[]> {
  return withStores(['browsing'], 'readonly', (tx) =>
    tx.objectStore('browsing').getAll(IDBKeyRange.bound(fromDay, toDay)),
  );
}
