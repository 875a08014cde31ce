/** Taming what presses: modes, covers, the step from one finding to the next, and the way back. */
import type { Page } from '@playwright/test';

import type { Browser, Tab } from '../../tools/browser';
import { badgeOf, expect, openBackroom, overlayText, readStore, test } from './fixtures';
import { bundle } from './gate-page';
import { boxesOf, firstBox } from './overlay-boxes';

/** In the last hours of a day the end is one of the next, and named with it. */
const ENDS = /Ends, it says, (?:at|[A-Z]\w+) \d/u;

const SHOP = 'http://www.calm.example/';

/** A shop with a clock, a red badge, a plain line, a ticked box; it counts what anybody changes in its own nodes. */
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kettle and Cup</title><link rel="icon" href="data:,">
  <style>.badge{background:#c00;color:#fff;padding:4px 10px;display:inline-block}</style></head>
  <body><h1>Stoneware teapot</h1><p>£34.00 instead of £49.00</p>
  <p>Sale ends in</p><div id="clock" style="font-size:40px;width:220px">02:13:45</div>
  <p><span class="badge">Only 3 left in stock!</span></p>
  <p id="until">Sale ends tonight</p>
  <form><label><input type="checkbox" id="box" name="newsletter" checked> Yes, send me news and offers by e-mail</label></form>
  <a href="#" id="decline">No thanks, I like paying full price</a>
  <script>
    let end = Date.now() + 8025000;
    const two = (n) => String(Math.floor(n)).padStart(2, '0');
    const clock = document.getElementById('clock').firstChild;
    setInterval(() => { const s = (end - Date.now()) / 1000;
      clock.data = two(s / 3600) + ':' + two((s / 60) % 60) + ':' + two(s % 60); }, 1000);
    window.changes = [];
    new MutationObserver((records) => {
      for (const { type, target, attributeName } of records)
        if (target !== document.documentElement && target !== clock)
          changes.push(type + ' ' + (attributeName || target.nodeName));
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  </script></body></html>`;

async function openShop(browser: Browser): Promise<Tab> {
  const tab = await browser.openTab();
  await tab.page.goto(SHOP);
  return tab;
}

/** Chooses a mode in the settings, as a person does. */
async function choose(settings: Page, pattern: string, mode: string): Promise<void> {
  await settings.getByLabel(`What is done: ${pattern}`).selectOption(mode);
}

/** What of the page's own nodes was changed by anybody. */
function changesIn({ page }: Tab): Promise<string[]> {
  return page.evaluate<string[]>('changes');
}

test('a mode shows in open tabs at once, and nothing of the page itself is touched', async ({
  fresh,
  web,
}) => {
  web.put(SHOP, PAGE);
  const tab = await openShop(fresh);
  const settings = await fresh.context.newPage();
  await settings.goto(fresh.page('settings.html'));
  await tab.page.bringToFront();
  await expect.poll(() => overlayText(tab)).toContain('Countdown');

  for (const pattern of ['Countdown', 'Scarcity', 'Deadline', 'Shaming “No”'])
    await choose(settings, pattern, 'calm');
  await expect.poll(() => overlayText(tab)).toMatch(ENDS);
  const calm = await overlayText(tab);
  expect(calm).toContain('Only 3 left in stock!');
  expect(calm).toContain('No, thanks');
  expect(await changesIn(tab)).toEqual([]);

  await choose(settings, 'Scarcity', 'hide');
  await expect.poll(() => overlayText(tab)).not.toContain('Only 3 left in stock!');
  await choose(settings, 'Countdown', 'off');
  await expect.poll(() => overlayText(tab)).not.toContain('Countdown');
  await choose(settings, 'Countdown', 'mark');
  await expect.poll(() => overlayText(tab)).toContain('Countdown');
  await choose(settings, 'Deadline', 'log');
  await expect.poll(() => overlayText(tab)).not.toContain('Deadline');
  expect(await changesIn(tab)).toEqual([]);
});

test('the popup changes a mode for one site, and shows the page as it was', async ({ fresh, web }) => {
  web.put(SHOP, PAGE);
  const tab = await openShop(fresh);
  const popup = await fresh.context.newPage();
  await popup.goto(fresh.page(`popup.html?tab=${tab.id}`));
  const choice = popup.getByLabel('On this site: Countdown');
  await tab.page.bringToFront();
  await choice.selectOption('calm');
  await expect.poll(() => overlayText(tab)).toMatch(/Ends, it says/u);
  await popup.getByRole('button', { name: 'Show the page as it was' }).click();
  await expect.poll(() => overlayText(tab)).not.toMatch(/Ends, it says/u);
  await popup.getByRole('button', { name: 'Calm the page again' }).click();
  await expect.poll(() => overlayText(tab)).toMatch(/Ends, it says/u);

  await choice.selectOption('off');
  await expect.poll(() => overlayText(tab)).not.toContain('Countdown');
  // What is not read here any more can be taken back here.
  await choice.selectOption('');
  await expect.poll(() => overlayText(tab)).toContain('Countdown');
});

test('stepping goes from finding to finding, and says which', async ({ fresh, web }) => {
  web.put(SHOP, PAGE);
  const tab = await openShop(fresh);
  await expect.poll(() => overlayText(tab)).toContain('Countdown');
  // The browser's own keys cannot be pressed from outside: this is what it does when they are.
  const step = (command: string): Promise<void> =>
    fresh.worker.evaluate(
      async ([name, id]) => {
        const { onCommand } = chrome.commands;
        const dispatch: unknown = Reflect.get(onCommand, 'dispatch');
        if (typeof dispatch === 'function')
          Reflect.apply(dispatch, onCommand, [name, await chrome.tabs.get(id)]);
      },
      [command, tab.id] as const,
    );
  await step('next-finding');
  await expect.poll(() => overlayText(tab)).toContain('Countdown, 1 of');
  await step('next-finding');
  await expect.poll(() => overlayText(tab)).toContain('Scarcity, 2 of');
  await step('previous-finding');
  await expect.poll(() => overlayText(tab)).toContain('Countdown, 1 of');
  await tab.page.keyboard.press('Escape');
  await expect.poll(() => overlayText(tab)).not.toContain('Why it works');
});

test('a kind that is no pressure here leaves page and report, and comes back from the settings', async ({
  fresh,
  web,
}) => {
  web.put(SHOP, PAGE);
  const tab = await openShop(fresh);
  const backroom = await openBackroom(fresh);
  await tab.page.bringToFront();
  await expect
    .poll(async () => (await readStore(backroom, 'sightings')).map(({ pattern }) => pattern))
    .toContain('scarcity');
  const report = await fresh.context.newPage();
  await report.goto(fresh.page('report.html'));
  await expect(report.getByText('Only 3 left in stock!')).toBeVisible();

  await tab.page.bringToFront();
  await fresh.worker.evaluate(() => chrome.storage.sync.set({ 'modes:calm.example': { scarcity: 'off' } }));
  await expect.poll(() => overlayText(tab)).not.toContain('Scarcity');
  await report.reload();
  await report.getByRole('heading', { level: 1 }).waitFor();
  await expect(report.getByText('Only 3 left in stock!')).toHaveCount(0);

  const settings = await fresh.context.newPage();
  await settings.goto(fresh.page('settings.html'));
  await settings.getByLabel('calm.example: Scarcity').selectOption('');
  await expect(settings.getByText('Nothing is done differently on any site.')).toBeVisible();
  await tab.page.bringToFront();
  await expect.poll(() => overlayText(tab)).toContain('Scarcity');
  await report.reload();
  await expect(report.getByText('Only 3 left in stock!')).toBeVisible();
});

test('a site is left alone for an hour, and the icon says so', async ({ fresh, web }) => {
  web.put(SHOP, PAGE);
  const tab = await openShop(fresh);
  const backroom = await openBackroom(fresh);
  const popup = await fresh.context.newPage();
  await popup.goto(fresh.page(`popup.html?tab=${tab.id}`));
  await popup.getByRole('button', { name: 'for an hour' }).click();
  await expect.poll(() => badgeOf(backroom, SHOP)).toBe('zz');
  await expect.poll(() => overlayText(tab)).toBe('');
  await popup.reload();
  await expect(popup.getByText(/^Left alone until/u)).toBeVisible();
  const rules = await backroom.evaluate(() => chrome.storage.sync.get(null));
  expect(JSON.stringify(rules)).toMatch(/"until":\d{13}/u);
});

/** The shop with a gate over it that locks scrolling, and a decline that shames. */
const GATE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kettle and Cup</title><link rel="icon" href="data:,">
  <style>#layer{position:fixed;inset:0;background:rgb(0 0 0/.6);display:grid;place-items:center}#layer>div{background:#fff;padding:24px;width:320px}</style></head>
  <body style="overflow:hidden"><h1>Stoneware teapot</h1><p style="height:3000px">Of teapots.</p>
  <div id="layer"><div CLOSE><h2>Get 10% off</h2><p>Join our newsletter for 10% off your first order.</p>
    <form><input type="email" placeholder="Your e-mail"><button>Subscribe</button></form></div></div>
  <script>window.sent = 0; addEventListener('submit', (event) => { sent += 1; event.preventDefault(); });</script></body></html>`;

for (const { name, close, how } of [
  {
    name: 'its own close',
    close:
      '><button type="button" aria-label="Close" onclick="layer.remove();document.body.style.overflow=\'\'">×</button',
    how: 'Closed by the page’s own button.',
  },
  { name: 'no way out', close: '', how: 'The way is clear.' },
])
  test(`one press on our No clears the way: a gate with ${name}`, async ({ fresh, web }) => {
    web.put(SHOP, GATE.replace(' CLOSE', close));
    const tab = await openShop(fresh);
    const no = await firstBox(tab, 'no');
    expect(await tab.page.evaluate('scrollTo(0, 500); scrollY')).toBe(500);
    const before = web.heard.length;
    await tab.page.mouse.click(no.x + no.width / 2, no.y + no.height / 2);
    await expect.poll(() => overlayText(tab)).toContain(how);
    await expect(tab.page.locator('#layer')).toBeHidden();
    await tab.page.mouse.move(200, 200);
    await tab.page.mouse.wheel(0, 400);
    await expect.poll(() => tab.page.evaluate('scrollY')).toBeGreaterThan(500);
    expect(await tab.page.evaluate('sent')).toBe(0);
    expect(web.heard.length).toBe(before);
    if (close !== '') return;
    const undo = await firstBox(tab, 'act', 'toast');
    await tab.page.mouse.click(undo.x + undo.width / 2, undo.y + undo.height / 2);
    await expect(tab.page.locator('#layer')).toBeVisible();
    expect(await tab.page.evaluate('document.body.style.overflow')).toBe('hidden');
  });

test('a gate in a frame of another site that lies over the page is taken away from outside', async ({
  fresh,
  web,
}) => {
  const inner = 'http://letters.example/';
  web.put(
    inner,
    `<!doctype html><html lang="en"><title>Letter</title><body><h2>Get 10% off</h2><p>Join our newsletter for 10% off your first order.</p>
      <form><input type="email" placeholder="Your e-mail"><button>Subscribe</button></form></body></html>`,
  );
  web.put(
    SHOP,
    `<!doctype html><html lang="en"><head><title>Kettle</title><link rel="icon" href="data:,"></head><body style="overflow:hidden">
      <h1>Stoneware teapot</h1><p style="height:3000px">Of teapots.</p>
      <iframe src="${inner}" style="position:fixed;inset:0;margin:auto;width:420px;height:320px;background:#fff"></iframe></body></html>`,
  );
  const tab = await openShop(fresh);
  const no = await firstBox(tab, 'no');
  await tab.page.mouse.click(no.x + no.width / 2, no.y + no.height / 2);
  await expect(tab.page.locator('iframe')).toBeHidden();
  await tab.page.mouse.move(200, 200);
  await tab.page.mouse.wheel(0, 400);
  await expect.poll(() => tab.page.evaluate('scrollY')).toBeGreaterThan(0);
  const undo = await firstBox(tab, 'act', 'toast');
  await tab.page.mouse.click(undo.x + undo.width / 2, undo.y + undo.height / 2);
  await expect(tab.page.locator('iframe')).toBeVisible();
});

for (const framework of ['react', 'vue'])
  test(`a page of ${framework} that draws itself anew all the time keeps its cover`, async ({
    fresh,
    web,
  }) => {
    const script = (await bundle(`tests/gates/clock-${framework}.ts`)).split('</script').join('<\\/script');
    web.put(
      SHOP,
      `<!doctype html><html lang="en"><title>Kettle</title><link rel="icon" href="data:,"><body><script>${script}</script></body></html>`,
    );
    await fresh.worker.evaluate(() =>
      chrome.storage.sync.set({ 'setting:modes': { countdown: 'calm', scarcity: 'calm' } }),
    );
    const tab = await fresh.openTab();
    const errors: string[] = [];
    tab.page.on('pageerror', ({ message }) => errors.push(message));
    await tab.page.goto(SHOP);
    await firstBox(tab, 'cover');
    const clock = await tab.page.locator('#clock').boundingBox();
    const missing: number[] = [];
    for (let look = 0; look < 40; look += 1) {
      // One look after the other, some at each state of the page.
      // oxlint-disable-next-line no-await-in-loop
      const [cover] = await boxesOf(tab, 'cover');
      if (!cover || !clock || cover.y > clock.y || cover.y + cover.height < clock.y + clock.height)
        missing.push(look);
    }
    expect(missing).toEqual([]);
    expect(errors).toEqual([]);
  });
