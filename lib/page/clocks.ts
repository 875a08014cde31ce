/**
 * Clocks are found because they tick: where digits change, the small box around them is read again and again,
 * until its readings run down with the time that passes or clearly do not. Nothing is polled.
 */
import { settle, timeIn, timesOf, type ClockLook } from '../core/clock';
import { unitsOf } from '../core/language';
import { tokenize } from '../core/text';
import type { ClockReading, ClockSnippet } from '../core/types';
import { aroundOf, elementOf, languageAt, textOf, treeOf } from './snapshot';
import { isVisible, parentOf } from './visible';

/** The box of a clock holds no more text than this, and no more words that are no units. */
const BOX_LIMIT = 120;
const BOX_WORDS = 8;
/** Weeks, days, hours, minutes, seconds. */
const MOST_PARTS = 5;
/** Looks are taken no closer together than this. */
const LOOK_EVERY_MS = 350;
/** A box that was looked at so often without running down is left alone for a while. */
const PATIENCE = 24;
const REST_MS = 30_000;
/** A box nobody can see is left alone for this. */
const UNSEEN_MS = 1_000;
/** A running clock is looked at again so often. */
const RUNNING_EVERY_MS = 5_000;

/** Where no clock is known, changes are gathered for so long before one is searched for there, and no longer than a slice. */
const GATHER_MS = 150;
const SLICE_MS = 4;
/** After a search it rests this many times as long as the search took: a page that never rests costs little all the same. */
const CALM = 200;
const LAST_GATHER_MS = 1_000;
/** A running clock that went out of the page for so long was not drawn anew. */
const LOST_MS = 250;
/** Where none was found it is searched again after this, then after twice as long, up to the rest of any box. */
const STRANGE_MS = 500;

/** A box with more parts than this is no player. */
const PLAYER_CHILDREN = 12;

/** How far a new part of the page is searched for clocks. */
const MOST_TEXTS = 60;
const MOST_BOXES = 8;

/** How a clock can be read: its words, or its digits by where they stand. */
const WAYS = ['words', 'places'] as const;
type Way = (typeof WAYS)[number];

type Clock = {
  box: Element;
  looks: Record<Way, ClockLook[]>;
  lastLookAt: number;
  tries: number;
  isRunning: boolean;
  restsUntil: number;
  /** When it was first seen to be out of the page, where it is. */
  lostAt?: number;
};

export type Clocks = {
  /**
   * A node in which something changed. What this costs is bounded, however often it is called.
   *
   * @param isContent what is in it changed, not only how it is drawn: there may be a new clock inside
   */
  touch(node: Node, isContent: boolean): void;
  stop(): void;
};

const { timeOrigin } = performance;

/** Epoch ms that no change of the device's clock can move. */
function nowMs(): number {
  return timeOrigin + performance.now();
}

export type ClocksOptions = {
  /** A clock was seen to run down; called again with fresh readings while it runs. */
  onRun: (box: Element, snippet: ClockSnippet) => void;
  /** The page drew a clock anew: what was said of the old box holds for the new one. */
  onMove: (from: Element, to: Element) => void;
};

/** Watches for clocks. */
export function createClocks({ onRun, onMove }: ClocksOptions): Clocks {
  const clocks = new Map<Element, Clock>();
  const boxes = new WeakMap<Element, Clock>();
  const running = new Set<Clock>();
  /** Where something changed and no clock is known; `true` where the whole of it is to be searched. */
  const touched = new Map<Element, boolean>();
  /** Where changes were no clock's: most of a page that never rests. */
  const strangers = new WeakMap<Element, { tries: number; restsUntil: number }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const look = (clock: Clock): void => {
    const at = nowMs();
    if (at - clock.lastLookAt < (clock.isRunning ? RUNNING_EVERY_MS : LOOK_EVERY_MS) || at < clock.restsUntil)
      return;
    if (document.visibilityState !== 'visible') {
      clock.looks = { words: [], places: [] };
      return;
    }
    clock.lastLookAt = at;
    if (!clock.isRunning && clock.tries % 6 === 0 && !isVisible(clock.box)) {
      clock.restsUntil = at + UNSEEN_MS;
      return;
    }
    clock.tries += 1;
    const lang = languageAt(clock.box);
    const wasRunning = clock.isRunning;
    clock.isRunning = false;
    for (const way of WAYS) {
      const read = way === 'words' ? timeIn(textOf(clock.box, BOX_LIMIT), lang) : readPlaces(clock.box, lang);
      if (!read) continue;
      const looks = clock.looks[way];
      looks.push({ at, candidates: read.candidates });
      if (looks.length > 8) looks.shift();
      const readings = settleLately(looks);
      if (!readings || isInPlayer(clock.box)) continue;
      clock.isRunning = true;
      running.add(clock);
      clock.tries = 0;
      onRun(clock.box, {
        kind: 'clock',
        text: readings.at(-1)?.text ?? '',
        lang,
        around: aroundOf(clock.box),
        readings,
      });
      return;
    }
    // It ran and does not fit any more: it was set, or began anew. What it showed before says nothing of what comes.
    if (wasRunning)
      clock.looks = { words: clock.looks.words.slice(-1), places: clock.looks.places.slice(-1) };
    if (clock.tries >= PATIENCE) {
      clock.tries = 0;
      clock.restsUntil = at + REST_MS;
      clock.isRunning = false;
      clock.looks = { words: [], places: [] };
    }
  };

  const clockAt = (element: Element): Clock | undefined => {
    const known = boxes.get(element);
    if (known?.box.isConnected) return known;
    const box = boxOf(element);
    if (!box) return undefined;
    let clock = clocks.get(box);
    if (!clock) {
      // A page that draws its clock anew each second: the new box takes over what was read of the old one.
      const heir = [...clocks.values()].find((c) => !c.box.isConnected && isAlike(c.box, box));
      if (heir) {
        clocks.delete(heir.box);
        onMove(heir.box, box);
        heir.box = box;
        delete heir.lostAt;
      }
      clock = heir ?? {
        box,
        looks: { words: [], places: [] },
        lastLookAt: 0,
        tries: 0,
        isRunning: false,
        restsUntil: 0,
      };
      clocks.set(box, clock);
      if (clocks.size > 200) for (const old of clocks.keys()) if (!old.isConnected) clocks.delete(old);
    }
    boxes.set(element, clock);
    return clock;
  };

  /** Looks at the clock an element belongs to, else at those inside. @returns whether any may turn out to run */
  const search = (element: Element, isWhole: boolean): boolean => {
    const around = clockAt(element);
    const found = around ? [around] : [];
    // A larger part of the page is new, with a clock somewhere in it.
    if (!around && isWhole)
      for (const inside of digitBoxes(element)) {
        const clock = clockAt(inside);
        if (clock) found.push(clock);
      }
    for (const clock of found) look(clock);
    return found.some(({ isRunning, restsUntil }) => isRunning || nowMs() >= restsUntil);
  };

  /** Whether a running clock was just taken out of the page: what comes in now may be the same clock, drawn anew. */
  const isAnyLost = (): boolean => {
    for (const clock of running) {
      if (clock.box.isConnected) continue;
      clock.lostAt ??= nowMs();
      if (nowMs() - clock.lostAt < LOST_MS) return true;
      running.delete(clock);
    }
    return false;
  };

  const searchTouched = (): void => {
    timer = undefined;
    // Once it is seen again it ticks again.
    if (document.visibilityState === 'hidden') return touched.clear();
    const start = performance.now();
    const until = start + SLICE_MS;
    for (const [element, isWhole] of touched) {
      if (performance.now() >= until) break;
      touched.delete(element);
      if (!element.isConnected) continue;
      if (search(element, isWhole)) {
        strangers.delete(element);
        continue;
      }
      const tries = (strangers.get(element)?.tries ?? 0) + 1;
      const restMs = Math.min(STRANGE_MS * 2 ** (tries - 1), REST_MS);
      strangers.set(element, { tries, restsUntil: nowMs() + restMs });
    }
    const waitMs = Math.min(Math.max((performance.now() - start) * CALM, GATHER_MS), LAST_GATHER_MS);
    timer = setTimeout(() => {
      timer = undefined;
      if (touched.size > 0) searchTouched();
    }, waitMs);
  };

  return {
    touch(node, isContent) {
      const element = elementOf(node);
      if (!element || isStopped) return;
      const known = boxes.get(element);
      if (known?.box.isConnected) return look(known);
      if (isAnyLost()) return void search(element, isContent && node instanceof Element);
      if (nowMs() < (strangers.get(element)?.restsUntil ?? 0)) return;
      touched.set(element, (isContent && node instanceof Element) || touched.get(element) === true);
      timer ??= setTimeout(searchTouched, GATHER_MS);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      touched.clear();
      running.clear();
      clocks.clear();
    },
  };
}

/** "❚❚", "▶", "Pause", "Wiedergabe" */
const PLAYS =
  /^[\u23E9-\u23FA\u25B6\u25C0\u275A\u25AE\u25A0\s]+$|^(?:play|pause|resume|abspielen|wiedergabe|pausieren)\b/iu;

/** Whether a clock stands among the controls of a player: something to drag, something that plays. */
function isInPlayer(box: Element): boolean {
  for (let at = parentOf(box), depth = 0; at && depth < 3; at = parentOf(at), depth += 1) {
    if (at.childElementCount > PLAYER_CHILDREN || at.matches('body,main,article,form')) return false;
    if (at.querySelector('audio,video,input[type=range],[role=slider]')) return true;
    for (const button of at.querySelectorAll('button,[role=button]'))
      if (PLAYS.test(textOf(button, 20)) || PLAYS.test(button.getAttribute('aria-label') ?? '')) return true;
  }
  return false;
}

/** Older looks may be from before the clock was set or the page woke up: the latest three decide as well as all. */
function settleLately(looks: readonly ClockLook[]): ClockReading[] | undefined {
  return (
    settle(looks) ?? (looks.length > 3 ? (settle(looks.slice(-4)) ?? settle(looks.slice(-3))) : undefined)
  );
}

/** The box of the clock a changed element belongs to: the smallest around it that holds most of a clock. */
function boxOf(element: Element): Element | undefined {
  const lang = languageAt(element);
  const units = unitsOf(lang);
  let best: Element | undefined;
  let most = 0;
  for (
    let at: Element | null = element, depth = 0;
    at && at !== document.body && depth < 9;
    at = parentOf(at), depth += 1
  ) {
    const text = textOf(at, BOX_LIMIT + 1);
    if (text.length > BOX_LIMIT) break;
    const tokens = tokenize(text);
    if (tokens.filter((t) => t.kind === 'word' && !units.has(t.text)).length > BOX_WORDS) break;
    const parts = Math.max(
      timeIn(text, lang)?.parts ?? 0,
      digitLeaves(at).length + drawnNumbers(at).length > 1 ? (readPlaces(at, lang)?.parts ?? 0) : 0,
    );
    if (parts > most && parts <= MOST_PARTS) {
      most = parts;
      best = at;
    }
  }
  return best;
}

/** Boxes right around short texts with digits, the first few in a new part of the page. */
function digitBoxes(root: Element): Set<Element> {
  const boxes = new Set<Element>();
  const walker = document.createTreeWalker(treeOf(root), NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  for (let count = 0; node && count < MOST_TEXTS && boxes.size < MOST_BOXES; count += 1) {
    const { data } = node as Text;
    const parent = elementOf(node);
    if (parent && data.length <= BOX_LIMIT && [...data].some((c) => c >= '0' && c <= '9')) boxes.add(parent);
    node = walker.nextNode();
  }
  return boxes;
}

/** Text nodes that hold one to three digits and nothing else. */
function digitLeaves(root: Element): Text[] {
  const leaves: Text[] = [];
  const walker = document.createTreeWalker(treeOf(root), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && leaves.length < 160; node = walker.nextNode()) {
    const text = (node as Text).data.trim();
    if (text.length > 0 && text.length < 4 && [...text].every((c) => c >= '0' && c <= '9'))
      leaves.push(node as Text);
  }
  return leaves;
}

/** A number that CSS draws into an empty element: the `place`th of `places` in it. */
type DrawnNumber = { element: Element; text: string; place: number; places: number };

/** Whole numbers in the custom properties of an empty element's own style, which CSS draws as its content ("--value: 59"). */
function drawnNumbers(root: Element): DrawnNumber[] {
  const drawn: DrawnNumber[] = [];
  for (const element of [root, ...root.querySelectorAll('[style*="--"]')]) {
    if (!(element instanceof HTMLElement) || element.childNodes.length > 0) continue;
    const texts = [...element.style]
      .filter((name) => name.startsWith('--'))
      .map((name) => element.style.getPropertyValue(name).trim())
      .filter((value) => /^\d{1,3}$/u.test(value));
    for (const [place, text] of texts.entries()) drawn.push({ element, text, place, places: texts.length });
    if (drawn.length > MOST_PARTS) return [];
  }
  return drawn;
}

type Digits = { left: number; right: number; text: string };

/** Digits and where they stand on the screen. */
function digitsIn(root: Element): Digits[] {
  const digits: Digits[] = [];
  const range = document.createRange();
  for (const leaf of digitLeaves(root)) {
    const parent = leaf.parentElement;
    if (!parent?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    range.selectNodeContents(leaf);
    const { left, right, width } = range.getBoundingClientRect();
    if (width > 0) digits.push({ left, right, text: leaf.data.trim() });
  }
  for (const { element, text, place, places } of drawnNumbers(root)) {
    const { left, width } = element.getBoundingClientRect();
    const each = width / places;
    if (each > 0) digits.push({ left: left + place * each, right: left + (place + 1) * each, text });
  }
  return digits;
}

/** Digits by where they stand on the screen: what overlaps is one place, whatever boxes it is made of. */
function readPlaces(root: Element, lang: string): ReturnType<typeof timesOf> {
  const drawn = digitsIn(root);
  const places: { left: number; right: number; texts: Set<string> }[] = [];
  for (const { left, right, text } of drawn.toSorted((a, b) => a.left - b.left)) {
    const last = places.at(-1);
    const shared = last ? Math.min(last.right, right) - Math.max(last.left, left) : 0;
    if (last && shared > Math.min(last.right - last.left, right - left) / 2) {
      last.texts.add(text);
      last.right = Math.max(last.right, right);
    } else places.push({ left, right, texts: new Set([text]) });
  }
  if (places.length < 2) return undefined;
  const known = unitsOf(lang);
  const units: number[] = [];
  for (const token of tokenize(textOf(root, BOX_LIMIT * 2))) {
    const unitMs = token.kind === 'word' && token.text.length > 0 ? known.get(token.text) : undefined;
    if (unitMs !== undefined && unitMs < (units.at(-1) ?? Number.POSITIVE_INFINITY)) units.push(unitMs);
  }
  return timesOf(
    places.map((p) => p.texts),
    units,
  );
}

/** Two boxes drawn by the same code: same tag and class, and the same words between the digits. */
function isAlike(a: Element, b: Element): boolean {
  return (
    a.localName === b.localName &&
    a.getAttribute('class') === b.getAttribute('class') &&
    wordsOf(a) === wordsOf(b)
  );
}

function wordsOf(box: Element): string {
  return tokenize(textOf(box, BOX_LIMIT))
    .filter((t) => t.kind === 'word')
    .map((t) => t.text)
    .join(' ');
}
