/** The browser's promise not to clear the database when room gets short: asked for once, by a page of ours. */
import { browser } from 'wxt/browser';

import { keepForGood } from './db';

const KEY = 'wasAskedToLast';

/** Asks the browser at the first page of ours that is opened. Some browsers ask the person: once, and never again. */
export async function askToLast(): Promise<void> {
  const { [KEY]: wasAsked } = await browser.storage.local.get(KEY);
  if (wasAsked === true) return;
  await browser.storage.local.set({ [KEY]: true });
  await keepForGood();
}

/** Whether the browser has promised it. */
export async function isLasting(): Promise<boolean> {
  return (await navigator.storage?.persisted?.()) ?? false;
}
