/** The main job, as a person does it: see, look closer, read the week, trust a site, change one's mind. */
import type { Page } from '@playwright/test';

import type { Browser, Tab } from '../../tools/browser';
import { OpenPopup } from '../../tools/popup';
import { badgeOf, expect, openBackroom, overlayText, readStore, test } from './fixtures';
import { shopPage } from './shop';

const SHOP = 'http://www.kettle.example/';
const SAME_SITE = 'http://blog.kettle.example/';
const OTHER_SITE = 'http://other.example/';

async function openAt(browser: Browser, address: string): Promise<Tab> {
  const tab = await browser.openTab();
  await tab.page.goto(address);
  return tab;
}

async function openPopupFor(browser: Browser, tab: Tab): Promise<Page> {
  const popup = await browser.context.newPage();
  await popup.goto(browser.page(`popup.html?tab=${tab.id}`));
  return popup;
}

test('page, badge, popup, show me, report, trust, silence, undo', async ({ fresh, web }) => {
  for (const address of [SHOP, SAME_SITE, OTHER_SITE]) web.put(address, shopPage());
  const backroom = await openBackroom(fresh);
  const shop = await openAt(fresh, SHOP);
  const sameSite = await openAt(fresh, SAME_SITE);
  const other = await openAt(fresh, OTHER_SITE);

  await test.step('the badge counts, the marks are there', async () => {
    for (const address of [SHOP, SAME_SITE, OTHER_SITE]) {
      await expect.poll(() => badgeOf(backroom, address)).toBe('3');
    }
    await expect.poll(() => overlayText(shop)).not.toBe('');
  });

  await test.step('the popup names each finding, and shows where it is', async () => {
    const popup = await openPopupFor(fresh, shop);
    await expect(popup.getByRole('heading', { level: 1 })).toHaveText('3 findings');
    const item = popup.getByRole('listitem').filter({ hasText: 'Only 3 left in stock' });
    const closed = popup.waitForEvent('close');
    await item.getByRole('button').click();
    await closed;
    await expect.poll(() => overlayText(shop)).toContain('Only 3 left in stock');
    await expect.poll(() => overlayText(shop)).toContain('Trust this site');
  });

  await test.step('what could be seen is kept, once', async () => {
    await shop.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect
      .poll(async () => patternsAt(await readStore(backroom, 'sightings'), 'kettle.example'))
      .toContain('gate');
  });

  await test.step('the report shows the week', async () => {
    const report = await fresh.context.newPage();
    await report.goto(fresh.page('report.html'));
    await expect(report.getByText('kettle.example').first()).toBeVisible();
    await expect(report.getByText('other.example').first()).toBeVisible();
    await report.close();
  });

  const popup = await openPopupFor(fresh, shop);
  await test.step('one click trusts the site, and every open tab of it falls silent', async () => {
    await popup.getByRole('switch', { name: 'Trust this site' }).click();
    await expect(popup.getByRole('heading', { level: 1 })).toHaveText('Trusted');
    for (const [tab, address] of [
      [shop, SHOP],
      [sameSite, SAME_SITE],
    ] as const) {
      await expect.poll(() => badgeOf(backroom, address)).toBe('✓');
      await expect.poll(() => overlayText(tab)).toBe('');
    }
    expect(await badgeOf(backroom, OTHER_SITE)).toBe('3');
    expect(await overlayText(other)).not.toBe('');
  });

  await test.step('nothing of a trusted site is kept, not after a reload either', async () => {
    const before = await readStore(backroom, 'sightings');
    await shop.page.reload();
    await shop.page.waitForTimeout(2_500);
    expect(await overlayText(shop)).toBe('');
    expect(await readStore(backroom, 'sightings')).toEqual(before);
  });

  await test.step('the list of trusted sites holds it', async () => {
    const list = await fresh.context.newPage();
    await list.goto(fresh.page('trusted.html'));
    await expect(list.getByText('kettle.example').first()).toBeVisible();
    await list.close();
  });

  await test.step('undo brings everything back', async () => {
    await popup.getByRole('button', { name: 'Undo' }).click();
    for (const address of [SHOP, SAME_SITE]) await expect.poll(() => badgeOf(backroom, address)).toBe('3');
    await expect.poll(() => overlayText(shop)).not.toBe('');
  });
});

test('the real popup hangs from the toolbar and speaks of the tab below it', async ({ fresh, web }) => {
  web.put(SHOP, shopPage());
  const backroom = await openBackroom(fresh);
  const tab = await openAt(fresh, SHOP);
  await expect.poll(() => badgeOf(backroom, SHOP)).toBe('3');
  await tab.page.bringToFront();
  const popup = await OpenPopup.over(fresh);
  await expect.poll(() => popup.evaluate('document.querySelector("h1")?.textContent')).toBe('3 findings');
  await popup.close();
});

test.describe('in German', () => {
  test.use({ lang: 'de' });
  test('the popup speaks German', async ({ fresh, web }) => {
    web.put(SHOP, shopPage());
    const backroom = await openBackroom(fresh);
    const tab = await openAt(fresh, SHOP);
    // A tab that another one covers is not read on.
    await expect.poll(() => badgeOf(backroom, SHOP)).toBe('3');
    const popup = await openPopupFor(fresh, tab);
    await expect(popup.getByRole('heading', { level: 1 })).toHaveText('3 Funde');
    await expect(popup.getByRole('switch')).toBeVisible();
  });
});

/** The patterns kept of a site, each as often as it was kept. */
function patternsAt(sightings: readonly { site: string; pattern: string }[], site: string): string[] {
  return sightings
    .filter((each) => each.site === site)
    .map(({ pattern }) => pattern)
    .toSorted();
}
