/** What the popup can say of the page in front of the person, from all that is known of it. */
import { bareAddress } from '@/lib/core/trust';
import type { TabState } from '@/lib/page-state';
import { whyUnreadable } from '@/lib/readable';

import type { PlacedFinding } from './finding-list';

export type PageNow =
  | { kind: 'waiting' }
  /** Nobody answers there: it was open before this version was installed. */
  | { kind: 'no-answer' }
  | { kind: 'unreadable'; why: 'browser' | 'store' }
  | { kind: 'paused' }
  | { kind: 'trusted' }
  | { kind: 'read'; findings: readonly PlacedFinding[]; isCutShort: boolean };

type Known = {
  /** The tab's address; missing where the browser hides it from us. */
  address: string | undefined;
  isLoading: boolean;
  /** What the page said, if it said anything. */
  state: TabState | undefined;
  isPaused: boolean;
  isTrusted: boolean;
  /** It had time enough to answer. */
  isLate: boolean;
};

export function judgePage({ address, isLoading, state, isPaused, isTrusted, isLate }: Known): PageNow {
  const unreadable = whyUnreadable(address);
  if (unreadable === 'browser') return { kind: 'unreadable', why: unreadable };
  if (isPaused) return { kind: 'paused' };
  if (isTrusted) return { kind: 'trusted' };
  // While the next page loads, what is known is of the page before.
  const isBefore = isLoading && state !== undefined && state.url !== bareAddress(address ?? '');
  if (state && !isBefore) {
    return {
      kind: 'read',
      findings: findingsOf(state),
      isCutShort: Object.values(state.frames).some((frame) => frame.isCutShort),
    };
  }
  // Other browsers' stores are pages like any other: only silence says that this one keeps us out.
  if (unreadable === 'store') return { kind: 'unreadable', why: unreadable };
  return { kind: isLate && !isLoading ? 'no-answer' : 'waiting' };
}

/** The findings of all frames, each with the frame to ask for it. */
function findingsOf({ frames }: TabState): PlacedFinding[] {
  return Object.entries(frames).flatMap(([frameId, { findings }]) =>
    findings.map((finding) => ({ ...finding, frameId: Number(frameId) })),
  );
}
