/**
 * Nothing that was acknowledged is lost, and nothing is kept twice: the worker dies while pages report, the whole
 * browser dies, the database is held by another version, the disk is full, the extension is loaded anew under its tabs.
 * `KILLS=500 npx playwright test tests/e2e/kill.spec.ts` kills the worker more often.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Page } from '@playwright/test';

import type { Sighting } from '@/lib/core/types';
import { Browser, type Tab } from '../../tools/browser';
import { createRandom } from '../../tools/random';
import { expect, openBackroom, overlayText, readStore, test } from './fixtures';
import { shopPage } from './shop';
import { World } from './world';

const KILLS = Number(process.env['KILLS'] ?? 60);
const SHOP = 'http://shop.example/';

/** What a page said, and what of it was acknowledged. */
type Told = { told: string[]; stored: string[] };

/**
 * Runs in our world of a page: reports made-up sightings, one or a few at a time, until it is stopped. Each is said again
 * until it is acknowledged, as our own script does it, and every fifth once more after that.
 */
const REPORT = (name: string, everyMs: number): string => `(async () => {
  const own = globalThis.reporting = { isOver: false, told: [], stored: [] };
  const now = new Date();
  const day = now.toLocaleDateString('sv');
  const send = (ids) => chrome.runtime.sendMessage({ to: 'manometer', name: 'sighted', data: { sightings: ids.map((id) => ({
    id, pattern: 'scarcity', quote: 'Only 3 left', evidence: 'claimed', claim: id, seenAt: Date.now(), day, hour: now.getHours(),
  })) } }).then((answer) => answer?.stored === true, () => false);
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  for (let number = 0; !own.isOver; number += 1) {
    const ids = Array.from({ length: 1 + number % 3 }, (_, i) => '${name}-' + number + '-' + i);
    own.told.push(...ids);
    while (!(await send(ids))) await wait(20);
    own.stored.push(...ids);
    if (number % 5 === 0) void send(ids);
    await wait(${everyMs});
  }
})()`;

/** Begins to report in a tab that has the shop open. */
async function report(browser: Browser, tab: Tab, name: string): Promise<World> {
  const world = await World.listen(browser, tab);
  await expect.poll(() => world.isThere).toBe(true);
  await world.evaluate(`void ${REPORT(name, 15)}`);
  return world;
}

/** What was told and stored by now. */
async function toldIn(world: World): Promise<Told> {
  const told = await world.evaluate('({ told: reporting.told, stored: reporting.stored })');
  if (typeof told !== 'object' || told === null) throw new Error('nothing is reported here');
  return told as Told;
}

async function idsKept(backroom: Page): Promise<string[]> {
  const kept: Sighting[] = await readStore(backroom, 'sightings');
  return kept.filter(({ quote }) => quote === 'Only 3 left').map(({ id }) => id);
}

/** How many of these are there more than once. */
function countDoubled(ids: readonly string[]): number {
  return ids.length - new Set(ids).size;
}

test(`the worker dies ${KILLS} times while pages report`, async ({ fresh, web }) => {
  test.setTimeout(60_000 + KILLS * 1_000);
  const backroom = await openBackroom(fresh);
  const session = await fresh.context.newCDPSession(backroom);
  await session.send('ServiceWorker.enable');
  const worlds: World[] = [];
  for (const name of ['a', 'b', 'c']) {
    web.put(`http://${name}.example/`, shopPage());
    const tab = await fresh.openTab();
    await tab.page.goto(`http://${name}.example/`);
    worlds.push(await report(fresh, tab, name));
  }
  const random = createRandom(KILLS);
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Before it has started, while it starts, while it writes, and after.
    await sleep(random.below(random.chance(0.3) ? 40 : 350));
    await session.send('ServiceWorker.stopAllWorkers');
  }
  for (const world of worlds) await world.evaluate('reporting.isOver = true');
  const allTold = async (): Promise<Told[]> => Promise.all(worlds.map(toldIn));
  await expect
    .poll(async () => (await allTold()).every(({ told, stored }) => told.length === stored.length), {
      timeout: 20_000,
    })
    .toBe(true);
  // What was said once more may still be on its way.
  await backroom.waitForTimeout(500);
  const kept = await idsKept(backroom);
  const stored = (await allTold()).flatMap((told) => told.stored);
  expect(stored.length).toBeGreaterThan(KILLS);
  expect(countDoubled(kept)).toBe(0);
  expect(kept.toSorted()).toEqual(stored.toSorted());
  test.info().annotations.push({ type: 'kept', description: `${kept.length} sightings, ${KILLS} kills` });
});

test('the whole browser dies, and is opened again', async ({ web }) => {
  test.slow();
  web.put(SHOP, shopPage());
  const folder = mkdtempSync(join(tmpdir(), 'manometer-killed-'));
  const acknowledged: string[] = [];
  const random = createRandom(7);
  for (const round of ['first', 'second', 'third']) {
    const browser = await Browser.open({ hosts: web.hosts, isPlain: true, folder });
    try {
      const kept = await idsKept(await openBackroom(browser));
      expect(countDoubled(kept)).toBe(0);
      expect(acknowledged.filter((id) => !kept.includes(id))).toEqual([]);
      const tab = await browser.openTab();
      await tab.page.goto(SHOP);
      const world = await report(browser, tab, round);
      await expect.poll(async () => (await toldIn(world)).stored.length).toBeGreaterThan(20);
      await sleep(random.below(300));
      acknowledged.push(...(await toldIn(world)).stored);
    } finally {
      await browser.kill();
    }
  }
  const browser = await Browser.open({ hosts: web.hosts, isPlain: true, folder });
  const kept = await idsKept(await openBackroom(browser));
  await browser.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  expect(acknowledged.length).toBeGreaterThan(60);
  expect(countDoubled(kept)).toBe(0);
  expect(acknowledged.filter((id) => !kept.includes(id))).toEqual([]);
});

/** From here on the worker asks for the next version of the database, as an updated extension would. */
async function becomeNewer(browser: Browser, old: number): Promise<void> {
  await browser.worker.evaluate((oldVersion) => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function openNewer(name, version) {
      // A database that is newer already is opened as it is.
      return open.call(this, name, version === undefined ? undefined : version + 1);
    };
    // What it holds of the old version is gone with the worker it was.
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function begin(...given) {
      if (this.version === oldVersion) this.close();
      return transaction.apply(this, given);
    };
  }, old);
}

/** The version of the database as it lies on the disk. */
async function versionOf(backroom: Page): Promise<number> {
  return await backroom.evaluate(
    async () => (await indexedDB.databases()).find(({ name }) => name === 'manometer')?.version ?? 1,
  );
}

/** Why the last attempt to keep something failed, as the popup tells it. */
async function troubleOf(backroom: Page): Promise<unknown> {
  return await backroom.evaluate(
    async () => (await chrome.storage.session.get('trouble'))['trouble'] ?? null,
  );
}

/** Opens the database in a window that never lets go of it. */
async function holdDatabase(browser: Browser): Promise<Page> {
  const holder = await openBackroom(browser);
  await holder.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('manometer');
        opening.addEventListener('success', () => {
          Object.assign(globalThis, { held: opening.result });
          resolve(true);
        });
      }),
  );
  return holder;
}

async function scarceQuotes(backroom: Page): Promise<string[]> {
  return (await readStore(backroom, 'sightings'))
    .filter(({ pattern }) => pattern === 'scarcity')
    .map(({ quote }) => quote)
    .toSorted();
}

test('while an old window holds the database pages keep what they saw, and bring it once it is gone', async ({
  fresh,
  web,
}) => {
  const backroom = await openBackroom(fresh);
  web.put(SHOP, shopPage(3));
  web.put('http://next.example/', shopPage(4));
  const tab = await fresh.openTab();
  await tab.page.goto(SHOP);
  await expect.poll(() => scarceQuotes(backroom)).toEqual(['Only 3 left in stock']);
  const holder = await holdDatabase(fresh);
  await becomeNewer(fresh, await versionOf(backroom));
  const next = await fresh.openTab();
  await next.page.goto('http://next.example/');
  await expect.poll(() => troubleOf(backroom), { timeout: 20_000 }).toBe('blocked');
  await holder.close();
  await expect
    .poll(() => scarceQuotes(backroom), { timeout: 20_000 })
    .toEqual(['Only 3 left in stock', 'Only 4 left in stock']);
  await expect.poll(() => troubleOf(backroom)).toBe(null);
});

test('updated while tabs are open, the new version gets what the old could not keep', async ({
  fresh,
  web,
}) => {
  const backroom = await openBackroom(fresh);
  web.put(SHOP, shopPage(3));
  web.put('http://next.example/', shopPage(4));
  const tab = await fresh.openTab();
  await tab.page.goto(SHOP);
  await expect.poll(() => scarceQuotes(backroom)).toEqual(['Only 3 left in stock']);
  const version = await versionOf(backroom);
  const upgraded = await backroom.evaluate(
    (old) =>
      new Promise((resolve) => {
        const opening = indexedDB.open('manometer', old + 1);
        opening.addEventListener('success', () => {
          opening.result.close();
          resolve('upgraded');
        });
        opening.addEventListener('blocked', () => resolve('blocked'));
      }),
    version,
  );
  expect(upgraded).toBe('upgraded');
  const next = await fresh.openTab();
  await next.page.goto('http://next.example/');
  await expect.poll(() => troubleOf(backroom)).toBe('newer');
  await becomeNewer(fresh, version);
  await expect
    .poll(() => scarceQuotes(backroom), { timeout: 20_000 })
    .toEqual(['Only 3 left in stock', 'Only 4 left in stock']);
});

test('with a full disk pages go on, and bring what they saw once there is room', async ({ fresh, web }) => {
  const backroom = await openBackroom(fresh);
  web.put(SHOP, shopPage(3));
  await fresh.worker.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    const noRoom = new DOMException('no room', 'QuotaExceededError');
    IDBObjectStore.prototype.put = () => {
      throw noRoom;
    };
    Object.assign(globalThis, { makeRoom: () => void (IDBObjectStore.prototype.put = put) });
  });
  const tab = await fresh.openTab();
  await tab.page.goto(SHOP);
  await expect.poll(() => troubleOf(backroom)).toBe('full');
  await expect.poll(() => overlayText(tab)).not.toBe('');
  expect(await scarceQuotes(backroom)).toEqual([]);
  await fresh.worker.evaluate('makeRoom()');
  await expect.poll(() => scarceQuotes(backroom), { timeout: 20_000 }).toEqual(['Only 3 left in stock']);
  await expect.poll(() => troubleOf(backroom)).toBe(null);
});

test('loaded anew, the old script in an open tab goes quiet and leaves nothing', async ({ fresh, web }) => {
  web.put(SHOP, shopPage());
  const tab = await fresh.openTab();
  await tab.page.goto(SHOP);
  const before = await tab.page.evaluate('[document.documentElement.childElementCount, CSS.highlights.size]');
  await expect.poll(() => overlayText(tab)).not.toBe('');
  expect(before).toEqual([2, 0]);
  const world = await World.listen(fresh, tab);
  await fresh.worker.evaluate(() => setTimeout(() => chrome.runtime.reload()));
  await expect.poll(() => world.evaluate('chrome.runtime?.id ?? "gone"')).toBe('gone');
  const left = (): Promise<unknown> =>
    tab.page.evaluate(
      '[document.documentElement.childElementCount, CSS.highlights.size, document.adoptedStyleSheets.length]',
    );
  await expect.poll(left, { timeout: 15_000 }).toEqual([2, 0, 0]);
  await tab.page.evaluate('document.querySelector("main").append("Only 9 left in stock")');
  await tab.page.evaluate('dispatchEvent(new Event("resize")); document.body.click()');
  await tab.page.waitForTimeout(1_500);
  expect(await left()).toEqual([2, 0, 0]);
  expect(world.faults).toEqual([]);
});
