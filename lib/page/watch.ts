/**
 * Reads a page and keeps reading what changes in it; what it says is judged elsewhere. Work is cut into slices that yield, hidden tabs are left alone,
 * and only changed parts are read again.
 */
import { priceIn } from '../core/claim';
import type { ClockSnippet, Finding, KeptProof } from '../core/types';
import { isClobbered, isInClobbered, parentNodeOf } from './clobbered';
import { createClocks } from './clocks';
import { Findings, isGuess, type FindingsOptions, type Found } from './findings';
import { collectForms, coversContent, placementOf, type FormCandidate } from './forms';
import { watchGestures } from './gestures';
import { MOST_ASKED, Questions, type Detect, type Step } from './questions';
import { blockAbove, elementOf, offerOf, readPieces, type Piece } from './snapshot';
import { isVisible } from './visible';

/** No slice of ours is longer than this: half a frame, with room for the browser's own work. */
const SLICE_MS = 4;
/** Changes are gathered for so long before they are read; where they never end, longer each time, up to the last. */
const GATHER_MS = 200;
const LAST_GATHER_MS = 4_000;
const LONGER = 1.5;
/** After so long without a change the page has come to rest. */
const REST_MS = 500;
/**
 * A place that changes again and again is read at longer and longer intervals, from the first to the last of these; one
 * that shows a finding no later than the third, for marks follow their words. Left alone for so many intervals it is new.
 */
const AGAIN_MS = 500;
const LAST_AGAIN_MS = 8_000;
const FOUND_AGAIN_MS = 1_000;
const INTERVALS_ALONE = 4;
/** Clocks that are seen to run within this are asked about together: a message costs more than what is in it. */
const TOGETHER_MS = 30;
/** Forms are looked at no more often than this, since all of them are. */
const FORMS_EVERY_MS = 500;
/** A page that changes in more places than this at once is read anew as a whole. */
const MOST_PLACES = 300;
/** After so many pauses a reading ends, at about a quarter of a million nodes: such a page gets an honest "cut short". */
const MOST_STEPS = 5_000;
/** Elements that may get an open shadow root later are asked again after these times. */
const LATE_SHADOWS_MS = [300, 1_000, 3_000, 8_000];

/** "04:37", "0 4 : 3 7": what may be a clock, in a short text, and how many of them are met before they tick. */
const CLOCK = /\d ?: ?\d ?\d/u;
const CLOCK_LENGTH = 120;
const MOST_CLOCKS_MET = 12;

const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-hidden', 'inert', 'aria-checked', 'checked'],
};

export type WatchOptions = FindingsOptions & {
  /** Says what pieces of the page show. */
  detect: Detect;
  /** Something may have changed in what is found. @param isSightChanged and in what lies over it */
  onChange: (isSightChanged: boolean) => void;
  /** Whether a node is one that we put into the page. */
  isOurs: (node: Node) => boolean;
  /** A new page view began in the same document (single-page navigation, back-forward cache). */
  onView: () => void;
};

/** Starts to read this document when made. The caller has made sure that it may be read. */
export class Watch {
  readonly #options: WatchOptions;
  readonly #findings: Findings;
  readonly #questions: Questions;
  readonly #clocks;
  readonly #gestures;
  readonly #observer: MutationObserver;
  readonly #shadows = new Set<ShadowRoot>();
  /** Places that changed and are to be read. */
  readonly #dirty = new Set<Element | ShadowRoot>();
  /** When places were last read, and how long they are left alone then (ms since the page began). */
  readonly #rhythms = new WeakMap<Element | ShadowRoot, { readAt: number; waitMs: number }>();
  /** Places that changed too soon after they were read, by when it is their turn. */
  readonly #later = new Map<Element | ShadowRoot, number>();
  /** Clocks that were seen to run and are to be asked about. */
  readonly #ran = new Map<Element, ClockSnippet>();
  /** Elements that may get an open shadow root yet. */
  readonly #hosts = new Set<Element>();
  readonly #timers = new Set<number>();
  readonly #ending = new AbortController();

  #areFormsDirty = true;
  #isSightDirty = false;
  /** What lies over the page may have changed since that was last told. */
  #isSightChanged = false;
  /** A gesture of the person came right before what changed. */
  #isByPerson = false;
  #formsReadAt = Number.NEGATIVE_INFINITY;
  #viewStartedAt = performance.now();
  #address = pageAddress();
  #isFirst = true;
  #firstReadMs = 0;
  #isCutShort = false;
  #isGathering = false;
  /** The reading under way waits until the tab is seen again. */
  #isPaused = false;
  /** The page changed in a hidden tab and is not observed until it is seen again. */
  #isDozing = false;
  #isWaitingForTurn = false;
  #gatherMs = GATHER_MS;
  /** When the last reading ended. */
  #readAt = Number.NEGATIVE_INFINITY;
  #clocksMet = 0;
  /** The reading that is under way. */
  #work: Generator<Step> | undefined;
  /** What it waits for. */
  #waiting: Promise<void> | undefined;
  /** It is read to the end at once. */
  #isHurried = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#findings = new Findings(options);
    this.#questions = new Questions(options.detect);
    this.#clocks = createClocks({
      onRun: (box, snippet) => {
        if (this.#ran.size === 0) this.#after(TOGETHER_MS, () => void this.#askClocks());
        this.#ran.set(box, snippet);
      },
      onMove: (from, to) => {
        if (this.#findings.move(from, to)) options.onChange(false);
      },
    });
    this.#gestures = watchGestures((input) => {
      if (isInClobbered(input)) return;
      this.#dirty.add(input);
      this.#gather();
    });
    this.#observer = new MutationObserver((records) => {
      if (document.visibilityState === 'hidden') return this.#doze();
      this.#isByPerson ||= this.#gestures.isRecent();
      let isAny = false;
      for (const record of records) isAny = this.#onMutation(record) || isAny;
      if (isAny) this.#gather(this.#pace());
    });
    this.#observe(document);
    this.#listen();
    if (document.body) this.#dirty.add(document.body);
    for (const ms of LATE_SHADOWS_MS) this.#after(ms, () => this.#onLate());
    this.#work = this.#read();
    this.#yieldThen(() => this.#slice());
  }

  /** Names the page view. */
  get view(): string {
    return this.#findings.view;
  }

  /** Script time of the first reading in ms. */
  get firstReadMs(): number {
    return this.#firstReadMs;
  }

  /** Whether the page was too much to be read whole. */
  get isCutShort(): boolean {
    return this.#isCutShort || this.#findings.isFull;
  }

  /** All findings in the order of the page, also those a person cannot see now. */
  all(): readonly Found[] {
    return this.#findings.inOrder();
  }

  /** Findings that a person can see and that are more than a guess. */
  shown(): readonly Found[] {
    return this.all().filter(({ isVisible: isShown, finding }) => isShown && !isGuess(finding));
  }

  /** Notes what a claim over time says. @returns what is found of it now */
  prove(claim: string, proof: KeptProof): readonly Found[] {
    return this.#findings.prove(claim, proof);
  }

  /** What is to stay silent changed. @param isLess something may be there to be found again */
  onSilence(isLess: boolean): void {
    this.#findings.dropSilent();
    this.#options.onChange(false);
    if (!isLess || !document.body) return;
    for (const root of [document.body, ...this.#shadows]) this.#dirty.add(root);
    this.#areFormsDirty = true;
    this.#gather();
  }

  /** Reads all that is left to read without a pause, to the end. */
  async readAll(): Promise<void> {
    if (this.#isHurried) return;
    this.#isHurried = true;
    this.#isSightDirty = true;
    for (let round = 0; round < 4; round += 1) {
      this.#formsReadAt = Number.NEGATIVE_INFINITY;
      this.#work ??= this.#read();
      await this.#waiting;
      while (!this.#go(this.#work, Number.POSITIVE_INFINITY)) await this.#waiting;
      this.#work = undefined;
      if (this.#dirty.size === 0 && !this.#areFormsDirty && !this.#isSightDirty) break;
    }
    this.#isFirst = false;
    this.#isHurried = false;
  }

  stop(): void {
    this.#ending.abort();
    this.#observer.disconnect();
    this.#findings.stop();
    this.#clocks.stop();
    this.#gestures.stop();
    for (const timer of this.#timers) clearTimeout(timer);
  }

  // ---- what changed ----

  #observe(root: Document | ShadowRoot): void {
    if (!this.#isDozing) this.#observer.observe(root, OBSERVED);
  }

  /** The page changes where nobody sees it: that is nothing to us until somebody does. */
  #doze(): void {
    this.#isDozing = true;
    this.#observer.disconnect();
  }

  /** In view again: what changed meanwhile is not known, so all is read. */
  #wake(): void {
    if (this.#isPaused) this.#slice();
    if (this.#isDozing && document.visibilityState === 'visible') {
      this.#isDozing = false;
      for (const root of [document, ...this.#shadows]) this.#observe(root);
      for (const root of [document.body, ...this.#shadows]) if (root) this.#dirty.add(root);
      this.#areFormsDirty = true;
      this.#isSightDirty = true;
    }
    this.#gather();
  }

  /** Notes what a change asks to be read. Called a thousand times a second on some pages. @returns whether there is any */
  #onMutation(record: MutationRecord): boolean {
    const { type, target } = record;
    const element = elementOf(target);
    if (!element || isInClobbered(element)) return false;
    if (type === 'attributes') {
      this.#isSightDirty = true;
      if (record.attributeName === 'aria-checked') this.#dirty.add(element);
      else this.#clocks.touch(target, false);
      return true;
    }
    if (type === 'characterData') {
      this.#dirty.add(blockAbove(element));
      this.#clocks.touch(target, true);
      return true;
    }
    return this.#onNodes(element, record);
  }

  #onNodes(element: Element, record: MutationRecord): boolean {
    const { addedNodes } = record;
    const { length } = addedNodes;
    const first = length > 0 ? addedNodes[0] : record.removedNodes[0];
    // By far the most: a text in the place of another, which hides nothing and shows nothing.
    if (length === 1 && first instanceof Text) {
      this.#dirty.add(blockAbove(element));
      this.#clocks.touch(element, false);
      return true;
    }
    // What we draw comes and goes alone.
    if (first instanceof HTMLElement && length < 2 && this.#options.isOurs(first)) return false;
    this.#isSightDirty = true;
    let isText = length === 0;
    for (const node of addedNodes) {
      if (node instanceof Text) isText = true;
      if (!(node instanceof Element) || isClobbered(node)) continue;
      this.#dirty.add(blockAbove(node));
      this.#areFormsDirty ||= hasFields(node) || element.closest('form,dialog,[role=dialog]') !== null;
    }
    if (isText) this.#dirty.add(blockAbove(element));
    if (length === 0 || length > 40) return true;
    this.#clocks.touch(element, true);
    for (const node of addedNodes) if (node instanceof Element) this.#clocks.touch(node, true);
    return true;
  }

  #onShadow(root: ShadowRoot): void {
    if (this.#shadows.has(root)) return;
    this.#shadows.add(root);
    this.#observe(root);
    this.#dirty.add(root);
    this.#areFormsDirty = true;
  }

  #onLate(): void {
    for (const element of document.querySelectorAll(':not(:defined)')) this.#hosts.add(element);
    this.#lookForShadows();
    if (this.#dirty.size > 0) this.#gather();
  }

  #lookForShadows(): void {
    for (const host of this.#hosts) {
      if (host.isConnected && !host.shadowRoot) continue;
      this.#hosts.delete(host);
      if (host.shadowRoot) this.#onShadow(host.shadowRoot);
    }
  }

  #listen(): void {
    const { signal } = this.#ending;
    const onSight = (): void => {
      this.#isByPerson ||= this.#gestures.isRecent();
      this.#isSightDirty = true;
      this.#gather();
    };
    for (const type of ['transitionend', 'animationend', 'toggle', 'load']) {
      document.addEventListener(type, onSight, { capture: true, passive: true, signal });
    }
    globalThis.addEventListener('popstate', onSight, { signal });
    globalThis.addEventListener('resize', onSight, { signal });
    document.addEventListener('visibilitychange', () => this.#wake(), { signal });
    globalThis.addEventListener('pageshow', (event) => event.persisted && this.#beginView(), { signal });
  }

  #beginView(): void {
    this.#viewStartedAt = performance.now();
    this.#findings.beginView();
    this.#options.onView();
  }

  // ---- reading ----

  /** The whole of one reading, as steps between which the caller may stop. */
  *#read(): Generator<Step> {
    const address = pageAddress();
    if (address !== this.#address) {
      this.#address = address;
      this.#beginView();
    }
    this.#lookForShadows();
    const now = performance.now();
    for (const [root, at] of this.#later) {
      if (at > now && !this.#isHurried) continue;
      this.#later.delete(root);
      this.#dirty.add(root);
    }
    yield* this.#readDirty();
    if (performance.now() - this.#formsReadAt < FORMS_EVERY_MS) return;
    if (this.#isSightDirty) {
      this.#isSightDirty = false;
      this.#isSightChanged = true;
      this.#areFormsDirty = this.#findings.lookAgain() || this.#areFormsDirty;
      this.#formsReadAt = performance.now();
      yield;
    }
    if (!this.#areFormsDirty) {
      this.#isByPerson = false;
      return;
    }
    yield* this.#readForms();
    yield* this.#readDirty();
  }

  *#readDirty(): Generator<Step> {
    let steps = 0;
    const stale = new Set<string>();
    for (let root = this.#nextDirty(); root; root = this.#nextDirty()) {
      const own = this.#staleIn(root);
      this.#noteReading(root, own.size > 0);
      for (const id of own) stale.add(id);
      const pauses = readPieces(
        root,
        (element, snippet) => {
          this.#questions.add({ element, snippet: this.#complete(element, snippet) });
          if (this.#isFirst && snippet.kind === 'text') this.#meet(element, snippet.text);
        },
        (shadow) => this.#onShadow(shadow),
      );
      for (const pause of pauses) {
        steps += 1;
        if (steps > MOST_STEPS) {
          this.#isCutShort = true;
          this.#dirty.clear();
          break;
        }
        if (this.#questions.size >= MOST_ASKED) yield* this.#ask(stale);
        else yield pause;
      }
    }
    if (this.#questions.size > 0) yield* this.#ask(stale);
    for (const id of stale) this.#findings.drop(id);
  }

  /** The next place to read, or undefined where all is read. */
  #nextDirty(): Element | ShadowRoot | undefined {
    if (this.#dirty.size > MOST_PLACES && document.body) {
      this.#dirty.clear();
      for (const root of [document.body, ...this.#shadows]) this.#dirty.add(root);
    }
    for (const root of this.#dirty) {
      this.#dirty.delete(root);
      if (root.isConnected && !this.#isWithinDirty(root) && this.#isItsTurn(root)) return root;
    }
    return undefined;
  }

  /** Whether a place may be read again; else it is noted for later. */
  #isItsTurn(root: Element | ShadowRoot): boolean {
    const rhythm = this.#rhythms.get(root);
    if (!rhythm || this.#isHurried || this.#isByPerson) return true;
    const dueAt = rhythm.readAt + rhythm.waitMs;
    if (performance.now() >= dueAt) return true;
    this.#later.set(root, dueAt);
    return false;
  }

  /** Notes that a place is read now: the more often it changes, the longer it is left alone then. */
  #noteReading(root: Element | ShadowRoot, isFound: boolean): void {
    const now = performance.now();
    const { readAt, waitMs } = this.#rhythms.get(root) ?? {
      readAt: Number.NEGATIVE_INFINITY,
      waitMs: AGAIN_MS,
    };
    const isRestless = now - readAt < waitMs * INTERVALS_ALONE;
    const most = isFound ? FOUND_AGAIN_MS : LAST_AGAIN_MS;
    this.#rhythms.set(root, { readAt: now, waitMs: isRestless ? Math.min(waitMs * 2, most) : AGAIN_MS });
  }

  /** A clock is met when the page is first read, so that it need not tick once more before it is known. */
  #meet(element: Element, text: string): void {
    if (this.#clocksMet >= MOST_CLOCKS_MET || text.length > CLOCK_LENGTH || !CLOCK.test(text)) return;
    this.#clocksMet += 1;
    this.#clocks.touch(element, false);
  }

  /** What only we know of a box: whether the person ticked it. */
  #complete(element: Element, snippet: Piece['snippet']): Piece['snippet'] {
    if (snippet.kind !== 'checkbox') return snippet;
    return { ...snippet, isByPerson: this.#gestures.isSetByPerson(element) };
  }

  /** Keeps what the pieces read show; what is found again is not stale, and nothing is where nobody answers. */
  *#ask(stale: Set<string>): Generator<Step> {
    const isAnswered = yield* this.#questions.ask(({ element }, findings) => {
      for (const finding of findings) {
        this.#findings.keep(element, finding, () => offerOf(element));
        for (const { finding: kept } of this.#findings.at(element))
          if (kept.pattern === finding.pattern) stale.delete(kept.id);
      }
    });
    if (!isAnswered) stale.clear();
  }

  /** Asks about the clocks that were just seen to run down. */
  async #askClocks(): Promise<void> {
    const readAt = Date.now();
    const clocks = [...this.#ran];
    this.#ran.clear();
    const answers = await this.#options.detect(clocks.map(([, snippet]) => snippet)).catch(() => []);
    if (this.#ending.signal.aborted) return;
    for (const [i, [box, snippet]] of clocks.entries()) {
      const findings = answers[i];
      if (!findings || findings === 'around' || !box.isConnected) continue;
      const price = priceIn(snippet.around);
      for (const finding of findings)
        this.#findings.keep(box, finding, () => offerOf(box), { readAt, price });
    }
    this.#options.onChange(false);
  }

  /** Words found in a place that is read anew: what is not found again is gone. Gates and running clocks have their own ways. */
  #staleIn(root: Element | ShadowRoot): Set<string> {
    const stale = new Set<string>();
    for (const element of this.#findings.elements) {
      const isGone = !element.isConnected;
      if (!isGone && !isWithin(root, element)) continue;
      for (const { finding } of this.#findings.at(element)) {
        const isClock = finding.pattern === 'countdown' && !isGuess(finding);
        if (isGone || (finding.pattern !== 'gate' && !isClock)) stale.add(finding.id);
      }
    }
    return stale;
  }

  #isWithinDirty(root: Element | ShadowRoot): boolean {
    for (let at = parentNodeOf(root); at; at = parentNodeOf(at))
      if (at instanceof Element && this.#dirty.has(at)) return true;
    return false;
  }

  *#readForms(): Generator<Step> {
    this.#areFormsDirty = false;
    this.#formsReadAt = performance.now();
    const gone = new Map<Element, Found>();
    for (const item of this.all()) if (item.finding.pattern === 'gate') gone.set(item.element, item);
    const candidates: FormCandidate[] = [];
    for (const root of [document, ...this.#shadows]) {
      for (const { element, snippet } of collectForms(root)) {
        const before = gone.get(element);
        const opening =
          before && (before.isVisible || !isVisible(element))
            ? openingOf(before.finding)
            : this.#opening(element);
        candidates.push({ element, snippet: { ...snippet, ...opening } });
      }
    }
    this.#isByPerson = false;
    const answers = yield* this.#questions.put(candidates.map(({ snippet }) => snippet));
    if (!answers) return;
    for (const [i, { element, snippet }] of candidates.entries()) {
      const [finding] = answers[i] ?? [];
      if (typeof finding !== 'object') continue;
      gone.delete(element);
      this.#findings.keep(element, finding, () => snippet.heading);
    }
    for (const { finding } of gone.values()) this.#findings.drop(finding.id);
  }

  /** How a form that is there now came to be there. */
  #opening(element: Element): Opening {
    if (placementOf(element) === 'inline' || !isVisible(element)) return { trigger: 'sought' };
    if (this.#isByPerson || this.#gestures.isRecent()) return { trigger: 'sought' };
    // What was opened before the first reading may have been opened by a gesture that was not seen.
    if (this.#isFirst)
      return {
        trigger: coversContent(element) && !navigator.userActivation.hasBeenActive ? 'imposed' : 'sought',
      };
    return { trigger: 'imposed', openedAfterMs: Math.round(performance.now() - this.#viewStartedAt) };
  }

  // ---- time ----

  #slice(): void {
    const work = this.#work;
    if (this.#ending.signal.aborted || !work || this.#isHurried) return;
    this.#isPaused = document.visibilityState === 'hidden';
    if (this.#isPaused) return;
    const isDone = this.#go(work, performance.now() + SLICE_MS);
    if (this.#waiting) {
      void this.#waiting.then(() => this.#work === work && this.#slice());
      return;
    }
    if (!isDone) {
      this.#yieldThen(() => this.#slice());
      return;
    }
    this.#work = undefined;
    this.#isFirst = false;
    this.#readAt = performance.now();
    this.#options.onChange(this.#isSightChanged);
    this.#isSightChanged = false;
    if (this.#dirty.size > 0) this.#gather(this.#pace());
    else if (this.#areFormsDirty || this.#isSightDirty) this.#gather();
    else this.#waitForTurn();
  }

  /** Reads the places that were left for later once the first is due, if nothing else has them read before. */
  #waitForTurn(): void {
    if (this.#isWaitingForTurn || this.#later.size === 0) return;
    this.#isWaitingForTurn = true;
    this.#after(Math.max(GATHER_MS, Math.min(...this.#later.values()) - performance.now()), () => {
      this.#isWaitingForTurn = false;
      this.#gather(0);
    });
  }

  /** Goes on with a reading until it is done, waits for something, or the time is over. @returns whether it is done */
  #go(work: Generator<Step>, until: number): boolean {
    const start = performance.now();
    this.#waiting = undefined;
    let isDone = false;
    while (!isDone && !this.#waiting && performance.now() < until) {
      try {
        const { done, value } = work.next();
        isDone = done ?? false;
        this.#waiting = value ?? undefined;
      } catch (error) {
        // What cannot be read must not end all reading; that it failed is told as any error is.
        isDone = true;
        queueMicrotask(() => {
          throw error;
        });
      }
    }
    if (this.#isFirst) this.#firstReadMs += performance.now() - start;
    return isDone;
  }

  /** How long changes are gathered. Who presses a button, and who is asked by a form, does not wait for a restless page. */
  #pace(): number {
    if (this.#isGathering || this.#work) return this.#gatherMs;
    const isRestless = performance.now() - this.#readAt < REST_MS;
    this.#gatherMs = isRestless ? Math.min(this.#gatherMs * LONGER, LAST_GATHER_MS) : GATHER_MS;
    return this.#areFormsDirty || this.#isByPerson ? GATHER_MS : this.#gatherMs;
  }

  /** Waits for more changes, then reads them all. */
  #gather(waitMs = GATHER_MS): void {
    if (
      this.#ending.signal.aborted ||
      this.#work ||
      this.#isGathering ||
      document.visibilityState === 'hidden'
    )
      return;
    this.#isGathering = true;
    this.#after(waitMs, () => {
      this.#isGathering = false;
      if (this.#work || document.visibilityState === 'hidden') return;
      this.#work = this.#read();
      this.#slice();
    });
  }

  /** Lets the page go first: the next slice comes when the browser has time for it. */
  #yieldThen(next: () => void): void {
    if (document.visibilityState === 'visible' && 'requestIdleCallback' in globalThis)
      requestIdleCallback(next, { timeout: 200 });
    else this.#after(0, next);
  }

  #after(ms: number, run: () => void): void {
    const timer = Number(
      setTimeout(() => {
        this.#timers.delete(timer);
        run();
      }, ms),
    );
    this.#timers.add(timer);
  }
}

type Opening = { trigger: 'imposed' | 'sought'; openedAfterMs?: number };

/** How a known gate opened, as its finding says. */
function openingOf(finding: Finding): Opening {
  const opened = finding.seen.find((s) => s.what === 'opened');
  return { trigger: finding.trigger ?? 'sought', ...(opened && { openedAfterMs: opened.afterMs }) };
}

/** Address without the fragment: what makes a new page view of a single-page application. */
function pageAddress(): string {
  return location.href.split('#')[0] ?? '';
}

/** Whether an element stands in a tree, also through shadow roots. */
function isWithin(root: Element | ShadowRoot, element: Element): boolean {
  if (root.contains(element)) return true;
  const own = element.getRootNode();
  return own instanceof ShadowRoot && own !== root && isWithin(root, own.host);
}

function hasFields(element: Element): boolean {
  return (
    element.matches('form,input,button,dialog,iframe') ||
    element.querySelector('form,input,button,dialog') !== null
  );
}
