/** Addresses given: noticed where a person sends one through a gate, and nowhere a word of the address itself. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import type { GivenAddress } from '@/lib/core/types';
import { Browser, type Tab } from '../../tools/browser';
import { badgeOf, expect, openBackroom, overlayText, readStore, test } from './fixtures';
import { boxesOf } from './overlay-boxes';

const SHOP = 'http://shop.example/';
const TYPED = 'annamariab@mail.example';
const STORES = ['sightings', 'claims', 'browsing', 'dismissals', 'addresses', 'notes'];

const FIELD = '<label>E-mail address <input type="email" name="email" required></label>';
const OFFER = '<h2>Our newsletter</h2><p>Subscribe to our newsletter and get 10% off your first order.</p>';

function pageWith(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kettle and Cup</title>
    <link rel="icon" href="data:,"></head><body><main><h1>Stoneware teapot</h1><p>£34.00</p>
    <form role="search" id="search"><input type="search" name="q" aria-label="Search"><button>Search</button></form>
    ${body}</main></body></html>`;
}

/** A real form that is sent over the network. */
const FORM = `<form id="letter" action="/thanks">${OFFER}${FIELD}<button>Subscribe</button></form>`;

/** Gates that send in ways of their own, with what a person does to send them. */
const WAYS: readonly { name: string; body: string; send: (page: Page) => Promise<void> }[] = [
  { name: 'a form, by its button', body: FORM, send: (page) => page.click('#letter button') },
  { name: 'a form, by the enter key', body: FORM, send: (page) => page.press('#letter input', 'Enter') },
  {
    name: 'a form whose press the page takes over',
    body: `${FORM}<script>document.querySelector('#letter button').onclick = (e) => e.preventDefault()</script>`,
    send: (page) => page.click('#letter button'),
  },
  {
    name: 'a form that is sent after a while',
    body: `${FORM}<script>document.querySelector('#letter').addEventListener('submit', (e) => e.preventDefault())</script>`,
    send: (page) => page.click('#letter button'),
  },
  {
    name: 'a box without a form, by its button',
    body: `<div id="letter">${OFFER}${FIELD}<button>Subscribe</button><button class="close">Close</button></div>`,
    send: (page) => page.click('text=Subscribe >> nth=-1'),
  },
  {
    name: 'a box without a form, by the enter key',
    body: `<div id="letter">${OFFER}${FIELD}<button>Subscribe</button></div>`,
    send: (page) => page.press('#letter input', 'Enter'),
  },
  {
    name: 'a form inside a shadow root',
    body: `<x-letter></x-letter><script>document.querySelector('x-letter').attachShadow({ mode: 'open' }).innerHTML =
      \`${FORM}\`</script>`,
    send: (page) => page.click('#letter button'),
  },
];

/** What is no giving: what is done, and the page it is done on. */
const OTHERS: readonly { name: string; body: string; act: (page: Page) => Promise<void> }[] = [
  {
    name: 'a log-in',
    body: `<form id="in" action="/in"><h2>Log in</h2>${FIELD}<label>Password <input type="password" name="p"></label><button>Log in</button></form>`,
    act: async (page) => {
      await page.fill('#in input[type=email]', TYPED);
      await page.fill('#in input[type=password]', 'x');
      await page.click('#in button');
    },
  },
  {
    name: 'a search',
    body: FORM,
    act: async (page) => {
      await page.fill('#search input', TYPED);
      await page.press('#search input', 'Enter');
    },
  },
  {
    name: 'an address that is typed and not sent',
    body: FORM,
    act: async (page) => {
      await page.fill('#letter input', TYPED);
      await page.click('h1');
    },
  },
  {
    name: 'a gate that is sent empty, or with something else',
    body: FORM.replace('<form', '<form novalidate'),
    act: async (page) => {
      await page.fill('#letter input', 'none of yours');
      await page.click('#letter button');
    },
  },
  {
    name: 'a form that the browser holds back',
    body: FORM.replace('<button', '<label>Name <input name="n" required></label><button'),
    act: async (page) => {
      await page.fill('#letter input[type=email]', TYPED);
      await page.click('#letter button');
    },
  },
  {
    name: 'what a script sends by itself',
    body: FORM,
    act: async (page) => {
      await page.fill('#letter input', TYPED);
      await page.evaluate(() => document.querySelector<HTMLFormElement>('#letter')?.requestSubmit());
    },
  },
  {
    name: 'what a script presses',
    body: `${FORM}<script>document.querySelector('#letter').onsubmit = () => false</script>`,
    act: async (page) => {
      await page.fill('#letter input', TYPED);
      await page.evaluate(() => document.querySelector<HTMLElement>('#letter button')?.click());
    },
  },
  {
    name: 'a box that is closed with an address in it',
    body: `<div id="letter">${OFFER}${FIELD}<button>Subscribe</button><button id="no">No thanks</button></div>`,
    act: async (page) => {
      await page.fill('#letter input', TYPED);
      await page.click('#no');
    },
  },
  {
    name: 'a dialog that is closed by its own form',
    body: `<dialog open><form method="dialog" id="letter">${OFFER}${FIELD}<button>Subscribe</button><button id="no">No thanks</button></form></dialog>`,
    act: async (page) => {
      await page.fill('#letter input', TYPED);
      await page.click('#no');
    },
  },
];

async function given(backroom: Page): Promise<GivenAddress[]> {
  return (await readStore(backroom, 'addresses')) as GivenAddress[];
}

/** All that is kept anywhere, as text. */
async function everythingKept(backroom: Page): Promise<string> {
  const stores = await Promise.all(STORES.map((store) => readStore(backroom, store)));
  const areas = await backroom.evaluate(() =>
    Promise.all([chrome.storage.local.get(), chrome.storage.sync.get(), chrome.storage.session.get()]),
  );
  return JSON.stringify([stores, areas]);
}

/** Opens a page, and waits until its gate is found, if it has one. */
async function open(browser: Browser, backroom: Page, address: string, found = '1'): Promise<Tab> {
  const tab = await browser.openTab();
  await tab.page.goto(address);
  await expect.poll(() => badgeOf(backroom, address)).toBe(found);
  return tab;
}

test('one entry for each way to send, and the address nowhere', async ({ fresh, web }) => {
  test.slow();
  const backroom = await openBackroom(fresh);
  for (const [index, { name, body, send }] of WAYS.entries()) {
    await test.step(name, async () => {
      const site = `way${index}.example`;
      web.put(`http://${site}/`, pageWith(body));
      web.put(`http://${site}/thanks`, pageWith('<p>Thank you.</p>'));
      const { page } = await open(fresh, backroom, `http://${site}/`);
      await page.locator('#letter input').fill(TYPED);
      await send(page);
      await expect
        .poll(async () => (await given(backroom)).filter((each) => each.site === site))
        .toMatchObject([{ form: 'discount', quote: expect.stringContaining('10% off') }]);
      await page.close();
    });
  }
  expect(await given(backroom)).toHaveLength(WAYS.length);
  for (const entry of await given(backroom)) expect(entry).not.toHaveProperty('masked');
  const kept = await everythingKept(backroom);
  expect(kept).toContain('way0.example');
  expect(kept.toLowerCase()).not.toContain('annamaria');
  expect(kept).not.toContain('mail.example');
});

test('what is no giving is not noted', async ({ fresh, web }) => {
  test.slow();
  const backroom = await openBackroom(fresh);
  for (const [index, { name, body, act }] of OTHERS.entries()) {
    await test.step(name, async () => {
      const address = `http://other${index}.example/`;
      web.put(address, pageWith(body));
      const { page } = await open(fresh, backroom, address, body.includes('letter') ? '1' : '');
      if (!body.includes('letter')) await page.waitForTimeout(1_000);
      await act(page);
      await page.waitForTimeout(300);
      expect(await given(backroom), name).toEqual([]);
      await page.close();
    });
  }
  // The same browser does note what is given.
  web.put(SHOP, pageWith(FORM));
  const { page } = await open(fresh, backroom, SHOP);
  await page.fill('#letter input', TYPED);
  await page.click('#letter button');
  await expect.poll(async () => (await given(backroom)).map(({ site }) => site)).toEqual(['shop.example']);
});

test('the next visit says so, on the card and in the popup; own words stay; a mask is made in the page', async ({
  fresh,
  web,
}) => {
  test.slow();
  web.put(SHOP, pageWith(FORM));
  web.put('http://shop.example/thanks', pageWith('<p>Thank you.</p>'));
  const backroom = await openBackroom(fresh);
  const list = await fresh.context.newPage();
  await list.goto(fresh.page('addresses.html'));
  await list.getByRole('heading', { name: 'No address given yet' }).waitFor();
  expect((await new AxeBuilder({ page: list }).analyze()).violations).toEqual([]);
  await list.getByRole('checkbox', { name: /Keep a hint/u }).check();

  const tab = await open(fresh, backroom, SHOP);
  await expect.poll(async () => (await boxesOf(tab, 'tag')).length).toBe(1);
  await tab.page.fill('#letter input', TYPED);
  await tab.page.click('#letter button');
  await expect.poll(() => given(backroom)).toMatchObject([{ masked: 'a…@mail.example' }]);
  expect(await everythingKept(backroom)).not.toContain('annamaria');

  await test.step('the card', async () => {
    await tab.page.goto(SHOP);
    await expect.poll(() => badgeOf(backroom, SHOP)).toBe('1');
    await expect.poll(async () => (await boxesOf(tab, 'tag')).length).toBe(1);
    await tab.page.waitForTimeout(500);
    const [tag] = await boxesOf(tab, 'tag');
    if (!tag) throw new Error('no tag');
    await tab.page.mouse.click(tag.x + tag.width / 2, tag.y + tag.height / 2);
    await expect.poll(() => overlayText(tab)).toContain('You already gave this site an address today.');
    expect(await overlayText(tab)).toMatch(/Promised then: “[^”]*10% off/u);
  });

  await test.step('the popup', async () => {
    const popup = await fresh.context.newPage();
    await popup.goto(fresh.page(`popup.html?tab=${tab.id}`));
    await expect(popup.getByText(/You already gave this site an address today/u)).toBeVisible();
    await popup.close();
  });

  await test.step('the report', async () => {
    const report = await fresh.context.newPage();
    await report.goto(fresh.page('report.html'));
    await expect(report.getByRole('region', { name: 'Addresses you gave' })).toContainText('shop.example');
    await report.close();
  });

  await test.step('the list', async () => {
    await list.reload();
    await list.getByRole('heading', { name: 'One entry' }).waitFor();
    await list.getByText('Edit', { exact: true }).click();
    await list.getByLabel('Which address').fill('annamariab+shop@mail.example');
    await list.getByLabel('Note', { exact: true }).fill('For the kettle');
    await list.keyboard.press('Enter');
    await expect(list.getByText('For the kettle')).toBeVisible();
    await expect(list.getByLabel('Note', { exact: true })).toBeHidden();
    expect(await given(backroom)).toMatchObject([{ masked: 'a…@mail.example', note: 'For the kettle' }]);
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [320, 'light'],
      [320, 'dark'],
    ] as const) {
      await list.setViewportSize({ width, height: 800 });
      await list.emulateMedia({ colorScheme });
      expect((await new AxeBuilder({ page: list }).analyze()).violations).toEqual([]);
      expect(await list.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await list.getByRole('button', { name: /^Forget/u }).click();
    await expect.poll(() => given(backroom)).toEqual([]);
    await list.getByRole('button', { name: /^Undo/u }).click();
    await expect.poll(() => given(backroom)).toMatchObject([{ note: 'For the kettle' }]);
  });
});

test('a private window notes nothing', async ({ web }) => {
  web.put(SHOP, pageWith(FORM));
  const browser = await Browser.open({ hosts: web.hosts, isPrivateAllowed: true });
  try {
    const backroom = await openBackroom(browser);
    const opened = browser.context.waitForEvent('page');
    await browser.worker.evaluate(async (url) => {
      await chrome.windows.create({ incognito: true, url });
    }, SHOP);
    const page = await opened;
    await expect.poll(() => badgeOf(backroom, SHOP)).toBe('1');
    await page.fill('#letter input', TYPED);
    await page.click('#letter button');
    await page.waitForTimeout(800);
    expect(await given(backroom)).toEqual([]);
  } finally {
    await browser.close();
  }
});
