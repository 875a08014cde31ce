import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { PATTERNS, type ClaimReading, type PageFinding, type Pattern } from '@/lib/core/types';
import { isAlive, listen, send } from '@/lib/messages';
import type { LookRow, PageStatus } from '@/lib/page-state';
import { isGuess } from '@/lib/page/findings';
import { frameAt, framePath, isLargeEnough, placeOfFrame } from '@/lib/page/frames';
import { watchGiven } from '@/lib/page/given';
import type { Marks, MarksOptions, MarkTarget } from '@/lib/page/mark';
import { takeOnDemand, type OnDemand } from '@/lib/page/on-demand';
import { Outbox, Stopwatch } from '@/lib/page/outbox';
import { Promises } from '@/lib/page/promises';
import { selectorOf } from '@/lib/page/selector';
import { languageAt } from '@/lib/page/snapshot';
import { Watch } from '@/lib/page/watch';
import { ask } from '@/lib/question';

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
  let reading: Reading | undefined;
  let told = NOTHING_TOLD;
  /** Findings that the person asked to be shown, whatever is done with their pattern. */
  const wanted = new Set<string>();
  /** Frames that lie over this page with a gate in them, by their index. */
  const frameGates = new Map<number, PageFinding>();
  /** The person wants to see the page as it was, for now. */
  let isAsItWas = false;
  /** How often it was asked whether this page may be read. */
  let asked = 0;
  /** Promises that nobody was asked about yet, and questions on others that are not answered yet. */
  const unproven: ClaimReading[] = [];
  const proving = new Set<Promise<void>>();

  /** Asks whether this page may be read. Without the background's word nothing is. */
  async function askLeave(): Promise<void> {
    asked += 1;
    const number = asked;
    const answer = await persist(() => send('hello', { isTop, startedAt })).catch(() => undefined);
    // Asked again meanwhile: this answer is of before, and may come after the later one.
    if (number !== asked) return;
    const before = status;
    status = answer;
    const mayRead = status?.isReading === true;
    if (stopwatch) stopwatch.isOn = mayRead;
    if (!mayRead) end();
    else if (reading) reading.watch.onSilence(isLessSilent(before, status));
    else if (isLargeEnough()) begin();
  }

  function begin(): void {
    if (reading || status?.isReading !== true) return;
    const promises = new Promises((promise) => unproven.push(promise));
    const watch = new Watch({
      detect: (snippets) => ask(snippets, (question) => persist(() => send('detect', question))),
      onChange: (isSightChanged) => {
        tell();
        prove();
        if (isSightChanged) reading?.marks?.look();
      },
      onSeen: (found) => outbox.add(found, watch.view),
      onPromise: ({ finding, readAt }) => promises.note(finding, watch.view, readAt),
      onView: () => {
        stopwatch?.addPage();
        promises.beginView();
      },
      isSilent: (finding) => status !== undefined && isSilent(finding, status),
      isOurs: (node) => reading?.marks?.owns(node) === true,
    });
    reading = { watch, promises };
    if (status.isPrivate) return;
    reading.stopGiven = watchGiven({
      gates: () => watch.all().filter(({ finding }) => finding.pattern === 'gate'),
      isMasking: () => status?.isMasking === true,
      // Lost where it cannot be kept: there is a word in the popup on that.
      onGiven: (given) =>
        void persist(() => send('gave', given).then(({ stored }) => stored || null)).catch(() => undefined),
    });
  }

  /** Asks about what was promised since it was last asked about. */
  function prove(): void {
    if (unproven.length === 0) return;
    const proof = proveAll(unproven.splice(0));
    proving.add(proof);
    void proof.finally(() => proving.delete(proof));
  }

  /** Keeps what was promised, and shows what is proven by it. A promise that gets lost proves nothing. */
  async function proveAll(promises: readonly ClaimReading[]): Promise<void> {
    const proofs = await send('promised', { promises }).catch(() => []);
    if (!reading) return;
    const { watch } = reading;
    for (const [i, { claim }] of promises.entries()) {
      const kept = proofs[i];
      if (!kept) continue;
      for (const found of watch.prove(claim, kept)) if (kept.proof.isProven) outbox.add(found, watch.view);
    }
    tell();
  }

  function end(): void {
    reading?.watch.stop();
    reading?.promises.stop();
    reading?.stopGiven?.();
    reading?.marks?.dispose();
    reading = undefined;
    outbox.clear();
    tell();
  }

  /** Draws what can be seen, and tells the background where that changed. */
  function tell(): void {
    const found = reading?.watch.shown() ?? [];
    const drawn = found.flatMap((each) => {
      const mode = wanted.has(each.finding.id) ? 'mark' : drawnAs(each.finding.pattern);
      return mode ? [{ ...each, mode }] : [];
    });
    const all = reading ? [...drawn, ...framesToDraw()] : [];
    if (all.length > 0 && reading && !reading.marks) void loadMarks(reading);
    reading?.marks?.set(all, status?.look);
    const findings = found.map(({ finding }) => finding);
    const isCutShort = reading?.watch.isCutShort ?? false;
    const next = JSON.stringify([
      isCutShort,
      findings.map(({ id, form, trigger, evidence, verdict, quote, pattern }) => [
        id,
        form,
        trigger,
        evidence,
        verdict,
        // What a clock shows is old before it is told.
        pattern === 'countdown' ? '' : quote,
      ]),
    ]);
    if (next === told) return;
    told = next;
    send('found', { view: reading?.watch.view ?? '', path: framePath(), findings, isCutShort }).catch(() => {
      told = '';
      leaveIfOrphaned();
    });
  }

  /** Lets the other script come, once; without it the page is read and logged all the same. */
  async function load(of: Reading): Promise<OnDemand | undefined> {
    of.loading ??= persist(() => send('draw', {}).then(() => takeOnDemand() ?? null)).catch(() => undefined);
    return await of.loading;
  }

  async function loadMarks(of: Reading): Promise<void> {
    const loaded = await load(of);
    if (!loaded || of !== reading || of.marks) return;
    of.marks = loaded.createMarks({ ...waysOf(status?.isPrivate ?? true), given: () => status?.given });
    tell();
  }

  async function show(id: string): Promise<boolean> {
    if (!reading?.watch.shown().some(({ finding }) => finding.id === id)) return false;
    wanted.add(id);
    tell();
    if (!reading.marks) await loadMarks(reading);
    return reading.marks?.show(id) ?? false;
  }

  /** What a frame shows is marked inside it; the No that takes it away stands here. */
  function framesToDraw(): MarkTarget[] {
    const mode = drawnAs('gate');
    if (!mode) return [];
    return [...frameGates].flatMap(([index, finding]) => {
      const element = frameAt(index);
      const ours = { ...finding, id: `frame ${finding.id}` };
      return element ? [{ finding: ours, element, readAt: Date.now(), mode, isFrame: true as const }] : [];
    });
  }

  /** How a pattern is drawn now; undefined: not at all. */
  function drawnAs(pattern: Pattern): MarkTarget['mode'] | undefined {
    const mode = status?.modes[pattern];
    if (mode === undefined || mode === 'off' || mode === 'log') return undefined;
    return isAsItWas ? 'mark' : mode;
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
    calm: ({ isOn }) => {
      if (isOn !== undefined && isOn === isAsItWas) {
        isAsItWas = !isOn;
        if (isAsItWas) reading?.marks?.restore();
        tell();
      }
      return { isOn: !isAsItWas };
    },
    show: async ({ id }) => ({ isShown: await show(id) }),
    frameGate: ({ index, finding }) => {
      if (finding) frameGates.set(index, finding);
      else frameGates.delete(index);
      tell();
    },
    place: ({ path }) => placeOfFrame(path),
    contacts: async () => {
      const loaded = reading && (await load(reading));
      if (!loaded) throw new Error('this page is left alone');
      return loaded.collectContacts();
    },
    look: async ({ withHidden, isStatic }): Promise<LookRow> => {
      // Asked before the background has answered: the answer is what decides.
      if (!status) await askLeave();
      begin();
      await reading?.watch.readAll();
      prove();
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
  onSettings(() => void askLeave());
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
    void askLeave().then(tell);
  });
  document.addEventListener('prerenderingchange', () => void askLeave());
  whenReadable(() => void askLeave());
});

/** What is known of the page while it may be read. */
type Reading = {
  watch: Watch;
  promises: Promises;
  /** Ends the watch for addresses that are given; missing in private windows. */
  stopGiven?: () => void;
  marks?: Marks;
  loading?: Promise<OnDemand | undefined>;
};

/** What a person can say on a card. */
function waysOf(isPrivate: boolean): Omit<MarksOptions, 'given'> {
  return {
    onTrust: () => send('trust', {}),
    onDismiss: ({ claim, pattern, quote }) => send('dismiss', { claim, pattern, quote }),
    // What is said in a private window is forgotten with it, and this is for good.
    onSilence: isPrivate ? undefined : ({ pattern }) => send('silence', { pattern }),
  };
}

/** Whether a finding stays silent on this page: called no pressure, not read here, or in a language that is not read. */
function isSilent(
  { claim, pattern, lang }: Pick<PageFinding, 'claim' | 'pattern' | 'lang'>,
  { modes, dismissed, languages }: PageStatus,
): boolean {
  const isForeign = lang !== '' && languages.length > 0 && !languages.includes(lang);
  return modes[pattern] === 'off' || dismissed.includes(claim) || isForeign;
}

/** Whether something that was silent may speak now. */
function isLessSilent(before: PageStatus | undefined, after: PageStatus | undefined): boolean {
  if (!before || !after) return false;
  const isBack = PATTERNS.some(
    (pattern) => before.modes[pattern] === 'off' && after.modes[pattern] !== 'off',
  );
  const isOtherLanguage = before.languages.join() !== after.languages.join();
  return isBack || isOtherLanguage || before.dismissed.some((claim) => !after.dismissed.includes(claim));
}

/** A word that got lost is said again after these times. */
const REPEATED_AFTER_MS = [100, 500, 2_000];

/** Asks the background until it answers. Its worker may be stopped while it thinks: the next word starts it again. */
async function persist<Answer>(put: () => Promise<Answer | null>): Promise<Answer> {
  for (const waitMs of [0, ...REPEATED_AFTER_MS]) {
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (!isAlive()) break;
    const answer = await put().catch(() => null);
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
