/** What belongs to the person, in a real browser: out and in again, deleted in part, written by itself, told once a week. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import type { Sighting } from '@/lib/core/types';
import { Browser } from '../../tools/browser';
import { BUILD } from '../../tools/setup.mjs';
import { expect, openBackroom, readStore, test } from './fixtures';

const PATTERNS = ['countdown', 'deadline', 'scarcity', 'social-proof'] as const;

/** "2026-11-23": Swedes write days as we keep them. */
function dayBack(days: number): { day: string; at: number } {
  const at = new Date();
  at.setDate(at.getDate() - days);
  return { day: at.toLocaleDateString('sv'), at: at.getTime() };
}

/** So many sightings, spread over so many days. */
function sightingsOf(count: number, days: number): Sighting[] {
  return Array.from({ length: count }, (_, index) => {
    const { day, at } = dayBack(index % days);
    return {
      id: `s${index}`,
      pattern: PATTERNS[index % 4] ?? 'scarcity',
      site: `shop-${index % 7}.example`,
      quote: `Nur noch ${index % 9} auf Lager – „jetzt“ zugreifen`,
      evidence: 'claimed',
      claim: `c${index % 50}`,
      seenAt: at,
      day,
      hour: new Date(at).getHours(),
    };
  });
}

/** A file as we save it, holding so many findings. */
function backupOf(sightings: readonly Sighting[], browsing: readonly object[] = []): string {
  const rest = { browsing, dismissals: [], claims: [], trusted: [] };
  return JSON.stringify({ manometer: 'backup', format: 1, sightings, ...rest });
}

function chooseFile(page: Page, name: string, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  return page.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'application/json', buffer });
}

/** What the report says of this week, as a person reads it. */
async function readReport(page: Page, own: Browser): Promise<string> {
  await page.goto(own.page('report.html'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return (await page.locator('.report').innerText()).replaceAll('\u00a0', ' ');
}

test('everything goes out, is deleted, and comes in again as it was', async ({ fresh }) => {
  const page = await fresh.context.newPage();
  await page.goto(fresh.page('settings.html'));
  const browsing = [0, 1, 8].map((days) => ({ day: dayBack(days).day, visibleMs: 3_600_000, pages: 40 }));
  await chooseFile(page, 'first.json', backupOf(sightingsOf(120, 9), browsing));
  await expect(page.getByText('New here: 120 findings and 3 days of browsing.')).toBeVisible();
  await page.goto(fresh.page('trusted.html'));
  await page.getByRole('textbox', { name: 'Address' }).fill('bank.example');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'One trusted site' }).waitFor();
  const before = await readReport(page, fresh);
  expect(before).toContain('pushes on 7 sites');

  await page.goto(fresh.page('settings.html'));
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as JSON' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^manometer-\d{4}-\d\d-\d\d\.json$/u);
  const text = readFileSync(await file.path(), 'utf8');

  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).first().click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('Everything that was logged is gone.')).toBeVisible();
  expect(await readReport(page, fresh)).toContain('Nothing logged so far.');

  await page.goto(fresh.page('settings.html'));
  await chooseFile(page, 'again.json', text);
  await expect(page.getByText('New here: 120 findings and 3 days of browsing.')).toBeVisible();
  expect(await readReport(page, fresh)).toBe(before);

  await page.goto(fresh.page('settings.html'));
  await chooseFile(page, 'twice.json', text);
  await expect(page.getByText('Everything in this file was here already.')).toBeVisible();
  expect(await readReport(page, fresh)).toBe(before);
});

test('a file that is none of ours changes nothing, and the page says why', async ({ fresh }) => {
  const page = await fresh.context.newPage();
  await page.goto(fresh.page('settings.html'));
  const good = backupOf(sightingsOf(5, 2));
  await chooseFile(page, 'good.json', good);
  await expect(page.getByText('New here: 5 findings.')).toBeVisible();
  const backroom = await openBackroom(fresh);
  const before = await readStore(backroom, 'sightings');
  const file = JSON.parse(good);
  const [first] = sightingsOf(1, 1);
  for (const [text, words] of [
    [good.slice(0, -40), 'This is no JSON file, or it was cut off.'],
    ['{"settings":{}}', 'This file was not saved by Manometer.'],
    [JSON.stringify({ ...file, format: 99 }), 'A newer version of Manometer saved this file.'],
    [
      JSON.stringify({
        ...file,
        sightings: [
          { ...first, id: 'new' },
          { ...first, day: 'today' },
        ],
      }),
      'This file is damaged, so none of it was taken in.',
    ],
  ] as const) {
    await chooseFile(page, 'bad.json', text);
    await expect(page.getByText(words)).toBeVisible();
    expect(await readStore(backroom, 'sightings')).toEqual(before);
  }
});

test('a file can be dropped, and parts are deleted by site, day and pattern', async ({ fresh }) => {
  const page = await fresh.context.newPage();
  await page.goto(fresh.page('settings.html'));
  const dropped = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
      return transfer;
    },
    backupOf(sightingsOf(140, 5)),
  );
  await page.getByRole('heading', { name: 'Take a saved file in' }).waitFor();
  await page.locator('.import').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByText('New here: 140 findings.')).toBeVisible();

  const backroom = await openBackroom(fresh);
  const form = page.getByRole('form', { name: 'Delete some of it' });
  const remove = async (): Promise<void> => {
    await form.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(form.getByRole('button', { name: 'Keep it' })).toBeFocused();
    await form.getByRole('button', { name: 'Delete for good' }).click();
  };
  await form.getByLabel('Site').fill('shop-3.example');
  await remove();
  await expect(form.getByText('Deleted: shop-3.example, 20 findings.')).toBeVisible();
  await form.getByLabel('What is deleted').selectOption('pattern');
  await form.getByLabel('Pattern', { exact: true }).selectOption('scarcity');
  await remove();
  await expect(form.getByText('Deleted: Scarcity, 30 findings.')).toBeVisible();
  await form.getByLabel('What is deleted').selectOption('day');
  await remove();
  await expect(form.getByText(/^Deleted: .*, 18 findings\.$/u)).toBeVisible();
  const left = await readStore(backroom, 'sightings');
  expect(left).toHaveLength(140 - 20 - 30 - 18);
  expect(left.filter((each) => each.site === 'shop-3.example' || each.pattern === 'scarcity')).toEqual([]);
  await form.getByLabel('What is deleted').selectOption('site');
  await form.getByLabel('Site').fill('nobody.example');
  await form.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(form.getByText('Nothing was logged of a site of this name.')).toBeVisible();
});

test('a large file says how far it is, and the page can be used meanwhile', async ({ fresh }) => {
  test.setTimeout(180_000);
  const page = await fresh.context.newPage();
  await page.goto(fresh.page('settings.html'));
  const text = backupOf(sightingsOf(100_000, 365));
  const path = join(test.info().outputPath(), 'large.json');
  mkdirSync(test.info().outputPath(), { recursive: true });
  writeFileSync(path, text);
  const session = await fresh.context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(globalThis, { long });
    new PerformanceObserver((list) =>
      long.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ entryTypes: ['longtask'] });
  });
  const start = Date.now();
  await page.getByLabel('Choose a file').setInputFiles(path);
  await expect(page.getByText(/^Reading \d+ MB\./u)).toBeVisible();
  await expect(page.getByText(/^Taking in … [1-9]0%/u)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('New here: 100,000 findings.')).toBeVisible({ timeout: 120_000 });
  const took = Date.now() - start;
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const long = await page.evaluate(() => (globalThis as unknown as { long: number[] }).long);
  const saving = page.waitForEvent('download');
  const saveStart = Date.now();
  await page.getByRole('button', { name: 'Save as JSON' }).click();
  await (await saving).path();
  const figures = {
    fileMB: Math.round(text.length / 1e6),
    importMs: took,
    longestTaskMs: Math.round(Math.max(...long)),
    heapMB: Math.round(usedSize / 1e6),
    exportMs: Date.now() - saveStart,
  };
  test.info().annotations.push({ type: 'figures', description: JSON.stringify(figures) });
});

/** The built extension with what it may ask for already given: nobody can press the browser's own question in a test. */
function withPermissions(): string {
  const folder = mkdtempSync(join(tmpdir(), 'manometer-allowed-'));
  cpSync(BUILD, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const permissions = [...manifest.permissions, ...manifest.optional_permissions];
  writeFileSync(path, JSON.stringify({ ...manifest, permissions, optional_permissions: [] }));
  return folder;
}

test('the weekly file is written by the background, the notice by its alarm', async () => {
  const extension = withPermissions();
  const own = await Browser.open({ extension });
  try {
    const page = await own.context.newPage();
    await page.goto(own.page('settings.html'));
    await chooseFile(page, 'log.json', backupOf(sightingsOf(900, 21)));
    await expect(page.getByText('New here: 900 findings.')).toBeVisible();

    await page.getByLabel('Write a file every week').click();
    await expect(page.getByText(/^Last written on /u)).toBeVisible();
    const [file] = await own.worker.evaluate(() => chrome.downloads.search({}));
    expect(file?.state).toBe('complete');
    expect(JSON.parse(readFileSync(file?.filename ?? '', 'utf8')).sightings).toHaveLength(900);

    await page.getByLabel('Tell me once a week').click();
    await expect(page.getByLabel('Day', { exact: true }).first()).toBeVisible();
    const hour = new Date().getHours();
    const weekday = new Date().getDay() || 7;
    // As if it had been chosen long ago, for this very hour.
    await own.worker.evaluate(
      async (notice) => {
        await chrome.storage.local.set({ noticeTold: { chosenAt: 0 }, 'setting:notice': notice });
      },
      { isOn: true, weekday, hour },
    );
    await expect
      .poll(() => own.worker.evaluate(() => chrome.notifications.getAll().then((all) => Object.keys(all))))
      .toEqual([expect.stringMatching(/^week \d{4}-\d\d-\d\d$/u)]);
    const { noticeTold } = await own.worker.evaluate(() => chrome.storage.local.get('noticeTold'));
    await own.worker.evaluate(async () => {
      for (const name of Object.keys(await chrome.notifications.getAll()))
        await chrome.notifications.clear(name);
      await chrome.alarms.create('notice', { when: Date.now() + 50 });
    });
    await page.waitForTimeout(1_500);
    expect(await own.worker.evaluate(() => chrome.notifications.getAll())).toEqual({});
    expect(await own.worker.evaluate(() => chrome.storage.local.get('noticeTold'))).toEqual({ noticeTold });
  } finally {
    await own.close();
    rmSync(extension, { recursive: true, force: true });
  }
});

test('the report asks once whether to tell the week', async ({ fresh }) => {
  const page = await fresh.context.newPage();
  await page.goto(fresh.page('settings.html'));
  await chooseFile(page, 'log.json', backupOf(sightingsOf(9, 3)));
  await expect(page.getByText('New here: 9 findings.')).toBeVisible();
  await page.goto(fresh.page('report.html'));
  const question = page.getByRole('region', { name: 'Weekly notice' });
  await expect(question.getByText('Would you like to be told once a week?')).toBeVisible();
  await question.getByRole('button', { name: 'No' }).click();
  await expect(question.getByText('You will not be told, nor asked again.')).toBeVisible();
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(question).toHaveCount(0);
});
