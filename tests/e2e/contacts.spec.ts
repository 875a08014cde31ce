/** Ways to a person: what the popup finds on a page that wants an address, and what it leaves alone. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import type { Browser } from '../../tools/browser';
import { OpenPopup } from '../../tools/popup';
import { badgeOf, expect, openBackroom, test } from './fixtures';

const SHOP = 'http://www.kessel.example/angebot';

const GATE = `<form>
  <h2>Unser Newsletter</h2>
  <p>Melde dich zum Newsletter an und erhalte 10 % Rabatt auf deine erste Bestellung.</p>
  <label>Deine E-Mail-Adresse, zum Beispiel anna@kessel.example <input type="email" name="email" required></label>
  <button>Anmelden</button>
</form>`;

/** What a small German shop has at the end of its pages, and what is to be left alone. */
const FOOTER = `<footer>
  <address>Kessel &amp; Tasse GmbH<br>Lindenweg 3, 10115 Berlin</address>
  <dl><dt>Telefon</dt><dd>030 / 901 820-12</dd><dt>Fax</dt><dd>030 / 901 820-99</dd></dl>
  <p>Hallo (at) kessel.example</p>
  <p style="display: none">falle@kessel.example</p>
  <p contenteditable>getippt@kessel.example</p>
  <a href="javascript:document.title = 'Kontakt'">Kontakt</a>
  <a href="/hilfe">Hilfe &amp; Kontakt</a>
  <a href="/datenschutz">Datenschutz</a>
  <x-links></x-links>
</footer>
<button type="button" aria-label="Chat öffnen" style="position: fixed; inset: auto 1rem 1rem auto">💬</button>
<script>
  document.querySelector('x-links').attachShadow({ mode: 'open' }).innerHTML =
    '<a href="/impressum">Impressum</a>';
</script>`;

function page(...parts: string[]): string {
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Kessel &amp; Tasse</title>
    <link rel="icon" href="data:,"></head><body>
    <header><a href="/">Kessel &amp; Tasse</a> Angemeldet als anna@post.de</header>
    <main><h1>Teekanne aus Steinzeug</h1><p>34 €</p><button type="button">In den Warenkorb</button></main>
    ${parts.join('\n')}</body></html>`;
}

async function openPopup(browser: Browser, address: string): Promise<Page> {
  const tab = await browser.openTab();
  await tab.page.goto(address);
  const popup = await browser.context.newPage();
  await popup.setViewportSize({ width: 380, height: 600 });
  await popup.goto(browser.page(`popup.html?tab=${tab.id}`));
  return popup;
}

test('a page that wants an address shows its ways to a person', async ({ fresh, web }) => {
  web.put(SHOP, page(GATE, FOOTER));
  web.put('http://www.kessel.example/hilfe', page());
  const popup = await openPopup(fresh, SHOP);
  const contacts = popup.getByRole('region', { name: 'Talk to a person' });

  await test.step('all that it names, and nothing else', async () => {
    await expect(contacts.locator('.contact-shown')).toHaveText([
      '+49 30 90182012',
      'Hallo@kessel.example',
      'http://www.kessel.example/hilfe',
      'http://www.kessel.example/impressum',
      'Chat öffnen',
    ]);
    await expect(contacts.locator('.contact-kind')).toHaveText([
      'Telephone',
      'E-mail',
      'Contact page · Hilfe & Kontakt',
      'Imprint · Impressum',
      'Chat',
    ]);
    await expect(contacts.getByRole('link')).toHaveCount(4);
    await expect(contacts.getByRole('link', { name: /90182012/u })).toHaveAttribute(
      'href',
      'tel:+493090182012',
    );
    await expect(contacts.getByRole('link', { name: /Hallo@/u })).toHaveAttribute(
      'href',
      'mailto:Hallo@kessel.example',
    );
    expect(web.heard).toEqual([SHOP]);
  });

  await test.step('copied with the keyboard', async () => {
    await fresh.context.grantPermissions(['clipboard-read']);
    await contacts.getByRole('button', { name: 'Copy: +49 30 90182012' }).focus();
    await popup.keyboard.press('Enter');
    await expect(contacts.getByText('Copied')).toBeVisible();
    expect(await popup.evaluate(() => navigator.clipboard.readText())).toBe('+49 30 90182012');
  });

  await test.step('readable for all, also in the dark and at 320 px', async () => {
    await expectReadable(popup);
    await popup.emulateMedia({ colorScheme: 'dark' });
    await expectReadable(popup);
  });

  await test.step('opened in a tab of its own, which is told nothing of where it came from', async () => {
    const opening = fresh.context.waitForEvent('page');
    await contacts.getByRole('link', { name: 'Open: http://www.kessel.example/hilfe' }).click();
    const opened = await opening;
    await opened.waitForURL('http://www.kessel.example/hilfe');
    expect(await opened.evaluate(() => [document.referrer, opener])).toEqual(['', null]);
  });
});

test('a gate without a way to a person says so', async ({ fresh, web }) => {
  web.put(SHOP, page(GATE));
  const popup = await openPopup(fresh, SHOP);
  await expect(popup.getByText('No way to a person was found on this page.')).toBeVisible();
});

test('a page that wants no address is not asked for any', async ({ fresh, web }) => {
  web.put(SHOP, page(FOOTER).replace('34 €', 'Nur noch 3 Stück verfügbar'));
  const popup = await openPopup(fresh, SHOP);
  await expect(popup.getByRole('heading', { name: 'Scarcity' })).toBeVisible();
  await popup.waitForTimeout(500);
  await expect(popup.getByText('Talk to a person')).toHaveCount(0);
});

test('a page of ten thousand links answers in time, and its footer is read', async ({ fresh, web }) => {
  const links = Array.from({ length: 10_000 }, (_, i) => `<a href="/p/${i}">Kanne ${i}, 030 ${1e6 + i}</a> `);
  web.put(SHOP, page(`<div>${links.join('')}</div>`, GATE, FOOTER));
  const popup = await openPopup(fresh, SHOP);
  await expect(popup.locator('.contact-shown').first()).toHaveText('+49 30 90182012', { timeout: 15_000 });
  await expect(popup.getByRole('link', { name: /impressum/u })).toBeVisible();
});

test.describe('in German', () => {
  test.use({ lang: 'de' });
  test('the real popup names them', async ({ fresh, web }) => {
    web.put(SHOP, page(GATE, FOOTER));
    const backroom = await openBackroom(fresh);
    const tab = await fresh.openTab();
    await tab.page.goto(SHOP);
    await expect.poll(() => badgeOf(backroom, SHOP)).not.toBe('');
    await tab.page.bringToFront();
    const popup = await OpenPopup.over(fresh);
    await expect
      .poll(() => popup.evaluate('document.querySelector(".contacts")?.innerText'))
      .toContain('Mit einem Menschen sprechen');
    expect(await popup.evaluate('document.querySelector(".contacts").innerText')).toContain(
      'Ob dort ein Mensch antwortet, ist unbekannt.',
    );
    await popup.close();
  });
});

/** No barrier that axe knows of, and no line that runs out of a window of 320 px. */
async function expectReadable(popup: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: popup }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  const runsOut = await popup.evaluate(() => {
    document.body.style.minInlineSize = '0';
    document.body.style.inlineSize = '320px';
    const section = document.querySelector('.contacts');
    const found = section && section.scrollWidth > section.clientWidth;
    document.body.removeAttribute('style');
    return found;
  });
  expect(runsOut).toBe(false);
}
