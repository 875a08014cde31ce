import { describe, expect, it } from 'vitest';

import { judgePage } from '@/components/page-now';
import type { TabState } from '@/lib/page-state';

import { findingOf } from './examples';

const { frameId: _, ...finding } = findingOf();
const state: TabState = {
  url: 'https://shop.example/a',
  frames: {
    0: { view: 'v', path: [], findings: [finding], isCutShort: false },
    7: { view: 'w', path: [0], findings: [{ ...finding, id: 'f2' }], isCutShort: true },
  },
};
const known = {
  address: 'https://shop.example/a?id=3',
  isLoading: false,
  state,
  isPaused: false,
  isTrusted: false,
  isLate: false,
};

describe('judgePage', () => {
  it('gathers the findings of all frames', () => {
    const page = judgePage(known);
    expect(page).toEqual({
      kind: 'read',
      findings: [
        { ...finding, frameId: 0 },
        { ...finding, id: 'f2', frameId: 7 },
      ],
      isCutShort: true,
    });
  });

  it.each([
    ['a hidden address', { address: undefined }, { kind: 'unreadable', why: 'browser' }],
    ['a page of the browser', { address: 'chrome://settings/' }, { kind: 'unreadable', why: 'browser' }],
    [
      'the store',
      { address: 'https://chromewebstore.google.com/detail/x', state: undefined },
      { kind: 'unreadable', why: 'store' },
    ],
    ['a paused page', { isPaused: true, isTrusted: true }, { kind: 'paused' }],
    ['a trusted page', { isTrusted: true }, { kind: 'trusted' }],
    ['a page that has not spoken', { state: undefined }, { kind: 'waiting' }],
    ['a page that stays silent', { state: undefined, isLate: true }, { kind: 'no-answer' }],
    ['a slow page', { state: undefined, isLate: true, isLoading: true }, { kind: 'waiting' }],
    ['the page before', { address: 'https://shop.example/b', isLoading: true }, { kind: 'waiting' }],
  ])('%s', (_name, changes, page) => {
    expect(judgePage({ ...known, ...changes })).toEqual(page);
  });

  it('reads on while the same page still loads its pictures', () => {
    expect(judgePage({ ...known, isLoading: true }).kind).toBe('read');
  });

  it('reads on where a route changed its address without loading', () => {
    expect(judgePage({ ...known, address: 'https://shop.example/b' }).kind).toBe('read');
  });

  it('reads a store of another browser, which is a page like any other', () => {
    const address = 'https://addons.mozilla.org/';
    expect(judgePage({ ...known, address, state: { ...state, url: address } }).kind).toBe('read');
  });
});
