/** Promises over several visits: who breaks them is caught, who keeps them is not accused. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';

import { expect, test } from './fixtures';
import { killLooks, look } from './look';

test.afterEach(killLooks);

/** A shop with a clock that runs to the end that `end` names: an expression of the page's script, in epoch ms. */
function clockPage(end: string, words: string): string {
  return `<!doctype html>
<html lang="de">
  <head><meta charset="utf-8"><title>Teekanne</title><link rel="icon" href="data:,"></head>
  <body>
    <main>
      <h1>Teekanne aus Steinzeug</h1>
      <p>34 € statt 49 €</p>
      <div class="aktion"><p>${words}</p><b id="uhr"></b></div>
      <button>In den Warenkorb</button>
    </main>
    <script>
      let end = ${end};
      const two = (n) => String(Math.floor(n)).padStart(2, '0');
      const draw = () => {
        const s = Math.max(0, Math.round((end - Date.now()) / 1000));
        document.getElementById('uhr').textContent = two(s / 3600) + ':' + two((s / 60) % 60) + ':' + two(s % 60);
      };
      draw();
      setInterval(draw, 1000);
    </script>
  </body>
</html>`;
}

const SALE = 'Das Angebot endet in';
/** Long enough apart for a clock that begins anew to be late. */
const APART = ['--stay', '4500', '--pause', '9000'];

test('a clock that begins anew at every load is caught, others are not accused', async ({}, info) => {
  test.setTimeout(180_000);
  const folder = info.outputPath('shops');
  mkdirSync(folder, { recursive: true });
  const fixed = Date.now() + 3 * 3_600_000;
  const pages = {
    'anew.html': clockPage('Date.now() + 20 * 60_000', SALE),
    'fixed.html': clockPage(String(fixed), SALE),
    'held.html': clockPage('Date.now() + 10 * 60_000', 'Dein Warenkorb ist reserviert, noch'),
  };
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(folder, name), html);
  const files = Object.keys(pages).map((name) => join(folder, name));
  const { rows } = await look('--json', ...APART, ...files, ...files);
  const verdicts = rows.map(({ findings = [] }) =>
    findings
      .filter(({ pattern }) => pattern === 'countdown')
      .map(({ evidence, verdict }) => [evidence, verdict]),
  );
  expect(verdicts).toEqual([
    [['observed', null]],
    [['observed', null]],
    [['observed', null]],
    [['proven', 'moved']],
    [['observed', 'consistent']],
    [['observed', null]],
  ]);
});

test('a clock that runs again after zero is caught while one looks', async ({}, info) => {
  const folder = info.outputPath('zero');
  mkdirSync(folder, { recursive: true });
  const page = join(folder, 'zero.html');
  writeFileSync(
    page,
    clockPage('Date.now() + 6_000', SALE).replace(
      'setInterval(draw, 1000);',
      'setInterval(() => { if (Date.now() > end) end += 90_000; draw(); }, 1000);',
    ),
  );
  const { rows } = await look('--json', '--stay', '14000', page);
  expect(rows[0]?.findings?.find(({ pattern }) => pattern === 'countdown')).toMatchObject({
    evidence: 'proven',
    verdict: 'restarted',
  });
});

test('a broken promise is shown first, drawn over time, and handed over with a picture', async ({
  fresh,
  web,
}) => {
  const address = 'http://www.kanne.example/tee';
  web.put(address, clockPage('Date.now() + 20 * 60_000', SALE));
  const tab = await fresh.openTab();
  await tab.page.goto(address);
  const popup = await fresh.context.newPage();
  await popup.goto(fresh.page(`popup.html?tab=${tab.id}`));
  await tab.page.bringToFront();
  await expect(popup.getByText('Observed')).toBeVisible();
  await tab.page.waitForTimeout(8_000);
  await tab.page.reload();
  await expect(popup.getByText('Proven')).toBeVisible();

  const download = popup.waitForEvent('download');
  await popup.getByRole('button', { name: /^Save evidence/u }).click();
  const html = readFileSync(await (await download).path(), 'utf8');
  expect(html).toContain('kanne.example');
  expect(html).toMatch(/<img src="data:image\/jpeg;base64,[A-Za-z0-9+/=]{1000,}"/u);
  expect(html).not.toContain('<script');

  const report = await fresh.context.newPage();
  await report.goto(fresh.page('report.html'));
  await report.getByRole('region', { name: 'Promises that were broken' }).getByRole('link').click();
  await expect(report.getByRole('heading', { level: 1 })).toHaveText('kanne.example');
  await expect(report.locator('.promise-end')).toHaveCount(2);
  expect((await new AxeBuilder({ page: report }).analyze()).violations).toEqual([]);
});
