/** Marks what presses, without a touch to the page's own nodes: texts by highlight, all else by a line drawn above the page. */
import { i18n } from '#i18n';

import type { GivenBefore } from '../core/given';
import type { MarkLook, PageFinding } from '../core/types';
import { nameOf } from '../sentences';
import { createActs, floats } from './acts';
import { besideAt, cardAt, cut, isEmpty, viewport } from './box';
import { createCover, isCoveredBy, type Cover } from './calm';
import { createCard, createTag, type Card } from './card';
import { createFollower, type Drawn } from './follow';
import { isLargeEnough } from './frames';
import { createWords, type Words } from './highlight';
import { build, createOverlay } from './overlay';
import { loudBoxOf } from './paper';
import { highlightStyle, plainStyle, STYLE } from './style';
import { panelOf } from './panel';
import { createToast } from './toast';
import { parentOf } from './visible';

/** A finding and where it stands in the page. `range` holds the words, where the finding is words. */
export type MarkTarget = {
  finding: PageFinding;
  element: Element;
  range?: Range | undefined;
  /** When it was read, in epoch ms. */
  readAt: number;
  mode: 'mark' | 'calm' | 'hide';
  /** A frame that lies over the page: marked inside, and taken away from here. */
  isFrame?: true;
};

export type MarksOptions = {
  /** The person trusts this site. Rejects where that could not be saved. */
  onTrust: () => Promise<unknown>;
  /** The person says that a finding is no pressure. Rejects where that could not be saved. */
  onDismiss: (finding: PageFinding) => Promise<unknown>;
  /** The same of all of its kind on this site; missing where nothing may be kept. */
  onSilence?: ((finding: PageFinding) => Promise<unknown>) | undefined;
  /** Addresses that this site was given before, as far as is known now. */
  given: () => GivenBefore | undefined;
};

export type Marks = {
  /** Replaces what is marked, in the order of the page. What stays keeps its state. @param look line and tag unless told */
  set(marks: readonly MarkTarget[], look?: MarkLook): void;
  /** What lies over the page may have changed: looks whether marks are covered. */
  look(): void;
  /** Scrolls to a finding, points at it, opens its card. @returns whether it is there to be shown */
  show(id: string): boolean;
  /** Takes back all that was hidden. */
  restore(): void;
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
  mode: MarkTarget['mode'];
  cover?: Cover;
  /** The person wanted to see what is below the cover. */
  isRevealed: boolean;
  /** The easy No, at a gate that lies over the page. */
  no?: HTMLElement;
};

/** Patterns that are words. */
const SPOKEN: ReadonlySet<string> = new Set(['deadline', 'scarcity', 'social-proof']);

/** Whether a text is shown in plain ink. */
function isToned({ isText: isOfWords, mode }: Mark): boolean {
  return isOfWords && mode === 'calm';
}

/** The coloured box that words shout from, where they are to be calmed or hidden. */
function loudBoxFor({ finding: { pattern }, mode, element, range }: MarkTarget): Element | undefined {
  if (mode === 'mark' || !SPOKEN.has(pattern)) return undefined;
  return loudBoxOf(range?.startContainer.parentElement ?? element);
}

/** What a mark belongs to: words are highlighted; what can be pressed, ticked or runs gets a line around it. */
type Place = { isText: boolean; target: Element; range: Range | undefined };

/** Reads style and layout. */
function placeOf(next: MarkTarget): Place {
  const loud = loudBoxFor(next);
  if (loud) return { isText: false, target: loud, range: undefined };
  const isText = SPOKEN.has(next.finding.pattern);
  return { isText, target: targetOf(next), range: isText ? rangeOf(next) : undefined };
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

function rangeOf({ element, range: known }: MarkTarget): Range {
  if (known) return known;
  const range = document.createRange();
  range.selectNodeContents(element);
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

/** The No stands below the panel of its gate, where there is room; else above it, else at its foot. */
function placeNo(no: HTMLElement, { element, drawing }: Mark): void {
  const view = viewport();
  const origin = drawing.getBoundingClientRect();
  const at = besideAt(panelOf(element).getBoundingClientRect(), no.getBoundingClientRect(), view);
  no.style.left = `${at.left - origin.left}px`;
  no.style.top = `${at.top - origin.top}px`;
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
export function createMarks({ onTrust, onDismiss, onSilence, given }: MarksOptions): Marks {
  const marks = new Map<string, Mark>();
  /** Words that are underlined, and words that are toned down. */
  let words: Words | undefined;
  let plain: Words | undefined;
  let card: Card | undefined;
  let opened: Mark | undefined;
  let look: MarkLook = 'line-and-tag';
  /** What was set last. */
  let drawn: readonly MarkTarget[] = [];
  const isDrawn = (next: MarkTarget, i: number): boolean => {
    const last = drawn[i];
    return (
      last?.finding === next.finding &&
      last.element === next.element &&
      last.range === next.range &&
      last.mode === next.mode
    );
  };

  const overlay = createOverlay({
    style: STYLE,
    lang: i18n.t('@@ui_locale').replace('_', '-'),
    onEscape: () => close(true),
    onOutside: () => close(false),
    onReturn: () => follower.track(),
  });

  /** Where the overlay has to be for what it says to be seen. */
  const home = (): Element => {
    for (const { target } of marks.values()) {
      const modal = modalAround(target);
      if (modal) return modal;
    }
    return document.documentElement;
  };

  const showOverlay = (isWanted = false): boolean => marks.size > 0 && overlay.show(home(), isWanted);

  const follower = createFollower({
    overlay,
    all: () => marks.values(),
    show: showOverlay,
    onResize: () => {
      if (!isLargeEnough()) return clear();
      for (const mark of marks.values()) {
        delete mark.tagAt;
        if (mark.isOnScreen) continue;
        // Drawn for the old width out of sight, it would make a narrow window scroll sideways.
        mark.written = '';
        mark.tag.style.left = '0';
        mark.tag.style.top = '0';
      }
      follower.whenSettled(placeCard);
    },
  });

  const toast = createToast(
    overlay,
    () => overlay.show(home(), true),
    () => {
      if (marks.size === 0) overlay.remove();
    },
  );
  const acts = createActs({
    toast,
    declines: () =>
      [...marks.values()]
        .filter(({ finding }) => finding.pattern === 'confirmshaming')
        .map(({ element }) => element),
  });

  const drawWords = (): void => {
    const texts = [...marks.values()].filter((mark) => mark.isText && mark.mode !== 'hide');
    if (texts.some(isToned)) plain ??= createWords(plainStyle);
    const lined = look === 'tag' ? [] : texts.filter((mark) => !isToned(mark));
    if (lined.length > 0) words ??= createWords(highlightStyle);
    plain?.draw(texts.filter(isToned).flatMap(({ range }) => range ?? []));
    words?.draw(lined.flatMap(({ range }) => range ?? []));
  };

  /** What lies over a finding in its mode, and the No beside it. */
  const drawCalm = (mark: Mark, { finding, mode, readAt }: MarkTarget): void => {
    mark.mode = mode;
    const isLoud = SPOKEN.has(finding.pattern) && !mark.isText;
    const isCovered = isCoveredBy(finding, mode, isLoud) && !mark.isRevealed;
    if (!isCovered || mark.cover?.below !== mark.target) {
      mark.cover?.element.remove();
      delete mark.cover;
    }
    if (isCovered && !mark.cover) {
      mark.cover = createCover(mark.target, finding.pattern === 'gate' ? showButton(mark) : undefined);
      mark.line.append(mark.cover.element);
    }
    mark.cover?.update(finding, mode, readAt);
    mark.drawing.classList.toggle('covered', isCovered);
    mark.drawing.classList.toggle('hushed', isCovered && mode === 'hide' && finding.pattern !== 'gate');
    if (floats(finding) && !mark.no) {
      const no = overlay.makeButton('act no', () => decline(mark));
      no.append(i18n.t('card.no'));
      mark.drawing.append(no);
      mark.no = no;
      mark.onMove = () => placeNo(no, mark);
    }
    if (floats(finding) && mode === 'hide') acts.hide(mark.element, nameOf(finding.pattern));
  };

  const showButton = (mark: Mark): HTMLButtonElement => {
    const button = overlay.makeButton('act', () => {
      mark.isRevealed = true;
      mark.cover?.element.remove();
      delete mark.cover;
      mark.drawing.classList.remove('covered');
      mark.tag.focus({ preventScroll: true });
    });
    button.append(i18n.t('calm.show'));
    return button;
  };

  const decline = (mark: Mark): void => {
    close(false);
    void acts.decline(mark.element);
  };

  const add = (next: MarkTarget): Mark => {
    const { finding, element } = next;
    const tag = createTag(overlay, nameOf(finding.pattern), () =>
      opened === mark ? close(true) : open(mark),
    );
    const line = build('div', 'line');
    const place = placeOf(next);
    const classes = `mark off${place.isText ? ' text' : ''}${next.isFrame ? ' frame' : ''}`;
    const mark: Mark = {
      finding,
      element,
      ...place,
      drawing: build('div', classes, line, tag),
      line,
      tag,
      mode: next.mode,
      isRevealed: false,
      isOnScreen: false,
      isCovered: false,
      written: '',
    };
    marks.set(finding.id, mark);
    follower.watch(mark);
    drawCalm(mark, next);
    return mark;
  };

  const update = (mark: Mark, next: MarkTarget): void => {
    mark.finding = next.finding;
    if (mark === opened) card?.fill(next.finding);
    if (mark.isText && next.range && !isSameRange(mark.range, next.range)) mark.range = next.range;
    if (next.element !== mark.element || !mark.target.isConnected) {
      follower.forget(mark);
      mark.element = next.element;
      const { target, range } = placeOf(next);
      mark.target = target;
      mark.range = range;
      follower.watch(mark);
    }
    drawCalm(mark, next);
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

  const set = (next: readonly MarkTarget[], wantedLook: MarkLook = look): void => {
    if (next.length === 0 || !isLargeEnough()) return clear();
    if (wantedLook === look && next.length === drawn.length && next.every(isDrawn)) {
      words?.repair();
      plain?.repair();
      return;
    }
    drawn = next;
    look = wantedLook;
    overlay.layer.dataset['look'] = look;
    const wanted = new Map(next.slice(0, MOST_MARKS).map((each) => [each.finding.id, each]));
    for (const [id, mark] of marks) if (!wanted.has(id)) remove(mark);
    let behind: Element | null = null;
    for (const each of [...wanted.values()].toReversed()) {
      let mark = marks.get(each.finding.id);
      // In another mode it is drawn in another way.
      if (mark && mark.mode !== each.mode) {
        remove(mark);
        mark = undefined;
      }
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
      given,
      close: () => close(true),
      trust: async () => {
        await onTrust();
        toast.hide();
        clear();
      },
      dismiss: () => silence(onDismiss, () => i18n.t('card.dismissed')),
      silence:
        onSilence &&
        (() => silence(onSilence, ({ pattern }) => i18n.t('card.dismiss_kind_done', [nameOf(pattern)]))),
      decline: async () => {
        if (opened) decline(opened);
      },
      untick: async () => {
        if (opened) acts.untick(opened.element);
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

  /** What the open card speaks of is no pressure. */
  const silence = async (
    save: (finding: PageFinding) => Promise<unknown>,
    said: (finding: PageFinding) => string,
  ): Promise<void> => {
    const mark = opened;
    if (!mark) return;
    await save(mark.finding);
    drawn = [];
    if (marks.has(mark.finding.id)) remove(mark);
    drawWords();
    toast.show(said(mark.finding));
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
    drawn = [];
    close(false);
    follower.stop();
    for (const { drawing } of marks.values()) drawing.remove();
    marks.clear();
    words?.clear();
    plain?.clear();
    // What was just done is still said, and can be taken back.
    if (!toast.isShown) overlay.remove();
  };

  return {
    set,
    look: () => follower.look(),
    show,
    owns: (node) => overlay.owns(node),
    clear,
    restore: () => acts.restore(),
    dispose() {
      toast.hide();
      clear();
      overlay.dispose();
    },
  };
}
