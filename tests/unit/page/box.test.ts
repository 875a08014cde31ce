import { describe, expect, it } from 'vitest';

import { belowBar, boxAt, cardAt, cornersOf, cut, endsOf, isEmpty, type Box } from '@/lib/page/box';

const WINDOW: Box = { left: 0, top: 0, right: 1000, bottom: 700 };
const CARD = { width: 340, height: 380 };
const TAG = { width: 24, height: 24 };

function tagAt(left: number, top: number): Box {
  return boxAt({ left, top }, TAG);
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.right <= outer.right &&
    inner.bottom <= outer.bottom
  );
}

describe('cardAt', () => {
  const places: [string, Box, Box][] = [
    ['at the top', boxAt({ left: 300, top: 20 }, { width: 200, height: 20 }), tagAt(500, 18)],
    ['at the bottom', boxAt({ left: 300, top: 660 }, { width: 200, height: 20 }), tagAt(500, 658)],
    ['in the middle', boxAt({ left: 100, top: 340 }, { width: 200, height: 20 }), tagAt(300, 338)],
    ['at the right rim', boxAt({ left: 900, top: 100 }, { width: 90, height: 40 }), tagAt(976, 88)],
    ['a high box on the left', boxAt({ left: 0, top: 0 }, { width: 300, height: 700 }), tagAt(288, 4)],
  ];
  it.each(places)('lies inside the window, on nothing of the finding: %s', (_, anchor, tag) => {
    const card = boxAt(cardAt(anchor, tag, CARD, WINDOW), CARD);
    expect(isWithin(card, WINDOW)).toBe(true);
    expect(isEmpty(cut(card, anchor))).toBe(true);
  });

  it('lies inside the window where the finding fills it', () => {
    const card = boxAt(cardAt(WINDOW, tagAt(976, 0), CARD, WINDOW), CARD);
    expect(isWithin(card, WINDOW)).toBe(true);
  });

  it('begins inside a window that is too small for it', () => {
    const small: Box = { left: 0, top: 0, right: 200, bottom: 100 };
    const { left, top } = cardAt(boxAt({ left: 4, top: 4 }, TAG), tagAt(30, 4), CARD, small);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
  });
});

describe('places for a tag', () => {
  it('are after a text first, on the other side where one reads from the right', () => {
    const line = boxAt({ left: 100, top: 50 }, { width: 80, height: 20 });
    expect(endsOf([line], TAG, false)[0]?.left).toBeGreaterThanOrEqual(line.right);
    const [first] = endsOf([line], TAG, true);
    expect((first?.left ?? 0) + TAG.width).toBeLessThanOrEqual(line.left);
  });

  it('are at the end of the last line', () => {
    const lines = [
      boxAt({ left: 100, top: 50 }, { width: 300, height: 20 }),
      boxAt({ left: 100, top: 74 }, { width: 60, height: 20 }),
    ];
    const [first] = endsOf(lines, TAG, false);
    expect(first).toEqual({ left: 162, top: 72 });
    expect(endsOf([], TAG, false)).toEqual([]);
  });

  it('begin left at a large box, which may have its cross on the right', () => {
    const small = boxAt({ left: 100, top: 100 }, { width: 60, height: 30 });
    const large = boxAt({ left: 100, top: 100 }, { width: 500, height: 300 });
    expect(cornersOf(small, TAG)[0]).toEqual({ left: 148, top: 88 });
    expect(cornersOf(large, TAG)[0]).toEqual({ left: 88, top: 88 });
  });
});

describe('belowBar', () => {
  const box = boxAt({ left: 0, top: 20 }, { width: 100, height: 600 });

  it('cuts what runs below a bar at the rim, above and below', () => {
    expect(belowBar(box, { ...WINDOW, bottom: 60 }, WINDOW).top).toBe(60);
    expect(belowBar(box, { ...WINDOW, top: 600 }, WINDOW).bottom).toBe(600);
  });

  it('leaves the box alone where the bar is not at the rim any more', () => {
    expect(belowBar(box, { ...WINDOW, top: 200, bottom: 260 }, WINDOW)).toEqual(box);
  });
});
