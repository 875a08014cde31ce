/**
 * `npm start`: a browser with Manometer on a small fair of pages that press, or on the pages that are named.
 * Without a display the same happens unseen: what was found is printed, and pictures of it are left in `out/`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Browser, LANGS, type Lang, type Tab } from './browser';
import { openFair } from './fair/server';
import { OpenPopup } from './popup';
import { ROOT } from './setup.mjs';
import { table } from './table';
import { targetsOf, type Target } from './targets';
import { visit } from './visit';

/** Long enough for a page to open what it opens, for a clock to tick, and for a sighting to count. */
const STAY_MS = 4_000;
/** What a person could see is stored at once, but the last of it a moment after the page was left. */
const SETTLE_MS = 500;

const OUT = join(ROOT, 'out');

/** @returns exit code: 0, or 1 where a page could not be looked at */
export async function main(args: string[]): Promise<number> {
  const fair = args.length > 0 ? undefined : await openFair();
  const targets: Target[] = fair
    ? fair.hosts.map(({ host, url }) => ({ page: host, url }))
    : args.flatMap((argument) => targetsOf(argument));
  const hosts = Object.fromEntries(
    (fair?.hosts ?? []).map(({ host }) => [`${host}:80`, fair?.httpPort ?? 0]),
  );
  const isHeadless = !hasDisplay();
  const browser = await Browser.open({ isHeadless, isWelcomed: !isHeadless, lang: ownLanguage(), hosts });
  try {
    return isHeadless ? await tour(browser, targets) : await show(browser, targets);
  } finally {
    await browser.close();
    await fair?.close();
  }
}

/** Whether somebody could see a window. */
function hasDisplay({ env, platform }: Pick<NodeJS.Process, 'env' | 'platform'> = process): boolean {
  const isSet = (name: string): boolean => env[name] !== undefined && env[name] !== '';
  if (isSet('CI')) return false;
  return platform !== 'linux' || isSet('DISPLAY') || isSet('WAYLAND_DISPLAY');
}

/** The language of the person at the terminal, as far as we speak it. */
function ownLanguage(): Lang {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const named = [LC_ALL, LC_MESSAGES, LANG].find((each) => each !== undefined && each !== '');
  const own = named ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return LANGS.find((lang) => own.startsWith(lang)) ?? 'en';
}

/** Opens the pages in a window and leaves it to the person. */
async function show(browser: Browser, targets: readonly Target[]): Promise<number> {
  const closed = new Promise<void>((resolve) => browser.context.once('close', () => resolve()));
  let failures = 0;
  let page = browser.context.pages()[0];
  for (const target of targets) {
    if ('fault' in target) {
      process.stderr.write(`${target.page}: ${target.fault}\n`);
      failures += 1;
      continue;
    }
    page ??= await browser.context.newPage();
    await page.goto(target.url, { waitUntil: 'commit' }).catch((error: unknown) => {
      process.stderr.write(`${target.page}: ${error instanceof Error ? error.message : String(error)}\n`);
      failures += 1;
    });
    page = undefined;
  }
  await browser.context.pages()[0]?.bringToFront();
  process.stdout.write('Manometer is in the toolbar. Close the window when you have seen enough.\n');
  await closed;
  return failures > 0 ? 1 : 0;
}

/** Looks at the pages one after the other, prints what was found, and leaves pictures. */
async function tour(browser: Browser, targets: readonly Target[]): Promise<number> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  let failures = 0;
  for (const [i, target] of targets.entries()) {
    const name = `${i + 1}-${target.page.replace(/[^\p{L}\p{N}]+/gu, '-').slice(-40)}`;
    try {
      if ('fault' in target) throw new Error(target.fault);
      const tab = await browser.openTab();
      const picture = join(OUT, `${name}.png`);
      const { findings } = await visit(browser, tab, target.url, {
        stayMs: STAY_MS,
        isStatic: false,
        withHidden: false,
        picture,
      });
      process.stdout.write(`${target.page}\n${findings.length > 0 ? table(findings) : '  nothing'}\n\n`);
      await photographPopup(browser, tab, join(OUT, `${name}-popup.png`));
      await tab.page.close();
    } catch (error) {
      failures += 1;
      const why = error instanceof Error ? error.message : String(error);
      process.stdout.write(`${target.page}\n  not looked at: ${why}\n\n`);
    }
  }
  await photographReport(browser);
  process.stdout.write(`Pictures of the pages, the popup and the report are in ${OUT}\n`);
  return failures > 0 ? 1 : 0;
}

async function photographPopup(browser: Browser, { page }: Tab, file: string): Promise<void> {
  await page.bringToFront();
  const popup = await OpenPopup.over(browser);
  // The week's line comes after the first drawing.
  await page.waitForTimeout(SETTLE_MS);
  writeFileSync(file, await popup.picture());
  await popup.close();
}

async function photographReport(browser: Browser): Promise<void> {
  const page = await browser.context.newPage();
  await page.waitForTimeout(SETTLE_MS);
  await page.goto(browser.page('report.html'));
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: join(OUT, 'report.png'), fullPage: true });
  await page.close();
}
