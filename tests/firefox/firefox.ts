/** A Firefox with the built extension in it and a profile of its own, without a window. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { findFirefox } from '../../tools/find-firefox.mjs';
import { buildFolder } from '../../tools/setup.mjs';
import { Marionette } from './marionette';

/** The extension's id, as wxt.config.ts has it. */
const GECKO_ID = 'manometer@manometer.example';
/** Firefox gives each profile another address for the extension's pages; here it is always this one. */
const UUID = '4b7a1c52-6f0e-4d0a-9a55-3c1f5d6e7a80';

const START_MS = 30_000;
const QUIT_MS = 5_000;

/** Runs among Firefox's own code. Once it is stopped, a message may start the next at once. */
const STOP_BACKGROUND = `return (async (id) => {
  const { extension } = WebExtensionPolicy.getByID(id);
  while (extension.backgroundState === 'starting') await new Promise((resolve) => setTimeout(resolve, 20));
  const running = extension.backgroundContext;
  if (!running) return false;
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
  if (extension.backgroundContext === running) throw new Error('the background still runs');
  return true;
})(...arguments)`;

/** Ports on this machine that answer for every host name, by scheme. */
export type Ports = { http: number; https: number };

/** A function as it goes over the channel: it holds all it needs, and its data is plain. */
type Sent<Args extends readonly unknown[], Result> = (...args: Args) => Result | Promise<Result>;

export class Firefox {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #marionette: Marionette;
  #turn: Promise<unknown> = Promise.resolve();

  readonly #remove = (): void => {
    this.#process.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };

  private constructor(child: ChildProcess, folder: string, marionette: Marionette) {
    this.#process = child;
    this.#folder = folder;
    this.#marionette = marionette;
    process.once('exit', this.#remove);
  }

  /**
   * Launches it and installs the build.
   *
   * @throws Error where there is no Firefox, it does not start, or it refuses the extension
   */
  static async open(ports: Ports): Promise<Firefox> {
    const path = findFirefox();
    if (path === undefined) throw new Error('there is no Firefox here');
    const folder = mkdtempSync(join(tmpdir(), 'manometer-firefox-'));
    writeFileSync(join(folder, 'user.js'), preferences(ports));
    const child = spawn(
      path,
      [
        '--marionette',
        '--headless',
        '--no-remote',
        '--remote-allow-system-access',
        '--width=1280',
        '--height=900',
        '--profile',
        folder,
      ],
      { stdio: 'ignore', env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' } },
    );
    try {
      const marionette = await connect(child, join(folder, 'MarionetteActivePort'));
      const firefox = new Firefox(child, folder, marionette);
      await marionette.call('WebDriver:NewSession', { acceptInsecureCerts: true });
      await marionette.call('Addon:Install', { path: buildFolder('firefox'), temporary: true });
      return firefox;
    } catch (error) {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      throw error;
    }
  }

  /** An address inside the extension: `page('popup.html')`. */
  page(path: string): string {
    return `moz-extension://${UUID}/${path}`;
  }

  /** Opens an empty tab in front of the others. */
  async openTab(): Promise<FirefoxTab> {
    return await this.inTurn(async (call) => {
      // The current tab may have been closed, and a new one is opened from a current one.
      const handles = await call('WebDriver:GetWindowHandles');
      if (Array.isArray(handles))
        await call('WebDriver:SwitchToWindow', { handle: handles[0], focus: false });
      const opened = await call('WebDriver:NewWindow', { type: 'tab', focus: true });
      if (typeof opened !== 'object' || opened === null || !('handle' in opened))
        throw new Error('Firefox opened no tab');
      return new FirefoxTab(this, String(opened.handle));
    });
  }

  /** Opens a tab at an address. */
  async openAt(address: string): Promise<FirefoxTab> {
    const tab = await this.openTab();
    await tab.goto(address);
    return tab;
  }

  /**
   * Stops the extension's background, as Firefox itself does when it was idle. The next message starts it again.
   *
   * @returns whether it ran
   */
  async stopBackground(): Promise<boolean> {
    return await this.inTurn(async (call) => {
      await call('Marionette:SetContext', { value: 'chrome' });
      try {
        return (
          (await call('WebDriver:ExecuteScript', { script: STOP_BACKGROUND, args: [GECKO_ID] })) === true
        );
      } finally {
        await call('Marionette:SetContext', { value: 'content' });
      }
    });
  }

  /** Does some commands that nothing may come between: all tabs share one connection, and one of them is its current. */
  inTurn<Result>(work: (call: Marionette['call']) => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(() => work((command, params) => this.#marionette.call(command, params)));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    process.off('exit', this.#remove);
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#marionette.call('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
    await Promise.race([gone, sleep(QUIT_MS, undefined, { ref: false })]);
    this.#marionette.close();
    this.#remove();
  }
}

/** A tab of it. What is asked of a tab leaves in front which is in front, but for `bringToFront`. */
export class FirefoxTab {
  readonly #firefox: Firefox;
  readonly #handle: string;

  constructor(firefox: Firefox, handle: string) {
    this.#firefox = firefox;
    this.#handle = handle;
  }

  #here<Result>(work: (call: Marionette['call']) => Promise<Result>, focus = false): Promise<Result> {
    return this.#firefox.inTurn(async (call) => {
      await call('WebDriver:SwitchToWindow', { handle: this.#handle, focus });
      return await work(call);
    });
  }

  /** Goes to an address and waits until it is loaded. */
  async goto(url: string): Promise<void> {
    await this.#here((call) => call('WebDriver:Navigate', { url }));
  }

  async reload(): Promise<void> {
    await this.#here((call) => call('WebDriver:Refresh'));
  }

  async bringToFront(): Promise<void> {
    await this.#here(() => Promise.resolve(), true);
  }

  /** What a function answers in the page. */
  async evaluate<Args extends readonly unknown[], Result>(
    run: Sent<Args, Result>,
    ...args: Args
  ): Promise<Result> {
    return await this.#run(run, args, {});
  }

  /** What a function answers with the browser's own rights: it sees through closed shadow roots. */
  async evaluatePrivileged<Args extends readonly unknown[], Result>(
    run: Sent<Args, Result>,
    ...args: Args
  ): Promise<Result> {
    return await this.#run(run, args, { sandbox: 'system' });
  }

  #run<Result>(run: (...args: never) => unknown, args: readonly unknown[], where: object): Promise<Result> {
    // No stack can be had from there, so the answer is taken as it comes.
    return this.#here(
      (call) =>
        call('WebDriver:ExecuteScript', {
          script: `return (${String(run)})(...arguments)`,
          args,
          ...where,
        }) as Promise<Result>,
    );
  }

  /** Presses an element as a person does, once it is there. @param xpath "//button[.='Undo']" */
  async press(xpath: string, using: 'xpath' | 'css selector' = 'xpath'): Promise<void> {
    await this.#here(async (call) => {
      await call('WebDriver:SetTimeouts', { implicit: 5_000 });
      const found = await call('WebDriver:FindElement', { using, value: xpath });
      const [id] = Object.values(found ?? {});
      await call('WebDriver:ElementClick', { id });
    }, true);
  }

  /** Presses what stands at a place in the window, as a person does. Px from its upper left corner. */
  async pressAt(x: number, y: number): Promise<void> {
    await this.#here(
      (call) =>
        call('WebDriver:PerformActions', {
          actions: [
            {
              type: 'pointer',
              id: 'mouse',
              actions: [
                { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 50 },
                { type: 'pointerDown', button: 0 },
                { type: 'pointerUp', button: 0 },
              ],
            },
          ],
        }),
      true,
    );
  }

  /** A picture of an element, as base64 of a PNG. */
  async picture(css: string): Promise<string> {
    return await this.#here(async (call) => {
      const found = await call('WebDriver:FindElement', { using: 'css selector', value: css });
      const [id] = Object.values(found ?? {});
      return String(await call('WebDriver:TakeScreenshot', { id, full: false, scroll: false }));
    });
  }

  /** Turns the wheel over the middle of the page. @param by px downwards */
  async scroll(by: number): Promise<void> {
    await this.#here((call) =>
      call('WebDriver:PerformActions', {
        actions: [
          {
            type: 'wheel',
            id: 'wheel',
            actions: [{ type: 'scroll', x: 400, y: 300, deltaX: 0, deltaY: by, duration: 100 }],
          },
        ],
      }),
    );
  }

  async close(): Promise<void> {
    await this.#here((call) => call('WebDriver:CloseWindow'));
  }
}

/** What a profile must say: nothing goes out, every host leads to us, the extension has one address. */
function preferences({ http, https }: Ports): string {
  const entries: Record<string, string | number | boolean> = {
    'marionette.port': 0,
    'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
    'network.dns.forceResolve': '127.0.0.1',
    'network.socket.forcePort': `443=${https};80=${http}`,
    'dom.security.https_first': false,
    'dom.security.https_first_schemeless': false,
    'intl.accept_languages': 'en-GB, en',
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'browser.startup.page': 0,
  };
  return Object.entries(entries)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/** Waits until Firefox has written down on which port it listens, and goes there. */
async function connect(child: ChildProcess, file: string): Promise<Marionette> {
  const endsAt = Date.now() + START_MS;
  while (Date.now() < endsAt) {
    if (child.exitCode !== null) throw new Error(`Firefox ended at once (exit code ${child.exitCode})`);
    const port = portIn(file);
    if (port > 0) return await Marionette.connect(port);
    await sleep(50);
  }
  throw new Error(`Firefox does not listen after ${START_MS / 1000} seconds`);
}

function portIn(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}
