/** What the person should know of the store: that nothing can be kept now, and why. In memory for the session. */
import { browser } from 'wxt/browser';

import { toStoreError, type StoreFault } from './db';

const KEY = 'trouble';
const FAULTS: readonly StoreFault[] = ['full', 'blocked', 'newer', 'broken'];

/** Why the last attempt to keep something failed; undefined where all is well. */
export async function readTrouble(): Promise<StoreFault | undefined> {
  const { [KEY]: fault } = await browser.storage.session.get(KEY);
  return FAULTS.find((known) => known === fault);
}

/** Does work that keeps something, and notes whether that failed. Throws StoreError as the work does. */
export async function notingTrouble(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await browser.storage.session.set({ [KEY]: toStoreError(error).fault });
    throw error;
  }
  if (await readTrouble()) await browser.storage.session.remove(KEY);
}
