/** Puts made-up records where the extension keeps its own. */
import type { Page } from '@playwright/test';

/** Records by the name of their store ("sightings"). */
export type Records = Readonly<Record<string, readonly object[]>>;

/** So many go into the browser at once. */
const PORTION = 10_000;

/**
 * Adds records to the database.
 *
 * @param page one of the extension's own that has opened the database before (popup, report)
 */
export async function keepRecords(page: Page, records: Records): Promise<void> {
  for (const [store, all] of Object.entries(records))
    for (let from = 0; from < all.length; from += PORTION)
      await page.evaluate(putAll, { store, portion: all.slice(from, from + PORTION) });
}

/** Runs inside the page. */
function putAll({ store, portion }: { store: string; portion: readonly object[] }): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('manometer');
    opening.addEventListener('error', () => reject(new Error('no database')));
    opening.addEventListener('success', () => {
      const db = opening.result;
      const writing = db.transaction(store, 'readwrite', { durability: 'relaxed' });
      for (const record of portion) writing.objectStore(store).put(record);
      writing.addEventListener('error', () => reject(new Error('not written')));
      writing.addEventListener('complete', () => {
        db.close();
        resolve();
      });
    });
  });
}
