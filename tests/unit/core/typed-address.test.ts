import { expect, it } from 'vitest';

import { readTyped } from '@/lib/core/typed-address';

it.each([
  ['shop.example', 'https://shop.example'],
  ['  www.shop.example/blog ', 'https://www.shop.example/blog'],
  ['http://shop.example', 'http://shop.example'],
  ['localhost:8080', 'https://localhost:8080'],
  ['192.168.0.1', 'https://192.168.0.1'],
  ['file:///home/anna/page.html', 'file:///home/anna/page.html'],
  ['müller.de', 'https://müller.de'],
])('reads %j', (typed, address) => {
  expect(readTyped(typed)).toEqual({ address });
});

it.each([
  ['   ', 'empty'],
  ['two words', 'no-address'],
  ['meinladen', 'no-address'],
  ['xn--', 'no-address'],
  ['anna@shop.example', 'no-address'],
  ['https://', 'no-address'],
  ['chrome://extensions', 'not-web'],
  ['about:blank', 'not-web'],
  ['mailto:anna', 'not-web'],
  ['com', 'suffix'],
  ['co.uk', 'suffix'],
  ['github.io', 'suffix'],
])('refuses %j: %s', (typed, fault) => {
  expect(readTyped(typed)).toEqual({ fault });
});
