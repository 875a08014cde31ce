/** A proven case as a file that stands alone: what was claimed when, for people (HTML) and for programs (JSON). */
import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { localDay } from './core/report';
import { saveFile } from './save-file';
import { nameOf, sayReading, verdictName } from './sentences';
import type { ClaimRecord } from './core/types';

/** What a file says of where it comes from. */
export type Origin = {
  /** Version of Manometer. */
  version: string;
  /** The browser, as it names itself. */
  browser: string;
  /** When the file was made, epoch ms. */
  madeAt: number;
  /** Time zone of the device ("Europe/Berlin"). */
  zone: string;
  /** What the page looked like when the file was made, as a data address, where that could be taken. */
  picture?: string | undefined;
};

/** The address of a picture that the browser made itself: nothing else is put into a file. */
const PICTURE = 'data:image/jpeg;base64,';

/** The case as data. The hash that names the page stays here: it says nothing to anybody else. */
export function evidenceJson({ site, pattern, quote, readings, proof }: ClaimRecord, origin: Origin): string {
  const times = readings.map(({ at, promised, view, isAfterZero }) => ({
    readAt: new Date(at).toISOString(),
    ...(promised.what === 'end'
      ? { endsAt: new Date(at + promised.remainingMs).toISOString(), shownToMs: promised.unitMs }
      : { [promised.what]: promised.count }),
    view,
    ...(isAfterZero && { isAfterZero }),
  }));
  return JSON.stringify(
    {
      manometer: 'evidence',
      format: 1,
      site,
      pattern,
      quote,
      verdict: proof?.verdict,
      readings: times,
      note: i18n.t('proof.note'),
      madeAt: new Date(origin.madeAt).toISOString(),
      version: origin.version,
      browser: origin.browser,
      zone: origin.zone,
      ...(origin.picture !== undefined && { picture: origin.picture }),
    },
    undefined,
    2,
  );
}

const STYLE = `body{max-width:46rem;margin:2.5rem auto;padding:0 1.25rem;font:1rem/1.6 system-ui,sans-serif;color:#1f1d1a;background:#fff}
h1{font:700 1.6rem/1.25 Georgia,serif}blockquote{margin:1rem 0;padding:.75rem 1rem;border-left:3px solid #0f6b6b;font:1.15rem/1.4 Georgia,serif}
dt{color:#6b655b;font-size:.875rem}dd{margin:0 0 .75rem}li{margin-bottom:.4rem}img{max-width:100%;border:1px solid #e4ddcf}.note{color:#6b655b;font-size:.875rem}`;

/** The case as a page. Made of nodes, so that no word of a page can become markup. */
export function evidenceHtml({ site, pattern, quote, readings, proof }: ClaimRecord, origin: Origin): string {
  const page = document.implementation.createHTMLDocument(i18n.t('proof.file_title', [site]));
  const add = (parent: Element, tag: string, text = ''): HTMLElement => {
    const element = page.createElement(tag);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  page.documentElement.lang = i18n.t('language');
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  page.head.prepend(charset);
  add(page.head, 'style', STYLE);
  const { body } = page;
  add(body, 'h1', i18n.t('proof.file_title', [site]));
  add(body, 'blockquote', quote);
  const facts = add(body, 'dl');
  const fact = (name: string, value: string): void => {
    add(facts, 'dt', name);
    add(facts, 'dd', value);
  };
  fact(i18n.t('report.site'), site);
  fact(i18n.t('report.pattern'), nameOf(pattern));
  if (proof) fact(i18n.t('proof.verdict'), verdictName(proof.verdict));
  add(body, 'h2', i18n.t('proof.readings'));
  const list = add(body, 'ol');
  for (const reading of readings) add(list, 'li', sayReading(reading));
  if (origin.picture?.startsWith(PICTURE)) {
    add(body, 'h2', i18n.t('proof.picture'));
    const picture = add(body, 'img');
    picture.setAttribute('src', origin.picture);
    picture.setAttribute('alt', i18n.t('proof.picture_of', [site]));
    add(body, 'p', i18n.t('proof.picture_more')).className = 'note';
  }
  add(body, 'p', i18n.t('proof.zone', [origin.zone])).className = 'note';
  add(body, 'p', i18n.t('proof.note')).className = 'note';
  const madeAt = new Date(origin.madeAt).toISOString();
  add(body, 'p', i18n.t('proof.made', [origin.version, madeAt, origin.browser])).className = 'note';
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

/**
 * Hands the evidence of a claim to the person as a file.
 *
 * @param picture what the page looks like now, as a data address
 */
export async function saveEvidence(
  claim: ClaimRecord,
  kind: 'html' | 'json',
  picture?: string,
): Promise<void> {
  const origin: Origin = {
    version: browser.runtime.getManifest().version,
    browser: navigator.userAgent,
    madeAt: Date.now(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    picture,
  };
  const text = kind === 'html' ? evidenceHtml(claim, origin) : evidenceJson(claim, origin);
  const type = kind === 'html' ? 'text/html;charset=utf-8' : 'application/json';
  saveFile(`manometer-${claim.site}-${localDay(new Date(claim.lastAt))}.${kind}`, new Blob([text], { type }));
}

/** What can be seen of the page in a window, without what lies outside it. Rejects where the browser does not give it. */
export async function pictureOf(windowId: number): Promise<string> {
  return browser.tabs.captureVisibleTab(windowId, { format: 'jpeg', quality: 75 });
}
