import { describe, expect, it } from 'vitest';

import { detect } from '@/lib/core/detect';
import type { Finding } from '@/lib/core/types';

function scarcityIn(text: string, around?: string): Finding | undefined {
  return detect({
    kind: 'text',
    text,
    role: 'text',
    lang: 'en',
    ...(around !== undefined && { around }),
  }).find((finding) => finding.pattern === 'scarcity');
}

describe('few left', () => {
  it.each([
    ['Only 3 left', 3],
    ['Just two seats left at this fare', 2],
    ['ONLY (5) LEFT!', 5],
    ['2 of 20 places left', 2],
    ['Less than ten left in stock', 10],
    ['1,200 coupons left', 1200],
  ])('"%s" says how many', (text, count) => {
    expect(scarcityIn(text)).toMatchObject({ evidence: 'claimed', promised: { what: 'left', count } });
  });

  it('says no number where there is none', () => {
    expect(scarcityIn('Selling fast in all sizes!')?.promised).toBeUndefined();
  });

  it('quotes the sentence that presses', () => {
    expect(scarcityIn('Oak table, oiled. Only 2 left of it! Free delivery.')?.quote).toBe(
      'Only 2 left of it!',
    );
  });

  it('leaves time to deadlines', () => {
    expect(scarcityIn('Only 3 hours left')).toBeUndefined();
    expect(detect({ kind: 'text', text: 'Only 3 hours left', role: 'text', lang: 'en' })[0]?.pattern).toBe(
      'deadline',
    );
  });

  it('sees both in one text', () => {
    const found = detect({
      kind: 'text',
      text: 'Sale ends tonight – only 3 left!',
      role: 'text',
      lang: 'en',
    });
    expect(found.map((f) => f.pattern).toSorted()).toEqual(['deadline', 'scarcity']);
  });
});

describe('weak words', () => {
  it.each(['4 left', 'Last pieces', 'While stocks last'])('"%s" needs an offer close by', (text) => {
    expect(scarcityIn(text, `${text} $24.00 Add to cart`)).toBeDefined();
    expect(scarcityIn(text, `${text} of a story from the north`)).toBeUndefined();
  });
});

describe('other numbers and words', () => {
  it.each([
    '0 left',
    '3 attempts left',
    '140 characters remaining',
    'Turn left',
    'Limited edition of 200',
    'Limited liability company',
    'Sold out in size M',
    '24 in stock',
    'In stock',
    'Limited to two per customer',
    'Due to high demand, replies may take longer',
    'We only have 2 sachets left!, wrote my mother',
    'The property is expected to sell for a record price',
    'Only a few people know this beach',
  ])('"%s" is none', (text) => {
    expect(scarcityIn(text)).toBeUndefined();
  });

  it('does not find shortage in a story', () => {
    const story =
      'When the harvest failed for the third time there was little left in the barns. Only three families stayed in ' +
      'the valley, and the last of the grain was shared among them until the snow melted and the pass was open again.';
    expect(story.length).toBeGreaterThan(200);
    expect(scarcityIn(story)).toBeUndefined();
  });
});
