/** A page may be made to break us: all it gets is silence about what is broken; the rest is found, and the page stays usable. */
import { Browser } from '../../tools/browser';
import { badgeOf, expect, openBackroom, test } from './fixtures';
import { shopPage } from './shop';
import { World } from './world';

const SHOP = 'http://shop.example/';
/** What presses beside all that is found within this. */
const FOUND_MS = 10_000;
/** A press of the person has its effect within this. */
const USABLE_MS = 2_000;

/** Names of what we ask of any element. A field of such a name stands before it in its form, in every world. */
const CLOBBERED = (
  'id name title lang className tagName localName nodeType nodeName childNodes parentElement parentNode children ' +
  'attributes elements action role style dataset getAttribute hasAttribute hasAttributes querySelector querySelectorAll ' +
  'closest matches contains isConnected shadowRoot assignedSlot getRootNode textContent firstChild checkVisibility ' +
  'getBoundingClientRect ownerDocument compareDocumentPosition childElementCount previousElementSibling ' +
  'nextElementSibling firstElementChild hidden labels length submit'
).split(' ');

type Hostile = {
  /** Markup after the products. */
  markup?: string;
  /** A script before all else in the page. */
  script?: string;
  /** A script after all else. */
  after?: string;
};

const PAGES: Record<string, Hostile> = {
  'a text of a million characters': { markup: `<p>${'only 3 left '.repeat(90_000)}</p>` },
  'a text of five million characters': { markup: `<p>${'lorem ipsum dolor 12:34 '.repeat(210_000)}</p>` },
  'a word of a million characters': { markup: `<p>${'x'.repeat(1_000_000)}</p>` },
  'rows of digits and colons': { markup: `<p>${'00:12:'.repeat(600)}</p>`.repeat(300) },
  'a language of a thousand letters': {
    markup: `<div lang="${'x'.repeat(1_000)}"><p>Only 7 of them</p></div>`,
  },
  'names of a hundred thousand letters': {
    markup: `<form class="${'c'.repeat(100_000)}" id="${'i'.repeat(100_000)}">
      <label>Mail <input type="text" name="${'mail'.repeat(25_000)}" class="${'k'.repeat(100_000)}"
        autocomplete="${'a'.repeat(100_000)}" placeholder="${'p'.repeat(100_000)}"></label>
      <input type="checkbox" id="${'b'.repeat(100_000)}" checked> ${'yes '.repeat(30_000)}
      <button title="${'t'.repeat(100_000)}"></button>
    </form>`,
  },
  'boxes in boxes': { markup: '<div>'.repeat(3_000) + 'Only 4 boxes' + '</div>'.repeat(3_000) },
  'five thousand checkboxes': {
    markup: '<label><input type="checkbox" checked>News</label>'.repeat(5_000),
  },
  'sixty thousand elements': {
    markup: '<div><p>A <b>kettle</b></p><a href="/k">More</a></div>'.repeat(15_000),
  },
  'two thousand products that press': {
    markup: '<div><p>Only 2 left in stock</p><b>£9</b></div>'.repeat(2_000),
  },
  'sixty frames': { markup: '<iframe srcdoc="<p>Only 5 left in stock</p>" height="40"></iframe>'.repeat(60) },
  'fields that stand before everything in their form': {
    markup: `<form>${CLOBBERED.map((name) => `<input name="${name}">`).join('')}<input type="email" placeholder="E-mail"><button>Go</button></form>
      <form role="dialog" style="position:fixed;right:0;bottom:0">${CLOBBERED.map((name) => `<input id="${name}" type="checkbox">`).join('')}</form>`,
  },
  'elements named like parts of the document': {
    markup: [
      'body',
      'documentElement',
      'head',
      'title',
      'visibilityState',
      'cookie',
      'querySelectorAll',
      'createRange',
    ]
      .map((name) => `<img name="${name}" id="${name}"><embed name="${name}">`)
      .join(''),
  },
  'a thousand changes a second': {
    after: `const all = Array.from({ length: 300 }, (_, i) => document.querySelector('main').appendChild(document.createElement(i % 3 ? 'p' : 'div')));
      let turn = 0;
      setInterval(() => { for (let i = 0; i < 20; i += 1) { turn += 1; const one = all[turn % 300]; if (turn % 5) one.textContent = 'Order ' + turn; else one.className = 'c' + turn; } }, 20);`,
  },
  'a page that throws out what is not its own': {
    after: `const own = new Set(document.querySelectorAll('*'));
      new MutationObserver(() => { for (const each of document.querySelectorAll('*')) if (!own.has(each)) each.remove(); document.adoptedStyleSheets = []; CSS.highlights.clear(); })
        .observe(document, { childList: true, subtree: true });`,
  },
  'prototypes and globals made to fail before we start': {
    script: `const fail = () => { throw new Error('mine'); };
      const spoil = (object, except = []) => { for (const name of Object.getOwnPropertyNames(object)) if (!except.includes(name)) try { Object.defineProperty(object, name, { get: fail, set: fail }); } catch {} };
      addEventListener('DOMContentLoaded', () => {});
      window.kept = { setTimeout, body: () => document.querySelector('h1') };
      for (const type of [MutationObserver, IntersectionObserver, ResizeObserver, Promise, Map, WeakMap, Set, CSSStyleSheet, Range, ShadowRoot, Highlight]) spoil(type.prototype);
      spoil(JSON); spoil(Array.prototype, ['length']); spoil(String.prototype, ['length']); spoil(CSS.constructor.prototype);
      Element.prototype.attachShadow = Element.prototype.getBoundingClientRect = Element.prototype.checkVisibility = Node.prototype.appendChild = Node.prototype.contains = fail;
      window.MutationObserver = window.Promise = window.JSON = window.requestIdleCallback = window.requestAnimationFrame = window.getComputedStyle = fail;`,
  },
  'messages that pretend to be ours': {
    after: `setInterval(() => {
        for (const name of ['trust', 'dismiss', 'hello', 'found', 'sighted', 'look', 'show'])
          { const said = { to: 'manometer', name, data: {} }; postMessage(said, '*'); dispatchEvent(new CustomEvent('manometer', { detail: said })); document.dispatchEvent(new MessageEvent('message', { data: said })); }
        for (const type of ['visibilitychange', 'pagehide', 'pageshow', 'prerenderingchange', 'resize', 'click', 'popstate']) { dispatchEvent(new Event(type)); document.dispatchEvent(new Event(type)); }
      }, 100);`,
  },
  'texts from right to left, and marks upon marks': {
    markup: `<p dir="rtl">נותרו רק 3 פריטים במלאי</p><p>\u202E${'e\u0301\u0302\u0303'.repeat(3_000)}</p><p>${'\u200B\u200D\uFEFF'.repeat(50_000)}</p><p>${'👩‍👩‍👧‍👦'.repeat(5_000)}</p>`,
  },
  'a title of a million characters': { script: `document.title = 'Only 1 left! '.repeat(80_000);` },
};

for (const [name, { markup = '', script, after = '' }] of Object.entries(PAGES)) {
  test(`${name}: what presses beside it is found, and the page stays usable`, async ({ fresh, web }) => {
    const head = script === undefined ? '' : `<script>${script}</script>`;
    web.put(
      SHOP,
      shopPage()
        .replace('<head>', `<head>${head}`)
        .replace('<button type="button">', '<button type="button" onclick="this.className = \'pressed\'">')
        .replace('</main>', `</main><aside>${markup}</aside><script>${after}</script>`),
    );
    const backroom = await openBackroom(fresh);
    const tab = await fresh.openTab();
    const world = await World.listen(fresh, tab);
    await tab.page.goto(SHOP, { waitUntil: 'commit' });
    await expect
      // "99+"
      .poll(async () => Number.parseInt(await badgeOf(backroom, SHOP), 10), { timeout: FOUND_MS })
      .toBeGreaterThanOrEqual(3);
    const button = await tab.session.send('Runtime.evaluate', {
      expression:
        "(({ left, top }) => [left + 5, top + 5].join())(document.querySelector('main > button').getBoundingClientRect())",
    });
    expect(world.faults).toEqual([]);
    // What the page itself has broken cannot be asked.
    if (script === undefined || name.startsWith('a title')) {
      const [x = 0, y = 0] = String(button.result.value).split(',').map(Number);
      await tab.page.mouse.click(x, y);
      await expect
        .poll(() => tab.page.evaluate('document.querySelector(".pressed") !== null'), { timeout: USABLE_MS })
        .toBe(true);
    }
  });
}

test('markup in what presses stays text, in the page, the popup and the report', async ({ web }) => {
  const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  web.put(
    SHOP,
    shopPage().replace('Only 3 left in stock', `Only 3 left in stock ${evil.replaceAll('<', '&lt;')}`),
  );
  const browser = await Browser.open({ hosts: web.hosts });
  try {
    const backroom = await openBackroom(browser);
    const tab = await browser.openTab();
    await tab.page.goto(SHOP);
    await expect.poll(() => badgeOf(backroom, SHOP)).toBe('3');
    await tab.page.waitForTimeout(1_500);
    for (const path of [`popup.html?tab=${tab.id}`, 'report.html']) {
      const page = await browser.context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      await page.goto(browser.page(path));
      await expect(page.getByText('<img src=x').first()).toBeAttached();
      expect(await page.locator('img[src="x"], main script').count()).toBe(0);
      expect(said).toEqual([]);
    }
    expect(await tab.page.title()).toBe('Kettle and Cup');
  } finally {
    await browser.close();
  }
});
