/** Asks the extension in every frame of a page what it sees, from one of the extension's own pages. */
import { placeFinding } from '@/lib/core/place';
import type { FramePlace, LookRow } from '@/lib/page-state';
import type { VisitFinding } from '../../tools/visit';
import type { FirefoxTab } from './firefox';

// Where the backroom writes down the frames it heard of.
declare global {
  var framesHeard: Map<number, Set<number>> | undefined;
}

/** Lets the backroom learn which frames a tab has: each says hello, and it listens. */
export async function listenForFrames(backroom: FirefoxTab): Promise<void> {
  await backroom.evaluate(() => {
    const heard = new Map<number, Set<number>>();
    window.framesHeard = heard;
    chrome.runtime.onMessage.addListener((_message, { tab, frameId }) => {
      if (tab?.id === undefined || frameId === undefined) return;
      heard.set(tab.id, (heard.get(tab.id) ?? new Set()).add(frameId));
    });
  });
}

/**
 * What is found in the page that a tab shows.
 *
 * @param id     what the extension calls the tab
 * @param frames selectors of frames that matter; a finding in another frame has a `frame` that leads nowhere
 */
export async function look(
  backroom: FirefoxTab,
  tab: FirefoxTab,
  id: number,
  frames: readonly string[],
): Promise<VisitFinding[]> {
  const indexes = await tab.evaluate(
    (selectors) =>
      selectors.map((selector) => {
        const element = document.querySelector(selector);
        const inside = element instanceof HTMLIFrameElement ? element.contentWindow : null;
        return Array.from({ length: window.length }, (_, i) => window[i]).indexOf(inside ?? window);
      }),
    frames,
  );
  const rows = await askFrames(backroom, id);
  return rows.flatMap(({ path: [index], findings, place }) =>
    findings
      .filter(({ isVisible }) => isVisible)
      .map((finding) => (place ? placeFinding(finding, place) : finding))
      .map((finding) => ({
        pattern: finding.pattern,
        form: finding.form ?? null,
        placement: finding.placement ?? null,
        trigger: finding.trigger ?? null,
        evidence: finding.evidence,
        verdict: finding.verdict ?? null,
        quote: finding.quote,
        selector: finding.selector,
        frame: index === undefined ? null : (frames[indexes.indexOf(index)] ?? `frame-${index}`),
        visible: true,
        lang: finding.lang,
        confidence: finding.confidence,
      })),
  );
}

/** The answers of a tab's frames; `place` says where a frame stands in the page, as the page around it knows. */
async function askFrames(
  backroom: FirefoxTab,
  tabId: number,
): Promise<(LookRow & { place: FramePlace | null })[]> {
  return await backroom.evaluate(async (id) => {
    const ask = async (name: string, data: object, frameId: number): Promise<unknown> =>
      chrome.tabs.sendMessage(id, { to: 'manometer', name, data }, { frameId }).catch(() => null);
    const frames = [...new Set([0, ...(window.framesHeard?.get(id) ?? [])])];
    const rows = await Promise.all(
      frames.map(async (frameId) => {
        const row = (await ask('look', { withHidden: false, isStatic: false }, frameId)) as LookRow | null;
        if (!row || !Array.isArray(row.findings)) return [];
        const [index] = row.path;
        const place = index === undefined ? null : await ask('place', { path: [index] }, 0);
        return [{ ...row, place: place as FramePlace | null }];
      }),
    );
    return rows.flat();
  }, tabId);
}
