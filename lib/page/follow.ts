/** Keeps drawings where their targets are: reads, then writes, once a frame, and only while something moves. */
import {
  belowBar,
  boxAt,
  clippedBy,
  cornersOf,
  costAt,
  cut,
  endsOf,
  findBars,
  grow,
  hangingOf,
  isAround,
  isCovered,
  isEmpty,
  viewport,
  type Box,
  type Hanging,
  type Point,
  type Size,
} from './box';
import type { Overlay } from './overlay';
import { TAG } from './style';

const LINE_GAP_PX = 4;
/** Frames without movement until marks count as settled. */
const QUIET_FRAMES = 4;
/** No slice of ours is longer than this. */
const SLICE_MS = 4;
/** What moves for so long by itself is followed at a walk. */
const RESTLESS_MS = 3_000;
const WALK_MS = 500;
/** How often it is looked whether the page covers marks while it changes. */
const LOOK_EVERY_MS = 2_000;
/** A tag stays where it was chosen until its target grows or shrinks by more than this. */
const SAME_SIZE_PX = 8;
/** Room a tag's name wants beside it. */
const NAME_PX = 180;
const FAR: Box = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };
const STEPS = Array.from({ length: 51 }, (_, step) => step / 50);

/** A drawing of ours and what it belongs to. */
export type Drawn = {
  readonly drawing: HTMLElement;
  readonly line: HTMLElement;
  readonly tag: HTMLElement;
  /** What the drawing follows: the range's box where there is one, else the target's. */
  target: Element;
  range: Range | undefined;
  isOnScreen: boolean;
  isCovered: boolean;
  hanging?: Hanging;
  /** As drawn, in viewport px. */
  box?: Box;
  /** Where the tag stands from the box's left top, and the size of the box it was chosen for. */
  tagAt?: Point & Size;
  place?: string;
  /** What was last written, to write nothing twice. */
  written: string;
  mover?: IntersectionObserver;
  /** It was drawn anew: what hangs on it is put in its place. */
  onMove?: () => void;
};

export type Follower = {
  /** Begins to follow a drawing's target, or its new target. */
  watch(drawn: Drawn): void;
  forget(drawn: Drawn): void;
  /** Something may have moved: follows until it rests. */
  track(): void;
  /** The page changes: looks now and then whether drawings are covered. */
  look(): void;
  /** Runs once all rests. */
  whenSettled(run: () => void): void;
  stop(): void;
};

export type FollowerOptions = {
  overlay: Overlay;
  all: () => Iterable<Drawn>;
  /** Makes sure that the overlay is in the page. @returns false where it is not */
  show: () => boolean;
  /** The frame has a new size. */
  onResize: () => void;
};

function px(value: number): string {
  return `${Math.round(value * 4) / 4}px`;
}

function boxOf({ range, target, box }: Drawn): Box {
  const rect = range?.getBoundingClientRect() ?? target.getBoundingClientRect();
  // A text that is just being replaced has no box for a moment: the last one is good.
  return range && isEmpty(rect) ? (box ?? target.getBoundingClientRect()) : rect;
}

function tagBox({ box, tagAt }: Drawn): Box | undefined {
  return box && tagAt ? boxAt({ left: box.left + tagAt.left, top: box.top + tagAt.top }, TAG) : undefined;
}

function isSameSize(box: Box, { width, height }: Size): boolean {
  return (
    Math.abs(box.right - box.left - width) <= SAME_SIZE_PX &&
    Math.abs(box.bottom - box.top - height) <= SAME_SIZE_PX
  );
}

export function createFollower({ overlay, all, show, onResize }: FollowerOptions): Follower {
  let frame = 0;
  let quiet = 0;
  let movingSince = 0;
  let isRestless = false;
  let walk: ReturnType<typeof setTimeout> | undefined;
  let lookTimer: ReturnType<typeof setTimeout> | undefined;
  let settled: (() => void) | undefined;
  /** What is left to settle, and the tags that stand already. */
  let unsettled: { rest: Drawn[]; taken: Box[] } | undefined;
  let bars: readonly Element[] = [];
  let listening: AbortController | undefined;
  const roots = new Set<Node>();
  const isOurs = (node: Element): boolean => overlay.owns(node);

  const track = (): void => {
    quiet = 0;
    if (frame !== 0 || walk !== undefined || document.hidden) return;
    if (!isRestless) movingSince = performance.now();
    frame = requestAnimationFrame(tick);
  };

  const tick = (): void => {
    frame = 0;
    if (document.hidden || !show()) return;
    quiet = follow() ? 0 : quiet + 1;
    const isQuiet = quiet >= QUIET_FRAMES;
    isRestless = !isQuiet && performance.now() - movingSince > RESTLESS_MS;
    if (!isQuiet && !isRestless) unsettled = undefined;
    else if (settle()) {
      if (isQuiet) return;
      walk = setTimeout(() => {
        walk = undefined;
        track();
      }, WALK_MS);
      return;
    }
    frame = requestAnimationFrame(tick);
  };

  const onScroll = (): void => {
    clearTimeout(walk);
    walk = undefined;
    isRestless = false;
    movingSince = performance.now();
    track();
  };

  /** Reads where all targets on screen are, then draws those that moved. @returns whether any did */
  const follow = (): boolean => {
    overlay.undoZoom();
    const view = viewport();
    const page = overlay.origins.page.getBoundingClientRect();
    const still = overlay.origins.view.getBoundingClientRect();
    const end = page.top + document.documentElement.scrollHeight;
    const rims = bars.map((bar) => ({ bar, rect: bar.getBoundingClientRect() }));
    const writes: (() => void)[] = [];
    let isMoved = false;
    for (const drawn of all()) {
      if (!drawn.isOnScreen && drawn.written !== '') continue;
      drawn.hanging ??= hangingOf(drawn.target);
      const { clips, isFixed } = drawn.hanging;
      const rect = boxOf(drawn);
      let region = clippedBy(FAR, clips);
      if (!isFixed)
        for (const rim of rims)
          if (!isAround(rim.bar, drawn.target)) region = belowBar(region, rim.rect, view);
      const wide = grow(rect, drawn.range ? 1 : LINE_GAP_PX);
      const [top, bottom, zero] = isFixed ? [view.top, view.bottom, still] : [page.top, end, page];
      const box: Box = {
        left: rect.left >= view.left ? Math.max(wide.left, view.left + 1) : wide.left,
        right: rect.right <= view.right ? Math.min(wide.right, view.right - 1) : wide.right,
        top: Math.max(wide.top, top + 1),
        bottom: Math.min(wide.bottom, bottom - 1),
      };
      drawn.box = box;
      const isOff = isEmpty(rect) || isEmpty(cut(rect, region)) || drawn.isCovered;
      const tag = tagBox(drawn);
      const isTagOut =
        tag !== undefined && isEmpty(cut(grow(tag, 1 - TAG.width / 2), grow(region, TAG.width / 2)));
      const edges = [
        box.top - region.top,
        region.right - box.right,
        region.bottom - box.bottom,
        box.left - region.left,
      ];
      const clip = edges.every((edge) => edge >= 0)
        ? 'none'
        : `inset(${edges.map((edge) => px(edge < 0 ? -edge : -16)).join(' ')})`;
      const place =
        `left:${px(box.left - zero.left)};top:${px(box.top - zero.top)};` +
        `width:${px(box.right - box.left)};height:${px(box.bottom - box.top)}`;
      isMoved ||= place !== drawn.place;
      drawn.place = place;
      const written = [place, clip, isFixed, isOff, isTagOut].join(' ');
      if (written === drawn.written) continue;
      drawn.written = written;
      writes.push(() => {
        const { style, classList } = drawn.drawing;
        style.cssText = place;
        drawn.line.style.clipPath = clip;
        classList.toggle('fixed', isFixed);
        classList.toggle('off', isOff);
        drawn.tag.classList.toggle('out', isTagOut);
        drawn.onMove?.();
      });
    }
    for (const write of writes) write();
    return isMoved;
  };

  /**
   * All rests: what is covered, where tags stand, and what would tell of the next movement. One slice at a time.
   *
   * @returns whether all is settled
   */
  const settle = (): boolean => {
    const start = performance.now();
    const view = viewport();
    if (!unsettled) {
      bars = findBars(isOurs);
      unsettled = {
        rest: [...all()].filter((drawn) => drawn.isOnScreen && drawn.box).toReversed(),
        taken: [],
      };
    }
    const { rest, taken } = unsettled;
    const placed: Drawn[] = [];
    while (performance.now() - start < SLICE_MS) {
      const drawn = rest.pop();
      if (!drawn) break;
      drawn.hanging = hangingOf(drawn.target);
      const seen = clippedBy(drawn.box ?? FAR, drawn.hanging.clips);
      drawn.isCovered = isCovered(drawn.target, seen, isOurs);
      if (!isEmpty(seen) && !drawn.isCovered) {
        if (placeTag(drawn, taken, view)) placed.push(drawn);
        const tag = tagBox(drawn);
        if (tag) taken.push(tag);
      }
      watchMove(drawn);
    }
    for (const { tag, tagAt, box } of placed) {
      if (!tagAt || !box) continue;
      tag.style.left = px(tagAt.left);
      tag.style.top = px(tagAt.top);
      tag.classList.toggle('flip', box.left + tagAt.left + TAG.width + NAME_PX > view.right);
    }
    if (rest.length > 0) return false;
    unsettled = undefined;
    follow();
    const run = settled;
    settled = undefined;
    run?.();
    return true;
  };

  /** Chooses the tag's place anew where the old one does no longer fit. @returns whether it did */
  const placeTag = (drawn: Drawn, taken: readonly Box[], view: Box): boolean => {
    const { box, target, tagAt, range } = drawn;
    if (!box) return false;
    const old = tagBox(drawn);
    // That it is out of the viewport is no reason to hop: the page scrolls.
    if (old && tagAt && isSameSize(box, tagAt) && costAt(old, target, taken, isOurs) % 40 === 0) return false;
    const lines = range ? [...range.getClientRects()].filter((line) => !isEmpty(line)) : [];
    const isRtl = getComputedStyle(target).direction === 'rtl';
    let best: Point | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const point of lines.length > 0 ? endsOf(lines, TAG, isRtl) : cornersOf(box, TAG)) {
      point.left = Math.max(view.left, Math.min(point.left, view.right - TAG.width));
      if (drawn.hanging?.isFixed)
        point.top = Math.max(view.top, Math.min(point.top, view.bottom - TAG.height));
      const cost = costAt(boxAt(point, TAG), target, taken, isOurs, least);
      if (cost >= least) continue;
      best = point;
      least = cost;
      if (cost === 0) break;
    }
    if (!best) return false;
    drawn.tagAt = {
      left: best.left - box.left,
      top: best.top - box.top,
      width: box.right - box.left,
      height: box.bottom - box.top,
    };
    return true;
  };

  /** Tells when a target leaves the place it rests at, without a look of ours. */
  const watchMove = (drawn: Drawn): void => {
    drawn.mover?.disconnect();
    const { left, top, right, bottom } = drawn.target.getBoundingClientRect();
    const view = viewport();
    const margins = [top - view.top, view.right - right, view.bottom - bottom, left - view.left];
    let isFirst = true;
    drawn.mover = new IntersectionObserver(
      () => {
        if (!isFirst) track();
        isFirst = false;
      },
      {
        root: document,
        rootMargin: margins.map((margin) => `${-Math.floor(margin)}px`).join(' '),
        threshold: STEPS,
      },
    );
    drawn.mover.observe(drawn.target);
  };

  const screen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        for (const drawn of all()) if (drawn.target === target) drawn.isOnScreen = isIntersecting;
      if (entries.some(({ isIntersecting }) => isIntersecting)) track();
    },
    { rootMargin: '80px' },
  );

  // A clock that ticks changes its width each second: that needs one look, not a chase.
  const size = new ResizeObserver(() => {
    if (frame !== 0 || document.hidden || !show()) return;
    follow();
    for (const { box, tagAt } of all()) if (box && !(tagAt && isSameSize(box, tagAt))) return track();
  });

  const look = (): void => {
    lookTimer ??= setTimeout(() => {
      lookTimer = undefined;
      if (document.hidden) return;
      for (const { isOnScreen, box, hanging, target, isCovered: wasCovered } of all()) {
        if (!isOnScreen || !box || !hanging) continue;
        if (isCovered(target, clippedBy(box, hanging.clips), isOurs) !== wasCovered) return track();
      }
    }, LOOK_EVERY_MS);
  };

  const listen = (): void => {
    if (listening) return;
    listening = new AbortController();
    const { signal } = listening;
    addEventListener('scroll', onScroll, { capture: true, passive: true, signal });
    for (const type of ['toggle', 'close', 'fullscreenchange', 'transitionend', 'animationend'])
      addEventListener(type, look, { capture: true, passive: true, signal });
    document.addEventListener('visibilitychange', track, { signal });
    addEventListener('resize', onResize, { signal });
  };

  return {
    watch(drawn) {
      listen();
      delete drawn.hanging;
      delete drawn.tagAt;
      drawn.written = '';
      screen.observe(drawn.target);
      size.observe(drawn.target);
      for (
        let root = drawn.target.getRootNode();
        root instanceof ShadowRoot;
        root = root.host.getRootNode()
      ) {
        if (roots.has(root)) continue;
        roots.add(root);
        // Scrolling inside a shadow root is not told outside of it.
        root.addEventListener('scroll', onScroll, {
          capture: true,
          passive: true,
          ...(listening && { signal: listening.signal }),
        });
      }
      track();
    },
    forget(drawn) {
      drawn.mover?.disconnect();
      for (const other of all()) if (other !== drawn && other.target === drawn.target) return;
      screen.unobserve(drawn.target);
      size.unobserve(drawn.target);
    },
    track,
    look,
    whenSettled(run) {
      settled = run;
      track();
    },
    stop() {
      listening?.abort();
      listening = undefined;
      for (const { mover } of all()) mover?.disconnect();
      screen.disconnect();
      size.disconnect();
      roots.clear();
      cancelAnimationFrame(frame);
      frame = 0;
      clearTimeout(walk);
      clearTimeout(lookTimer);
      walk = undefined;
      lookTimer = undefined;
      settled = undefined;
      unsettled = undefined;
      bars = [];
    },
  };
}
