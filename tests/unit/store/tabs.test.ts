import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import type { PageFinding } from '../../../lib/core/types';
import type { FrameReport } from '../../../lib/page-state';
import {
  arrive,
  changeTab,
  countFindings,
  readTab,
  report,
  watchTab,
  type KeptTab,
  type Page,
} from '../../../lib/store/tabs';

beforeEach(() => fakeBrowser.reset());

const TOP: Page = {
  tabId: 7,
  frameId: 0,
  address: 'https://shop.example/a?email=a@b.example#x',
  isLeaving: false,
  isPrivate: false,
};
const FINDING: PageFinding = {
  id: 'f',
  claim: 'c',
  pattern: 'scarcity',
  quote: 'Nur noch 3',
  evidence: 'claimed',
  confidence: 0.9,
  lang: 'de',
  seen: [{ what: 'worded' }],
};

function said(findings = 1): FrameReport {
  return {
    view: 'v',
    path: [],
    findings: Array.from({ length: findings }, (_, i) => ({ ...FINDING, id: `f${i}` })),
    isCutShort: false,
  };
}

/** A page at 1,000 with two findings on top and one in a frame. */
function shown(): KeptTab | undefined {
  let tab = arrive(undefined, TOP, 1_000);
  tab = report(tab, TOP, said(2), 1_100);
  return report(tab, { ...TOP, frameId: 4 }, said(1), 1_200);
}

describe('what is known of a tab', () => {
  it('is its address without what was typed, and what its frames report', () => {
    const tab = shown();
    expect(tab?.url).toBe('https://shop.example/a');
    expect(countFindings(tab)).toBe(3);
    expect(countFindings(report(tab, TOP, said(1), 1_300))).toBe(2);
  });

  it('ends with the next page, but for frames of that page which were quicker', () => {
    const quick = report(shown(), { ...TOP, frameId: 9 }, said(5), 2_100);
    const next = arrive(quick, { ...TOP, address: 'https://other.example/' }, 2_000);
    expect(next?.url).toBe('https://other.example/');
    expect(Object.keys(next?.frames ?? {})).toEqual(['9']);
  });

  it('stays when the same page asks again, and follows its route', () => {
    const tab = shown();
    expect(arrive(tab, TOP, 1_000)).toBe(tab);
    const moved = arrive(tab, { ...TOP, address: 'https://shop.example/b' }, 1_000);
    expect(moved).toMatchObject({ url: 'https://shop.example/b' });
    expect(countFindings(moved)).toBe(3);
  });

  it('loses a frame whose document is new, or which shows nothing any more', () => {
    const frame = { ...TOP, frameId: 4 };
    expect(countFindings(arrive(shown(), frame, 1_500))).toBe(2);
    expect(countFindings(arrive(shown(), frame, 1_150))).toBe(3);
    expect(Object.keys(report(shown(), frame, said(0), 1_300)?.frames ?? {})).toEqual(['0']);
  });

  it('does not change by a report of nothing where nothing was', () => {
    const tab = shown();
    expect(report(tab, { ...TOP, frameId: 5 }, said(0), 1_300)).toBe(tab);
    expect(report(undefined, TOP, said(0), 1_300)).toBeUndefined();
  });

  it('holds that a page was too much to be read whole, without any finding', () => {
    const tab = report(undefined, TOP, { ...said(0), isCutShort: true }, 1_000);
    expect(tab?.frames[0]?.isCutShort).toBe(true);
  });

  it('keeps what was dismissed in a private window on the site, and no longer', () => {
    const tab = { ...(shown() ?? { url: '', startedAt: 0, frames: {} }), dismissed: ['c'] };
    expect(arrive(tab, { ...TOP, address: 'https://www.shop.example/next' }, 2_000)?.dismissed).toEqual([
      'c',
    ]);
    expect(arrive(tab, { ...TOP, address: 'https://other.example/' }, 2_000)?.dismissed).toEqual([]);
  });
});

describe('changes of a tab', () => {
  it('at the same moment wait for each other, so that no frame is lost', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, frameId) =>
        changeTab(7, async (known) => {
          await Promise.resolve();
          return report(known, { ...TOP, frameId }, said(1), 1_000);
        }),
      ),
    );
    expect(countFindings(await readTab(7))).toBe(30);
  });

  it('that fail hold up no other', async () => {
    const failing = changeTab(7, () => Promise.reject(new Error('a slip')));
    const next = changeTab(7, () => shown());
    await expect(failing).rejects.toThrow('a slip');
    await next;
    expect(countFindings(await readTab(7))).toBe(3);
  });

  it('are told to who watches, in that tab alone', async () => {
    const heard = vi.fn<(state: unknown) => void>();
    const stop = watchTab(7, heard);
    await changeTab(8, () => shown());
    expect(heard).not.toHaveBeenCalled();
    await changeTab(7, () => shown());
    expect(heard).toHaveBeenLastCalledWith(expect.objectContaining({ url: 'https://shop.example/a' }));
    await changeTab(7, () => undefined);
    expect(heard).toHaveBeenLastCalledWith(undefined);
    expect(heard).toHaveBeenCalledTimes(2);
    stop();
    await changeTab(7, () => shown());
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('are in memory only, and nothing is written where nothing changed', async () => {
    await changeTab(7, () => shown());
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
    expect(await fakeBrowser.storage.sync.get(null)).toEqual({});
    const set = vi.spyOn(fakeBrowser.storage.session, 'set');
    await changeTab(7, (known) => known);
    expect(set).not.toHaveBeenCalled();
  });
});
