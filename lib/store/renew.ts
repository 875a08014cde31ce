import { browser } from 'wxt/browser';

const KEY = 'renew';

/**
 * Lets pages in open tabs ask again whether and how they may be read. They watch settings and trusted sites
 * themselves; this is for what they cannot watch. Leaves nothing behind.
 */
export async function renewPages(): Promise<void> {
  await browser.storage.local.set({ [KEY]: true });
  await browser.storage.local.remove(KEY);
}
