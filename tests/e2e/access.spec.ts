/**
 * Manometer for everybody: nothing that axe calls a barrier, all of it by keyboard alone, at twice the size, in a narrow
 * window, in colours of one's own, and from right to left.
 */
import AxeBuilder from '@axe-core/playwright';
import type { CDPSession, Page } from '@playwright/test';

import type { Browser, Tab } from '../../tools/browser';
import { expect, openBackroom, overlayText, readStore, test } from './fixtures';
import { focusedName, tabTo } from './keyboard';
import { shopPage } from './shop';

const SHOP = 'http://www.kettle.example/';
const SCREENS = ['welcome', 'report', 'trusted', 'settings', 'site', 'popup'];

async function barriersIn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function open(browser: Browser, screen: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(browser.page(`${screen}.html${screen === 'site' ? '#kettle.example' : ''}`));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/**
 * Lets axe see what we draw: marks and card stand in a shadow root closed to all, which is opened here. In the welcome
 * page they run in the page itself, so that a script put before it can do that.
 */
async function openWelcomeToAxe(browser: Browser): Promise<Page> {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function attachOpen(options) {
      return attach.call(this, { ...options, mode: 'open' });
    };
  });
  await page.goto(browser.page('welcome.html'));
  await expect(page.getByRole('status').first()).toContainText('E-mail gate');
  return page;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no barriers in any screen, nor in marks and card (${colorScheme})`, async ({ fresh }) => {
    test.slow();
    for (const screen of SCREENS) {
      const page = await open(fresh, screen);
      await page.emulateMedia({ colorScheme });
      expect(await barriersIn(page), screen).toEqual([]);
      await page.close();
    }
    const page = await openWelcomeToAxe(fresh);
    await page.emulateMedia({ colorScheme });
    expect(await barriersIn(page), 'marks').toEqual([]);
    await page.getByRole('button', { name: 'Manometer: E-mail gate' }).press('Enter');
    const card = page.getByRole('dialog', { name: 'Discount for your e-mail' });
    await expect(card).toBeVisible();
    await card.getByRole('button', { name: 'Not pressure' }).press('Enter');
    expect(await barriersIn(page), 'card').toEqual([]);
  });
}

test('the whole way by keyboard alone', async ({ fresh, web }) => {
  test.slow();
  web.put(SHOP, shopPage());
  const backroom = await openBackroom(fresh);
  const shop = await fresh.openTab();
  await shop.page.goto(SHOP);
  await expect.poll(() => overlayText(shop)).toContain('Scarcity');

  await test.step('popup: to a finding, and shown in the page', async () => {
    const [popup, session] = await openForKeys(fresh, `popup.html?tab=${shop.id}`);
    await expect(popup.getByRole('heading', { level: 1 })).toHaveText('3 findings');
    const closed = popup.waitForEvent('close');
    await tabTo(popup, session, 'Show me: Only 3 left in stock');
    // The popup may be gone before the key is up.
    await popup.keyboard.press('Enter').catch(() => undefined);
    await closed;
  });

  await test.step('card: it has the focus, Esc goes back to its tag, and Enter opens it again', async () => {
    await shop.page.bringToFront();
    await expect.poll(() => focusedName(shop.session)).toBe('Scarcity');
    await expectSaid(shop, /^Scarcity, \d of 3$/u);
    await shop.page.keyboard.press('Escape');
    await expect.poll(() => focusedName(shop.session)).toBe('Manometer: Scarcity');
    await shop.page.keyboard.press('Enter');
    await expect.poll(() => focusedName(shop.session)).toBe('Scarcity');
  });

  await test.step('not pressure, and back', async () => {
    await tabTo(shop.page, shop.session, 'Not pressure');
    await shop.page.keyboard.press('Space');
    await expect.poll(() => focusedName(shop.session)).toBe('Only this one');
    await shop.page.keyboard.press('Enter');
    await expect.poll(() => readStore(backroom, 'dismissals')).toHaveLength(1);
    await expectSaid(shop, 'This will not be marked here any more.');
    await expect.poll(() => focusedName(shop.session)).toMatch(/^Manometer: /u);
  });

  await test.step('report: the site is trusted, and no more', async () => {
    await expect.poll(async () => (await readStore(backroom, 'sightings')).length).toBeGreaterThan(0);
    const [report, session] = await openForKeys(fresh, 'report.html');
    await tabTo(report, session, 'Trust kettle.example');
    await report.keyboard.press('Enter');
    await expect.poll(() => focusedName(session)).toBe('Undo trusting kettle.example');
    await expect.poll(() => overlayText(shop)).toBe('');
    await report.keyboard.press('Space');
    await expect.poll(() => overlayText(shop)).not.toBe('');
  });

  await test.step('settings: marked again', async () => {
    const [settings, session] = await openForKeys(fresh, 'settings.html');
    await tabTo(settings, session, 'Mark again: Only 3 left in stock');
    await settings.keyboard.press('Enter');
    await expect.poll(() => overlayText(shop)).toContain('Scarcity');
  });
});

async function openForKeys(browser: Browser, path: string): Promise<[Page, CDPSession]> {
  const page = await browser.context.newPage();
  await page.goto(browser.page(path));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return [page, await browser.context.newCDPSession(page)];
}

/** What a screen reader is told of itself, in the layer over the page. */
async function expectSaid({ session }: Tab, said: string | RegExp): Promise<void> {
  const expected = typeof said === 'string' ? expect.stringContaining(said) : expect.stringMatching(said);
  await expect
    .poll(async () => {
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const byId = new Map(nodes.map((node) => [node.nodeId, node]));
      return nodes
        .filter(({ role }) => role?.value === 'status' || role?.value === 'alert')
        .flatMap(({ childIds = [] }) => childIds.map((id) => String(byId.get(id)?.name?.value ?? '')));
    })
    .toContainEqual(expected);
}

test('what changes is said', async ({ fresh }) => {
  const welcome = await open(fresh, 'welcome');
  await expect(welcome.getByRole('status').first()).toContainText('Found just now: E-mail gate');
  const trusted = await open(fresh, 'trusted');
  await trusted.getByRole('textbox', { name: 'Address' }).fill('com');
  await trusted.keyboard.press('Enter');
  const status = trusted.getByRole('status');
  await expect(status.filter({ hasText: 'ending that many sites share' })).toBeVisible();
  await trusted.getByRole('textbox', { name: 'Address' }).fill('bank.example');
  await trusted.keyboard.press('Enter');
  await expect(status.filter({ hasText: 'Trusted from now on: bank.example' })).toBeVisible();
  await trusted.getByRole('button', { name: 'Remove bank.example' }).press('Enter');
  await expect(status.filter({ hasText: 'bank.example is no longer trusted.' })).toBeVisible();
  const report = await open(fresh, 'report');
  await report.getByRole('button', { name: 'Delete everything' }).press('Enter');
  await report.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await report.getByRole('button', { name: 'Delete for good' }).press('Enter');
  await expect(
    report.getByRole('status').filter({ hasText: 'Everything that was logged is gone.' }),
  ).toBeVisible();
});

/** What sticks out of the window to either side, or is cut off in a box that hides what is too much. */
async function cutOffIn(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const { clientWidth } = document.documentElement;
    return [...document.querySelectorAll('main *')].flatMap((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const { overflowX } = getComputedStyle(element);
      const isUnseen = width <= 1 || element.closest('.unseen, svg') !== null;
      const isOut = !isUnseen && (left < -1 || right > clientWidth + 1);
      const isCut =
        !isUnseen &&
        element instanceof HTMLElement &&
        (overflowX === 'hidden' || overflowX === 'clip') &&
        element.scrollWidth > element.clientWidth + 1;
      return isOut || isCut ? [`${element.tagName}.${String(element.className)} ${element.textContent}`] : [];
    });
  });
}

for (const lang of ['en', 'de', 'fr'] as const) {
  test.describe(() => {
    test.use({ lang });

    test(`nothing is cut off at twice the size, in a narrow window, from right to left (${lang})`, async ({
      fresh,
    }) => {
      test.slow();
      for (const screen of SCREENS) {
        const page = await open(fresh, screen);
        const isPopup = screen === 'popup';
        // Twice the size is half the window.
        const widths = isPopup ? [380] : [640, 320];
        for (const direction of ['ltr', 'rtl']) {
          await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
          for (const width of widths) {
            await page.setViewportSize({ width, height: 400 });
            const where = `${screen}, ${direction}, ${width} px wide`;
            expect(await cutOffIn(page), where).toEqual([]);
            // Marks follow a moment later.
            await expect
              .poll(() => page.evaluate(() => document.documentElement.scrollWidth), where)
              .toBeLessThanOrEqual(width);
          }
        }
        await page.close();
      }
    });
  });
}
