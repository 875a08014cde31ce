/** What the tests in Firefox stand on: the built extension, a small web, and ways to look inside. */
import { expect, test as base } from '@playwright/test';

import type { Sighting } from '@/lib/core/types';
import { Web } from '../e2e/web';
import { Firefox, type FirefoxTab } from './firefox';

/** One of each for all tests of a worker: a test has sites of its own, and leaves the others' alone. */
type Shared = {
  web: Web;
  firefox: Firefox;
  /** A page of the extension to look at its storage and its toolbar from. */
  backroom: FirefoxTab;
};

export const test = base.extend<object, Shared>({
  web: [
    async ({}, use) => {
      const web = await Web.open();
      await use(web);
      await web.close();
    },
    { scope: 'worker' },
  ],
  firefox: [
    async ({ web }, use) => {
      const { '*:80': http = 0, '*:443': https = 0 } = web.hosts;
      const firefox = await Firefox.open({ http, https });
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker' },
  ],
  backroom: [
    async ({ firefox }, use) => {
      await use(await firefox.openAt(firefox.page('trusted.html')));
    },
    { scope: 'worker' },
  ],
});

export { expect };

/** What the toolbar's badge says for the tab that shows an address. */
export async function badgeOf(backroom: FirefoxTab, address: string): Promise<string> {
  return await backroom.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((each) => each.url === url);
    return tab ? await chrome.action.getBadgeText({ tabId: tab.id }) : '';
  }, address);
}

/** What the extension calls the tab that shows an address. */
export async function idOf(backroom: FirefoxTab, address: string): Promise<number> {
  return await backroom.evaluate(
    async (url) => (await chrome.tabs.query({})).find((each) => each.url === url)?.id ?? -1,
    address,
  );
}

/** The sightings of a site, as they lie on the disk now, as "pattern: quote" in the order of the alphabet. */
export async function sightingsOf(backroom: FirefoxTab, site: string): Promise<string[]> {
  const all = await backroom.evaluate(
    () =>
      new Promise<Sighting[]>((resolve, reject) => {
        const opening = indexedDB.open('manometer');
        // Not made yet: leave it to the extension to make it.
        opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
        opening.addEventListener('error', () => resolve([]));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const getting = db.transaction('sightings').objectStore('sightings').getAll();
          db.close();
          getting.addEventListener('success', () => resolve(getting.result));
          getting.addEventListener('error', () => reject(new Error('sightings cannot be read')));
        });
      }),
  );
  return all
    .filter((each) => each.site === site)
    .map(({ pattern, quote }) => `${pattern}: ${quote}`)
    .toSorted();
}

/** All words in what we draw over a page, '' where nothing is drawn: it stands in a shadow root closed to everybody. */
export async function overlayText(tab: FirefoxTab): Promise<string> {
  return (await ours(tab)).map(({ text }) => text).join(' ');
}

/** Presses a button of ours that says these words, once it is there. */
export async function pressOurs(tab: FirefoxTab, words: string): Promise<void> {
  let button: Piece | undefined;
  await expect
    .poll(async () => {
      button = (await ours(tab)).find(({ isButton, text }) => isButton && text === words);
      return button?.width ?? 0;
    })
    .toBeGreaterThan(0);
  if (button) await tab.pressAt(button.x + button.width / 2, button.y + button.height / 2);
}

/** A button or a text that we draw over a page, with its box in the window (px). */
type Piece = { isButton: boolean; text: string; x: number; y: number; width: number; height: number };

async function ours(tab: FirefoxTab): Promise<Piece[]> {
  return await tab.evaluatePrivileged(() => {
    const roots = [...document.querySelectorAll('*')].flatMap((element) => {
      const root: unknown = Reflect.get(element, 'openOrClosedShadowRoot');
      return root instanceof ShadowRoot && root.mode === 'closed' ? [root] : [];
    });
    return roots.flatMap((root) =>
      [...root.querySelectorAll('*')].flatMap((element) => {
        const isButton = element.localName === 'button';
        const text = isButton
          ? element.textContent
          : element.childElementCount > 0
            ? ''
            : element.textContent;
        if (text.trim() === '' || element.localName === 'style') return [];
        const { x, y, width, height } = element.getBoundingClientRect();
        return [{ isButton, text: text.trim(), x, y, width, height }];
      }),
    );
  });
}

/** How many pixels of an element have the colour of the line under marked words: the page cannot tell, a picture can. */
export async function paintedPixels(tab: FirefoxTab, css: string): Promise<number> {
  return await tab.evaluate(
    async (png) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data = [] } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
      let count = 0;
      // #1a8a87, as lib/page/card.ts has it
      for (let i = 0; i < data.length; i += 4)
        if (data[i] === 26 && data[i + 1] === 138 && data[i + 2] === 135) count += 1;
      return count;
    },
    await tab.picture(css),
  );
}
