/** Whether the person was welcomed on this device. Said once in the life of an installation. */
import { browser } from 'wxt/browser';

const KEY = 'welcomedAt';

/**
 * Notes that the person is welcomed now.
 *
 * @param now epoch ms
 * @returns whether it is the first time
 */
export async function isFirstWelcome(now: number): Promise<boolean> {
  const { [KEY]: welcomedAt } = await browser.storage.local.get(KEY);
  if (welcomedAt !== undefined) return false;
  await browser.storage.local.set({ [KEY]: now });
  return true;
}
