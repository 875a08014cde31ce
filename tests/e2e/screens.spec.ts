/** What a person opens, in the real browser: readable for all, within the policy of our pages, at every width. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import type { Browsing, Sighting } from '@/lib/core/types';
import { keepRecords } from '../../tools/keep';
import { expect, test } from './fixtures';

const SHOP = 'http://www.shop.example/';
const NARROW = { width: 320, height: 800 };
const WIDE = { width: 1280, height: 900 };

/** "2026-11-23": Swedes write days as we keep them. */
function dayOf(at: Date): string {
  return at.toLocaleDateString('sv');
}

/** Two weeks that end today: every pattern, several sites, some browsing. */
function twoWeeks(): { sightings: Sighting[]; browsing: Browsing[] } {
  const patterns = [
    'gate',
    'countdown',
    'deadline',
    'scarcity',
    'social-proof',
    'confirmshaming',
    'preticked',
  ] as const;
  const evidence = ['claimed', 'observed', 'proven'] as const;
  const days = Array.from({ length: 14 }, (_, back) => {
    const at = new Date();
    at.setDate(at.getDate() - back);
    return at;
  });
  return {
    browsing: days.map((at) => ({ day: dayOf(at), visibleMs: 3_600_000, pages: 40 })),
    sightings: days.flatMap((at, back) =>
      patterns.map((pattern, index) => ({
        id: `${back}-${index}`,
        pattern,
        ...(pattern === 'gate' && { form: 'lead-magnet' as const, trigger: 'imposed' as const }),
        site: `a-shop-with-a-rather-long-name-${(back + index) % 12}.example`,
        quote: `Ein Satz, der drängt, Nummer ${index}`,
        evidence: evidence[(back + index) % 3] ?? 'claimed',
        claim: `claim-${index}`,
        seenAt: at.getTime(),
        day: dayOf(at),
        hour: (index * 5 + back) % 24,
      })),
    ),
  };
}

type Scheme = 'light' | 'dark';

/** What axe finds: everything in the light, in the dark what the dark can change. */
async function findBarriers(page: Page, scheme: Scheme): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (scheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Fails where axe finds a barrier, and where a line runs out of a narrow window. */
async function expectReadable(page: Page, scheme: Scheme, name: string): Promise<void> {
  for (const viewport of scheme === 'dark' ? [NARROW] : [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    expect(await findBarriers(page, scheme), `${name}, ${viewport.width} px wide`).toEqual([]);
  }
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${name} in a narrow window`).toBeLessThanOrEqual(NARROW.width);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`report, trusted sites and popup are readable for all (${colorScheme})`, async ({ fresh, web }) => {
    test.slow();
    web.put(
      SHOP,
      '<!doctype html><html lang="en"><title>Shop</title><h1>Boots</h1><p>Only 3 left in stock</p>',
    );
    const page = await fresh.context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.emulateMedia({ colorScheme });

    await page.goto(fresh.page('report.html'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectReadable(page, colorScheme, 'the report of an empty week');
    await keepRecords(page, twoWeeks());
    await page.reload();
    await page.getByRole('figure', { name: 'By pattern' }).waitFor();
    await expectReadable(page, colorScheme, 'the report of a full week');
    for (const summary of await page.getByText('As a table').all()) await summary.click();
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await expectReadable(page, colorScheme, 'the report with all tables and a question open');

    await page.goto(fresh.page('trusted.html'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectReadable(page, colorScheme, 'no trusted sites');
    await page.getByRole('textbox', { name: 'Address' }).fill('www.bank.example/login');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'One trusted site' }).waitFor();
    await page.getByRole('textbox', { name: 'Address' }).fill('com');
    await page.keyboard.press('Enter');
    await expectReadable(page, colorScheme, 'a trusted site and a refused one');

    await page.goto(fresh.page('settings.html'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByLabel('What is done: Scarcity').selectOption('calm');
    await expectReadable(page, colorScheme, 'the settings');

    const shop = await fresh.openTab();
    await shop.page.goto(SHOP);
    await page.goto(fresh.page(`popup.html?tab=${shop.id}`));
    await page.getByRole('heading', { name: 'Scarcity' }).waitFor();
    for (const summary of await page.locator('summary').all()) await summary.click();
    await expectPopupReadable(page, colorScheme, 'a finding');
    await page.getByRole('switch', { name: 'Trust this site' }).click();
    await page.getByRole('heading', { name: 'Trusted' }).waitFor();
    await expectPopupReadable(page, colorScheme, 'a trusted site');

    expect(said, 'what the browser had to say').toEqual([]);
  });
}

/** The popup's window takes its width from the popup: it is never narrow. */
async function expectPopupReadable(page: Page, scheme: Scheme, name: string): Promise<void> {
  await page.setViewportSize({ width: 380, height: 600 });
  expect(await findBarriers(page, scheme), `popup: ${name}`).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
}

/** What is painted of each element, as computed. */
async function paintOf(
  page: Page,
  selector: string,
  property: 'background-color' | 'fill',
): Promise<string[]> {
  return await page
    .locator(selector)
    .evaluateAll((all, name) => all.map((each) => getComputedStyle(each).getPropertyValue(name)), property);
}

test('in colours of one’s own, states and levels are told apart, and the charts have these colours', async ({
  fresh,
  web,
}) => {
  web.put(SHOP, '<!doctype html><html lang="en"><title>Shop</title><p>Only 3 left in stock</p>');
  const shop = await fresh.openTab();
  await shop.page.goto(SHOP);
  const page = await fresh.context.newPage();
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });

  await page.goto(fresh.page(`popup.html?tab=${shop.id}`));
  const trust = page.getByRole('switch');
  const paint = async (): Promise<string[]> =>
    await paintOf(page, '.switch, .switch-knob', 'background-color');
  await trust.waitFor();
  const [offTrack, offKnob] = await paint();
  expect(offKnob).not.toBe(offTrack);
  await trust.click();
  await expect(trust).toBeChecked();
  const [onTrack, onKnob] = await paint();
  expect(onKnob).not.toBe(onTrack);
  expect(onTrack).not.toBe(offTrack);

  await page.goto(fresh.page('report.html'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await keepRecords(page, twoWeeks());
  await page.reload();
  const levels = page.locator('.legend-heat');
  await expect(levels).toHaveCount(5);
  const mine = await paintOf(page, '.legend-heat', 'background-color');
  expect(new Set(mine).size).toBe(5);
  const cells = new Set(await paintOf(page, '.chart:has(.legend-heat) rect', 'fill'));
  // The loudest hour and the silent ones.
  expect([...cells]).toEqual(expect.arrayContaining([mine.at(0), mine.at(-1)]));
  expect([...cells].filter((cell) => !mine.includes(cell))).toEqual([]);
  // An empty cell is of the colour of the page: its edge shows it.
  await expect(page.locator('.chart:has(.legend-heat) rect').first()).not.toHaveCSS('stroke', 'none');
  await page.emulateMedia({ forcedColors: 'none' });
  const ours = await paintOf(page, '.legend-heat', 'background-color');
  expect(ours.filter((level) => mine.includes(level))).toEqual([]);
});
