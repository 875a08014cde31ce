/**
 * The easy No to a gate that lies over a page. On the person's own click, and never by itself: the page's own close or
 * decline is pressed where it surely is one, else the gate is hidden and the page is given back. No form is sent, no
 * node is moved or removed, no class of the page is touched.
 */
import { Changes } from './changes';
import { findDecline, press } from './decline-control';
import { floatingBoxOf } from './forms';
import { backdropsOf, coversOf, drawnWithin, isStanding, layerOf, outerOf } from './layer';
import { letGo, letTurn, lift } from './locks';
import { textOf } from './snapshot';
import { isVisible } from './visible';

/** What came of a No. */
export type No = Pressed | Hidden;

/** The page's own control was pressed, and the gate went: that cannot be undone. */
type Pressed = { how: 'pressed' };

/** The gate was hidden. */
type Hidden = {
  how: 'hidden';
  /** Whether the page put its gate back again and again, until it was let stand. May turn true later. */
  readonly isBack: boolean;
  /** Puts the gate and all it did to the page back as it was, but for what the page has changed since. */
  undo(): void;
};

/** A gate has so long to go after its control was pressed; running animations may take it longer. */
const GONE_MS = 700;
const ANIMATED_MS = 1_500;
const LOOK_MS = 50;
/** What asks "are you sure?" comes up within this time after, and what closes by steps has lifted its locks. */
const NEXT_MS = 150;

/** A gate that the page puts back is hidden again so often, within this time, and after so long. */
const RETURNS_MOST = 3;
const GUARDED_MS = 10_000;
const RETURN_MS = 100;
/** No more new elements than this are looked at in one go. */
const ADDED_MOST = 300;
const SAME_TEXT = 200;
const ASKING = 'input[type=email]';

/** Layers whose control was pressed, and did nothing yet: it is not pressed a second time. */
const pressed = new WeakSet<Element>();

/**
 * Says no to a gate. To be called on a person's click, in the frame the gate is in; for a gate in a frame that cannot
 * be read from here, with the frame's element.
 *
 * @param gate     the form or box of the finding
 * @param declines controls that are known to decline, such as shaming ones
 * @returns undefined where nothing stands there any more
 */
export async function sayNo(gate: Element, declines: Iterable<Element> = []): Promise<No | undefined> {
  const layer = layerOf(gate);
  if (!isStanding(layer)) return undefined;
  const page = layer.ownerDocument;
  const known = coversOf(page);
  const isGone = await closeByItself(layer, gate, new Set(declines));
  // "Are you sure?"
  const next = [...coversOf(page)].filter((cover) => !known.has(cover));
  if (!isGone || next.length > 0) return hide(isGone ? next : [layer, ...next], gate, { page, known });
  const changes = new Changes();
  letGo(layer, changes);
  giveBack(layer, gate, changes);
  return { how: 'pressed' };
}

/** Hides a gate without a press on anything. @returns undefined where nothing stands there any more */
export function hideGate(gate: Element): Hidden | undefined {
  const layer = layerOf(gate);
  if (!isStanding(layer)) return undefined;
  const page = layer.ownerDocument;
  const known = new Set([...coversOf(page)].filter((cover) => cover !== layer));
  return hide([layer], gate, { page, known });
}

/** Presses what surely closes a layer, and waits. @returns whether the layer went */
async function closeByItself(
  layer: Element,
  gate: Element,
  declines: ReadonlySet<Element>,
): Promise<boolean> {
  if (pressed.has(layer)) return false;
  const control = findDecline(layer, declines);
  const dialog = control ? null : gate.closest('dialog[open][closedby]:not([closedby=none i])');
  if (!control && !dialog) return false;
  pressed.add(layer);
  if (control) press(control);
  else (dialog as Partial<HTMLDialogElement>).requestClose?.();
  const isGone = await goes(layer);
  // The same box may come up again, one day.
  if (isGone) pressed.delete(layer);
  return isGone;
}

/** Lifts what a gate did to the page, unless something else lies over it that may want it so. */
function giveBack(layer: Element, gate: Element, changes: Changes): void {
  if (coversOf(layer.ownerDocument).size === 0) lift(layer, gate, changes);
}

async function goes(layer: Element): Promise<boolean> {
  for (let waitedMs = 0; isStanding(layer); waitedMs += LOOK_MS) {
    const isMoving = layer.getAnimations({ subtree: true }).some(({ playState }) => playState === 'running');
    if (waitedMs >= (isMoving ? ANIMATED_MS : GONE_MS)) return false;
    // One look after the other: that is what waiting is.
    // oxlint-disable-next-line no-await-in-loop
    await wait(LOOK_MS);
  }
  await wait(NEXT_MS);
  return !isStanding(layer);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

// ---- hiding ----

/** Hides layers of a page, and keeps them hidden for a while. `known` lay over the page before and is left alone. */
function hide(
  first: readonly Element[],
  gate: Element,
  { page, known }: { page: Document; known: ReadonlySet<Element> },
): Hidden {
  const changes = new Changes();
  const layers = new Set(first);
  const texts = new Set(first.map(sayingOf));
  let isBack = false;
  let returns = 0;
  let added: Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const putAway = (standing: readonly Element[]): void => {
    for (const layer of standing) letGo(layer, changes);
    const boxes = standing.flatMap((layer) => [layer, ...backdropsOf(layer)]);
    for (const box of boxes) conceal(box, gate, changes);
    for (const layer of standing) giveBack(layer, gate, changes);
    observer.takeRecords();
  };
  const isSame = (box: Element): boolean => !known.has(box) && texts.has(sayingOf(box));
  const look = (): void => {
    timer = undefined;
    const boxes = [...layers, ...[...coversOf(page), ...added.flatMap(boxIn)].filter(isSame)];
    added = [];
    const standing = [...new Set(boxes)].filter(isStanding);
    if (standing.length === 0) return;
    if (returns >= RETURNS_MOST) {
      isBack = true;
      stop();
      return;
    }
    returns += 1;
    for (const layer of standing) layers.add(layer);
    putAway(standing);
  };
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node.nodeType === Node.ELEMENT_NODE && added.length < ADDED_MOST) added.push(node as Element);
    timer ??= setTimeout(look, RETURN_MS);
  });
  const stop = (): void => {
    clearTimeout(timer);
    clearTimeout(ending);
    observer.disconnect();
  };
  const ending = setTimeout(stop, GUARDED_MS);
  for (const root of new Set([page, ...first.map((layer) => layer.getRootNode())]))
    observer.observe(root, { childList: true, attributes: true, subtree: true });
  letTurn(page.documentElement, changes);
  putAway(first);
  return {
    how: 'hidden',
    get isBack() {
      return isBack;
    },
    undo() {
      stop();
      changes.undo();
    },
  };
}

/** The box over the page that an element is or asks for an address in, if it does. */
function boxIn(element: Element): Element[] {
  const asking = element.querySelector(ASKING) ?? element;
  return asking.isConnected && floatingBoxOf(asking) ? [layerOf(asking)] : [];
}

/** The words a gate is known by: its clock may run on. What the person opens meanwhile says something else. */
function sayingOf(layer: Element): string {
  return textOf(layer, SAME_TEXT).split(/\d+/u).join('');
}

/** Takes a box out of sight: by the browser's own means where it has them, else by its style. */
function conceal(box: Element, gate: Element, changes: Changes): void {
  for (const at of drawnWithin(box) as HTMLDialogElement[]) {
    const isModal = at.matches('dialog:modal');
    if (isModal || (at === box && at.matches('dialog[open]'))) {
      // Nothing but closing lets go of the page under a modal dialog.
      at.close();
      changes.note(() => {
        if (at.isConnected && !at.open) at[isModal ? 'showModal' : 'show']();
      });
    } else if (at.matches(':popover-open') && [box, gate, ...outerOf(gate)].includes(at)) {
      at.hidePopover();
      changes.note(() => {
        if (at.isConnected && !at.matches(':popover-open')) at.showPopover();
      });
    }
  }
  if (isVisible(box)) changes.style(box, { display: 'none' });
}
