/** The browser may kill the worker at any moment: nothing that was acknowledged is lost, nothing is kept twice. */
import { badgeOf, expect, killWorker, openBackroom, readStore, test } from './fixtures';
import { shopPage } from './shop';

/** When the worker is killed after a page was opened: before, while and after it says what could be seen. */
const KILLED_AFTER_MS = [0, 500, 950, 1_100, 1_600];

test('killed in the middle, each sighting is kept exactly once', async ({ fresh, web }) => {
  const backroom = await openBackroom(fresh);
  const hosts = KILLED_AFTER_MS.map((_, i) => `shop${i}.example`);
  for (const [i, host] of hosts.entries()) {
    web.put(`http://${host}/`, shopPage(i + 2));
    const page = await fresh.context.newPage();
    await page.goto(`http://${host}/`);
    await page.waitForTimeout(KILLED_AFTER_MS[i] ?? 0);
    await killWorker(fresh, backroom);
    await page.bringToFront();
  }
  const kept = async (): Promise<string[]> =>
    (await readStore(backroom, 'sightings'))
      .filter(({ pattern }) => pattern === 'scarcity')
      .map(({ site, quote }) => `${site}: ${quote}`)
      .toSorted();
  const wanted = hosts.map((host, i) => `${host}: Only ${i + 2} left in stock`);
  await expect.poll(kept, { timeout: 30_000 }).toEqual(wanted);
  await killWorker(fresh, backroom);
  await backroom.waitForTimeout(1_000);
  expect(await kept()).toEqual(wanted);
});

test('killed, it still knows what each tab shows', async ({ fresh, web }) => {
  web.put('http://shop.example/', shopPage());
  const backroom = await openBackroom(fresh);
  const tab = await fresh.openTab();
  await tab.page.goto('http://shop.example/');
  await expect.poll(() => badgeOf(backroom, 'http://shop.example/')).toBe('3');
  await killWorker(fresh, backroom);
  const popup = await fresh.context.newPage();
  await popup.goto(fresh.page(`popup.html?tab=${tab.id}`));
  await expect(popup.getByRole('heading', { level: 1 })).toHaveText('3 findings');
  await popup.getByRole('switch', { name: 'Trust this site' }).click();
  await expect.poll(() => badgeOf(backroom, 'http://shop.example/')).toBe('✓');
});
