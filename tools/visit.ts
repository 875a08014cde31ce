/** Visits one page in a tab and asks the extension in every frame of it what it sees. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { CDPSession, Frame, Page, Response } from '@playwright/test';
import { build } from 'vite';

import { placeFinding } from '@/lib/core/place';
import type { Evidence, GateForm, Pattern, Placement, Trigger, Verdict } from '@/lib/core/types';
import type { FramePlace, LookRow } from '@/lib/page-state';

import type { Browser, Tab } from './browser';
import { ROOT } from './setup.mjs';

export type VisitOptions = {
  /** How long the page stays open before it is asked; undefined: until its markup is read. */
  stayMs?: number | undefined;
  /** No script runs in the page. */
  isStatic: boolean;
  /** Also what the markup holds but does not show. */
  withHidden: boolean;
  /** What a person does once the page is loaded; then it stays open as long as it is to. */
  act?: (page: Page) => Promise<void>;
  /** A file that gets a picture of the page with its marks. */
  picture?: string | undefined;
};

/** One finding as a row of JSON has it; a key that does not apply is null. */
export type VisitFinding = {
  pattern: Pattern;
  form: GateForm | null;
  placement: Placement | null;
  trigger: Trigger | null;
  evidence: Evidence;
  verdict: Verdict | null;
  quote: string;
  /** Resolves to one element of the page, or of the frame it is in. */
  selector: string;
  /** Selector of the frame's element, nested ones joined by ` >>> `; null in the page itself. */
  frame: string | null;
  visible: boolean;
  lang: string;
  confidence: number;
};

export type Visit = { lang: string; ms: { scan: number }; findings: VisitFinding[] };

/** A server that does not answer for so long is given up. */
const ANSWER_MS = 15_000;
/** A page without scripts that is not read by then is looked at as far as it is there. */
const READ_MS = 15_000;
/** A page that goes away under the question, or is closed to extensions, is asked again for so long. */
const ABSENT_MS = 5_000;
/** A frame that has not said hello by then stays out. */
const FRAMES_MS = 1_000;
const FRAMES_AGAIN_MS = 50;
/** A frame that does not answer for so long has a script that never ends. */
const BUSY_MS = 8_000;
/** Without scripts only the machine can be slow. */
const SLOW_MS = 60_000;
const PICTURE_MS = 10_000;

/**
 * Goes to an address and looks.
 *
 * @throws Error where there is no page to look at; its message says why in a few words
 */
export async function visit(
  browser: Browser,
  tab: Tab,
  address: string,
  { stayMs, isStatic, withHidden, act, picture }: VisitOptions,
): Promise<Visit> {
  await browser.forgetFrames(tab);
  const anchor = new Anchor(tab.session);
  // A saved page stays what it is: it does not send us elsewhere by a refresh.
  if (isStatic) await anchor.lower();
  try {
    await go(tab, address, anchor, act ? 0 : stayMs);
    if (act) {
      await tab.page.waitForLoadState('load');
      await act(tab.page);
      await sleep(stayMs);
    }
    const rows = await ask(browser, tab, anchor, { withHidden, isStatic });
    const placed = await Promise.all(rows.map((row) => placeRow(browser, tab, row)));
    const seen = await assemble(tab.page, placed, withHidden);
    if (picture !== undefined) await tab.page.screenshot({ path: picture, timeout: PICTURE_MS });
    return seen;
  } finally {
    await anchor.raise();
  }
}

/** Goes to an address and waits until its markup is read, or as long as it is to stay. */
async function go(
  { page, session }: Tab,
  address: string,
  anchor: Anchor,
  stayMs: number | undefined,
): Promise<void> {
  await session.send('Page.enable');
  await session.send('Page.setLifecycleEventsEnabled', { enabled: true });
  // The same document with another fragment would be no new visit.
  if (address.includes('#') && page.url().split('#')[0] === address.split('#')[0]) {
    await session.send('Page.navigate', { url: 'about:blank' });
  }
  const readings = new Readings(session);
  let status = 0;
  const onResponse = (response: Response): void => {
    const request = response.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) status = response.status();
  };
  page.on('response', onResponse);
  try {
    const answer = await within(ANSWER_MS, session.send('Page.navigate', { url: address }));
    if (!answer) {
      await session.send('Page.stopLoading');
      throw new Error(`no answer within ${ANSWER_MS / 1000} seconds`);
    }
    anchor.drop();
    if (answer.isDownload === true) throw new Error('this is a download, not a page');
    if (answer.errorText !== undefined && answer.errorText !== '') throw new Error(answer.errorText);
    if (status >= 400) throw new Error(`the server answered ${status}`);
    if (stayMs === undefined) await within(READ_MS, readings.of(answer.loaderId ?? ''));
    else await sleep(stayMs);
  } finally {
    page.off('response', onResponse);
    readings.end();
  }
}

/** Tells when the markup of a document was read to its end, even if that was before one asked. */
class Readings {
  readonly #session: CDPSession;
  readonly #done = new Set<string>();
  #wake: (() => void) | undefined;

  constructor(session: CDPSession) {
    this.#session = session;
    session.on('Page.lifecycleEvent', this.#note);
  }

  readonly #note = ({ name, loaderId }: { name: string; loaderId: string }): void => {
    if (name !== 'DOMContentLoaded') return;
    this.#done.add(loaderId);
    this.#wake?.();
  };

  async of(loaderId: string): Promise<true> {
    while (!this.#done.has(loaderId)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return true;
  }

  end(): void {
    this.#session.off('Page.lifecycleEvent', this.#note);
  }
}

/** Keeps a tab where it is: what would lead the page itself elsewhere is dropped. */
class Anchor {
  readonly #session: CDPSession;
  #isLowered = false;
  #isDropped = false;
  #main = '';

  constructor(session: CDPSession) {
    this.#session = session;
  }

  /** Gets ready; from `drop` on the page stays. */
  async lower(): Promise<void> {
    if (this.#isLowered) return;
    this.#isLowered = true;
    this.#main = (await this.#session.send('Page.getFrameTree')).frameTree.frame.id;
    this.#session.on('Fetch.requestPaused', this.#judge);
    await this.#session.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] });
  }

  drop(): void {
    this.#isDropped = true;
  }

  readonly #judge = ({ requestId, frameId }: { requestId: string; frameId: string }): void => {
    const isStray = this.#isDropped && frameId === this.#main;
    const verdict = isStray
      ? this.#session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : this.#session.send('Fetch.continueRequest', { requestId });
    // The request may be gone with its page.
    verdict.catch(() => undefined);
  };

  async raise(): Promise<void> {
    if (!this.#isLowered) return;
    this.#session.off('Fetch.requestPaused', this.#judge);
    await this.#session.send('Fetch.disable').catch(() => undefined);
  }
}

/** Asks every frame, again where the page went away under the question. The top page is among the answers. */
async function ask(
  browser: Browser,
  tab: Tab,
  anchor: Anchor,
  data: { withHidden: boolean; isStatic: boolean },
): Promise<LookRow[]> {
  const endsAt = Date.now() + ABSENT_MS;
  const framesBy = Date.now() + FRAMES_MS;
  let wasBusy = false;
  for (;;) {
    const { answers, isAnyLate } = await browser.askFrames(
      tab,
      'look',
      data,
      data.isStatic ? SLOW_MS : BUSY_MS,
    );
    const rows = answers.filter(isRow);
    const isTopHere = rows.some(({ path }) => path.length === 0);
    if (isTopHere && (rows.length >= countFrames(tab.page) || isAnyLate || Date.now() > framesBy))
      return rows;
    if (isTopHere) {
      await sleep(FRAMES_AGAIN_MS);
      continue;
    }
    if (isAnyLate && wasBusy) throw new Error('this page is busy with itself and does not answer');
    if (!isAnyLate && Date.now() > endsAt) throw new Error('the extension cannot run in this page');
    wasBusy ||= isAnyLate;
    // A script of its own never ends: it is ended. Or it is about to go elsewhere: it is held where it is.
    if (isAnyLate) await within(ABSENT_MS, tab.session.send('Runtime.terminateExecution'));
    await within(ABSENT_MS, anchor.lower());
    anchor.drop();
    await sleep(100);
  }
}

/** Frames of a page that hold a document; one that could not be loaded holds the browser's own. */
function countFrames(page: Page): number {
  return page.frames().filter((frame) => frame.url() !== '' && !frame.url().startsWith('chrome-error:'))
    .length;
}

/** An answer to `look`; a failure has another shape. */
function isRow(answer: object): answer is LookRow {
  return (
    'path' in answer && Array.isArray(answer.path) && 'findings' in answer && Array.isArray(answer.findings)
  );
}

/** A frame's gates as they stand in the whole page, as the background does it: the top page says where the frame is. */
async function placeRow(browser: Browser, tab: Tab, row: LookRow): Promise<LookRow> {
  const [index] = row.path;
  if (index === undefined || !row.findings.some(({ pattern }) => pattern === 'gate')) return row;
  const { answers } = await browser.askFrames(tab, 'place', { path: [index] }, BUSY_MS, [0]);
  const place = answers.find(isPlace);
  return place ? { ...row, findings: row.findings.map((finding) => placeFinding(finding, place)) } : row;
}

function isPlace(answer: object): answer is FramePlace {
  return 'placement' in answer && 'trigger' in answer;
}

/** Joins the frames of a page into one row, the page itself first. */
async function assemble(page: Page, rows: readonly LookRow[], withHidden: boolean): Promise<Visit> {
  const findings: VisitFinding[] = [];
  const inOrder = rows.toSorted((a, b) => a.path.length - b.path.length || compare(a.path, b.path));
  for (const row of inOrder) {
    if (row.findings.length === 0) continue;
    const place = await placeOf(page.mainFrame(), row.path);
    if (!place) continue;
    for (const found of row.findings) {
      const isVisible = found.isVisible && place.isVisible;
      if (!isVisible && !withHidden) continue;
      findings.push({
        pattern: found.pattern,
        form: found.form ?? null,
        placement: found.placement ?? null,
        trigger: found.trigger ?? null,
        evidence: found.evidence,
        verdict: found.verdict ?? null,
        quote: found.quote,
        selector: found.selector,
        frame: place.selectors.length > 0 ? place.selectors.join(' >>> ') : null,
        visible: isVisible,
        lang: found.lang,
        confidence: round(found.confidence, 3),
      });
    }
  }
  const scan = rows.reduce((sum, { scanMs }) => sum + scanMs, 0);
  return { lang: inOrder[0]?.lang ?? '', ms: { scan: round(scan, 1) }, findings };
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, index] of a.entries()) {
    const difference = index - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

type Place = { selectors: readonly string[]; isVisible: boolean };

/** Selectors of the frames' elements on the way to a frame, or undefined where it is gone. */
async function placeOf(frame: Frame, path: readonly number[]): Promise<Place | undefined> {
  const [index, ...rest] = path;
  if (index === undefined) return { selectors: [], isVisible: true };
  const look = await frameMeasure();
  for (const child of frame.childFrames()) {
    try {
      const element = await child.frameElement();
      const answer: unknown = await element.evaluate(look);
      if (!isFramePlace(answer) || answer.index !== index) continue;
      const inner = await placeOf(child, rest);
      return (
        inner && {
          selectors: [answer.selector, ...inner.selectors],
          isVisible: answer.isVisible && inner.isVisible,
        }
      );
    } catch {
      // This one went away while it was asked; another may be ours.
    }
  }
  return undefined;
}

function isFramePlace(value: unknown): value is { index: number; selector: string; isVisible: boolean } {
  return typeof value === 'object' && value !== null && 'index' in value && 'selector' in value;
}

let measure: Promise<(element: Node) => unknown> | undefined;

/** What says of a frame's element, inside the page, which one it is: named as the extension would name it. */
function frameMeasure(): Promise<(element: Node) => unknown> {
  measure ??= bundle(join(ROOT, 'lib', 'page', 'selector.ts')).then(
    (code) =>
      // It is sent to the page as text, so it holds all it needs. It never runs here.
      new Function(
        'element',
        `${code}
        const index = Array.from({ length: window.length }, (_, i) => window[i]).indexOf(element.contentWindow);
        const { width, height } = element.getBoundingClientRect();
        const isVisible =
          width > 0 && height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        return { index, selector: bundled.selectorOf(element), isVisible };`,
      ) as (element: Node) => unknown,
  );
  return measure;
}

/** A module and all it imports as one script that defines `bundled`. */
async function bundle(entry: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'bundled' } },
  });
  const [first] = Array.isArray(made) ? made : [made];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error(`${entry} could not be bundled`);
  return chunk.code;
}

/** What a promise gives, or undefined where it takes longer. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  const stop = new AbortController();
  try {
    return await Promise.race([promise, sleep(ms, undefined, { signal: stop.signal })]);
  } finally {
    stop.abort();
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
