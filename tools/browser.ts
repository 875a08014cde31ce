/** A Chromium with the built extension in it and a profile of its own, for the command line and the tests. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { chromium, type BrowserContext, type CDPSession, type Page, type Worker } from '@playwright/test';

import type { browser } from 'wxt/browser';

import type { Data, Name } from '@/lib/messages';

import { findBrowser } from './find-browser.mjs';
import { launch, type Launched } from './launch';
import { BUILD } from './setup.mjs';

// What the functions see that are run inside the extension's worker.
declare global {
  var chrome: typeof browser;
  /** Frames of each tab that ever spoke; gone when the worker was stopped. */
  var framesOfTabs: Map<number, Set<number>> | undefined;
}

export type BrowserOptions = {
  /** Unpacked extension; the build unless told. */
  extension?: string;
  /** Without a window. */
  isHeadless?: boolean;
  /** Language of the browser, and so of the extension's own pages. */
  lang?: Lang;
  /** Whether pages may run scripts; content scripts always do. */
  hasScripts?: boolean;
  /** Which ports on this machine answer for which host names: `{ 'shop.example:80': 41234 }`; `*:80` is every host. */
  hosts?: Readonly<Record<string, number>>;
  /** Whether the person let the extension into private windows. */
  isPrivateAllowed?: boolean;
  /** Whether the welcome page stays open, as it does for a person. */
  isWelcomed?: boolean;
  /** In CSS pixels; without it, a window decides. */
  viewport?: { width: number; height: number };
  /**
   * As a person has it, always without a window: a tab behind another is hidden, pages have the browser's own size and
   * language, and it can be killed. `hasScripts` and `viewport` do not apply.
   */
  isPlain?: boolean;
  /** Where the profile stays when it closes, to be opened again; without it, it is gone then. */
  folder?: string;
};

/** A tab, and what the browser calls it on its three channels. */
export type Tab = { page: Page; id: number; session: CDPSession };

/** What the frames of a tab answered, in no order. */
export type FrameAnswers = { answers: readonly object[]; isAnyLate: boolean };

/** Nothing of the browser's own goes out over the network or comes up between us and the page. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-default-browser-check',
  '--no-first-run',
];

/** The extension's worker starts within this or not at all. */
const START_MS = 20_000;

const LOOK_AGAIN_MS = 50;

/** A tab that does not close in this time is left behind. */
const CLOSE_MS = 5_000;
/** The browser forgets a wish to close that meets a navigation: it is told again after so long. */
const CLOSE_AGAIN_MS = 500;

const LOCALES = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR' };
export type Lang = keyof typeof LOCALES;
/** Languages the browser can be opened in. */
export const LANGS = ['en', 'de', 'fr'] as const satisfies readonly Lang[];

export class Browser {
  readonly context: BrowserContext;
  /** The extension's id. */
  readonly id: string;
  readonly #launched: Launched;
  /** Takes its folder away. */
  readonly #remove: () => void;
  #worker: Worker;
  #opening: Promise<unknown> = Promise.resolve();
  #count = 0;

  private constructor(launched: Launched, worker: Worker, remove: () => void) {
    const { context } = launched;
    this.context = context;
    this.id = new URL(worker.url()).host;
    this.#launched = launched;
    this.#worker = worker;
    this.#remove = remove;
    context.on('serviceworker', (next) => {
      this.#worker = next;
    });
    process.once('exit', this.#remove);
  }

  /**
   * Launches it and waits for the extension.
   *
   * @throws Error where there is no browser, or it does not load the extension
   */
  static async open({
    extension = BUILD,
    isHeadless = true,
    lang = 'en',
    hasScripts = true,
    hosts = {},
    isPrivateAllowed = false,
    isWelcomed = false,
    viewport,
    isPlain = false,
    folder,
  }: BrowserOptions = {}): Promise<Browser> {
    const executable = findBrowser(chromium.executablePath());
    if (executable === undefined) throw new Error('there is no Chromium here: npm start installs one');
    const isKept = folder !== undefined;
    const home = folder ?? mkdtempSync(join(tmpdir(), 'manometer-'));
    const remove = (): void => {
      if (!isKept) rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    };
    // A copy, so that a build under way changes nothing under a running browser.
    const copy = join(home, 'extension');
    rmSync(copy, { recursive: true, force: true });
    cpSync(extension, copy, { recursive: true });
    const profile = join(home, 'profile');
    // Only a new installation says welcome, and only ours does.
    const isNew = !existsSync(profile) && existsSync(join(copy, 'welcome.html'));
    if (isPrivateAllowed) allowPrivate(profile, copy);
    const rules = Object.entries(hosts).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`);
    const locale = LOCALES[lang];
    const env = { ...environment(), LANGUAGE: lang, LANG: `${locale.replace('-', '_')}.UTF-8` };
    const args = [
      ...QUIET,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--lang=${lang}`,
      `--disable-extensions-except=${copy}`,
      `--load-extension=${copy}`,
      ...(rules.length > 0 ? [`--host-resolver-rules=${rules.join(', ')}`] : []),
    ];
    try {
      const launched = isPlain
        ? await launch({
            executable,
            profile,
            args: ['--headless=new', '--window-size=1280,900', ...args],
            env,
          })
        : await launchSteered(profile, {
            executablePath: executable,
            headless: isHeadless,
            javaScriptEnabled: hasScripts,
            locale,
            viewport: viewport ?? (isHeadless ? { width: 1280, height: 800 } : null),
            ignoreHTTPSErrors: rules.length > 0,
            env,
            args,
          });
      const { context } = launched;
      const worker =
        context.serviceWorkers()[0] ??
        (await context.waitForEvent('serviceworker', { timeout: START_MS }).catch(async () => {
          await launched.close();
          throw new Error(
            `${executable} does not load the extension. Branded Chrome and Edge do not take one from outside: name a Chromium in CHROMIUM.`,
          );
        }));
      const browser = new Browser(launched, worker, remove);
      const [welcome] = await Promise.all([
        isNew ? browser.#waitForWelcome() : undefined,
        browser.#listenForFrames(),
      ]);
      if (welcome && !isWelcomed) {
        await welcome.waitForLoadState();
        await closeWindow(welcome);
      }
      return browser;
    } catch (error) {
      remove();
      throw error;
    }
  }

  /** The extension's service worker as it runs now. */
  get worker(): Worker {
    return this.#worker;
  }

  /** Whether the browser still runs. */
  get isOpen(): boolean {
    return this.context.browser()?.isConnected() ?? false;
  }

  /** An address inside the extension: `page('popup.html')`. */
  page(path: string): string {
    return `chrome-extension://${this.id}/${path}`;
  }

  /** Opens an empty tab and learns what the extension calls it. */
  openTab(): Promise<Tab> {
    const opened = this.#opening.then(async (): Promise<Tab> => {
      this.#count += 1;
      // Told apart from windows that pages open at the same time.
      const address = `about:blank#${this.#count}`;
      const [page, id] = await Promise.all([
        this.context.waitForEvent('page', { predicate: (each) => each.url() === address, timeout: START_MS }),
        this.worker.evaluate(async (url) => (await chrome.tabs.create({ url })).id ?? -1, address),
      ]);
      return { page, id, session: await this.context.newCDPSession(page) };
    });
    this.#opening = opened.catch(() => undefined);
    return opened;
  }

  /**
   * Sends one of our messages to all frames of a tab that ever spoke to the background, as the extension does itself.
   *
   * @param limitMs a frame that takes longer counts as late
   * @param only    these frames (0 is the top page) instead of all
   */
  async askFrames<N extends Name>(
    tab: Tab,
    name: N,
    data: Data<N>,
    limitMs = 5_000,
    only?: readonly number[],
  ): Promise<FrameAnswers> {
    return await this.worker.evaluate(
      async ({ id, message, ms, named }) => {
        const frames = new Set(named ?? [0, ...(globalThis.framesOfTabs?.get(id) ?? [])]);
        const asked = [...frames].map((frameId) =>
          Promise.race([
            chrome.tabs.sendMessage(id, message, { frameId }).then(
              (answer: unknown) => ({ answer, isLate: false }),
              // Nobody there: the frame is gone, or no extension may be in it.
              () => ({ answer: undefined, isLate: false }),
            ),
            new Promise<{ answer: undefined; isLate: boolean }>((resolve) =>
              setTimeout(resolve, ms, { answer: undefined, isLate: true }),
            ),
          ]),
        );
        const answers = await Promise.all(asked);
        return {
          answers: answers.flatMap(({ answer }) =>
            typeof answer === 'object' && answer !== null ? [answer] : [],
          ),
          isAnyLate: answers.some(({ isLate }) => isLate),
        };
      },
      { id: tab.id, message: { to: 'manometer', name, data }, ms: limitMs, named: only },
    );
  }

  /** Forgets which frames a tab had: it is about to go elsewhere. */
  async forgetFrames(tab: Tab): Promise<void> {
    await this.worker.evaluate((id) => void globalThis.framesOfTabs?.delete(id), tab.id);
  }

  /** The page that a new installation opens. */
  async #waitForWelcome(): Promise<Page> {
    const endsAt = Date.now() + START_MS;
    while (Date.now() < endsAt) {
      // A new tab has no address for a moment: it is looked for again, not waited for.
      const welcome = this.context.pages().find((page) => page.url() === this.page('welcome.html'));
      if (welcome) return welcome;
      await sleep(LOOK_AGAIN_MS);
    }
    throw new Error('the extension did not say welcome');
  }

  /** Frames have numbers that only they and the background learn: each says hello, and we listen. */
  async #listenForFrames(): Promise<void> {
    await this.worker.evaluate(() => {
      const known = new Map<number, Set<number>>();
      globalThis.framesOfTabs = known;
      chrome.runtime.onMessage.addListener((_message, { tab, frameId }) => {
        if (tab?.id === undefined || frameId === undefined) return;
        known.set(tab.id, (known.get(tab.id) ?? new Set()).add(frameId));
      });
    });
  }

  async close(): Promise<void> {
    process.off('exit', this.#remove);
    await this.#launched.close().catch(() => undefined);
    this.#remove();
  }

  /** Ends it on the spot, as a power cut would: nothing in it gets a last word. Only where `isPlain`. */
  async kill(): Promise<void> {
    process.off('exit', this.#remove);
    await this.#launched.kill();
    this.#remove();
  }
}

/** A browser whose pages are steered: their size, language and time do not depend on the machine. */
async function launchSteered(
  profile: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1],
): Promise<Launched> {
  const context = await chromium.launchPersistentContext(profile, options);
  return {
    context,
    close: () => context.close(),
    kill: () => Promise.reject(new Error('only a plain browser can be killed')),
  };
}

/** Notes in a new profile that an unpacked extension may run in private windows: its id follows from its folder. */
function allowPrivate(profile: string, extension: string): void {
  const sum = createHash('sha256').update(extension).digest('hex').slice(0, 32);
  const id = [...sum].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const preferences = { extensions: { settings: { [id]: { incognito: true } } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

/** The environment without its holes, as the launcher wants it. */
function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Closes a tab, also where a page does not answer or goes elsewhere meanwhile. */
export async function closeTab({ page, session }: Tab): Promise<void> {
  const closed = close(page);
  const endsAt = Date.now() + CLOSE_MS;
  while (!page.isClosed() && Date.now() < endsAt) {
    await Promise.race([closed, sleep(CLOSE_AGAIN_MS, undefined, { ref: false })]);
    if (page.isClosed()) break;
    session.send('Page.stopLoading').catch(() => undefined);
    session.send('Page.close').catch(() => undefined);
  }
}

/** Closes a window that is nobody's tab, as far as it lets itself be closed. */
export async function closeWindow(page: Page): Promise<void> {
  await Promise.race([close(page), sleep(CLOSE_MS, undefined, { ref: false })]);
}

async function close(page: Page): Promise<void> {
  await page.close().catch(() => undefined);
}
