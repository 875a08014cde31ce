/** Geometry of marks: what of a target can be seen, and where a tag or a card covers nothing of the page. Boxes in viewport px. */
import { isClobbered, parentElementOf } from './clobbered';
import { parentOf } from './visible';

export type Box = { left: number; top: number; right: number; bottom: number };
export type Size = { width: number; height: number };
export type Point = { left: number; top: number };

/** How a target hangs in the page: what cuts it off, and whether it stays when the page scrolls. */
export type Hanging = { clips: readonly Element[]; isFixed: boolean };

/** Things of the page that a tag should not lie on. */
const CONTROLS =
  'a,button,input,select,textarea,label,summary,img,picture,video,canvas,iframe,[role=button],[role=link],[onclick],[tabindex]';
/** From this width on a box may be a window with a cross. */
const WIDE_PX = 240;
/** Texts are looked at so far; a tag on the far end of a long list is bearable. */
const MOST_TEXTS = 40;

export function boxAt({ left, top }: Point, { width, height }: Size): Box {
  return { left, top, right: left + width, bottom: top + height };
}

export function cut(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

export function isEmpty({ left, top, right, bottom }: Box): boolean {
  return right - left < 1 || bottom - top < 1;
}

export function grow({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

export function viewport(): Box {
  const { clientWidth, clientHeight } = document.documentElement;
  // A page without a doctype says the height of its whole body here.
  return {
    left: 0,
    top: 0,
    right: clientWidth || innerWidth,
    bottom: Math.min(clientHeight, innerHeight) || innerHeight,
  };
}

/** Reads how a target hangs. Reads style; asked once a settling, not once a frame. */
export function hangingOf(target: Element): Hanging {
  const clips: Element[] = [];
  let { position } = getComputedStyle(target);
  for (let at = parentOf(target); at && at !== document.documentElement; at = parentOf(at)) {
    if (position === 'fixed') return { clips, isFixed: true };
    const style = getComputedStyle(at);
    // Boxes that are not its containing block neither clip nor move an absolute target.
    if (position === 'absolute' && style.position === 'static' && style.transform === 'none') continue;
    if (style.overflow !== 'visible' && at !== document.body) clips.push(at);
    position = style.position;
  }
  return { clips, isFixed: position === 'fixed' };
}

/** What of a box its clipping boxes leave to see. */
export function clippedBy(box: Box, clips: readonly Element[]): Box {
  let rest = box;
  for (const clip of clips) rest = cut(rest, clip.getBoundingClientRect());
  return rest;
}

/** The uppermost thing of the page at a point, down into open shadow roots, with what is ours left out. */
function hitAt(x: number, y: number, isOurs: (node: Element) => boolean): Element | undefined {
  let hit: Element | null | undefined = document.elementFromPoint(x, y);
  // All that is below a point costs much more, and is asked for only where something of ours lies on top.
  if (hit && isOurs(hit)) hit = document.elementsFromPoint(x, y).find((element) => !isOurs(element));
  for (;;) {
    if (hit && isClobbered(hit)) return parentElementOf(hit) ?? undefined;
    const inner = hit?.shadowRoot?.elementFromPoint(x, y);
    if (!inner || inner === hit) return hit ?? undefined;
    hit = inner;
  }
}

/** Bars that stay at the upper or lower rim of the viewport while the page runs below them. */
export function findBars(isOurs: (node: Element) => boolean): Element[] {
  const view = viewport();
  const bars = new Set<Element>();
  for (const y of [view.top + 2, view.bottom - 2]) {
    let at: Element | null = hitAt(view.right / 2, y, isOurs) ?? null;
    for (; at && at !== document.body; at = parentOf(at)) {
      if (isClobbered(at) || !['fixed', 'sticky'].includes(getComputedStyle(at).position)) continue;
      const { width, height } = at.getBoundingClientRect();
      if (width > view.right / 2 && height < view.bottom * 0.4) bars.add(at);
    }
  }
  return [...bars];
}

/** What a bar leaves to see of a box that runs below it. */
export function belowBar(box: Box, bar: Box, view: Box): Box {
  if (bar.top <= view.top + 1) return { ...box, top: Math.max(box.top, bar.bottom) };
  return bar.bottom >= view.bottom - 1 ? { ...box, bottom: Math.min(box.bottom, bar.top) } : box;
}

/** Whether one element is the other or around it, out of shadow roots too. */
export function isAround(outer: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at; at = parentOf(at)) if (at === outer) return true;
  return false;
}

/** Whether something else of the page lies over all that is looked at of a box: its middle and four points around it. */
export function isCovered(target: Element, seen: Box, isOurs: (node: Element) => boolean): boolean {
  const box = cut(seen, viewport());
  if (isEmpty(box)) return false;
  let isAnyCovered = false;
  for (const [x, y] of [
    [0.5, 0.5],
    [0.15, 0.2],
    [0.85, 0.8],
    [0.15, 0.8],
    [0.85, 0.2],
  ] as const) {
    const hit = hitAt(box.left + (box.right - box.left) * x, box.top + (box.bottom - box.top) * y, isOurs);
    if (!hit) continue;
    if (isAround(target, hit) || isAround(hit, target)) return false;
    isAnyCovered = true;
  }
  return isAnyCovered;
}

function overlaps(a: Box, b: Box): boolean {
  return !isEmpty(cut(a, b));
}

/** How much a tag's disc would lie on things of the page: 0 for nothing, more for texts, controls, other tags and the rim.
 * Stops at `enough`. */
export function costAt(
  tag: Box,
  target: Element,
  taken: readonly Box[],
  isOurs: (node: Element) => boolean,
  enough = Number.POSITIVE_INFINITY,
): number {
  const view = viewport();
  let cost = 0;
  const box = grow(tag, -3);
  if (box.left < view.left || box.right > view.right || box.top < view.top || box.bottom > view.bottom)
    cost += 40;
  for (const other of taken) if (overlaps(box, other)) cost += 20;
  if (target.matches(CONTROLS) && overlaps(box, target.getBoundingClientRect())) cost += 6;
  const seen = new Set<Element>();
  const points = [
    [(box.left + box.right) / 2, (box.top + box.bottom) / 2],
    [box.left, box.top],
    [box.right, box.bottom],
    [box.right, box.top],
    [box.left, box.bottom],
  ] as const;
  for (const [x, y] of points) {
    if (cost >= enough) break;
    const hit = hitAt(x, y, isOurs);
    if (!hit || seen.has(hit)) continue;
    seen.add(hit);
    const control = hit.closest(CONTROLS);
    if (control && !isAround(control, target)) cost += 6;
    if (hasTextAt(hit, box)) cost += 8;
  }
  return cost;
}

/** Whether text that stands directly in an element, or one step below, is drawn in a box. */
function hasTextAt(element: Element, box: Box): boolean {
  const range = document.createRange();
  let count = 0;
  const lookIn = (parent: Node, depth: number): boolean => {
    for (let node = parent.firstChild; node && count < MOST_TEXTS; node = node.nextSibling) {
      if (node instanceof Text && node.data.trim() !== '') {
        count += 1;
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) if (overlaps(rect, box)) return true;
      } else if (depth > 0 && node instanceof Element && lookIn(node, depth - 1)) return true;
    }
    return false;
  };
  return lookIn(element, 2);
}

/** Places for a tag of `size` at an outlined box, the best first: on its corners, then beside it. */
export function cornersOf(box: Box, { width, height }: Size): Point[] {
  const left = box.left - width / 2;
  const right = box.right - width / 2;
  const top = box.top - height / 2;
  const bottom = box.bottom - height / 2;
  const middle = (box.top + box.bottom - height) / 2;
  const above = [
    { left: right, top },
    { left, top },
  ];
  return [
    // Large boxes often have their cross on the right, and not always as a button one can tell.
    ...(box.right - box.left > WIDE_PX ? above.toReversed() : above),
    { left, top: bottom },
    { left: right, top: bottom },
    { left: box.right + 2, top: middle },
    { left: box.left - width - 2, top: middle },
    { left: box.right - width, top: box.top - height },
    { left: box.left, top: box.top - height },
  ];
}

/** Places for a tag at a text, the best first: after its last line, before its first, above and below its ends. */
export function endsOf(lines: readonly Box[], { width, height }: Size, isRtl: boolean): Point[] {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return [];
  const middleOf = (line: Box): number => (line.top + line.bottom - height) / 2;
  const after = { left: last.right + 2, top: middleOf(last) };
  const before = { left: first.left - width - 2, top: middleOf(first) };
  const above = first.top - height + 2;
  const below = last.bottom - 2;
  const right = Math.max(...lines.map((line) => line.right));
  const left = Math.min(...lines.map((line) => line.left));
  const both = isRtl
    ? [
        { left: last.left - width - 2, top: middleOf(last) },
        { left: first.right + 2, top: middleOf(first) },
      ]
    : [after, before];
  return [
    ...both,
    { left: right - width / 2, top: above },
    { left: left - width / 2, top: above },
    { left: right - width / 2, top: below },
    { left: left - width / 2, top: below },
  ];
}

/** Where a button of `size` stands at a panel: below it, else above it, else inside at its foot; whole in the viewport. */
export function besideAt(panel: Box, { width, height }: Size, view: Box): Point {
  const gap = 10;
  const middle = (Math.max(panel.left, view.left) + Math.min(panel.right, view.right) - width) / 2;
  const left = Math.max(view.left + gap, Math.min(middle, view.right - gap - width));
  const below = panel.bottom + gap;
  const above = panel.top - gap - height;
  if (below + height <= view.bottom - gap) return { left, top: Math.max(view.top + gap, below) };
  if (above >= view.top + gap) return { left, top: above };
  return { left, top: view.bottom - gap - height };
}

/** Where a card of `size` stands best: beside what it speaks of, whole inside the viewport, on nothing of it if it can be. */
export function cardAt(anchor: Box, tag: Box, size: Size, view: Box): Point {
  const gap = 8;
  const clampX = (x: number): number => Math.max(view.left + gap, Math.min(x, view.right - gap - size.width));
  const clampY = (y: number): number =>
    Math.max(view.top + gap, Math.min(y, view.bottom - gap - size.height));
  const whole = {
    ...anchor,
    top: Math.min(anchor.top, tag.top),
    bottom: Math.max(anchor.bottom, tag.bottom),
  };
  const places: Point[] = [
    { left: clampX(tag.left), top: whole.bottom + gap },
    { left: clampX(tag.left), top: whole.top - gap - size.height },
    { left: Math.max(anchor.right, tag.right) + gap, top: clampY(tag.top) },
    { left: Math.min(anchor.left, tag.left) - gap - size.width, top: clampY(tag.top) },
  ];
  const fits = places.find((place) => {
    const box = boxAt(place, size);
    return (
      box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom
    );
  });
  return fits ?? { left: clampX(tag.left), top: clampY(tag.bottom + gap) };
}
