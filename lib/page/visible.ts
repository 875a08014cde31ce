/** What a person can see, and for how long they could. */
import { parentElementOf, parentNodeOf, slotOf } from './clobbered';

/** Boxes smaller than this in either direction are for machines (1 px clips for screen readers, tracking pixels). */
const SMALLEST_PX = 3;

/**
 * Whether an element is drawn where a person could scroll to: rendered, not transparent, not clipped to nothing,
 * not pushed out of the page. It may lie outside the viewport. Reads layout.
 */
export function isVisible(element: Element): boolean {
  if (!element.isConnected) return false;
  if (
    !element.checkVisibility({
      opacityProperty: true,
      visibilityProperty: true,
      contentVisibilityAuto: false,
    })
  )
    return false;
  let box = element.getBoundingClientRect();
  if (box.width < SMALLEST_PX || box.height < SMALLEST_PX) {
    // "display: contents" and wrappers around floats have no box of their own, their children do
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(element);
    box = range.getBoundingClientRect();
    if (box.width < SMALLEST_PX || box.height < SMALLEST_PX) return false;
  }
  const view = element.ownerDocument.defaultView;
  if (!view) return false;
  if (box.right + view.scrollX <= 0 || box.bottom + view.scrollY <= 0) return false;
  const { scrollWidth } = element.ownerDocument.documentElement;
  if (box.left + view.scrollX >= Math.max(scrollWidth, view.innerWidth)) return false;
  for (let at = parentOf(element), depth = 0; at && depth < 24; at = parentOf(at), depth += 1) {
    const { width, height } = at.getBoundingClientRect();
    if (width >= SMALLEST_PX && height >= SMALLEST_PX) continue;
    const { overflowX, overflowY, display } = view.getComputedStyle(at);
    if (display !== 'contents' && (overflowX !== 'visible' || overflowY !== 'visible')) return false;
  }
  return true;
}

/**
 * Whether a person sees an element or what stands for it: a box drawn by its label, a choice by the list it is in.
 * Reads layout.
 */
export function isShown(element: Element): boolean {
  if (element instanceof HTMLOptionElement) {
    const list = element.closest('select');
    return list !== null && isVisible(list);
  }
  if (isVisible(element)) return true;
  return element instanceof HTMLInputElement && [...(element.labels ?? [])].some(isVisible);
}

/** The parent as it is drawn: out of a shadow root to its host. */
export function parentOf(element: Element): Element | null {
  const parent = slotOf(element) ?? parentElementOf(element);
  if (parent) return parent;
  const root = parentNodeOf(element);
  return root instanceof ShadowRoot ? root.host : null;
}

/** A finding counts as seen once so much of it was in view for so long. */
const SEEN_SHARE = 0.5;
const SEEN_MS = 1_000;

/** Tells when an element was in view, in a visible tab, for about a second. */
export type Sight = {
  /** Watches an element; `onSeen` is called once. A second call for the same element replaces the first. */
  watch(element: Element, onSeen: () => void): void;
  forget(element: Element): void;
  stop(): void;
};

/** Built on IntersectionObserver, which also knows what frames and scroll boxes above cut off. */
export function createSight(): Sight {
  const waiting = new Map<Element, { onSeen: () => void; isInView: boolean; timer: number | undefined }>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const state = waiting.get(entry.target);
        if (!state) continue;
        const viewHeight = entry.rootBounds?.height ?? globalThis.innerHeight;
        state.isInView =
          entry.isIntersecting &&
          (entry.intersectionRatio >= SEEN_SHARE || entry.intersectionRect.height >= viewHeight * 0.4) &&
          entry.intersectionRect.width >= SMALLEST_PX;
        arm(entry.target);
      }
    },
    { threshold: [0, 0.25, SEEN_SHARE, 0.75, 1] },
  );
  const arm = (element: Element): void => {
    const state = waiting.get(element);
    if (!state) return;
    const isOn = state.isInView && document.visibilityState === 'visible';
    if (!isOn) {
      clearTimeout(state.timer);
      state.timer = undefined;
      return;
    }
    state.timer ??= globalThis.setTimeout(() => {
      state.timer = undefined;
      if (!isShown(element)) return;
      forget(element);
      state.onSeen();
    }, SEEN_MS) as unknown as number;
  };
  const forget = (element: Element): void => {
    const state = waiting.get(element);
    if (!state) return;
    clearTimeout(state.timer);
    waiting.delete(element);
    observer.unobserve(element);
  };
  const onVisibility = (): void => {
    for (const element of waiting.keys()) arm(element);
  };
  document.addEventListener('visibilitychange', onVisibility);
  return {
    watch(element, onSeen) {
      forget(element);
      waiting.set(element, { onSeen, isInView: false, timer: undefined });
      observer.observe(element);
    },
    forget,
    stop() {
      for (const state of waiting.values()) clearTimeout(state.timer);
      waiting.clear();
      observer.disconnect();
      document.removeEventListener('visibilitychange', onVisibility);
    },
  };
}
