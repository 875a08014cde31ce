/** Frames: where this one stands in those above, and where those below stand in this one. */
import type { FramePlace } from '../page-state';
import { coversContent, placementOf } from './forms';
import { isVisible } from './visible';

/** Frames smaller than this hold no offer a person could read. */
const SMALLEST_PX = { width: 60, height: 24 };

export function isLargeEnough(): boolean {
  return innerWidth >= SMALLEST_PX.width && innerHeight >= SMALLEST_PX.height;
}

/** This frame's index in `window.frames` of each frame above it, outermost first; [] for the top page. */
export function framePath(): number[] {
  const path: number[] = [];
  for (let at: Window = window; at !== at.parent; at = at.parent) {
    const { parent } = at;
    let index = -1;
    for (let i = 0; i < parent.length; i += 1) if (parent[i] === at) index = i;
    path.unshift(index);
  }
  return path;
}

/** The element of a frame of this page, by its index in `window.frames`. */
export function frameAt(index: number): Element | undefined {
  const inner = window[index];
  if (inner === undefined) return undefined;
  return [...document.querySelectorAll('iframe,frame')].find(
    (frame) =>
      (frame instanceof HTMLIFrameElement || frame instanceof HTMLFrameElement) &&
      frame.contentWindow === inner,
  );
}

/** Where the frame at the head of a path stands, as this page draws it. */
export function placeOfFrame([index = -1]: readonly number[]): FramePlace {
  const frame = frameAt(index);
  if (!frame) return { placement: 'inline', trigger: 'sought' };
  const placement = placementOf(frame);
  return {
    placement,
    trigger: placement !== 'inline' && isVisible(frame) && coversContent(frame) ? 'imposed' : 'sought',
  };
}
