import { describe, expect, it } from 'vitest';

import { tokenize } from '@/lib/core/text';

/** Tokens as "kind:text". */
function kinds(text: string): string[] {
  return tokenize(text).map((token) => `${token.kind}:${token.text}`);
}

describe('tokens', () => {
  it.each([
    // Letters that run on from a number, and words with digits in them
    ['12h13m56s', ['number:12', 'word:h', 'number:13', 'word:m', 'number:56', 'word:s']],
    ['0 DAYS22 HOURS', ['number:0', 'word:days', 'number:22', 'word:hours']],
    ['3day05:06:07', ['number:3', 'word:day', 'clock:05:06:07']],
    ['B2B SAVE20', ['word:b2b', 'word:save20']],
    // Digits in cards of their own
    ['1 4 : 4 5', ['clock:1 4 : 4 5']],
    ['0 2 : 1 3 : 4 5', ['clock:0 2 : 1 3 : 4 5']],
    ['2 3 4', ['number:2', 'number:3', 'number:4']],
    // Pictures are marks
    ['🔥 2 people', ['sign:🔥', 'number:2', 'word:people']],
    ['❤️ it', ['sign:❤', 'word:it']],
    // The dot of one letter ends no sentence
    ['Michael M. from', ['word:michael', 'word:m', 'word:from']],
    ['9 p.m.', ['number:9', 'word:p', 'word:m']],
    // Amounts
    ['20 percent', ['percent:20']],
    ['₹499', ['money:₹499']],
    ['499 INR', ['money:499']],
  ])('of "%s"', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('know their value', () => {
    expect(tokenize('1 4 : 4 5')[0]?.value).toBe((14 * 60 + 45) * 1000);
    expect(tokenize('20 percent')[0]?.value).toBe(20);
  });

  it('know capital letters', () => {
    expect(tokenize('Anna from Łódź').map((token) => token.isCapital ?? false)).toEqual([true, false, true]);
  });
});
