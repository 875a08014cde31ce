/** A page with a gate over it, a way to say no to it, and what a person would look at afterwards. */
import { join } from 'node:path';

import type { CDPSession } from '@playwright/test';
import { build } from 'vite';

import { closeTab, type Browser, type Tab } from '../../tools/browser';
import type { Told } from './say-no';

const ROOT = join(import.meta.dirname, '..', '..');
const ADDRESS = 'http://gates.example/';

/** Short to read where a test fails, and high enough to scroll. */
const STORY = [1, 2, 3, 4]
  .map(
    (i) =>
      `<p>Of teapots, part ${i}: the handle stays cool, the lid stays on, and the spout does not drip.</p>`,
  )
  .join('');

/** What is left of the page for a person. */
export type Left = {
  /** By the wheel, as far as the page goes. */
  isScrolling: boolean;
  /** In the middle of the window lies the page's own text, and a click would reach it. */
  isReachable: boolean;
  isBlurred: boolean;
  isInert: boolean;
  isFocusCaught: boolean;
  submits: number;
  requests: string[];
  errors: string[];
};

/** All that is well with a page that was given back. */
export const GIVEN_BACK: Left = {
  isScrolling: true,
  isReachable: true,
  isBlurred: false,
  isInert: false,
  isFocusCaught: false,
  submits: 0,
  requests: [],
  errors: [],
};

const bundles = new Map<string, Promise<string>>();

/** One script that can be put into a page. Each is made once. */
export function bundle(file: string): Promise<string> {
  const known = bundles.get(file) ?? make(file);
  bundles.set(file, known);
  return known;
}

async function make(file: string): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT, vue: '@vue/runtime-dom' } },
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(ROOT, file), formats: ['iife'], name: 'gates', fileName: 'gates' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output.find(({ type }) => type === 'chunk') : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${file} makes no script`);
  return chunk.code;
}

/** Markup of a page with a story on it, and what else is to be on it. */
export function pageWith(inBody: string, { head = '', bodyTag = '<body>' } = {}): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kettle and Cup</title><link rel="icon" href="data:,">
    <style nonce="a">body{font:16px/1.5 sans-serif} #story p{min-height:500px} .over{position:fixed;inset:0;z-index:50;background:rgba(0,0,0,.5)}
      .panel{position:fixed;left:30%;top:25%;width:40%;z-index:60;background:#fff;padding:20px}</style>
    <script>
      window.submits = 0;
      window.presses = 0;
      document.addEventListener('submit', ({ target, submitter }) => {
        if ((submitter?.formMethod || target.method) !== 'dialog') window.submits += 1;
      }, true);
    </script>${head}</head>
    ${bodyTag}<main id="story"><h1>Stoneware teapots</h1>${STORY}</main>${inBody}</body></html>`;
}

export class GatePage {
  readonly tab: Tab;
  readonly #session: CDPSession;
  readonly #world: number;
  #requests: string[] = [];
  #errors: string[] = [];

  private constructor(tab: Tab, world: number) {
    this.tab = tab;
    this.#session = tab.session;
    this.#world = world;
  }

  /**
   * @param html  what stands at the page's address
   * @param more  `search` of the address; `frame`: which frame says no; headers of the answer
   */
  static async open(
    browser: Browser,
    html: string,
    { search = '', frame = '', headers = {} as Record<string, string>, ready = 'form.letter' } = {},
  ): Promise<GatePage> {
    const tab = await browser.openTab();
    const errors: string[] = [];
    const { page, session } = tab;
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.route(`${ADDRESS}**`, (route) =>
      route.fulfill({ body: html, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } }),
    );
    await page.goto(ADDRESS + search);
    const inner = frame === '' ? page.mainFrame() : page.frame({ name: frame });
    if (!inner) throw new Error(`there is no frame ${frame}`);
    await inner.waitForSelector(ready, { state: 'visible' });
    // Opening has its animations, too.
    await page.waitForTimeout(600);
    const { frameTree } = await session.send('Page.getFrameTree');
    const frames = [frameTree.frame, ...(frameTree.childFrames ?? []).map((child) => child.frame)];
    const frameId = frames.find(({ name }) => (name ?? '') === frame)?.id ?? frameTree.frame.id;
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId });
    const own = new GatePage(tab, executionContextId);
    own.#errors = errors;
    await own.#run(await bundle('tests/e2e/say-no.ts'));
    page.on('request', (request) => own.#requests.push(request.url()));
    return own;
  }

  async #run<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', {
      expression,
      contextId: this.#world,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  sayNo(selector = 'form.letter', declines = ''): Promise<Told> {
    return this.#run(`say(${JSON.stringify(selector)}, ${JSON.stringify(declines)})`);
  }

  /** What the last No says of itself now. */
  told(): Promise<Told> {
    return this.#run('tell()');
  }

  undo(): Promise<void> {
    return this.#run('undo()');
  }

  /** The body as it is written, without the one node that the extension itself draws in. */
  async html(): Promise<string> {
    const html = await this.tab.page.evaluate(() => document.body.outerHTML);
    return html.split(/<[a-z]{5}-[a-z]{7} popover="manual"[^>]*><\/[a-z]{5}-[a-z]{7}>/u).join('');
  }

  async left(): Promise<Left> {
    const { page } = this.tab;
    const before = await page.evaluate(() => scrollY);
    await page.mouse.move(640, 500);
    // The first turn may go to a listener that forbids it.
    for (const turn of [40, 200]) {
      await page.mouse.wheel(0, turn);
      await page.waitForTimeout(200);
    }
    const state = await page.evaluate((from) => {
      const story = document.querySelector('#story');
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      const boxes = [document.documentElement, document.body, story, ...(story?.children ?? [])];
      return {
        isScrolling: scrollY > from,
        isReachable: story?.contains(document.elementFromPoint(innerWidth / 2, innerHeight / 2)) ?? false,
        isBlurred: boxes.some((box) => box && getComputedStyle(box).filter.includes('blur')),
        isInert: (story?.closest('[inert],[aria-hidden=true]') ?? null) !== null,
        isFocusCaught:
          focused !== document.body &&
          focused !== null &&
          focused.closest('.letter,[role=dialog],dialog,.panel') !== null,
        submits: Number(Reflect.get(window, 'submits')),
      };
    }, before);
    return { ...state, requests: this.#requests, errors: this.#errors };
  }

  close(): Promise<void> {
    return closeTab(this.tab);
  }
}
