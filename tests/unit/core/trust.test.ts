import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bareAddress, covers, siteOf, trustValue, webAddress, type TrustRule } from '../../../lib/core/trust';

const NOW = 1_764_000_000_000;

function rule(scope: TrustRule['scope'], value: string, until?: number): TrustRule {
  return { scope, value, addedAt: NOW, ...(until !== undefined && { until }) };
}

describe('the site of an address', () => {
  it.each([
    ['https://www.shop.example/a?b#c', 'shop.example'],
    ['http://shop.example', 'shop.example'],
    ['https://a.b.shop.co.uk/', 'shop.co.uk'],
    ['https://WWW.Shop.Example/', 'shop.example'],
    ['https://shop.example./', 'shop.example'],
    ['https://user:secret@shop.example/', 'shop.example'],
    ['https://www.shop.example:8443/', 'shop.example'],
    // The public suffix list's private part: two people's pages are two sites.
    ['https://anna.github.io/blog', 'anna.github.io'],
    ['https://kleid.myshopify.com/', 'kleid.myshopify.com'],
    ['https://github.io/', 'github.io'],
    ['https://www.müller.de/', 'xn--mller-kva.de'],
    ['https://xn--mller-kva.de/', 'xn--mller-kva.de'],
    ['https://shop.中国/', 'shop.xn--fiqs8s'],
    ['http://localhost:3000/', 'localhost'],
    ['http://192.168.1.20:8080/x', '192.168.1.20'],
    ['http://[::1]:8080/', '[::1]'],
    ['http://router/', 'router'],
    ['https://co.uk/', 'co.uk'],
    ['file:///home/anna/page.html', 'file'],
    ['chrome://settings', ''],
    ['about:blank', ''],
    ['data:text/html,hi', ''],
    ['blob:https://shop.example/1', ''],
    ['chrome-extension://abc/report.html', ''],
    ['not an address', ''],
    ['', ''],
  ])('%s → %s', (address, site) => {
    expect(siteOf(address)).toBe(site);
  });
});

describe('the value of a scope', () => {
  it.each([
    ['host', 'https://www.shop.example/a', 'www.shop.example'],
    ['host', 'http://localhost:3000/a', 'localhost:3000'],
    ['host', 'https://shop.example:443/a', 'shop.example'],
    ['host', 'https://www.shop.example./a', 'www.shop.example'],
    ['domain', 'https://www.shop.example/a', 'shop.example'],
    ['path', 'https://shop.example/blog/', 'shop.example/blog'],
    ['path', 'https://shop.example/blog?x=1#y', 'shop.example/blog'],
    ['path', 'https://shop.example/', 'shop.example'],
    ['path', 'file:///home/anna/page.html', 'file/home/anna/page.html'],
    ['host', 'file:///home/anna/page.html', 'file'],
    ['path', 'about:blank', ''],
  ] as const)('%s of %s', (scope, address, value) => {
    expect(trustValue(scope, address)).toBe(value);
  });

  it('is quick on an address of slashes alone', () => {
    const begin = performance.now();
    expect(trustValue('path', `https://shop.example/${'/'.repeat(100_000)}a`)).toHaveLength(100_014);
    expect(trustValue('path', `https://shop.example/a${'/'.repeat(100_000)}`)).toBe('shop.example/a');
    expect(performance.now() - begin).toBeLessThan(500);
  });
});

describe('whether a rule covers an address', () => {
  it.each([
    [rule('domain', 'shop.example'), 'https://www.shop.example/x', true],
    [rule('domain', 'shop.example'), 'http://shop.example:8080/', true],
    [rule('domain', 'shop.example'), 'https://othershop.example/', false],
    [rule('domain', 'shop.example'), 'https://shop.example.evil.test/', false],
    [rule('domain', 'anna.github.io'), 'https://bert.github.io/', false],
    [rule('host', 'www.shop.example'), 'https://www.shop.example/x', true],
    [rule('host', 'www.shop.example'), 'https://shop.example/x', false],
    [rule('host', 'www.shop.example'), 'https://a.www.shop.example/x', false],
    [rule('host', 'localhost:3000'), 'http://localhost:4000/', false],
    [rule('path', 'shop.example/blog'), 'https://shop.example/blog', true],
    [rule('path', 'shop.example/blog'), 'https://shop.example/blog/', true],
    [rule('path', 'shop.example/blog'), 'https://shop.example/blog/a/b', true],
    [rule('path', 'shop.example/blog'), 'https://shop.example/blogger', false],
    [rule('path', 'shop.example/blog'), 'https://shop.example/', false],
    [rule('path', 'shop.example/blog'), 'https://shop.example/blog/../buy', false],
    [rule('path', 'shop.example'), 'https://shop.example/anything', true],
    [rule('path', 'file/home/anna'), 'file:///home/anna/page.html', true],
    [rule('path', 'file/home/anna'), 'file:///home/annabel/page.html', false],
    [rule('domain', 'shop.example', NOW + 1), 'https://shop.example/', true],
    [rule('domain', 'shop.example', NOW), 'https://shop.example/', false],
    [rule('domain', ''), 'about:blank', false],
  ])('%o on %s: %s', (given, address, isCovered) => {
    expect(covers(given, address, NOW)).toBe(isCovered);
  });

  it('always covers the address it was made from', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        for (const scope of ['host', 'domain', 'path'] as const)
          expect(covers(rule(scope, trustValue(scope, address)), address, NOW)).toBe(true);
      }),
    );
  });

  it('never lets a path or a port change the site', () => {
    fc.assert(
      fc.property(fc.domain(), fc.webPath(), fc.integer({ min: 1, max: 65_535 }), (host, path, port) => {
        expect(siteOf(`https://${host}:${port}${path}`)).toBe(siteOf(`http://${host}/`));
      }),
    );
  });
});

describe('an address without what a person typed', () => {
  it('keeps neither query, fragment nor password', () => {
    expect(bareAddress('https://anna:geheim@shop.example:8443/a/b?email=a@b.example#x')).toBe(
      'https://shop.example:8443/a/b',
    );
    expect(bareAddress('file:///home/anna/page.html?x')).toBe('file:///home/anna/page.html');
    expect(bareAddress('about:blank')).toBe('');
  });

  it('is nothing where there is no page of the web', () => {
    expect(webAddress('javascript:alert(1)')).toBeUndefined();
    expect(webAddress('ftp://shop.example/')).toBeUndefined();
  });
});
