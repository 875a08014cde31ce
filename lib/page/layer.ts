/** What lies over a page: the whole of it, what dims the page behind it, and whether it still stands. */
import { floatingBoxOf, OVERLAYS, placementOf } from './forms';
import { textOf } from './snapshot';
import { isVisible, parentOf } from './visible';

/** No more elements than this are looked at in one box. */
const ELEMENTS_MOST = 2_000;
/** So few characters around a box say nothing of the page: a word to close it, a line of small print. */
const FEW_CHARACTERS = 80;
/** So much around a form in the flow may still be of its panel. */
const PANEL_CHARACTERS = 400;
/** A box that says so much lies over no page, it is the page. */
const PAGE_CHARACTERS = 3_000;
/** A backdrop covers so much of the window, in either direction. */
const COVER_SHARE = 0.95;

const MEDIA = 'img,video,canvas,iframe';
const CONTENT = `${MEDIA},svg,input,button,a`;
/** What a person would see or press in a box. */
const PARTS = `${CONTENT},form,p,h1,h2,h3,label,li`;

/** The element's page may be another than the script's: the one around a frame. */
export function viewOf(element: Element): Window {
  return element.ownerDocument.defaultView as Window;
}

/** What is drawn right in an element: through open shadow roots, slots, and frames that may be read. */
function drawnIn(element: Element): Iterable<Element> {
  const { contentDocument } = element as Partial<HTMLIFrameElement>;
  if (contentDocument?.body) return [contentDocument.body];
  const assigned = (element as Partial<HTMLSlotElement>).assignedElements?.() ?? [];
  return assigned.length > 0 ? assigned : (element.shadowRoot ?? element).children;
}

/** An element and all that is drawn in it, nearest first. */
export function drawnWithin(element: Element): Element[] {
  const all = [element];
  for (const at of all) if (all.length < ELEMENTS_MOST) all.push(...drawnIn(at));
  return all;
}

/** What an element is drawn in, up to the body and without it, nearest first. */
export function outerOf(element: Element): Element[] {
  const outer: Element[] = [];
  for (let at = parentOf(element); at && !isOfPage(at); at = parentOf(at)) outer.push(at);
  return outer;
}

function isAfloat(element: Element): boolean {
  const { position } = getComputedStyle(element);
  return position === 'fixed' || position === 'absolute' || element.matches(OVERLAYS);
}

function isOfPage(element: Element): boolean {
  return element.tagName === 'BODY' || element.tagName === 'HTML';
}

/**
 * The whole box that lies over the page with a gate in it: out to the last box afloat that holds nothing else, also
 * out of a frame that is there for the gate alone. For a gate that stands in the flow its own panel.
 */
export function layerOf(gate: Element): Element {
  const box = floatingBoxOf(gate) ?? outerOf(gate).find(isAfloat);
  let layer = box ?? gate;
  const length = textOf(layer, PAGE_CHARACTERS).length + (box ? FEW_CHARACTERS : PANEL_CHARACTERS);
  const media = layer.querySelectorAll(MEDIA).length;
  const isAll = (outer: Element): boolean =>
    textOf(outer, PAGE_CHARACTERS).length <= length && outer.querySelectorAll(MEDIA).length <= media;
  for (const outer of outerOf(layer)) {
    if (!isAll(outer)) return layer;
    if (!box || isAfloat(outer)) layer = outer;
  }
  const frame = viewOf(gate).frameElement;
  return frame && floatingBoxOf(frame) && isAll(gate.ownerDocument.body) ? layerOf(frame) : layer;
}

/** What stands beside a box, from its own siblings up to the children of the body. */
export function besides(box: Element): Element[] {
  return [box, ...outerOf(box)].flatMap((at) =>
    [...(at.parentNode?.children ?? [])].filter((other) => other !== at),
  );
}

/** Boxes that cover the window for a layer and hold nothing: what dims the page and takes the clicks. */
export function backdropsOf(layer: Element): Element[] {
  const boxes = new Set([...layer.ownerDocument.elementsFromPoint(1, 1), ...besides(layer)]);
  return [...boxes].filter((box) => box !== layer && isBackdrop(box));
}

function isBackdrop(box: Element): boolean {
  if (isOfPage(box) || box.matches(CONTENT) || box.querySelector(CONTENT)) return false;
  const { position, zIndex, backgroundImage } = getComputedStyle(box);
  if (!isAfloat(box) || position === 'static' || Number(zIndex) < 0) return false;
  const { width, height } = box.getBoundingClientRect();
  const { innerWidth, innerHeight } = viewOf(box);
  const isWhole = width >= innerWidth * COVER_SHARE && height >= innerHeight * COVER_SHARE;
  return isWhole && !backgroundImage.includes('url(') && textOf(box, 1) === '';
}

/** Whether a layer still lies there with something in it that a person can see. */
export function isStanding(layer: Element): boolean {
  return isVisible(layer) && drawnWithin(layer).some((part) => part.matches(PARTS) && isInView(part));
}

function isInView(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const { innerWidth, innerHeight } = viewOf(element);
  return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && isVisible(element);
}

/** Boxes with something in them that lie over the middle of a page, in whatever order. */
export function coversOf(page: Document): Set<Element> {
  const { clientWidth, clientHeight } = page.documentElement;
  const hits = [0.35, 0.5, 0.65].flatMap((part) => {
    const at = [clientWidth / 2, clientHeight * part] as const;
    return page.elementsFromPoint(...at).map((hit) => hit.shadowRoot?.elementFromPoint(...at) ?? hit);
  });
  const boxes = new Set(hits.flatMap((hit) => floatingBoxOf(hit) ?? []));
  return new Set([...boxes].filter(isCover).map(layerOf).filter(isStanding));
}

function isCover(box: Element): boolean {
  return placementOf(box) === 'modal' && textOf(box, PAGE_CHARACTERS).length < PAGE_CHARACTERS;
}
