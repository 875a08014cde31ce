/** A page may be made to break us: all it gets is silence about what is broken; the rest is found. */
import { badgeOf, expect, openBackroom, test } from './fixtures';
import { shopPage } from './shop';

const SHOP = 'http://shop.example/';

/** Markup beyond all measure, each the size that no page has by accident. */
const BEYOND_MEASURE: readonly [string, string][] = [
  ['a text of a million characters', `<p>${'only 3 left '.repeat(90_000)}</p>`],
  ['a word of a million characters', `<p>${'x'.repeat(1_000_000)}</p>`],
  ['a language of a thousand letters', `<div lang="${'x'.repeat(1_000)}"><p>Only 7 of them</p></div>`],
  [
    'names of a hundred thousand letters',
    `<form class="${'c'.repeat(100_000)}" id="${'i'.repeat(100_000)}">
      <label>Mail <input type="text" name="${'mail'.repeat(25_000)}" class="${'k'.repeat(100_000)}"
        autocomplete="${'a'.repeat(100_000)}" placeholder="${'p'.repeat(100_000)}"></label>
      <input type="checkbox" id="${'b'.repeat(100_000)}" checked> ${'yes '.repeat(30_000)}
      <button title="${'t'.repeat(100_000)}"></button>
    </form>`,
  ],
  ['boxes in boxes', '<div>'.repeat(3_000) + 'Only 4 boxes' + '</div>'.repeat(3_000)],
  ['five thousand checkboxes', '<label><input type="checkbox" checked>News</label>'.repeat(5_000)],
];

for (const [name, markup] of BEYOND_MEASURE) {
  test(`${name}: what presses beside it is found`, async ({ fresh, web }) => {
    web.put(SHOP, shopPage().replace('</main>', `</main><aside>${markup}</aside>`));
    const backroom = await openBackroom(fresh);
    const tab = await fresh.openTab();
    await tab.page.goto(SHOP);
    await expect
      .poll(async () => Number(await badgeOf(backroom, SHOP)), { timeout: 20_000 })
      .toBeGreaterThanOrEqual(3);
    expect(await tab.page.evaluate(() => document.title)).toBe('Kettle and Cup');
  });
}
