/**
 * Whatever a page holds and does, our scripts throw nothing, come to an end, and leave nothing behind once the page is
 * trusted. `FUZZ=500 npx playwright test tests/e2e/fuzz.spec.ts` tries more pages, `FUZZ_FROM=41 FUZZ=1` one of them.
 */
import type { Page } from '@playwright/test';

import type { Browser, Tab } from '../../tools/browser';
import { expect, openBackroom, test } from './fixtures';
import { wildPage } from './wild';
import { World } from './world';

const PAGES = Number(process.env['FUZZ'] ?? 12);
const FROM = Number(process.env['FUZZ_FROM'] ?? 1);
const SITE = 'http://wild.example/';

/** A whole reading of such a page takes no longer. */
const READ_MS = 8_000;
/** Two groups, so that they run side by side. */
const GROUPS = [0, 1];

/** Collects what nobody catches in the worker. */
async function listenToWorker(browser: Browser): Promise<() => Promise<string[]>> {
  await browser.worker.evaluate(() => {
    const faults: string[] = [];
    Object.assign(globalThis, { faults });
    addEventListener('error', ({ message }) => faults.push(message));
    addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
  });
  return () => browser.worker.evaluate<string[]>('globalThis.faults');
}

/** What of ours can be seen in the page: hosts beside head and body, highlights, sheets. */
async function leftIn({ page }: Tab): Promise<unknown> {
  return await page.evaluate(() => {
    const trees: (Document | ShadowRoot)[] = [document];
    for (const tree of trees)
      for (const { shadowRoot } of tree.querySelectorAll('*')) if (shadowRoot) trees.push(shadowRoot);
    return {
      hosts: [...document.querySelectorAll('[popover]')].map(({ localName }) => localName),
      highlights: CSS.highlights.size,
      sheets: trees.reduce((sum, { adoptedStyleSheets }) => sum + adoptedStyleSheets.length, 0),
    };
  });
}

/** Whether our script may read the site. */
async function trust(backroom: Page, world: World, isTrusted: boolean): Promise<void> {
  if (isTrusted) {
    const answer = await world.evaluate(
      "chrome.runtime.sendMessage({ to: 'manometer', name: 'trust', data: {} })",
    );
    expect(answer, 'a failure to trust').toBe(null);
  } else await backroom.evaluate(() => chrome.storage.sync.clear());
}

for (const group of GROUPS) {
  test(`pages that no person would write (${group + 1} of ${GROUPS.length})`, async ({ fresh, web }) => {
    test.setTimeout(60_000 + PAGES * 10_000);
    const backroom = await openBackroom(fresh);
    const workerFaults = await listenToWorker(fresh);
    const tab = await fresh.openTab();
    const world = await World.listen(fresh, tab);
    let findings = 0;
    for (let seed = FROM + group; seed < FROM + PAGES; seed += GROUPS.length) {
      await test.step(`seed ${seed}`, async () => {
        web.put(SITE, wildPage(seed));
        await fresh.forgetFrames(tab);
        await tab.page.goto(SITE);
        await tab.page.waitForTimeout(300);
        await trust(backroom, world, true);
        await tab.page.waitForTimeout(100);
        await trust(backroom, world, false);
        await tab.page.waitForFunction('globalThis.isCalm');
        const { answers, isAnyLate } = await fresh.askFrames(
          tab,
          'look',
          { withHidden: true, isStatic: false },
          READ_MS,
        );
        expect({ isAnyLate, hasAnswer: answers.length > 0 }, `seed ${seed}`).toEqual({
          isAnyLate: false,
          hasAnswer: true,
        });
        for (const answer of answers)
          if ('findings' in answer && Array.isArray(answer.findings)) findings += answer.findings.length;
        await trust(backroom, world, true);
        await expect
          .poll(() => leftIn(tab), { message: `seed ${seed}` })
          .toEqual({ hosts: [], highlights: 0, sheets: 0 });
        await trust(backroom, world, false);
        expect({ page: world.faults, worker: await workerFaults() }, `seed ${seed}`).toEqual({
          page: [],
          worker: [],
        });
      });
    }
    // Else all this would show nothing.
    expect(findings).toBeGreaterThan(PAGES / 4);
  });
}

test('what our scripts throw is heard, in the page and in the worker', async ({ fresh, web }) => {
  web.put(SITE, wildPage(1));
  const workerFaults = await listenToWorker(fresh);
  const tab = await fresh.openTab();
  const world = await World.listen(fresh, tab);
  await tab.page.goto(SITE);
  await tab.page.evaluate('setTimeout(() => { throw new Error("the page’s own") })');
  await world.evaluate(
    'setTimeout(() => { throw new Error("ours") }); void Promise.reject(new Error("too"))',
  );
  await fresh.worker.evaluate('void Promise.reject(new Error("in the worker"))');
  await expect
    .poll(() => world.faults.map((fault) => fault.split('\n')[0]).toSorted())
    .toEqual(['Error: ours', 'Error: too']);
  await expect.poll(workerFaults).toEqual(['Error: in the worker']);
});
