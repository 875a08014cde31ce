/** The promises about what we do not do: no word over the network, no touch to the page's own nodes, no weight. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { Browser } from '../../tools/browser';
import { BUILD } from '../../tools/setup.mjs';
import { badgeOf, expect, openBackroom, overlayText, test } from './fixtures';
import { shopPage } from './shop';

const SHOP = 'http://shop.example/';

/**
 * What the script in every page may weigh, compressed: it carries no phrases, they are read in the background. What
 * draws weighs as much again at most, and comes into pages alone that press.
 */
const SCRIPTS_KB = { 'page.js': 25, 'marks.js': 25 };

/** Whatever a script could talk to a network with. */
const NETWORK = [
  /\bfetch\s*\(/u, // fetch("https://…")
  /\bXMLHttpRequest\b/u,
  /\bWebSocket(Stream)?\b/u,
  /\bEventSource\b/u,
  /\bWebTransport\b/u,
  /\bRTCPeerConnection\b/u,
  /\bsendBeacon\b/u,
  /\bimportScripts\b/u,
  /\bnew Image\b/u,
  // "https://collect.example/": an address. Namespaces are names, and "https://" alone goes before what a person types.
  /\b(?:https?|wss?):\/\/(?!www\.w3\.org\/)[a-z0-9]/u,
];

/** What of that stands in a text. */
function networkIn(text: string): string[] {
  return NETWORK.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}

test('over a whole visit nothing of ours reaches the network', async ({ fresh, web }) => {
  web.put(SHOP, shopPage());
  const backroom = await openBackroom(fresh);
  const tab = await fresh.openTab();
  await tab.page.goto(SHOP);
  await expect.poll(() => badgeOf(backroom, SHOP)).toBe('3');
  for (const path of [`popup.html?tab=${tab.id}`, 'report.html', 'trusted.html']) {
    const page = await fresh.context.newPage();
    await page.goto(fresh.page(path));
    await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
    await page.close();
  }
  await tab.page.waitForTimeout(1_500);
  expect(web.heard).toEqual([SHOP]);
});

test('the web would have heard it', async ({ fresh, web }) => {
  web.put(SHOP, shopPage());
  const page = await fresh.context.newPage();
  await page.goto(SHOP);
  await page.evaluate(async () => {
    await fetch('http://collect.example/?a=1', { mode: 'no-cors' }).catch(() => undefined);
    await fetch('https://secret.example/', { mode: 'no-cors' }).catch(() => undefined);
  });
  expect(web.heard).toContain('http://collect.example/?a=1');
  expect(web.heard).toContain('https://secret.example');
});

test('the build holds no network code', () => {
  const files = readdirSync(BUILD, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:js|html|css|json)$/u.test(name),
  );
  expect(files).toContain('page.js');
  expect(files).toContain('background.js');
  const found = files.flatMap((name) =>
    networkIn(readFileSync(join(BUILD, name), 'utf8')).map((what) => `${name}: ${what}`),
  );
  expect(found).toEqual([]);
});

test('the search for network code would find it', () => {
  for (const code of [
    'fetch("/x")',
    'await fetch (u)',
    'new XMLHttpRequest',
    'new WebSocket(a)',
    'new EventSource(a)',
    'navigator.sendBeacon(a)',
    'new Image().src=a',
    'var a="https://collect.example/"',
  ]) {
    expect(networkIn(`(()=>{${code}})()`), code).not.toEqual([]);
  }
  expect(networkIn('document.createElementNS("http://www.w3.org/2000/svg","svg")')).toEqual([]);
});

test('the manifest forbids what the code does not do', () => {
  const manifest = JSON.parse(readFileSync(join(BUILD, 'manifest.json'), 'utf8'));
  const policy: string = manifest.content_security_policy.extension_pages;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
  expect(manifest.permissions.toSorted()).toEqual(['alarms', 'scripting', 'storage', 'unlimitedStorage']);
  expect(manifest.optional_permissions.toSorted()).toEqual(['downloads', 'notifications']);
});

test('the scripts in pages are light', () => {
  for (const [name, most] of Object.entries(SCRIPTS_KB)) {
    const weight = gzipSync(readFileSync(join(BUILD, name)), { level: 9 }).length / 1000;
    expect(weight, name).toBeLessThan(most);
  }
});

test('in a hidden tab nothing is read; what changed meanwhile is read once it is seen', async ({ web }) => {
  web.put(SHOP, shopPage());
  const browser = await Browser.open({ hosts: web.hosts, isPlain: true });
  try {
    const backroom = await openBackroom(browser);
    const { page } = await browser.openTab();
    await page.goto(SHOP);
    await expect.poll(() => badgeOf(backroom, SHOP)).toBe('3');
    await backroom.bringToFront();
    await page.waitForFunction('document.visibilityState === "hidden"', undefined, { polling: 100 });
    await page.evaluate(
      `document.querySelector('main').insertAdjacentHTML('afterbegin', '<p>17 people are looking at this</p>')`,
    );
    await backroom.waitForTimeout(1_500);
    expect(await badgeOf(backroom, SHOP)).toBe('3');
    await page.bringToFront();
    await expect.poll(() => badgeOf(backroom, SHOP)).toBe('4');
  } finally {
    await browser.close();
  }
});

test('marking leaves the page’s own nodes as they are', async ({ fresh, web }) => {
  web.put(
    SHOP,
    shopPage().replace(
      '</body>',
      `<script>
        window.touched = [];
        const html = document.documentElement;
        window.now = () => [html.cloneNode().outerHTML, document.head.outerHTML, document.body.outerHTML];
        document.addEventListener('DOMContentLoaded', () => {
          window.before = now();
          new MutationObserver((records) => {
            for (const { type, target, addedNodes } of records) {
              const isHost = type === 'childList' && target === html && addedNodes.length === 1;
              touched.push(isHost ? 'one host beside the body' : type + ' in ' + target.nodeName);
            }
          }).observe(html, { subtree: true, childList: true, attributes: true, characterData: true });
        });
      </script></body>`,
    ),
  );
  const tab = await fresh.openTab();
  await tab.page.goto(SHOP);
  await expect.poll(() => overlayText(tab)).not.toBe('');
  await tab.page.waitForTimeout(1_500);
  const { before, after, touched } = await tab.page.evaluate(() => {
    const own = globalThis as unknown as { before: string[]; touched: string[]; now: () => string[] };
    return { before: own.before, after: own.now(), touched: own.touched };
  });
  expect(after).toEqual(before);
  expect(touched).toEqual(['one host beside the body']);
});
