/** `npm run look` as others call it: the contract of the command line. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';

import { expect, test } from './fixtures';
import { killLooks, look } from './look';
import { shopPage } from './shop';

test.afterEach(killLooks);

/** What a page says is told apart by its heading; nothing in it presses. */
function plainPage(rest: string): string {
  return `<!doctype html><html lang="en"><title>Plain</title><h1>Plain page</h1><p>Nothing here.</p>${rest}</html>`;
}

test('pages that are hard to look at are looked at all the same', async ({}, info) => {
  test.setTimeout(180_000);
  const folder = info.outputPath();
  mkdirSync(folder, { recursive: true });
  const put = (name: string, html: string): string => {
    writeFileSync(join(folder, name), html);
    return join(folder, name);
  };
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/missing' ? 404 : 200, { 'content-type': 'text/html' });
    // The rest never comes.
    response.write(plainPage('<p id="stock">Only 4 left in stock</p>').replace('</html>', ' '.repeat(2_000)));
    if (request.url === '/missing') response.end();
  });
  const port = await listen(server);
  const pages = [
    put('shop.html', shopPage()),
    put('dialogs.html', plainPage('<script>alert(1); setInterval(() => confirm("Stay?"), 50)</script>')),
    put('refreshes.html', plainPage('<meta http-equiv="refresh" content="0">')),
    put('never-ends.html', plainPage('<script>setTimeout(() => { for (;;); }, 300)</script>')),
    `http://127.0.0.1:${port}/streams`,
    join(folder, 'not-there.html'),
    `http://127.0.0.1:${port}/missing`,
    'http://127.0.0.1:9/',
    join(folder, 'shop.html'),
  ];
  const { code, rows } = await look('--json', '--stay', '1500', ...pages).finally(() => {
    server.closeAllConnections();
    server.close();
  });
  expect(rows.map(({ page }) => page)).toEqual(pages);
  expect(rows.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false, false, false, true]);
  expect(rows.filter(({ ok }) => !ok).every(({ error }) => error !== undefined && error !== '')).toBe(true);
  expect(code).toBe(1);
  const [shop] = rows;
  expect(shop?.lang).toBe('en');
  expect(shop?.ms?.scan).toBeGreaterThanOrEqual(0);
  expect(shop?.findings?.find(({ pattern }) => pattern === 'scarcity')).toEqual({
    pattern: 'scarcity',
    form: null,
    placement: null,
    trigger: null,
    evidence: 'claimed',
    verdict: null,
    quote: 'Only 3 left in stock',
    selector: '#stock',
    frame: null,
    visible: true,
    lang: 'en',
    confidence: expect.any(Number),
  });
  expect(rows[4]?.findings?.map(({ quote }) => quote)).toEqual(['Only 4 left in stock']);
  expect(rows.at(-1)?.findings).toHaveLength(shop?.findings?.length ?? -1);
});

test('saved pages are read as they are, frames and shadow roots too', async ({}, info) => {
  const folder = info.outputPath('saved');
  mkdirSync(folder, { recursive: true });
  const pages = {
    'a.html': plainPage('<script>document.write("<p>Only 3 left in stock</p>")</script>'),
    'b.html': plainPage('<p hidden>Only 3 left in stock</p>'),
    'c.html': plainPage(
      '<div id="host"><template shadowrootmode="open"><p>Only 3 left in stock</p></template></div>',
    ),
    'd.html': plainPage(
      '<iframe title="Offer" srcdoc="&lt;p id=few&gt;Only 3 left in stock&lt;/p&gt;"></iframe>',
    ),
    'e.html': plainPage('<meta http-equiv="refresh" content="0; url=a.html"><p>Only 3 left in stock</p>'),
  };
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(folder, name), html);
  const { code, rows } = await look('--json', '--no-scripts', '--hidden', folder);
  expect(code).toBe(0);
  expect(rows.map(({ page }) => page)).toEqual(Object.keys(pages).map((name) => join(folder, name)));
  const found = rows.map(({ findings = [] }) =>
    findings.map(({ selector, frame, visible }) => ({ selector, frame, visible })),
  );
  expect(found[0]).toEqual([]);
  expect(found[1]).toEqual([{ selector: expect.any(String), frame: null, visible: false }]);
  expect(found[2]).toEqual([
    { selector: expect.stringMatching(/^#host >>> p/u), frame: null, visible: true },
  ]);
  expect(found[3]).toEqual([{ selector: '#few', frame: expect.stringMatching(/iframe$/u), visible: true }]);
  expect(found[4]).toHaveLength(1);
  const shown = await look('--json', '--no-scripts', join(folder, 'b.html'));
  expect(shown.rows[0]?.findings).toEqual([]);
});

test('pictures are left, and a table is for people', async ({}, info) => {
  const folder = info.outputPath('pictures');
  mkdirSync(folder, { recursive: true });
  const page = join(folder, 'shop.html');
  writeFileSync(page, shopPage());
  const { code, stdout } = await look('--pictures', join(folder, 'png'), '--stay', '800', page);
  expect(code).toBe(0);
  expect(stdout).toContain('“Only 3 left in stock”');
  expect(readdirSync(join(folder, 'png'))).toEqual(['001-shop.png']);
});

test('each line of a text file is a snippet of its own', async ({}, info) => {
  const folder = info.outputPath();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'texts.txt');
  writeFileSync(
    file,
    [
      'Only 3 left in stock!',
      '',
      'role=button lang=de\tNein danke, ich zahle lieber den vollen Preis',
      'lang=de role=text\tNein danke, ich zahle lieber den vollen Preis',
      'size=9\tOnly 3 left in stock!\r',
      'We sell tea.',
    ].join('\n'),
  );
  const { code, stdout, stderr } = await look('--text', file);
  expect(code).toBe(0);
  expect(stderr).toBe('');
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line): { text: string; pattern: string | null; confidence: number } => JSON.parse(line));
  expect(rows.map(({ pattern }) => pattern)).toEqual([
    'scarcity',
    null,
    'confirmshaming',
    null,
    'scarcity',
    null,
  ]);
  expect(rows[1]).toEqual({ text: '', pattern: null, confidence: 0 });
  expect(rows[2]?.text).toBe('Nein danke, ich zahle lieber den vollen Preis');
  expect(rows[0]?.confidence).toBeGreaterThan(0.5);
});

for (const args of [
  [],
  ['--stay', 'long', 'a.html'],
  ['--unknown', 'a.html'],
  ['--pictures'],
  ['--text', 'a', 'b'],
]) {
  test(`called wrongly it says how: look ${args.join(' ')}`, async () => {
    const { code, stdout, stderr } = await look(...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: npm run look');
  });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
