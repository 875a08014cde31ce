/**
 * `npm run pictures`: the pictures for the stores, in both languages, from the built extension: a marked page with a card
 * open, the popup over it, a weekly report, a site whose promises were kept track of. 1280 × 800, as the stores want it.
 */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { localDay } from '@/lib/core/report';
import type { PageFinding, Pattern } from '@/lib/core/types';

import { Browser, type Tab } from './browser';
import { openFair } from './fair/server';
import { BROKEN_SITE, EVENING, fiveWeeks, MORNING_AFTER, type Lang, type Records } from './pictures-week';
import { BUILD, ROOT } from './setup.mjs';

const OUT = join(ROOT, 'docs', 'store', 'pictures');
const SIZE = { width: 1280, height: 800 };
/** What is drawn above a page to hang the popup from. */
const BAR_HEIGHT = 48;
/** The largest a popup can be high. */
const POPUP = { width: 400, height: 600 };
/** A picture that weighs more is too much for a repository. */
const MOST_BYTES = 250_000;
/** Pages open what they open, and clocks have ticked. */
const STAY_MS = 3_500;
const SETTLE_MS = 800;
const POINTING_MS = 3_000;

/** Which page of the fair is shown, and what of it is explained. */
const SHOWN: Record<Lang, { host: string; pattern: Pattern; popupOver: string }> = {
  de: { host: 'schuhhaus-lindner.test', pattern: 'scarcity', popupOver: 'kraut-und-topf.test' },
  en: { host: 'brightwell-home.test', pattern: 'scarcity', popupOver: 'seaview-stays.test' },
};

/** @returns exit code: 0, or 1 where a picture is too heavy */
export async function main(): Promise<number> {
  mkdirSync(OUT, { recursive: true });
  const fair = await openFair();
  const hosts = Object.fromEntries(fair.hosts.map(({ host }) => [`${host}:80`, fair.httpPort]));
  let isAnyHeavy = false;
  for (const lang of ['de', 'en'] as const) {
    const browser = await Browser.open({ lang, hosts, viewport: SIZE });
    try {
      await photographAll(browser, lang);
    } finally {
      await browser.close();
    }
    for (const name of ['page', 'popup', 'report', 'site']) {
      const file = fileOf(lang, name);
      const { size } = statSync(file);
      isAnyHeavy ||= size > MOST_BYTES;
      process.stdout.write(`${file.slice(ROOT.length + 1)}  ${Math.ceil(size / 1_000)} kB\n`);
    }
  }
  await fair.close();
  return isAnyHeavy ? 1 : 0;
}

function fileOf(lang: Lang, name: string): string {
  return join(OUT, `${name}.${lang}.png`);
}

async function photographAll(browser: Browser, lang: Lang): Promise<void> {
  const records = fiveWeeks(lang);
  const own = await browser.context.newPage();
  await own.clock.setFixedTime(MORNING_AFTER);
  const address = browser.page(`report.html#${localDay(EVENING)}`);
  await own.goto(address);
  await own.getByRole('heading', { level: 1 }).waitFor();
  // What was broken is shown on its site's own page.
  await keep(own, { ...records, claims: [] });
  await own.reload();
  await own.getByRole('figure').first().waitFor();
  await photograph(own, lang, 'report');
  await keep(own, records);
  await own.goto(browser.page(`site.html#${BROKEN_SITE[lang]}`));
  await own.getByRole('figure').first().waitFor();
  await photograph(own, lang, 'site');
  await own.close();

  const { host, pattern, popupOver } = SHOWN[lang];
  const tab = await openAt(browser, host);
  await browser.askFrames(tab, 'show', { id: await idOf(browser, tab, pattern) });
  // It scrolls there, opens the card and points at the place for a while.
  await tab.page.waitForTimeout(POINTING_MS);
  await photograph(tab.page, lang, 'page');
  await tab.page.close();
  await photographPopup(browser, lang, popupOver);
}

async function photograph(page: Page, lang: Lang, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: fileOf(lang, name) });
}

async function openAt(browser: Browser, host: string): Promise<Tab> {
  const tab = await browser.openTab();
  await tab.page.goto(`http://${host}/`);
  await tab.page.bringToFront();
  await tab.page.waitForTimeout(STAY_MS);
  return tab;
}

/** The first finding of a pattern in the page itself, as the background knows it. */
async function idOf(browser: Browser, { id }: Tab, pattern: Pattern): Promise<string> {
  const findings = await browser.worker.evaluate(async (tabId) => {
    const key = `tab:${tabId}`;
    const { [key]: state } = (await chrome.storage.session.get(key)) as Record<
      string,
      { frames: Record<number, { findings: PageFinding[] }> }
    >;
    return state?.frames[0]?.findings ?? [];
  }, id);
  const found = findings.find((finding) => finding.pattern === pattern);
  if (!found) throw new Error(`the page shows no ${pattern}`);
  return found.id;
}

/** The popup over a page, as it hangs from the toolbar. No browser without a window has one: a plain one is drawn. */
async function photographPopup(browser: Browser, lang: Lang, host: string): Promise<void> {
  const tab = await openAt(browser, host);
  await tab.page.setViewportSize({ ...SIZE, height: SIZE.height - BAR_HEIGHT });
  await tab.page.waitForTimeout(SETTLE_MS);
  const below = await tab.page.screenshot();
  const badge = await browser.worker.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab.id);
  const popup = await browser.context.newPage();
  await popup.clock.setFixedTime(EVENING);
  await popup.setViewportSize(POPUP);
  await popup.goto(browser.page(`popup.html?tab=${tab.id}`));
  await popup.getByRole('heading', { level: 1 }).waitFor();
  // The week's line comes after the first drawing.
  await popup.waitForTimeout(SETTLE_MS);
  const above = await popup.screenshot();
  await popup.close();
  const page = await browser.context.newPage();
  await page.setContent(overlaid({ host, badge, below, above }));
  await photograph(page, lang, 'popup');
  await page.close();
  await tab.page.close();
}

function sourceOf(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}

function overlaid({
  host,
  badge,
  below,
  above,
}: {
  host: string;
  badge: string;
  below: Buffer;
  above: Buffer;
}): string {
  const icon = readFileSync(join(BUILD, 'icons', '48.png'));
  return `<!doctype html><style>
    body { margin: 0; overflow: hidden; font: 14px/1 system-ui, sans-serif; color: #44403a; background: #ece8e0 }
    .bar { height: ${BAR_HEIGHT}px; display: flex; align-items: center; gap: 16px; padding: 0 22px 0 20px; box-sizing: border-box }
    .address { flex: 1; background: #fff; border-radius: 16px; padding: 9px 16px }
    .icon { position: relative; width: 24px; height: 24px }
    .icon img { width: 24px; display: block }
    .icon b { position: absolute; right: -8px; bottom: -6px; padding: 2px 4px; border-radius: 4px; font-size: 10px; color: #fff; background: #0f6b6b }
    .popup { position: absolute; right: 14px; top: ${BAR_HEIGHT - 1}px; border-radius: 10px; box-shadow: 0 0 0 1px rgb(0 0 0/.12), 0 10px 40px rgb(0 0 0/.35) }
    img { display: block }
  </style>
  <div class="bar"><span class="address">${host}</span><span class="icon"><img src="${sourceOf(icon)}" alt=""><b>${badge}</b></span></div>
  <img src="${sourceOf(below)}" alt=""><img class="popup" src="${sourceOf(above)}" alt="">`;
}

/** Puts records into the database that the extension has made. */
async function keep(page: Page, records: Records): Promise<void> {
  await page.evaluate(
    (kept) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('manometer');
        opening.addEventListener('error', () => reject(new Error('no database')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const stores = Object.entries(kept);
          const writing = db.transaction(
            stores.map(([store]) => store),
            'readwrite',
          );
          for (const [store, values] of stores)
            for (const value of values) writing.objectStore(store).put(value);
          writing.addEventListener('error', () => reject(new Error('not written')));
          writing.addEventListener('complete', () => {
            db.close();
            resolve();
          });
        });
      }),
    records,
  );
}
