import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import type { ClaimReading } from '@/lib/core/types';
import { isAlive, listen, send } from '@/lib/messages';
import type { LookRow, PageStatus } from '@/lib/page-state';
import { isGuess } from '@/lib/page/findings';
import { framePath, isLargeEnough, placeOfFrame } from '@/lib/page/frames';
import { createMarks, type Marks } from '@/lib/page/mark';
import { Outbox, Stopwatch } from '@/lib/page/outbox';
import { Promises } from '@/lib/page/promises';
import { selectorOf } from '@/lib/page/selector';
import { languageAt } from '@/lib/page/snapshot';
import { Watch } from '@/lib/page/watch';

/** How often a script in view looks whether its extension is still there. */
const ALIVE_EVERY_MS = 5_000;
/** What a frame that found nothing would tell, and need not. */
const NOTHING_TOLD = '[false,[]]';

export default defineUnlistedScript(() => {
  const isTop = window.top === window.self;
  let startedAt = Date.now();
  const outbox = new Outbox();
  const stopwatch = isTop ? new Stopwatch() : undefined;
  let status: PageStatus | undefined;
  let reading: { watch: Watch; promises: Promises; marks?: Marks } | undefined;
  let told = NOTHING_TOLD;
  /** Questions on promises that are not answered yet. */
  const proving = new Set<Promise<void>>();

  /** Asks whether this page may be read. Without the background's word nothing is. */
  async function ask(): Promise<void> {
    status = await persist(() => send('hello', { isTop, startedAt })).catch(() => undefined);
    const mayRead = status?.isReading === true;
    if (stopwatch) stopwatch.isOn = mayRead;
    if (!mayRead) end();
    else if (reading) reading.watch.dropDismissed();
    else if (isLargeEnough()) begin();
  }

  function begin(): void {
    if (reading || status?.isReading !== true) return;
    const promises = new Promises((promise) => {
      const proof = prove(promise);
      proving.add(proof);
      void proof.finally(() => proving.delete(proof));
    });
    const watch = new Watch({
      detect: (snippets) => persist(() => send('detect', { snippets })),
      onChange: () => tell(),
      onSeen: (found) => outbox.add(found, watch.view),
      onPromise: ({ finding, readAt }) => promises.note(finding, watch.view, readAt),
      onView: () => {
        stopwatch?.addPage();
        promises.beginView();
      },
      isDismissed: (claim) => status?.dismissed.includes(claim) ?? false,
    });
    reading = { watch, promises };
  }

  /** Keeps what was promised, and shows what is proven by it. A promise that gets lost proves nothing. */
  async function prove(promise: ClaimReading): Promise<void> {
    const [proof] = await send('promised', { promises: [promise] }).catch(() => []);
    if (!proof || !reading) return;
    const { watch } = reading;
    for (const found of watch.prove(promise.claim, proof)) if (proof.isProven) outbox.add(found, watch.view);
    tell();
  }

  function end(): void {
    reading?.watch.stop();
    reading?.promises.stop();
    reading?.marks?.dispose();
    reading = undefined;
    outbox.clear();
    tell();
  }

  /** Draws what can be seen, and tells the background where that changed. */
  function tell(): void {
    const found = reading?.watch.shown() ?? [];
    if (reading && found.length > 0) reading.marks ??= makeMarks();
    reading?.marks?.set(found);
    const findings = found.map(({ finding }) => finding);
    const isCutShort = reading?.watch.isCutShort ?? false;
    const next = JSON.stringify([
      isCutShort,
      findings.map(({ id, form, trigger, evidence, verdict, quote }) => [
        id,
        form,
        trigger,
        evidence,
        verdict,
        quote,
      ]),
    ]);
    if (next === told) return;
    told = next;
    send('found', { view: reading?.watch.view ?? '', path: framePath(), findings, isCutShort }).catch(() => {
      told = '';
      leaveIfOrphaned();
    });
  }

  /** Updated or removed, the extension leaves its scripts in open tabs: they find out by themselves, and leave nothing behind. */
  function leaveIfOrphaned(): void {
    if (isAlive()) return;
    clearInterval(living);
    status = undefined;
    if (reading) end();
  }
  const living = setInterval(() => document.hidden || leaveIfOrphaned(), ALIVE_EVERY_MS);

  listen({
    show: ({ id }) => ({ isShown: reading?.marks?.show(id) ?? false }),
    place: ({ path }) => placeOfFrame(path),
    look: async ({ withHidden, isStatic }): Promise<LookRow> => {
      // Asked before the background has answered: the answer is what decides.
      if (!status) await ask();
      begin();
      await reading?.watch.readAll();
      await Promise.all(proving);
      return {
        path: framePath(),
        lang: languageAt(document.documentElement),
        scanMs: reading?.watch.firstReadMs ?? 0,
        findings: (reading?.watch.all() ?? [])
          .filter(({ isVisible, finding }) => (isVisible || withHidden) && (isStatic || !isGuess(finding)))
          .map(({ finding, element, isVisible }) => ({
            ...finding,
            selector: selectorOf(element),
            isVisible,
          })),
      };
    },
  });
  onSettings(() => void ask());
  window.addEventListener('resize', () => isLargeEnough() && begin());
  window.addEventListener('pagehide', () => {
    stopwatch?.tell();
    void outbox.flush();
    // A frame can go while its page stays: what it showed is gone with it.
    if (!isTop && told !== NOTHING_TOLD)
      send('found', { view: '', path: [], findings: [], isCutShort: false }).catch(() => undefined);
  });
  // Back from the back-forward cache: what the tab shows is this page again.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    startedAt = Date.now();
    told = '';
    void ask().then(tell);
  });
  document.addEventListener('prerenderingchange', () => void ask());
  whenReadable(() => void ask());
});

/** Draws nothing yet. A page that does not press pays for no marks. */
function makeMarks(): Marks {
  return createMarks({
    onTrust: () => send('trust', {}),
    onDismiss: ({ claim, pattern, quote }) => send('dismiss', { claim, pattern, quote }),
  });
}

/** A word that got lost is said again after these times. */
const REPEATED_AFTER_MS = [100, 500, 2_000];

/** Asks the background until it answers. Its worker may be stopped while it thinks: the next word starts it again. */
async function persist<Answer>(ask: () => Promise<Answer | null>): Promise<Answer> {
  for (const waitMs of [0, ...REPEATED_AFTER_MS]) {
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (!isAlive()) break;
    const answer = await ask().catch(() => null);
    if (answer) return answer;
  }
  throw new Error('the background does not answer');
}

/** Something the person chose has changed: trusted sites, pause, what is not pressure. */
function onSettings(run: () => void): void {
  const { chrome } = globalThis as {
    chrome?: { storage?: { onChanged?: { addListener(listener: () => void): void } } };
  };
  chrome?.storage?.onChanged?.addListener(run);
}

/** Runs once the page's first content is there; a page that streams for ever is read as far as it is there. */
function whenReadable(run: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone || !document.body) return;
    isDone = true;
    run();
  };
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', once, { once: true });
    setTimeout(once, 2_000);
  } else once();
}
