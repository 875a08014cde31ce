import { describe, expect, it } from 'vitest';

import { detect } from '@/lib/core/detect';
import type { Finding } from '@/lib/core/types';

function crowdIn(text: string, around?: string): Finding | undefined {
  return detect({
    kind: 'text',
    text,
    role: 'text',
    lang: 'en',
    ...(around !== undefined && { around }),
  }).find((finding) => finding.pattern === 'social-proof');
}

describe('others', () => {
  it.each([
    ['17 people are looking at this right now', 17],
    ['Join 1.2 million happy customers', 1_200_000],
    ['In 23 baskets', 23],
    ['5k+ bought in the past month', 5000],
    ['Two shoppers have this in their cart', 2],
  ])('"%s" are counted', (text, count) => {
    expect(crowdIn(text)).toMatchObject({ evidence: 'claimed', promised: { what: 'people', count } });
  });

  it.each([
    'Nadia in Porto just bought the walnut tray',
    'Someone from Leeds purchased this 4 minutes ago',
    'Tom R. from Ghent, Belgium bought two mugs',
    'Last booked 8 minutes ago',
  ])('"%s" has bought', (text) => {
    expect(crowdIn(text)).toBeDefined();
  });

  it('quotes the sentence that presses', () => {
    const text = 'Blue mug, glazed by hand. 12 people are viewing this right now! Dishwasher safe.';
    expect(crowdIn(text)?.quote).toBe('12 people are viewing this right now!');
  });

  it('hears the call of a long box', () => {
    const box =
      'Every Friday you get one recipe, one story and one photograph from a kitchen somewhere on this earth, and there ' +
      'is nothing to buy, no noise and no advertising in it at all. Join more than 40,000 readers!';
    expect(box.length).toBeGreaterThan(200);
    expect(crowdIn(box)?.quote).toBe('Join more than 40,000 readers!');
  });
});

describe('weak words', () => {
  it('need an offer close by', () => {
    expect(crowdIn('2,400 sold', '2,400 sold $12.00 Add to cart')).toBeDefined();
    expect(crowdIn('2,400 sold', '2,400 sold at the fair in 1912')).toBeUndefined();
  });
});

describe('other people', () => {
  it.each([
    '12 people found this helpful',
    '3 guests online',
    '2 users are viewing this topic',
    '36 comments',
    '1.2k shares',
    '1,204 reviews',
    'Be the first to buy it',
    'Meta bought the start-up for $2 billion',
    'In 2008 the family bought the farm',
    'Thousands of people marched through the city',
    '14 people died in the fire',
    'Join 3 boards with screws',
    '53 people are viewing this topic right now',
    'Over 200 shops nationwide',
  ])('"%s" are none', (text) => {
    expect(crowdIn(text)).toBeUndefined();
  });
});
