/** What we draw over a page: where it stands, who can press it, and what the page can do about it. */
import type { Browser, Tab } from '../../tools/browser';
import { expect, test } from './fixtures';
import { boxesOf, firstBox } from './overlay-boxes';

const SHOP = 'http://marks.example/';

function pageWith(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kettle and Cup</title><link rel="icon" href="data:,">
    <style>body { margin: 40px; font: 16px/1.5 sans-serif } #box { height: 150px; overflow: auto; border: 1px solid }</style>
    <script>
      // Everything the page could learn of what happens inside our host.
      window.heard = [];
      for (const type of ['click', 'pointerdown', 'mousedown', 'keydown', 'keyup', 'focusin'])
        document.addEventListener(type, ({ target }) => heard.push(type + ' ' + target.localName));
    </script></head>
    <body><h1>Stoneware teapot</h1><p>£34.00</p>${body}</body></html>`;
}

/** How far the nearest of our lines is from standing evenly around an element, in px. */
async function distance(tab: Tab, selector: string): Promise<number> {
  const target = await tab.page.locator(selector).boundingBox();
  if (!target) return Number.POSITIVE_INFINITY;
  const [x, y] = [target.x + target.width / 2, target.y + target.height / 2];
  const lines = await boxesOf(tab, 'line');
  return Math.min(
    ...lines.map((line) =>
      Math.max(Math.abs(line.x + line.width / 2 - x), Math.abs(line.y + line.height / 2 - y)),
    ),
  );
}

async function pressTag(tab: Tab, index = 0): Promise<void> {
  await expect.poll(async () => (await boxesOf(tab, 'tag')).length).toBeGreaterThan(index);
  // The tag is chosen its place a moment after it is there.
  await tab.page.waitForTimeout(500);
  const tag = (await boxesOf(tab, 'tag'))[index];
  if (!tag) throw new Error('the tag is gone');
  await tab.page.mouse.click(tag.x + tag.width / 2, tag.y + tag.height / 2);
}

async function openAt(browser: Browser): Promise<Tab> {
  const tab = await browser.openTab();
  await tab.page.goto(SHOP);
  return tab;
}

test('the line follows its button inside a box that scrolls', async ({ fresh, web }) => {
  web.put(
    SHOP,
    pageWith(`<div id="box"><p style="height: 60px">A list</p>
      <button id="no">No thanks, I prefer to pay full price</button><p style="height: 600px">More</p></div>`),
  );
  const tab = await openAt(fresh);
  await expect.poll(() => distance(tab, '#no')).toBeLessThan(2);
  await tab.page.evaluate(() => document.querySelector('#box')?.scrollBy(0, 40));
  await expect.poll(() => distance(tab, '#no')).toBeLessThan(2);
  await tab.page.evaluate(() =>
    document.querySelector('h1')?.insertAdjacentHTML('afterend', '<p>News</p><p>News</p>'),
  );
  await expect.poll(() => distance(tab, '#no')).toBeLessThan(2);
});

test('the card opens and closes by pointer and by keyboard, unheard by the page', async ({ fresh, web }) => {
  web.put(SHOP, pageWith('<p>Only 3 left in stock</p>'));
  const tab = await openAt(fresh);
  await pressTag(tab);
  await firstBox(tab, 'card');
  await tab.page.keyboard.press('Escape');
  await expect.poll(() => boxesOf(tab, 'card')).toEqual([]);
  await tab.page.keyboard.press('Enter');
  await firstBox(tab, 'card');
  await tab.page.mouse.click(5, 5);
  await expect.poll(() => boxesOf(tab, 'card')).toEqual([]);
  const heard = await tab.page.evaluate<string[]>('heard');
  expect(heard.filter((each) => each.includes('-'))).toEqual([]);
  expect(heard).toContain('click html');
});

test('the page cannot press for the person', async ({ fresh, web }) => {
  web.put(SHOP, pageWith('<p>Only 3 left in stock</p>'));
  const tab = await openAt(fresh);
  await pressTag(tab);
  await firstBox(tab, 'card');
  const acts = await boxesOf(tab, 'act');
  expect(acts).toHaveLength(2);
  await tab.page.evaluate((places) => {
    const host = document.documentElement.lastElementChild;
    if (!(host instanceof HTMLElement) || host === document.body) throw new Error('there is no host');
    host.click();
    for (const { x, y } of places) {
      const init = { bubbles: true, composed: true, detail: 1, clientX: x + 9, clientY: y + 9 };
      host.dispatchEvent(new PointerEvent('click', init));
    }
    host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  }, acts);
  await tab.page.waitForTimeout(500);
  expect(await boxesOf(tab, 'card')).toHaveLength(1);
});

test('marks inside an open modal dialog can be reached', async ({ fresh, web }) => {
  web.put(
    SHOP,
    pageWith(`<dialog id="dialog"><p>Wait.</p><button>Claim 10% off</button>
      <button id="no">No thanks, I prefer to pay full price</button></dialog>
      <script>dialog.showModal()</script>`),
  );
  const tab = await openAt(fresh);
  await expect.poll(() => distance(tab, '#no')).toBeLessThan(2);
  await pressTag(tab);
  await firstBox(tab, 'card');
  await tab.page.keyboard.press('Escape');
  await expect.poll(() => boxesOf(tab, 'card')).toEqual([]);
  await expect(tab.page.locator('#dialog')).toHaveAttribute('open');
  await tab.page.keyboard.press('Escape');
  await expect(tab.page.locator('#dialog')).not.toHaveAttribute('open');
});

test('what the page takes out comes back, but never in an endless quarrel', async ({ fresh, web }) => {
  web.put(
    SHOP,
    pageWith(`<p>Only 3 left in stock</p><script>
      window.taken = 0; window.mayTake = 1;
      new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes)
          if (node !== document.body && taken < mayTake) { taken += 1; node.remove(); }
      }).observe(document.documentElement, { childList: true });
    </script>`),
  );
  const tab = await openAt(fresh);
  await expect.poll(() => tab.page.evaluate('taken')).toBe(1);
  await expect.poll(async () => (await boxesOf(tab, 'tag')).length).toBe(1);
  await tab.page.evaluate('mayTake = 1000; document.documentElement.lastElementChild.remove(); undefined');
  await tab.page.waitForTimeout(8_000);
  expect(await tab.page.evaluate('taken')).toBeLessThan(8);
  expect(await tab.page.evaluate('CSS.highlights.size')).toBe(1);
});
