/** Starts a browser as a person has it: nothing is emulated, a tab behind another is hidden, and it can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { chromium, type BrowserContext } from '@playwright/test';

/** A browser that does not say where it listens within this did not start. */
const START_MS = 20_000;
/** One that was asked to close is given so long. */
const CLOSE_MS = 10_000;
const ASK_EVERY_MS = 25;

export type Launched = {
  context: BrowserContext;
  /** Closes it and waits until it is gone. */
  close(): Promise<void>;
  /** Ends it on the spot, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
};

export type LaunchOptions = {
  executable: string;
  /** Folder of the profile; made where it is missing. */
  profile: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
};

/**
 * Starts it and takes the reins.
 *
 * @throws Error where it does not start
 */
export async function launch({ executable, profile, args, env }: LaunchOptions): Promise<Launched> {
  // Of a browser that was killed here before.
  rmSync(portFile(profile), { force: true });
  const child = spawn(
    executable,
    [
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--password-store=basic',
      ...args,
      'about:blank',
    ],
    { stdio: 'ignore', env: { ...env } },
  );
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  const killNow = (): void => void child.kill('SIGKILL');
  process.once('exit', killNow);
  void gone.then(() => process.off('exit', killNow));
  try {
    const address = await addressOf(profile, child);
    const browser = await chromium.connectOverCDP(address, { noDefaults: true });
    const [context] = browser.contexts();
    if (!context) throw new Error(`${executable} opens no window`);
    return {
      context,
      kill,
      async close() {
        const session = await browser.newBrowserCDPSession();
        await session.send('Browser.close').catch(() => undefined);
        await Promise.race([gone, sleep(CLOSE_MS, undefined, { ref: false })]);
        await kill();
      },
    };
  } catch (error) {
    await kill();
    throw error;
  }
}

function portFile(profile: string): string {
  return join(profile, 'DevToolsActivePort');
}

/** Where it listens, as it writes into its profile: the port, and on the next line the path. */
async function addressOf(profile: string, child: ChildProcess): Promise<string> {
  for (const endsAt = Date.now() + START_MS; Date.now() < endsAt && child.exitCode === null;) {
    const [port, path] = readIfThere(portFile(profile)).split('\n');
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
    await sleep(ASK_EVERY_MS);
  }
  throw new Error('the browser did not start');
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
