/** Marks what presses, without a touch to the page's own nodes: texts by highlight, all else by a line drawn above the page. */
import { i18n } from '#i18n';

import type { PageFinding } from '../core/types';
import { nameOf } from '../sentences';
import { cardAt, cut, isEmpty, viewport } from './box';
import { createCard, createTag, STYLE, type Card } from './card';
import { createFollower, type Drawn } from './follow';
import { isLargeEnough } from './frames';
import { createWords, type Words } from './highlight';
import { build, createOverlay } from './overlay';
import { parentOf } from './visible';

/** A finding and where it stands in the page. `range` holds the words, where the finding is words. */
type MarkTarget = { finding: PageFinding; element: Element; range?: Range | undefined };

export type MarksOptions = {
  /** The person trusts this site. Rejects where that could not be saved. */
  onTrust: () => Promise<unknown>;
  /** The person says that a finding is no pressure. Rejects where that could not be saved. */
  onDismiss: (finding: PageFinding) => Promise<unknown>;
};

export type Marks = {
  /** Replaces what is marked, in the order of the page. What stays keeps its state. */
  set(marks: readonly MarkTarget[]): void;
  /** Scrolls to a finding, points at it, opens its card. @returns whether it is there to be shown */
  show(id: string): boolean;
  /** Whether a node is ours: the host of what we draw. */
  owns(node: Node): boolean;
  /** Takes everything out of the page. */
  clear(): void;
  /** Takes everything out and stops listening; the object is of no use after. */
  dispose(): void;
};

/** More marks than this help nobody. */
const MOST_MARKS = 120;
const PULSE_MS = 2_300;

type Mark = Drawn & {
  finding: PageFinding;
  /** As it was set: what is drawn may belong to a part of it. */
  element: Element;
  readonly isText: boolean;
  readonly tag: HTMLButtonElement;
};

/** Words are highlighted; what can be pressed, ticked or runs gets a line around it. */
function isText({ finding: { pattern } }: MarkTarget): boolean {
  return pattern === 'deadline' || pattern === 'scarcity' || pattern === 'social-proof';
}

/** The element a line goes around. */
function targetOf({ element, finding, range }: MarkTarget): Element {
  if (finding.pattern === 'countdown' && range) {
    // The text of a clock is replaced all the time, the box around it stays.
    const node = range.commonAncestorContainer;
    return (node instanceof Element ? node : node.parentElement) ?? element;
  }
  if (!(element instanceof HTMLInputElement)) return element;
  const { width, height } = element.getBoundingClientRect();
  const isDrawn = width > 5 && height > 5 && element.checkVisibility({ opacityProperty: true });
  return isDrawn ? element : (element.labels?.[0] ?? element);
}

function rangeFor(next: MarkTarget): Range | undefined {
  if (!isText(next)) return undefined;
  if (next.range) return next.range;
  const range = document.createRange();
  range.selectNodeContents(next.element);
  return range;
}

function isSameRange(a: Range | undefined, b: Range): boolean {
  return (
    a !== undefined &&
    a.startContainer === b.startContainer &&
    a.endContainer === b.endContainer &&
    a.startOffset === b.startOffset &&
    a.endOffset === b.endOffset
  );
}

/** An open modal dialog makes all around it inert, us too, unless we are inside. */
function modalAround(element: Element): Element | undefined {
  for (let at: Element | null = element; at; at = parentOf(at)) if (at.matches('dialog:modal')) return at;
  return undefined;
}

/**
 * Makes the marks of one document. Nothing is drawn before `set`. Best made before the page's own scripts run: events
 * inside what we draw are then out of their sight.
 */
export function createMarks({ onTrust, onDismiss }: MarksOptions): Marks {
  const marks = new Map<string, Mark>();
  let words: Words | undefined;
  let card: Card | undefined;
  let opened: Mark | undefined;

  const overlay = createOverlay({
    style: STYLE,
    lang: i18n.t('@@ui_locale').replace('_', '-'),
    onEscape: () => close(true),
    onOutside: () => close(false),
    onReturn: () => follower.track(),
  });

  const showOverlay = (isWanted = false): boolean => {
    let home: Element = document.documentElement;
    for (const { target } of marks.values()) home = modalAround(target) ?? home;
    return marks.size > 0 && overlay.show(home, isWanted);
  };

  const follower = createFollower({
    overlay,
    all: () => marks.values(),
    show: showOverlay,
    onResize: () => {
      if (!isLargeEnough()) return clear();
      for (const mark of marks.values()) delete mark.tagAt;
      follower.whenSettled(placeCard);
    },
  });

  const drawWords = (): void => {
    const texts = [...marks.values()].filter((mark) => mark.isText);
    if (texts.length === 0 && !words) return;
    words ??= createWords();
    const roots = new Set<Document | ShadowRoot>([document]);
    for (const { target } of texts) {
      const root = target.getRootNode();
      if (root instanceof ShadowRoot) roots.add(root);
    }
    words.draw(
      texts.flatMap(({ range }) => range ?? []),
      roots,
    );
  };

  const add = (next: MarkTarget): Mark => {
    const { finding, element } = next;
    const tag = createTag(overlay, nameOf(finding.pattern), () =>
      opened === mark ? close(true) : open(mark),
    );
    const line = build('div', 'line');
    const mark: Mark = {
      finding,
      element,
      target: targetOf(next),
      range: rangeFor(next),
      isText: isText(next),
      drawing: build('div', isText(next) ? 'mark text off' : 'mark off', line, tag),
      line,
      tag,
      isOnScreen: false,
      isCovered: false,
      written: '',
    };
    marks.set(finding.id, mark);
    follower.watch(mark);
    return mark;
  };

  const update = (mark: Mark, next: MarkTarget): void => {
    mark.finding = next.finding;
    if (mark === opened) card?.fill(next.finding);
    if (mark.isText && next.range && !isSameRange(mark.range, next.range)) mark.range = next.range;
    if (next.element === mark.element && mark.target.isConnected) return;
    follower.forget(mark);
    mark.element = next.element;
    mark.target = targetOf(next);
    mark.range = rangeFor(next);
    follower.watch(mark);
  };

  const remove = (mark: Mark): void => {
    const { drawing } = mark;
    const next = drawing.nextElementSibling ?? drawing.previousElementSibling;
    const isFocused = drawing.contains(overlay.focused());
    if (mark === opened) close(false);
    // Who works by keyboard goes on at the next mark, not at the top of the page.
    if (isFocused) next?.querySelector<HTMLElement>('.tag')?.focus({ preventScroll: true });
    follower.forget(mark);
    marks.delete(mark.finding.id);
    drawing.remove();
  };

  const set = (next: readonly MarkTarget[]): void => {
    if (next.length === 0 || !isLargeEnough()) return clear();
    const wanted = new Map(next.slice(0, MOST_MARKS).map((each) => [each.finding.id, each]));
    for (const [id, mark] of marks) if (!wanted.has(id)) remove(mark);
    let behind: Element | null = null;
    for (const each of [...wanted.values()].toReversed()) {
      let mark = marks.get(each.finding.id);
      if (mark) update(mark, each);
      else {
        mark = add(each);
        overlay.layer.insertBefore(mark.drawing, behind);
      }
      behind = mark.drawing;
    }
    drawWords();
    follower.look();
  };

  const open = (mark: Mark): void => {
    close(false);
    card ??= createCard({
      overlay,
      close: () => close(true),
      trust: async () => {
        await onTrust();
        clear();
      },
      dismiss: async () => {
        const dismissed = opened;
        if (!dismissed) return;
        await onDismiss(dismissed.finding);
        if (marks.has(dismissed.finding.id)) remove(dismissed);
        drawWords();
        overlay.say(i18n.t('card.dismissed'));
      },
    });
    opened = mark;
    mark.tag.ariaExpanded = 'true';
    card.fill(mark.finding);
    mark.drawing.append(card.element);
    placeCard();
    // Something of the page came into the top layer after us.
    const { left, top, width, height } = card.element.getBoundingClientRect();
    if (!overlay.owns(document.elementFromPoint(left + width / 2, top + height / 2))) overlay.raise();
    card.element.focus({ preventScroll: true });
  };

  const placeCard = (): void => {
    if (!opened || !card) return;
    const { element } = card;
    const drawing = opened.drawing.getBoundingClientRect();
    const at = cardAt(
      drawing,
      opened.tag.getBoundingClientRect(),
      element.getBoundingClientRect(),
      viewport(),
    );
    element.style.left = `${at.left - drawing.left}px`;
    element.style.top = `${at.top - drawing.top}px`;
  };

  /** @returns whether a card was open */
  const close = (isFocusReturned: boolean): boolean => {
    if (!opened || !card) return false;
    opened.tag.ariaExpanded = 'false';
    if (isFocusReturned) opened.tag.focus({ preventScroll: true });
    opened = undefined;
    card.element.remove();
    return true;
  };

  const show = (id: string): boolean => {
    const mark = marks.get(id);
    if (!mark?.target.isConnected || !mark.target.checkVisibility({ visibilityProperty: true })) return false;
    if (isEmpty(mark.target.getBoundingClientRect()) || !showOverlay(true)) return false;
    const node = mark.range?.startContainer.parentElement ?? mark.target;
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    const block = node.getBoundingClientRect().height > innerHeight * 0.8 ? 'start' : 'center';
    node.scrollIntoView({ block, inline: 'nearest', behavior });
    mark.isOnScreen = true;
    follower.whenSettled(() => {
      const place = [...overlay.layer.children].indexOf(mark.drawing) + 1;
      overlay.say(i18n.t('card.place', [nameOf(mark.finding.pattern), place, marks.size]));
      open(mark);
      const { classList } = mark.drawing;
      classList.add('pulse');
      setTimeout(() => classList.remove('pulse'), PULSE_MS);
      // In a low window there is no room beside what is in the middle: it goes up, and the card below it.
      const box = mark.drawing.getBoundingClientRect();
      const room = card?.element.getBoundingClientRect();
      if (!room || isEmpty(cut(box, room)) || box.height > innerHeight / 3) return;
      scrollBy({ top: box.top - innerHeight / 8, behavior });
      follower.whenSettled(placeCard);
    });
    return true;
  };

  const clear = (): void => {
    close(false);
    follower.stop();
    for (const { drawing } of marks.values()) drawing.remove();
    marks.clear();
    words?.clear();
    overlay.remove();
  };

  return {
    set,
    show,
    owns: (node) => overlay.owns(node),
    clear,
    dispose() {
      clear();
      overlay.dispose();
    },
  };
}
