/** The first screen: opened once, marked by the real reader, with choices that are kept. */
import type { Page } from '@playwright/test';

import { Browser } from '../../tools/browser';
import { badgeOf, expect, openBackroom, overlayText, readStore, test } from './fixtures';
import { tabTo } from './keyboard';

const SHOP = 'http://www.shop.example/';

async function openWelcome(browser: Browser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(browser.page('welcome.html'));
  return page;
}

const FOUND = {
  en: ['Countdown', 'Scarcity', 'E-mail gate'],
  de: ['Countdown', 'Verknappung', 'E-Mail-Schranke'],
  fr: ['Compte à rebours', 'Rareté', 'Barrière e-mail'],
};

for (const [lang, names] of Object.entries(FOUND)) {
  test.describe(() => {
    test.use({ lang: lang === 'de' || lang === 'fr' ? lang : 'en' });

    test(`the example is read and marked in ${lang}, and nothing of it is kept`, async ({ fresh }) => {
      const page = await openWelcome(fresh);
      await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${lang}`, 'u'));
      for (const name of names) await expect(page.getByRole('status').first()).toContainText(name);
      const session = await fresh.context.newCDPSession(page);
      const drawn = await overlayText({ page, id: -1, session });
      for (const name of names) expect(drawn).toContain(name);
      // A sighting would be kept after about a second.
      await page.waitForTimeout(1_500);
      expect(await readStore(await openBackroom(fresh), 'sightings')).toEqual([]);
    });
  });
}

test('opens once, when it was installed, and closes at a word', async () => {
  const browser = await Browser.open({ isWelcomed: true });
  try {
    const welcomes = (): Page[] =>
      browser.context.pages().filter((page) => page.url() === browser.page('welcome.html'));
    const [page] = welcomes();
    const closed = page?.waitForEvent('close');
    await page?.getByRole('button', { name: 'Just begin' }).first().click();
    await closed;
    expect(welcomes()).toEqual([]);
    const backroom = await openBackroom(browser);
    const install = (): Promise<void> =>
      browser.worker.evaluate(() => {
        const { onInstalled } = chrome.runtime as unknown as {
          onInstalled: { dispatch(details: { reason: string }): void };
        };
        onInstalled.dispatch({ reason: 'install' });
      });
    await install();
    await backroom.waitForTimeout(1_000);
    expect(welcomes(), 'what was welcomed once is not again').toEqual([]);
    await browser.worker.evaluate(() => chrome.storage.local.clear());
    await install();
    await expect.poll(() => welcomes().length, 'on a device that knows nothing of it').toBe(1);
  } finally {
    await browser.close();
  }
});

test('what is chosen there holds in pages', async ({ fresh, web }) => {
  web.put(SHOP, '<!doctype html><html lang="en"><title>Shop</title><p>Only 3 left in stock</p>');
  web.put('http://bank.example/', '<!doctype html><html lang="en"><p>Only 3 left in stock</p>');
  const page = await openWelcome(fresh);
  await expect(page.getByRole('radio', { name: /^Mark/u })).toBeChecked();
  await page.getByRole('radio', { name: /^Calm/u }).check();
  await page.getByRole('checkbox', { name: /Number on the icon/u }).uncheck();
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill('bank.example');
  await page.getByRole('button', { name: 'Trust' }).click();
  await expect(page.getByText('Trusted from now on: bank.example')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: /^Calm/u })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /Number on the icon/u })).not.toBeChecked();

  const backroom = await openBackroom(fresh);
  const shop = await fresh.openTab();
  await shop.page.goto(SHOP);
  await expect.poll(() => overlayText(shop)).toContain('Scarcity');
  expect(await badgeOf(backroom, SHOP)).toBe('');
  const bank = await fresh.openTab();
  await bank.page.goto('http://bank.example/');
  await expect.poll(() => badgeOf(backroom, 'http://bank.example/')).toBe('✓');
  await page.getByRole('checkbox', { name: /Number on the icon/u }).check();
  await expect.poll(() => badgeOf(backroom, SHOP)).toBe('1');
});

test('a card of the example speaks of the example alone', async ({ fresh }) => {
  const page = await openWelcome(fresh);
  await expect(page.getByRole('status').first()).toContainText('E-mail gate');
  const session = await fresh.context.newCDPSession(page);
  const drawn = (): Promise<string> => overlayText({ page, id: -1, session });
  await tabTo(page, session, 'Manometer: E-mail gate');
  await page.keyboard.press('Enter');
  await expect.poll(drawn).toContain('Trust this site');
  await tabTo(page, session, 'Trust this site');
  await page.keyboard.press('Enter');
  const again = page.getByRole('button', { name: 'Begin the example again' });
  await expect(again).toBeVisible();
  await expect.poll(drawn).toBe('');
  await page.goto(fresh.page('trusted.html'));
  await expect(page.getByText('No trusted sites yet')).toBeVisible();
});
