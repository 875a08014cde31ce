/** What a gate does to the page behind it: no scrolling, no pressing, blurred, cut off. Each is lifted reversibly. */
import type { Changes } from './changes';
import { floatingBoxOf, isCutText, LOCK } from './forms';
import { besides, drawnWithin, outerOf, viewOf } from './layer';
import { textOf } from './snapshot';
import { isVisible } from './visible';

/** Boxes with less text are decoration: what is blurred or hidden from readers there stays so. */
const TEXT_LEAST = 40;
/** No more elements of the page than this are asked for their style. */
const ELEMENTS_MOST = 3_000;
/** So far up from a gate in the flow the text it cuts off is looked for. */
const BESIDE_DEPTH = 4;

/** What is "none" under a lock, and "auto" without. */
const BARRED = ['pointer-events', 'user-select', 'touch-action'];

/** Gives back scrolling, pressing and reading of the page under a layer that is gone or hidden. */
export function lift(layer: Element, gate: Element, changes: Changes): void {
  const { documentElement: root, body } = layer.ownerDocument;
  const others = besides(layer).filter((other) => hasText(other) && isVisible(other));
  const outer = outerOf(layer);
  for (const at of others) {
    if (at.hasAttribute('inert')) changes.attribute(at, 'inert', null);
    if (at.getAttribute('aria-hidden') === 'true') changes.attribute(at, 'aria-hidden', 'false');
  }
  for (const at of [root, body, ...outer, ...others]) {
    const style = getComputedStyle(at);
    for (const name of BARRED)
      if (style.getPropertyValue(name) === 'none') changes.style(at, { [name]: 'auto' });
  }
  letScroll(root, body, changes);
  // In the flow, what is cut stands beside the gate. Under a box afloat it is the page itself, if that cannot scroll.
  const isStuck = root.scrollHeight <= viewOf(root).innerHeight;
  const cut = floatingBoxOf(gate) ? (isStuck ? [...outer, ...others] : []) : near(gate);
  uncover([...outer, ...others.flatMap(drawnWithin)], new Set(cut), changes);
}

function hasText(element: Element): boolean {
  return textOf(element, TEXT_LEAST).length >= TEXT_LEAST;
}

function isShut({ overflowY }: CSSStyleDeclaration): boolean {
  return overflowY === 'hidden' || overflowY === 'clip';
}

function letScroll(root: HTMLElement, body: HTMLElement, changes: Changes): void {
  const view = viewOf(root);
  const [rootStyle, bodyStyle] = [getComputedStyle(root), getComputedStyle(body)];
  const isFixed = bodyStyle.position === 'fixed';
  const top = isFixed ? -Number.parseFloat(bodyStyle.top) : 0;
  if (isFixed) changes.style(body, { position: 'relative', inset: 'auto', width: 'auto', height: 'auto' });
  if (Math.max(root.scrollHeight, body.scrollHeight) <= view.innerHeight) return;
  // The body scrolls the window only where the root leaves it to do so.
  const isLeft = rootStyle.overflowX === 'visible' && rootStyle.overflowY === 'visible';
  if (isShut(rootStyle)) changes.style(root, { 'overflow-y': 'auto' });
  // With it goes the room for the scroll bar that was taken away.
  if (isShut(bodyStyle))
    changes.style(body, {
      [isLeft ? 'overflow-y' : 'overflow']: isLeft ? 'auto' : 'visible',
      'padding-right': '',
    });
  if (root.scrollHeight <= view.innerHeight)
    for (const at of [root, body]) changes.style(at, { height: 'auto', 'max-height': 'none' });
  if (top > 0) view.scrollTo({ top, behavior: 'instant' });
}

/**
 * Lets the wheel and the finger scroll the page where a listener of its document forbids it: from the first turn that
 * is seen to be forbidden, none comes so far up. Listeners of the elements below still hear it.
 */
export function letTurn(root: Element, changes: Changes): void {
  const ending = new AbortController();
  const options = { passive: true, signal: ending.signal };
  for (const type of ['wheel', 'touchmove']) {
    const onTurn = (event: Event): void => {
      if (event.defaultPrevented && event.isTrusted)
        root.addEventListener(type, (turn) => turn.stopPropagation(), options);
    };
    viewOf(root).addEventListener(type, onTurn, options);
  }
  changes.note(() => ending.abort());
}

function near(gate: Element): Element[] {
  return [gate, ...outerOf(gate)]
    .slice(0, BESIDE_DEPTH)
    .flatMap((at) => [at.previousElementSibling, at.nextElementSibling])
    .flatMap((at) => [at, at?.firstElementChild, at?.lastElementChild].flatMap((part) => part ?? []));
}

function uncover(parts: readonly Element[], cut: ReadonlySet<Element>, changes: Changes): void {
  for (const at of parts.slice(0, ELEMENTS_MOST)) {
    const isNamed = LOCK.test(`${at.id} ${at.getAttribute('class') ?? ''}`.toLowerCase());
    const isCut = (isNamed || cut.has(at)) && isCutText(at);
    const isBlurred = getComputedStyle(at).filter.includes('blur(') && hasText(at);
    if (isCut || isBlurred)
      changes.style(at, { filter: 'none', 'user-select': 'auto', 'pointer-events': 'auto' });
    if (isCut)
      changes.style(at, { 'max-height': 'none', height: 'auto', overflow: 'visible', 'mask-image': 'none' });
  }
}

/** Takes the focus out of a layer; where nobody has it, it is the body's. */
export function letGo(layer: Element, changes: Changes): void {
  let focused = layer.ownerDocument.activeElement as HTMLElement | null;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement as HTMLElement;
  if (!focused || ![focused, ...outerOf(focused)].includes(layer)) return;
  changes.note(() => focused.focus({ preventScroll: true }));
  focused.blur();
}
