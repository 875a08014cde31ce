/** Firefox stops the background when it was idle, and may at any moment: nothing is lost by it, nothing is kept twice. */
import { setTimeout as sleep } from 'node:timers/promises';

import { shopPage } from '../e2e/shop';
import { badgeOf, expect, idOf, sightingsOf, test } from './fixtures';

/** When it is stopped after a page was opened: before, while and after the page says what could be seen. */
for (const [i, stoppedAfterMs] of [0, 950, 1_600].entries()) {
  test(`stopped after ${stoppedAfterMs} ms, each sighting is kept exactly once`, async ({
    firefox,
    web,
    backroom,
  }) => {
    const site = `stopped-${i}.example`;
    web.put(`http://${site}/`, shopPage(i + 2));
    const tab = await firefox.openAt(`http://${site}/`);
    await sleep(stoppedAfterMs);
    expect(await firefox.stopBackground()).toBe(true);
    const wanted = ['deadline: Sale ends tonight', `scarcity: Only ${i + 2} left in stock`];
    await expect.poll(() => sightingsOf(backroom, site)).toEqual(wanted);
    await firefox.stopBackground();
    await sleep(500);
    expect(await sightingsOf(backroom, site)).toEqual(wanted);
    await tab.close();
  });
}

test('stopped, it still knows what each tab shows, and wakes for what is asked', async ({
  firefox,
  web,
  backroom,
}) => {
  const address = 'http://stopped.example/';
  web.put(address, shopPage());
  await firefox.openAt(address);
  await expect.poll(() => badgeOf(backroom, address)).toBe('3');
  expect(await firefox.stopBackground()).toBe(true);
  const popup = await firefox.openAt(firefox.page(`popup.html?tab=${await idOf(backroom, address)}`));
  await expect.poll(() => popup.evaluate(() => document.querySelector('h1')?.textContent)).toBe('3 findings');
  await popup.press("//*[@role='switch']");
  await expect.poll(() => badgeOf(backroom, address)).toBe('✓');
});
