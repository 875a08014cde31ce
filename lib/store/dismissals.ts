/** What a person called no pressure: a claim that stays silent on its site, and leaves the report. */
import { withStores, type Dismissal } from './db';
import { renewPages } from './renew';

export type { Dismissal };

/** Keeps a dismissal. Throws StoreError. */
export async function addDismissal(dismissal: Dismissal): Promise<void> {
  await withStores(['dismissals'], 'readwrite', (tx) => tx.objectStore('dismissals').put(dismissal));
  await renewPages();
}

/** Takes one back: the claim is marked again, and its sightings are in the report again. Throws StoreError. */
export async function removeDismissal({ site, claim }: Pick<Dismissal, 'site' | 'claim'>): Promise<void> {
  await withStores(['dismissals'], 'readwrite', (tx) => tx.objectStore('dismissals').delete([site, claim]));
  await renewPages();
}

/** All of them, the latest first. Throws StoreError. */
export async function readDismissals(): Promise<Dismissal[]> {
  const all = await withStores(['dismissals'], 'readonly', (tx) => tx.objectStore('dismissals').getAll());
  return all.toSorted((a, b) => b.dismissedAt - a.dismissedAt);
}

/** The claims that stay silent on a site. Throws StoreError. */
export async function readDismissed(site: string): Promise<string[]> {
  const keys = await withStores(['dismissals'], 'readonly', (tx) =>
    tx.objectStore('dismissals').index('bySite').getAllKeys(site),
  );
  return keys.map(([, claim]) => claim);
}
