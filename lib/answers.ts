/**
 * What the background answers to pages. Who is asking is the browser's word (`sender`), never the page's.
 * Nothing is remembered between messages but in storage: the worker may be killed at any moment.
 */
import { browser } from 'wxt/browser';

import { detectInPage } from './core/detect';
import { learnForms } from './core/form-judge';
import { WEIGHTS as FORM_WEIGHTS } from './core/form-weights';
import { learn } from './core/text-judge';
import { WEIGHTS as TEXT_WEIGHTS } from './core/text-weights';
import { givenBefore, givenId } from './core/given';
import { modesOf } from './core/modes';
import { placeFinding } from './core/place';
import { isLocalTime, localDay } from './core/report';
import { bareAddress, siteOf, trustValue, webAddress } from './core/trust';
import type { PageFinding, Sighting } from './core/types';
import { showOnIcon } from './icon';
import { sendToTab, type Handlers, type SeenFinding, type Sender } from './messages';
import type { FramePlace, FrameReport, PageStatus, Silence } from './page-state';
import { replyTo } from './question';
import { readSetting } from './settings';
import { readClockSetAt } from './device-clock';
import { addAddresses, readAddressesTo } from './store/addresses';
import { addReadings } from './store/claims';
import { addBrowsing } from './store/browsing';
import { StoreError } from './store/db';
import { addDismissal, readDismissed } from './store/dismissals';
import { readModes, writeSiteMode } from './store/modes';
import { readPresetModes } from './store/policy';
import { renewPages } from './store/renew';
import { addSightings } from './store/sightings';
import { arrive, changeTab, countFindings, readTab, report, type KeptTab, type Page } from './store/tabs';
import { notingTrouble } from './store/trouble';
import { addRule, ruleFor } from './store/trusted';

const HOUR_MS = 3_600_000;
/** A tab that slept may bring sightings late; what claims to be older is not believed. */
const OLDEST_SIGHTING_MS = 7 * 24 * HOUR_MS;
/** The device's clock may have been set back since; what claims to be later is not believed. */
const LATEST_SIGHTING_MS = 24 * HOUR_MS;
/** Promises are told as they are read. */
const LATEST_READING_MS = 60_000;
/** Pages tell their browsing three times a minute: much more at once is a device that slept. */
const LONGEST_BROWSING_MS = 600_000;
const MOST_PAGES = 1_000;
/** The page around a frame gets so long to say where the frame stands. */
const PLACE_MS = 1_000;

/** A page that is being left still speaks: its tab shows the next one by then, and its frame has another number. */
function isLeavingPage({ url, documentLifecycle, frameId, tab }: Sender): boolean {
  if (documentLifecycle === 'pending_deletion' || documentLifecycle === 'cached') return true;
  return frameId === 0 && url !== undefined && siteOf(url) !== siteOf(tab?.url ?? '');
}

/** The page a message came from. Throws where the sender is none: the popup, another extension, a page not on show. */
async function pageOf(sender: Sender): Promise<Page> {
  const { tab, frameId, url, documentLifecycle } = sender;
  if (tab?.id === undefined || tab.id < 0 || frameId === undefined) throw new Error('not from a page');
  if (documentLifecycle === 'prerender') throw new Error('not from a page on show');
  const shown = tab.url ?? '';
  const page = { tabId: tab.id, frameId, address: shown, isLeaving: false, isPrivate: tab.incognito };
  if (!isLeavingPage(sender)) return page;
  const known = await readTab(tab.id);
  const isKnown = known !== undefined && known.url !== bareAddress(shown);
  return { ...page, address: isKnown ? known.url : (url ?? shown), isLeaving: true };
}

/** Why a page is left alone, or undefined where it is read. */
async function silenceOf({ address, isPrivate }: Page): Promise<Silence | undefined> {
  if (!webAddress(address)) return 'unreadable';
  const [rule, pausedUntil] = await Promise.all([ruleFor(address, isPrivate), readSetting('pausedUntil')]);
  if (rule) return rule.until === undefined ? 'trusted' : 'snoozed';
  return pausedUntil > Date.now() ? 'paused' : undefined;
}

/** The site a page's records belong to. A frame that reported to the page before goes with that page. */
function siteFor({ address, frameId }: Page, tab: KeptTab | undefined): string {
  return siteOf(frameId !== 0 && tab?.frames[frameId] ? tab.url : address);
}

/** Where a frame stands, as the top page draws it; undefined where that page does not say in time. */
async function placeOf(tabId: number, [index]: readonly number[]): Promise<FramePlace | undefined> {
  if (index === undefined) return undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PLACE_MS);
  });
  const place = sendToTab(tabId, 'place', { path: [index] }).catch(() => undefined);
  return Promise.race([place, tooLong]);
}

/** What a frame said, its gates placed in the whole page. */
async function placeReport({ tabId, frameId }: Page, said: FrameReport): Promise<FrameReport> {
  if (frameId === 0 || !said.findings.some(({ pattern }) => pattern === 'gate')) return said;
  const place = await placeOf(tabId, said.path);
  return place ? { ...said, findings: said.findings.map((finding) => placeFinding(finding, place)) } : said;
}

/** The gate of a frame that lies over the page around it, as that page places it. */
function floatingGate(said: FrameReport | undefined): PageFinding | undefined {
  return said?.findings.find(
    ({ pattern, placement }) => pattern === 'gate' && placement !== undefined && placement !== 'inline',
  );
}

/** Lets the top page know of a gate that lies over it in a frame, and that it went: no frame can take itself away. */
async function tellAround(
  { tabId, frameId }: Page,
  before: FrameReport | undefined,
  now: FrameReport | undefined,
): Promise<void> {
  const [index, ...deeper] = now?.path ?? [];
  if (frameId === 0 || index === undefined || deeper.length > 0) return;
  const gate = floatingGate(now);
  if (!gate && !floatingGate(before)) return;
  await sendToTab(tabId, 'frameGate', { index, finding: gate ?? null }).catch(() => undefined);
}

function isBelievable({ day, hour, seenAt }: SeenFinding, now: number): boolean {
  return (
    isLocalTime(day, hour, seenAt) && seenAt > now - OLDEST_SIGHTING_MS && seenAt < now + LATEST_SIGHTING_MS
  );
}

/** A sighting with its site, and a gate's place as it was found out for its report. */
function sightingOf(seen: SeenFinding, site: string, tab: KeptTab | undefined, frameId: number): Sighting {
  const { claim, pattern } = seen;
  const told = tab?.frames[frameId]?.findings.find((f) => f.claim === claim && f.pattern === pattern);
  const { placement, trigger } = { ...seen, ...told };
  return { ...seen, site, ...(placement && { placement }), ...(trigger && { trigger }) };
}

/** Whether something was kept: a full disk is no reason to stop answering, and the page will ask again. */
async function isKept(work: () => Promise<void>): Promise<{ stored: boolean }> {
  try {
    await notingTrouble(work);
    return { stored: true };
  } catch (error) {
    if (error instanceof StoreError) return { stored: false };
    throw error;
  }
}

let hasLearned = false;

/** A worker that is woken for something else need not learn to read. */
function learnOnce(): void {
  if (hasLearned) return;
  learn(TEXT_WEIGHTS);
  learnForms(FORM_WEIGHTS);
  hasLearned = true;
}

/** The answers, for `listen`. */
export const answers: Handlers = {
  async hello({ startedAt }, sender) {
    const page = await pageOf(sender);
    const { tabId, frameId, isPrivate } = page;
    const quiet: PageStatus = {
      isReading: false,
      isPrivate,
      dismissed: [],
      modes: modesOf(),
      isMasking: false,
      look: 'line-and-tag',
      languages: [],
    };
    if (page.isLeaving) return quiet;
    const silence = await silenceOf(page);
    const tab = await changeTab(tabId, (known) => arrive(known, page, startedAt));
    if (frameId === 0) await showOnIcon(tabId, silence, countFindings(tab));
    if (silence) return { ...quiet, silence };
    const site = siteOf(page.address);
    const [dismissed, modes, isMasking, look, languages, given] = await Promise.all([
      // Without the database pages are read all the same: what was dismissed shows again until it is back.
      readDismissed(site).catch(() => []),
      readModes(site),
      readSetting('addressMask'),
      readSetting('look'),
      readSetting('languages'),
      // What was done in other windows is not told in a private one.
      isPrivate ? [] : readAddressesTo(site).catch(() => []),
    ]);
    const before = givenBefore(given);
    return {
      ...quiet,
      isReading: true,
      dismissed: [...dismissed, ...(tab?.dismissed ?? [])],
      modes,
      isMasking,
      look,
      languages,
      ...(before && { given: before }),
    };
  },

  detect(question) {
    learnOnce();
    return replyTo(question, detectInPage);
  },

  async draw(_, sender) {
    const { tabId, frameId } = await pageOf(sender);
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      files: ['/marks.js'],
      injectImmediately: true,
    });
  },

  async found(said, sender) {
    const page = await pageOf(sender);
    if (page.isLeaving) return;
    const silence = await silenceOf(page);
    let before: FrameReport | undefined;
    const tab = await changeTab(page.tabId, async (known) => {
      before = known?.frames[page.frameId];
      const placed = silence ? { ...said, findings: [], isCutShort: false } : await placeReport(page, said);
      return report(known, page, placed, Date.now());
    });
    await showOnIcon(page.tabId, silence, countFindings(tab));
    await tellAround(page, before, tab?.frames[page.frameId]);
  },

  async sighted({ sightings }, sender) {
    const page = await pageOf(sender);
    if (page.isPrivate || (await silenceOf(page))) return { stored: true };
    const tab = await readTab(page.tabId);
    const site = siteFor(page, tab);
    const now = Date.now();
    const believed = sightings.filter((seen) => isBelievable(seen, now));
    return isKept(() => addSightings(believed.map((seen) => sightingOf(seen, site, tab, page.frameId))));
  },

  async promised({ promises }, sender) {
    const page = await pageOf(sender);
    if (page.isPrivate || page.isLeaving || (await silenceOf(page))) return promises.map(() => null);
    const tab = await readTab(page.tabId);
    const now = Date.now();
    const believed = promises.filter(({ reading }) => Math.abs(now - reading.at) < LATEST_READING_MS);
    const path = new URL(sender.url ?? page.address).pathname;
    const setAt = await readClockSetAt();
    const proofs = await addReadings(siteFor(page, tab), path, believed, setAt);
    return promises.map((promise) => proofs[believed.indexOf(promise)] ?? null);
  },

  async browsed({ day, visibleMs, pages }, sender) {
    const page = await pageOf(sender);
    if (page.frameId !== 0 && !page.isLeaving) throw new Error('only the top page counts browsing');
    if (page.isPrivate || (await silenceOf(page))) return { stored: true };
    const now = Date.now();
    // Told soon after midnight, it may be of the day before.
    if (!isLocalTime(day, 0, now) && !isLocalTime(day, 24, now)) throw new Error(`"${day}" is not today`);
    return isKept(() =>
      addBrowsing({
        day,
        visibleMs: Math.min(visibleMs, LONGEST_BROWSING_MS),
        pages: Math.min(pages, MOST_PAGES),
      }),
    );
  },

  async gave({ form, quote, masked }, sender) {
    const page = await pageOf(sender);
    if (page.isPrivate || (await silenceOf(page))) return { stored: true };
    const site = siteFor(page, await readTab(page.tabId));
    if (site === '') throw new Error('not a web page');
    const isMasking = await readSetting('addressMask');
    const now = new Date();
    const day = localDay(now);
    const given = { id: givenId({ site, day }), site, day, givenAt: now.getTime(), form, quote };
    return isKept(() => addAddresses([{ ...given, ...(isMasking && masked !== undefined && { masked }) }]));
  },

  async trust(_, sender) {
    const { address, isPrivate } = await pageOf(sender);
    const scope = siteOf(address) === 'file' ? 'path' : 'domain';
    const value = trustValue(scope, address);
    if (value === '') throw new Error('not a web page');
    await addRule({ scope, value, addedAt: Date.now() }, isPrivate ? 'private' : 'kept');
  },

  async dismiss({ claim, pattern, quote }, sender) {
    const page = await pageOf(sender);
    const site = siteFor(page, await readTab(page.tabId));
    if (site === '') throw new Error('not a web page');
    if (!page.isPrivate) {
      await notingTrouble(() => addDismissal({ site, claim, pattern, quote, dismissedAt: Date.now() }));
      return;
    }
    await changeTab(page.tabId, (known) => known && { ...known, dismissed: [...known.dismissed, claim] });
    await renewPages();
  },

  async silence({ pattern }, sender) {
    const page = await pageOf(sender);
    const site = siteFor(page, await readTab(page.tabId));
    if (site === '' || page.isPrivate) throw new Error('nothing may be kept of this page');
    const { locked } = await readPresetModes();
    if (locked[pattern] !== undefined) throw new Error('the organisation has set this');
    await writeSiteMode(site, pattern, 'off');
  },
};
