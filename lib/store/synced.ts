/** Items that the browser's own sync carries to the person's other devices; where that is off or full, this device keeps them. */
import { browser } from 'wxt/browser';

import { StoreError } from './db';

type Items = Readonly<Record<string, unknown>>;
export type SyncedPlace = 'sync' | 'local';

/** What is kept under these keys (null: under all) in both places; nothing in sync where that is switched off. */
export async function readSynced(keys: string | null): Promise<Readonly<Record<SyncedPlace, Items>>> {
  const [sync, local] = await Promise.all([
    browser.storage.sync.get(keys).catch((): Items => ({})),
    browser.storage.local.get(keys),
  ]);
  return { sync, local };
}

async function isWritten(writing: Promise<void>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch {
    return false;
  }
}

/**
 * Keeps items in one place, and in that alone: an older word in the other must not win over this one.
 *
 * @param wanted `local`: sync is known to take nothing more
 * @returns where they went
 * @throws StoreError where this device has no room either
 */
export async function writeSynced(
  items: Record<string, unknown>,
  wanted: SyncedPlace = 'sync',
): Promise<SyncedPlace> {
  const { sync, local } = browser.storage;
  const place = wanted === 'sync' && (await isWritten(sync.set(items))) ? 'sync' : 'local';
  if (place === 'local' && !(await isWritten(local.set(items)))) throw new StoreError('full');
  await (place === 'sync' ? local : sync).remove(Object.keys(items)).catch(() => undefined);
  return place;
}

/** Removes items from both places. */
export async function removeSynced(keys: string | string[]): Promise<void> {
  const { sync, local } = browser.storage;
  await Promise.all([sync.remove(keys).catch(() => undefined), local.remove(keys)]);
}
