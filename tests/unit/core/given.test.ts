import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isAddress, maskAddresses } from '@/lib/core/address-mask';
import { givenBefore, mergeGiven, searchGiven } from '@/lib/core/given';
import type { GivenAddress } from '@/lib/core/types';

describe('what looks like an address', () => {
  it.each(['anna@example.org', 'a.b+shop@mail.example.co.uk', 'jürgen@bücher.example', "o'neil@x.io"])(
    '%s does',
    (text) => expect(isAddress(text)).toBe(true),
  );
  it.each([
    '',
    '@',
    'anna',
    'anna@',
    '@example.org',
    'anna@localhost',
    'anna@example.',
    'anna@.org',
    'a@b@example.org',
    'anna mustermann@example.org',
    `${'x'.repeat(65)}@example.org`,
    `anna@${'x'.repeat(250)}.org`,
  ])('%s does not', (text) => expect(isAddress(text)).toBe(false));
});

describe('a masked address', () => {
  it.each([
    ['anna@example.org', 'a…@example.org'],
    ['𝒜nna@example.org', '𝒜…@example.org'],
    ['old one: anna@example.org (or bob@example.com)', 'old one: a…@example.org (or b…@example.com)'],
    ['a…@example.org', 'a…@example.org'],
    ['the one with the plus', 'the one with the plus'],
    ['', ''],
  ])('%s is %s', (text, masked) => expect(maskAddresses(text)).toBe(masked));

  it('says nothing of the name but its first sign, and is not masked any further', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const masked = maskAddresses(address);
        expect(masked).toBe(
          isAddress(address) ? `${address[0]}…${address.slice(address.indexOf('@'))}` : address,
        );
        expect(maskAddresses(masked)).toBe(masked);
      }),
    );
  });
});

const KNOWN: GivenAddress = {
  id: 'shop.example 2026-05-03',
  site: 'shop.example',
  day: '2026-05-03',
  givenAt: 5,
  form: 'discount',
  quote: '10 % off',
};

describe('two words of one giving', () => {
  it('are the same where the second says nothing new', () => {
    expect(mergeGiven(KNOWN, { ...KNOWN, givenAt: 6, quote: 'later' })).toBe(KNOWN);
  });

  it('are of the earlier promise, and keep what was written here', () => {
    const next: GivenAddress = {
      ...KNOWN,
      givenAt: 4,
      form: 'wheel',
      quote: 'Spin',
      masked: 'b…@x.example',
      note: 'b',
    };
    expect(mergeGiven({ ...KNOWN, note: 'a' }, next)).toEqual({ ...next, note: 'a' });
  });
});

describe('what a site is told of', () => {
  it('is the last day, and on how many', () => {
    expect(givenBefore([])).toBeUndefined();
    const later = { ...KNOWN, day: '2026-06-01', givenAt: 9, quote: 'News' };
    expect(givenBefore([later, KNOWN])).toEqual({ day: '2026-06-01', quote: 'News', days: 2 });
  });
});

describe('search', () => {
  const noted = {
    ...KNOWN,
    id: 'b',
    site: 'other.example',
    quote: 'News',
    masked: 'a…@post.example',
    note: 'Kessel',
  };
  it.each([
    ['', 2],
    [' SHOP ', 1],
    ['10 %', 1],
    ['kessel', 1],
    ['@post', 1],
    ['nowhere', 0],
  ])('for "%s" finds %i', (words, count) => expect(searchGiven([KNOWN, noted], words)).toHaveLength(count));
});
