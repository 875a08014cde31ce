/** Taming what presses, in Firefox: the covers, the easy No, and the way back. */
import { badgeOf, expect, overlayText, pressOurs, test } from './fixtures';

/** In the last hours of a day the end is one of the next, and named with it. */
const ENDS = /Ends, it says, (?:at|[A-Z]\w+) \d/u;

const SHOP = 'http://www.calm.example/';

/** A clock that runs down, and a gate over the page that has no close of its own. */
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kettle and Cup</title><link rel="icon" href="data:,">
  <style>.over{position:fixed;inset:0;background:rgb(0 0 0/.5)} .panel{position:fixed;left:30%;top:40%;width:40%;background:#fff;padding:20px}</style></head>
  <body style="overflow:hidden"><h1>Stoneware teapot</h1><p>£34.00 instead of £49.00</p>
  <p>Sale ends in</p><div id="clock" style="font-size:40px;width:220px">02:13:45</div><div style="height:3000px"></div>
  <div class="over"></div><div class="panel"><h2>Our newsletter</h2><form><p>Subscribe to our newsletter and get 10% off your first order.</p>
  <input type="email" name="email" aria-label="E-mail address" required><button>Subscribe</button></form></div>
  <script>
    const end = Date.now() + 8025000;
    const two = (n) => String(Math.floor(n)).padStart(2, '0');
    const clock = document.getElementById('clock').firstChild;
    setInterval(() => { const s = (end - Date.now()) / 1000;
      clock.data = two(s / 3600) + ':' + two((s / 60) % 60) + ':' + two(s % 60); }, 1000);
  </script></body></html>`;

test('a gate goes by the easy No and comes back, a clock is covered', async ({ firefox, web, backroom }) => {
  web.put(SHOP, PAGE);
  await backroom.evaluate(() =>
    chrome.storage.sync.set({ 'modes:calm.example': { gate: 'calm', countdown: 'calm' } }),
  );
  const tab = await firefox.openAt(SHOP);
  await expect.poll(() => overlayText(tab)).toContain('No, thanks');
  const isGateShown = (): Promise<boolean> =>
    tab.evaluate(() => document.querySelector('.panel')?.checkVisibility() === true);
  const scrolls = (): Promise<boolean> =>
    tab.evaluate(() => getComputedStyle(document.body).overflowY !== 'hidden');

  await pressOurs(tab, 'No, thanks');
  await expect.poll(isGateShown).toBe(false);
  expect(await scrolls()).toBe(true);

  await pressOurs(tab, 'Undo');
  await expect.poll(isGateShown).toBe(true);
  expect(await scrolls()).toBe(false);

  await expect.poll(() => overlayText(tab)).toMatch(ENDS);
  await expect.poll(() => badgeOf(backroom, SHOP)).toBe('2');
});
