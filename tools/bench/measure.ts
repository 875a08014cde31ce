/** One browser with one extension: what it costs on the pages that are measured. Times in ms, sizes in kB. */
import type { CDPSession, Page } from '@playwright/test';

import { Browser, closeTab, type Tab } from '../browser';
import { keepRecords } from '../keep';
import { OpenPopup } from '../popup';
import type { Year } from '../year';
import { record, threadOfPage, threadsOfWorkers, workOn, type Thread, type TraceEvent } from './trace';

/** What a page cost until it was settled. */
export type Load = {
  /** Script in the page, and the most of it in one task. */
  scriptMs: number;
  longestMs: number;
  /** Script in the extension's worker meanwhile. */
  backgroundMs: number;
  /** All that the page's main thread did. */
  busyMs: number;
  /** What JavaScript holds in the page's process afterwards, swept. */
  heapKb: number;
};

/** Script a second, in the page and in the worker. */
export type Steady = { pageMs: number; backgroundMs: number };

/** A page counts as settled after so long: what comes later is told by the steady state. */
export type Pace = { settleMs: number; steadyMs: number };

/** After so long a tab that was left is at rest. */
const LEAVING_MS = 1_000;
/** A page that begins to draw late is waited for. */
const DRAWN_MS = 3_000;

export class Bench {
  readonly #browser: Browser;
  readonly #session: CDPSession;
  readonly #pace: Pace;

  private constructor(browser: Browser, session: CDPSession, pace: Pace) {
    this.#browser = browser;
    this.#session = session;
    this.#pace = pace;
  }

  static async open(extension: string, hosts: Readonly<Record<string, number>>, pace: Pace): Promise<Bench> {
    const browser = await Browser.open({ extension, hosts, isPlain: true });
    const session = await browser.context.browser()?.newBrowserCDPSession();
    if (!session) throw new Error('this browser cannot be steered from outside');
    return new Bench(browser, session, pace);
  }

  /** Opens a page once unmeasured: what is measured then is neither the worker's nor the script's first time. */
  async warmUp(host: string): Promise<void> {
    const tab = await this.#browser.openTab();
    await tab.page.goto(`http://${host}/`);
    await tab.page.waitForTimeout(this.#pace.settleMs);
    await closeTab(tab);
  }

  /** What a page costs from its address to rest. */
  async load(host: string): Promise<Load> {
    const { tab, load } = await this.#load(host);
    await closeTab(tab);
    return load;
  }

  /** What a page costs each second after that, in front of the person and behind another tab. */
  async steady(host: string): Promise<{ inFront: Steady; hidden: Steady }> {
    const { tab, thread } = await this.#load(host);
    const inFront = await this.#rest(thread);
    const other = await this.#browser.openTab();
    // Only then is it certain that the browser has told the page.
    await tab.page.waitForFunction('document.visibilityState === "hidden"', undefined, { polling: 100 });
    // What is told when a tab is left is told once.
    await tab.page.waitForTimeout(LEAVING_MS);
    const hidden = await this.#rest(thread);
    await closeTab(other);
    await closeTab(tab);
    return { inFront, hidden };
  }

  /** How long the popup over a page takes until it is drawn, once its page is asked for. */
  async popup(host: string): Promise<number> {
    const tab = await this.#browser.openTab();
    await tab.page.goto(`http://${host}/`);
    await tab.page.waitForTimeout(this.#pace.settleMs);
    const popup = await OpenPopup.over(this.#browser);
    const drawnMs = await firstDrawing((expression) => popup.evaluate(expression));
    await popup.close();
    await closeTab(tab);
    return drawnMs;
  }

  /** How long a page of the extension takes until it is drawn, in a tab. */
  async ownPage(path: string): Promise<number> {
    const page = await this.#browser.context.newPage();
    await page.goto(this.#browser.page(path));
    const drawnMs = await firstDrawing((expression) => page.evaluate(expression));
    await page.close();
    return drawnMs;
  }

  /** Puts a year into the extension's database. */
  async keep({ sightings, browsing, claims }: Year): Promise<void> {
    const page = await this.#browser.context.newPage();
    await page.goto(this.#browser.page('report.html'));
    await firstHeading(page);
    await keepRecords(page, { sightings, browsing, claims });
    await page.close();
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  get #origin(): string {
    return this.#browser.page('');
  }

  async #load(host: string): Promise<{ tab: Tab; thread: Thread; load: Load }> {
    const address = `http://${host}/`;
    const tab = await this.#browser.openTab();
    const events = await record(this.#session, async () => {
      await tab.page.goto(address);
      await tab.page.waitForTimeout(this.#pace.settleMs);
    });
    const thread = threadOfPage(events, address);
    if (!thread) throw new Error(`the trace does not hold ${address}`);
    const { scriptMs, longestMs, busyMs } = workOn(events, thread, this.#origin);
    const backgroundMs = this.#inBackground(events);
    return { tab, thread, load: { scriptMs, longestMs, busyMs, backgroundMs, heapKb: await heapOf(tab) } };
  }

  async #rest(thread: Thread): Promise<Steady> {
    const { steadyMs } = this.#pace;
    const events = await record(this.#session, () => new Promise((resolve) => setTimeout(resolve, steadyMs)));
    const perSecond = steadyMs / 1_000;
    return {
      pageMs: workOn(events, thread, this.#origin).scriptMs / perSecond,
      backgroundMs: this.#inBackground(events) / perSecond,
    };
  }

  #inBackground(events: readonly TraceEvent[]): number {
    return threadsOfWorkers(events).reduce(
      (sum, thread) => sum + workOn(events, thread, this.#origin).scriptMs,
      0,
    );
  }
}

/** What JavaScript holds, in kB, once all that can go is gone. */
async function heapOf({ session }: Tab): Promise<number> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.disable');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1_000;
}

/** When a page drew its first words, in ms from when it was asked for. */
async function firstDrawing(evaluate: (expression: string) => Promise<unknown>): Promise<number> {
  // A popup does not always say when it first drew something with content, but always when it drew at all.
  const expression = `new Promise((resolve) => {
    const endsAt = performance.now() + ${DRAWN_MS};
    const look = () => {
      const paints = performance.getEntriesByType('paint');
      const [first] = paints.filter(({ name }) => name === 'first-contentful-paint');
      if (first || performance.now() > endsAt) resolve((first ?? paints[0])?.startTime ?? -1);
      else setTimeout(look, 50);
    };
    look();
  })`;
  const drawnMs = await evaluate(expression);
  if (typeof drawnMs !== 'number' || drawnMs < 0) throw new Error('the page drew nothing');
  return drawnMs;
}

async function firstHeading(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}
