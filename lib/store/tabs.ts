/** What each tab shows, in memory for the session only: private windows too. Never on disk. */
import { browser } from 'wxt/browser';

import { bareAddress, siteOf } from '../core/trust';
import type { FrameReport, TabState } from '../page-state';

/** What the background knows of a frame: its last report, and when that came (epoch ms). */
type FrameState = FrameReport & { reportedAt: number };

/** What the background knows of a tab: more than the popup asks for. */
export type KeptTab = TabState & {
  /** When the script of the top page began (epoch ms): older reports are of the page before. */
  startedAt: number;
  frames: Readonly<Record<number, FrameState>>;
  /** Claims called no pressure in a private window: they end with the tab. */
  dismissed: readonly string[];
  /** The finding that was stepped to last, as "frame id". */
  steppedTo?: string;
};

function keyOf(tabId: number): string {
  return `tab:${tabId}`;
}

function isTab(value: unknown): value is KeptTab {
  return typeof value === 'object' && value !== null && 'url' in value && 'frames' in value;
}

/** What a tab shows, or undefined where nothing of it is known (a page of the browser, or older than the extension). */
export async function readTab(tabId: number): Promise<KeptTab | undefined> {
  const { [keyOf(tabId)]: state } = await browser.storage.session.get(keyOf(tabId));
  return isTab(state) ? state : undefined;
}

// Frames report at the same moment. Their turns end with the worker, and so do the messages that wait for them.
const turns = new Map<number, Promise<unknown>>();

/**
 * Changes what is known of a tab, one change after the other.
 *
 * @param change given what is known; returns what is known then, the same object for no change, undefined for nothing
 */
export async function changeTab(
  tabId: number,
  change: (state: KeptTab | undefined) => KeptTab | undefined | Promise<KeptTab | undefined>,
): Promise<KeptTab | undefined> {
  const turn = (turns.get(tabId) ?? Promise.resolve()).then(async () => {
    const before = await readTab(tabId);
    const after = await change(before);
    if (after === before) return after;
    await (after
      ? browser.storage.session.set({ [keyOf(tabId)]: after })
      : browser.storage.session.remove(keyOf(tabId)));
    return after;
  });
  const settled = turn.catch(() => undefined);
  turns.set(tabId, settled);
  try {
    return await turn;
  } finally {
    if (turns.get(tabId) === settled) turns.delete(tabId);
  }
}

/** Tells what a tab shows whenever that changed. Returns what ends the watch. */
export function watchTab(tabId: number, listener: (state: TabState | undefined) => void): () => void {
  const onChanged = (changes: Readonly<Record<string, { newValue?: unknown }>>, area: string): void => {
    const change = area === 'session' ? changes[keyOf(tabId)] : undefined;
    if (change) listener(isTab(change.newValue) ? change.newValue : undefined);
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}

/** A page, as the browser says who sent a message. */
export type Page = {
  tabId: number;
  /** 0 for the top page. */
  frameId: number;
  /** The top page's whole address. */
  address: string;
  /** Its tab shows the next page already. */
  isLeaving: boolean;
  isPrivate: boolean;
};

function withoutFrame(frames: KeptTab['frames'], frameId: number): KeptTab['frames'] {
  return Object.fromEntries(Object.entries(frames).filter(([id]) => Number(id) !== frameId));
}

/** A tab when one of its frames began at a time (epoch ms): a new top page ends what was there, a new frame its own. */
export function arrive(known: KeptTab | undefined, page: Page, startedAt: number): KeptTab | undefined {
  const { frameId, address } = page;
  if (frameId !== 0) {
    const old = known?.frames[frameId];
    if (!known || !old || old.reportedAt >= startedAt) return known;
    return { ...known, frames: withoutFrame(known.frames, frameId) };
  }
  const url = bareAddress(address);
  if (known && known.startedAt >= startedAt) return known.url === url ? known : { ...known, url };
  const frames = Object.entries(known?.frames ?? {}).filter(([, { reportedAt }]) => reportedAt >= startedAt);
  const isSameSite = known !== undefined && siteOf(known.url) === siteOf(url);
  return {
    url,
    startedAt,
    frames: Object.fromEntries(frames),
    dismissed: isSameSite ? known.dismissed : [],
  };
}

/** A tab when one of its frames reported at a time (epoch ms): the report replaces the one before. */
export function report(
  known: KeptTab | undefined,
  { frameId, address }: Page,
  said: FrameReport,
  reportedAt: number,
): KeptTab | undefined {
  const isEmpty = said.findings.length === 0 && !said.isCutShort;
  if (isEmpty && !known?.frames[frameId]) return known;
  const tab = known ?? { url: bareAddress(address), startedAt: 0, frames: {}, dismissed: [] };
  const others = withoutFrame(tab.frames, frameId);
  return {
    ...tab,
    ...(frameId === 0 && { url: bareAddress(address) }),
    frames: isEmpty ? others : { ...others, [frameId]: { ...said, reportedAt } },
  };
}

/** How many findings a person can see in a tab, over all its frames. */
export function countFindings(tab: TabState | undefined): number {
  return Object.values(tab?.frames ?? {}).reduce((sum, { findings }) => sum + findings.length, 0);
}
