/** What the tests in a real browser stand on: the built extension, a small web, and ways to look inside. */
import { test as base, type Page } from '@playwright/test';

import type { Sighting } from '@/lib/core/types';
import { Browser, type Lang, type Tab } from '../../tools/browser';
import { Web } from './web';

type Own = {
  /** A browser of this test alone, with nothing in its profile, and a web of its own. */
  fresh: Browser;
  web: Web;
  /** Language of `fresh`. */
  lang: Lang;
};

type Shared = {
  /** A browser for all tests of a worker that leave nothing behind that another could trip over. */
  shared: Browser;
};

export const test = base.extend<Own, Shared>({
  lang: ['en', { option: true }],
  web: async ({}, use) => {
    const web = await Web.open();
    await use(web);
    await web.close();
  },
  fresh: async ({ web, lang }, use) => {
    const browser = await Browser.open({ hosts: web.hosts, lang });
    await use(browser);
    await browser.close();
  },
  shared: [
    async ({}, use) => {
      const browser = await Browser.open();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';

/**
 * A page of the extension that draws nothing and runs nothing of ours, to look at its storage from.
 * It stays open until the browser closes.
 */
export async function openBackroom(browser: Browser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(browser.page('manifest.json'));
  return page;
}

/** All records of one of our stores, as they lie on the disk now. */
export async function readStore(backroom: Page, store: 'sightings'): Promise<Sighting[]>;
export async function readStore(backroom: Page, store: string): Promise<unknown[]>;
export async function readStore(backroom: Page, store: string): Promise<unknown[]> {
  return await backroom.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('manometer');
        // Not made yet: leave it to the extension to make it.
        opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
        opening.addEventListener('error', () => resolve([]));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const getting = db.transaction(name).objectStore(name).getAll();
          getting.addEventListener('success', () => {
            db.close();
            resolve(getting.result);
          });
          getting.addEventListener('error', () => {
            db.close();
            reject(new Error(`${name} cannot be read`));
          });
        });
      }),
    store,
  );
}

/** Kills the extension's worker, as the browser itself does when it wants the memory. The next message starts it again. */
export async function killWorker(browser: Browser, backroom: Page): Promise<void> {
  const session = await browser.context.newCDPSession(backroom);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** What the toolbar's badge says for the tab that shows an address. */
export async function badgeOf(backroom: Page, address: string): Promise<string> {
  return await backroom.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === url);
    return tab ? await chrome.action.getBadgeText({ tabId: tab.id }) : '';
  }, address);
}

type DomNode = {
  nodeValue: string;
  nodeName: string;
  children?: DomNode[] | undefined;
  shadowRoots?: DomNode[] | undefined;
  shadowRootType?: string | undefined;
};

/** All words in what we draw over a page, '' where nothing is drawn: it stands in a shadow root closed to everybody. */
export async function overlayText({ session }: Tab): Promise<string> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const words: string[] = [];
  const walk = (node: DomNode, isOurs: boolean): void => {
    if (isOurs && node.nodeName === '#text') words.push(node.nodeValue);
    for (const shadow of node.shadowRoots ?? []) walk(shadow, isOurs || shadow.shadowRootType === 'closed');
    if (node.nodeName !== 'STYLE') for (const child of node.children ?? []) walk(child, isOurs);
  };
  walk(root, false);
  return words.join(' ').trim();
}
