/** Private windows: what presses is shown there as anywhere, and nothing of it is kept. */
import { Browser } from '../../tools/browser';
import { expect, openBackroom, readStore, test } from './fixtures';
import { shopPage } from './shop';

const SECRET = 'http://secret.example/';
const OPEN = 'http://open.example/';

test('nothing of a private window is kept', async ({ web }) => {
  web.put(SECRET, shopPage());
  web.put(OPEN, shopPage());
  const browser = await Browser.open({ hosts: web.hosts, isPrivateAllowed: true });
  try {
    const backroom = await openBackroom(browser);
    const tabId = await browser.worker.evaluate(
      async (url) => (await chrome.windows.create({ incognito: true, url }))?.tabs?.[0]?.id ?? -1,
      SECRET,
    );
    const badge = (): Promise<string> =>
      browser.worker.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId);
    await expect.poll(badge).toBe('3');
    // The same page in an ordinary window, for the same time: there it is kept.
    const page = await browser.context.newPage();
    await page.goto(OPEN);
    await expect.poll(async () => (await readStore(backroom, 'sightings')).length).toBeGreaterThan(1);
    await page.close();
    await browser.worker.evaluate((id) => chrome.tabs.remove(id), tabId);
    await backroom.waitForTimeout(1_000);
    const kept = await Promise.all(
      ['sightings', 'claims', 'browsing', 'dismissals'].map((store) => readStore(backroom, store)),
    );
    const stored = await backroom.evaluate(async () => [
      await chrome.storage.local.get(),
      await chrome.storage.sync.get(),
      await chrome.storage.session.get(),
    ]);
    expect(JSON.stringify(kept)).toContain('open.example');
    expect(JSON.stringify([kept, stored])).not.toContain('secret.example');
  } finally {
    await browser.close();
  }
});
