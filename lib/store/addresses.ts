/** The ledger of addresses that were given: to which site, when and for what. Never the address itself. */
import { maskAddresses } from '../core/address-mask';
import { givenId, mergeGiven, type GivenWords } from '../core/given';
import type { GivenAddress } from '../core/types';
import { withStores } from './db';
import { renewPages } from './renew';

/**
 * Notes that addresses were given, all or none. Twice to one site on one day is once.
 *
 * @throws StoreError
 */
export async function addAddresses(given: readonly GivenAddress[]): Promise<void> {
  const isNew = await withStores(['addresses'], 'readwrite', async (tx) => {
    const store = tx.objectStore('addresses');
    const changes = await Promise.all(
      given.map(async (each) => {
        const next = { ...each, id: givenId(each) };
        const known = await store.get(next.id);
        const merged = known ? mergeGiven(known, next) : next;
        if (merged !== known) await store.put(merged);
        return merged !== known;
      }),
    );
    return changes.includes(true);
  });
  if (isNew) await renewPages();
}

/** All of them, the latest first. Throws StoreError. */
export async function readAddresses(): Promise<GivenAddress[]> {
  const all = await withStores(['addresses'], 'readonly', (tx) => tx.objectStore('addresses').getAll());
  return all.toSorted((a, b) => b.givenAt - a.givenAt);
}

/** Those of some days, both included ("2026-11-23"), the latest first. Throws StoreError. */
export async function readAddressesOf(fromDay: string, toDay: string): Promise<GivenAddress[]> {
  const given = await withStores(['addresses'], 'readonly', (tx) =>
    tx.objectStore('addresses').index('byDay').getAll(IDBKeyRange.bound(fromDay, toDay)),
  );
  return given.toSorted((a, b) => b.givenAt - a.givenAt);
}

/** Those of one site, in no order. Throws StoreError. */
export async function readAddressesTo(site: string): Promise<GivenAddress[]> {
  return withStores(['addresses'], 'readonly', (tx) =>
    tx.objectStore('addresses').index('bySite').getAll(site),
  );
}

/**
 * Puts the person's own words to an entry in place of those that stood there. A whole address among the masked ones is
 * cut down first; an entry that is gone stays gone.
 *
 * @throws StoreError
 */
export async function editAddress(id: string, { masked, note }: GivenWords): Promise<void> {
  await withStores(['addresses'], 'readwrite', async (tx) => {
    const store = tx.objectStore('addresses');
    const known = await store.get(id);
    if (!known) return;
    const { masked: _masked, note: _note, ...fact } = known;
    await store.put({
      ...fact,
      ...(masked !== '' && { masked: maskAddresses(masked) }),
      ...(note !== '' && { note }),
    });
  });
}

/** Forgets entries, all or none. Throws StoreError. */
export async function removeAddresses(ids: readonly string[]): Promise<void> {
  await withStores(['addresses'], 'readwrite', (tx) =>
    Promise.all(ids.map((id) => tx.objectStore('addresses').delete(id))),
  );
  await renewPages();
}
