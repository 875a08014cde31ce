/** The main job in Firefox: see, look closer, read the week, trust a site, change one's mind. */
import { shopPage } from '../e2e/shop';
import { badgeOf, expect, idOf, overlayText, paintedPixels, sightingsOf, test } from './fixtures';

const SHOP = 'http://www.kettle.example/';
const OTHER_SITE = 'http://other.example/';
const CACHED = 'http://cached.example/';
const PLAIN = 'http://plain.example/';

test('page, badge, popup, show me, report, trust, silence, undo', async ({ firefox, web, backroom }) => {
  for (const address of [SHOP, OTHER_SITE]) web.put(address, shopPage());
  const other = await firefox.openAt(OTHER_SITE);
  await expect.poll(() => badgeOf(backroom, OTHER_SITE)).toBe('3');
  const shop = await firefox.openAt(SHOP);

  await test.step('the badge counts, the marks are there', async () => {
    await expect.poll(() => badgeOf(backroom, SHOP)).toBe('3');
    await expect.poll(() => overlayText(shop)).not.toBe('');
    await expect.poll(() => paintedPixels(shop, '#stock')).toBeGreaterThan(100);
  });

  await test.step('what could be seen is kept, once', async () => {
    const texts = ['deadline: Sale ends tonight', 'scarcity: Only 3 left in stock'];
    await expect.poll(() => sightingsOf(backroom, 'kettle.example')).toEqual(texts);
    await shop.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect
      .poll(() => sightingsOf(backroom, 'kettle.example'))
      .toEqual(expect.arrayContaining([...texts, expect.stringContaining('gate: ')]));
  });

  await test.step('the popup names each finding, and shows where it is', async () => {
    const popup = await firefox.openAt(firefox.page(`popup.html?tab=${await idOf(backroom, SHOP)}`));
    await expect
      .poll(() => popup.evaluate(() => document.querySelector('h1')?.textContent))
      .toBe('3 findings');
    await popup.press("//li[contains(., 'Only 3 left in stock')]//button");
    await expect.poll(() => overlayText(shop)).toContain('Trust this site');
    expect(await overlayText(shop)).toContain('Only 3 left in stock');
  });

  await test.step('the report shows the week', async () => {
    const report = await firefox.openAt(firefox.page('report.html'));
    await expect.poll(() => report.evaluate(() => document.body.innerText)).toContain('kettle.example');
    await report.close();
  });

  const popup = await firefox.openAt(firefox.page(`popup.html?tab=${await idOf(backroom, SHOP)}`));
  await test.step('one click trusts the site, and it falls silent, the other does not', async () => {
    await popup.press("//*[@role='switch']");
    await expect.poll(() => badgeOf(backroom, SHOP)).toBe('✓');
    await expect.poll(() => overlayText(shop)).toBe('');
    expect(await badgeOf(backroom, OTHER_SITE)).toBe('3');
    expect(await overlayText(other)).not.toBe('');
  });

  await test.step('nothing of a trusted site is kept, not after a reload either', async () => {
    const before = await sightingsOf(backroom, 'kettle.example');
    await shop.bringToFront();
    await shop.reload();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await overlayText(shop)).toBe('');
    expect(await paintedPixels(shop, '#stock')).toBe(0);
    expect(await sightingsOf(backroom, 'kettle.example')).toEqual(before);
  });

  await test.step('undo brings everything back', async () => {
    await popup.press("//button[normalize-space()='Undo']");
    // The popup stands in a tab of its own here, and a page that nobody sees is not read.
    await shop.bringToFront();
    await expect.poll(() => badgeOf(backroom, SHOP)).toBe('3');
    await expect.poll(() => overlayText(shop)).not.toBe('');
    await expect.poll(() => paintedPixels(shop, '#stock')).toBeGreaterThan(100);
  });
});

test('back from the cache of pages, the tab shows what it showed', async ({ firefox, web, backroom }) => {
  web.put(CACHED, shopPage());
  web.put(PLAIN, '<!doctype html><html lang="en"><title>Plain</title><p>A page that does not press.</p>');
  const tab = await firefox.openAt(CACHED);
  await expect.poll(() => badgeOf(backroom, CACHED)).toBe('3');
  await tab.goto(PLAIN);
  await expect.poll(() => badgeOf(backroom, PLAIN)).toBe('');
  await tab.evaluate(() => history.back());
  await expect.poll(() => badgeOf(backroom, CACHED)).toBe('3');
  await expect.poll(() => paintedPixels(tab, '#stock')).toBeGreaterThan(100);
  expect(web.heard.filter((address) => address === CACHED)).toEqual([CACHED]);
});
