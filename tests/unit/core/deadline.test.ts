import { describe, expect, it } from 'vitest';

import { detect } from '@/lib/core/detect';
import type { Finding } from '@/lib/core/types';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function deadlineIn(text: string, around?: string): Finding | undefined {
  return detect({
    kind: 'text',
    text,
    role: 'text',
    lang: 'en',
    ...(around !== undefined && { around }),
  }).find((finding) => finding.pattern === 'deadline');
}

describe('words that close a window', () => {
  it.each([
    ['Only 3 hours left to save', 3 * HOUR, HOUR],
    ['Sale ends in 2 days', 2 * DAY, DAY],
    ['Your coupon expires in twenty-four hours', 24 * HOUR, HOUR],
  ])('"%s" promises its end', (text, remainingMs, unitMs) => {
    expect(deadlineIn(text)).toMatchObject({
      evidence: 'claimed',
      seen: [{ what: 'worded' }],
      promised: { what: 'end', remainingMs, unitMs },
    });
  });

  it.each(['This weekend only: 20% off', 'Last chance to save', '48 hours only: free shipping'])(
    '"%s" promises nothing that can be counted from now',
    (text) => {
      expect(deadlineIn(text)).toBeDefined();
      expect(deadlineIn(text)?.promised).toBeUndefined();
    },
  );

  it('promises a day, or a time of today', () => {
    expect(deadlineIn('Sale ends tonight at 11:30 p.m.')?.promised).toEqual({
      what: 'until',
      minute: 23 * 60 + 30,
    });
    expect(deadlineIn('20% off ends November 30th')?.promised).toEqual({
      what: 'until',
      month: 11,
      day: 30,
      minute: 1_440,
    });
  });

  it('quotes the sentence that presses, not the block', () => {
    const text = 'Linen shirts from Portugal. Everything 30% off ends tonight! Sewn by hand.';
    expect(deadlineIn(text)?.quote).toBe('Everything 30% off ends tonight!');
  });

  it('quotes at most 160 characters', () => {
    const text = `Hurry, the sale ends tonight ${'and the shop is full of lamps '.repeat(5)}`;
    expect(deadlineIn(text)?.quote.length).toBeLessThanOrEqual(160);
  });
});

describe('weak words', () => {
  it.each(['Ends tomorrow', 'Last day', 'Ends 12/6', 'This weekend only'])(
    '"%s" needs an offer close by',
    (text) => {
      expect(deadlineIn(text, `${text} Wool coats up to 25% off`)).toBeDefined();
      expect(deadlineIn(text, `${text} Painters of the north`)).toBeUndefined();
      expect(deadlineIn(text, '')).toBeUndefined();
    },
  );

  it('is less sure of a line that stands alone', () => {
    const alone = deadlineIn('Ends tomorrow')?.confidence ?? 0;
    expect(alone).toBeGreaterThan(0.5);
    expect(deadlineIn('20% off ends tomorrow')?.confidence).toBeGreaterThan(alone);
  });

  it('does not take a headline for a line', () => {
    expect(deadlineIn('Last chance for talks as ministers gather in Geneva')).toBeUndefined();
  });
});

describe('long texts', () => {
  const news =
    'The retailer said on Monday that its sale ends tonight after a difficult year. Shares fell by 4 percent as ' +
    'analysts had expected a better result. The chief executive told reporters that she would step down in May.';
  const shop =
    'Our spring collection is made of organic cotton from Portugal and comes in nine colours that go well together. ' +
    'Take 25% off the whole collection, this weekend only, sale ends Sunday at midnight. Free returns within 30 days.';
  const fine =
    'They’re only in stores for a limited time. Make sure you head there to get some of this deliciousness while you ' +
    'still can, because these chips come once a year and people who like them tend to buy every bag there is on a shelf.';

  it('press by a sentence that names its offer', () => {
    expect(shop.length).toBeGreaterThan(200);
    expect(deadlineIn(shop)?.quote).toContain('this weekend only');
    expect(deadlineIn(shop)?.confidence).toBeLessThan(0.9);
  });

  it.each([news, fine])('do not press by telling: %s', (text) => {
    expect(text.length).toBeGreaterThan(200);
    expect(deadlineIn(text)).toBeUndefined();
  });
});

describe('other ends', () => {
  it.each([
    'Applications close on 31 January',
    'Free cancellation until 3 June',
    'Passport valid until 31/12/2027',
    'The festival runs through Sunday',
    'Voting ends tonight',
    'Open until 9 pm today',
    'With 12 minutes left, they equalised',
    'Returns accepted until 31 January',
    'My mother said the sale ends tonight',
  ])('"%s" is none', (text) => {
    expect(deadlineIn(text)).toBeUndefined();
  });
});
