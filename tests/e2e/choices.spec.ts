/** Choices in the settings, and what they change in pages that are open. */
import type { Page } from '@playwright/test';

import type { Browser } from '../../tools/browser';
import { badgeOf, expect, openBackroom, overlayText, test } from './fixtures';
import { tabTo } from './keyboard';
import { boxesOf } from './overlay-boxes';

const SHOP = 'http://www.shop.example/';
const PAGE = `<!doctype html><html lang="en"><title>Shop</title>
<section><p>Only 3 left in stock</p></section>
<section lang="de"><h2>Stiefel</h2><p>Nur noch 2 Stück auf Lager!</p><button>In den Warenkorb</button></section>`;

async function openSettings(browser: Browser): Promise<Page> {
  const settings = await browser.context.newPage();
  await settings.goto(browser.page('settings.html'));
  return settings;
}

test('a language that is left out is neither marked nor counted', async ({ fresh, web }) => {
  web.put(SHOP, PAGE);
  const backroom = await openBackroom(fresh);
  const shop = await fresh.openTab();
  await shop.page.goto(SHOP);
  await expect.poll(() => badgeOf(backroom, SHOP)).toBe('2');
  const settings = await openSettings(fresh);
  await settings.getByRole('radio', { name: 'Only these' }).check();
  await expect.poll(() => badgeOf(backroom, SHOP)).toBe('1');
  await settings.getByRole('checkbox', { name: 'German' }).check();
  await expect.poll(() => badgeOf(backroom, SHOP)).toBe('2');
  await settings.getByRole('checkbox', { name: 'Number on the icon' }).uncheck();
  await expect.poll(() => badgeOf(backroom, SHOP)).toBe('');
});

test('marks look as they were chosen', async ({ fresh, web }) => {
  web.put(SHOP, PAGE);
  const shop = await fresh.openTab();
  await shop.page.goto(SHOP);
  await expect.poll(() => overlayText(shop)).toContain('Scarcity');
  const highlights = (): Promise<number> =>
    shop.page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
  await expect.poll(highlights).toBe(2);
  const settings = await openSettings(fresh);
  await settings.getByRole('radio', { name: /^Tag alone/u }).check();
  await expect.poll(highlights).toBe(0);
  await expect.poll(async () => (await boxesOf(shop, 'tag')).length).toBe(2);
  await settings.getByRole('radio', { name: /^Line alone/u }).check();
  await expect.poll(highlights).toBe(2);
  // What is not drawn is in nobody's way, and still there by keyboard.
  await shop.page.bringToFront();
  const [tag] = await boxesOf(shop, 'tag');
  if (tag) await shop.page.mouse.click(tag.x + tag.width / 2, tag.y + tag.height / 2);
  expect(await boxesOf(shop, 'card')).toEqual([]);
  await tabTo(shop.page, shop.session, 'Manometer: Scarcity');
  await shop.page.keyboard.press('Enter');
  await expect.poll(async () => (await boxesOf(shop, 'card')).length).toBe(1);
});

test('the week of the report begins on the chosen day', async ({ fresh }) => {
  const settings = await openSettings(fresh);
  const days = async (): Promise<number> => {
    const report = await fresh.context.newPage();
    await report.goto(fresh.page('report.html#2026-01-07'));
    // The address is there before the page is drawn.
    const text = await report.getByText(/2026/u).first().textContent();
    await report.close();
    return Number(/\d+/u.exec(text ?? '')?.[0]);
  };
  // 7 January 2026 was a Wednesday.
  expect(await days()).toBe(5);
  await settings.getByLabel('The week begins on').selectOption('Saturday');
  await expect.poll(days).toBe(3);
  await settings.getByLabel('The week begins on').selectOption('Sunday');
  await expect.poll(days).toBe(4);
});
