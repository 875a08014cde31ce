import '@/components/style.css';
import '@/components/popup.css';

import { useEffect, useState } from 'preact/hooks';
import { browser, type Browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { createFormats } from '@/components/formats';
import type { TrustTime } from '@/components/trust-switch';
import { modesOf, type ChosenModes, type Modes, type PresetModes } from '@/lib/core/modes';
import type { Mode, Pattern } from '@/lib/core/types';
import { readSiteModes, watchModes, writeSiteMode } from '@/lib/store/modes';
import type { PlacedFinding } from '@/components/finding-list';
import { judgePage } from '@/components/page-now';
import { Popup } from '@/components/popup';
import { useSaving } from '@/components/saving';
import { drawScreen } from '@/components/screen';
import type { Contact } from '@/lib/core/contact';
import { givenBefore, type GivenBefore } from '@/lib/core/given';
import { localDay, weekStart, type Week } from '@/lib/core/report';
import { covers, siteOf, trustValue, type TrustRule, type TrustScope } from '@/lib/core/trust';
import { pictureOf, saveEvidence } from '@/lib/evidence-file';
import { sendToTab } from '@/lib/messages';
import type { TabState } from '@/lib/page-state';
import { readSetting, UNTIL_RESUMED, watchSetting, writeSetting } from '@/lib/settings';
import { readAddressesTo } from '@/lib/store/addresses';
import { readClaim } from '@/lib/store/claims';
import { readPresetModes } from '@/lib/store/policy';
import { readTab, watchTab } from '@/lib/store/tabs';
import { readTrouble } from '@/lib/store/trouble';
import { addRule, readRules, removeRules, watchRules, type KeptRule } from '@/lib/store/trusted';
import { readWeek } from '@/lib/store/week';

/** A page that is loaded and says nothing for so long was there before us. */
const ANSWER_MS = 1_500;

/** The tab in front of the person; `?tab=7` names one where the popup stands in a tab of its own. */
async function findTab(): Promise<Browser.tabs.Tab | undefined> {
  const named = Number(new URLSearchParams(location.search).get('tab'));
  if (named > 0) return browser.tabs.get(named).catch(() => undefined);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

/** All that is read before the first drawing, at once. */
async function readNow() {
  const [tab, rules, pausedUntil, trouble] = await Promise.all([
    findTab(),
    readRules(),
    readSetting('pausedUntil'),
    readTrouble().catch(() => undefined),
  ]);
  return {
    tab,
    rules,
    pausedUntil,
    trouble,
    state: tab?.id === undefined ? undefined : await readTab(tab.id),
    modes: await readAllModes(tab?.url ?? ''),
  };
}

async function readThisWeek(uiLanguage: string): Promise<Week> {
  const { firstDay } = createFormats(uiLanguage, i18n.t('language'), await readSetting('firstDay'));
  return readWeek(weekStart(localDay(new Date()), firstDay), 'alone');
}

function siteNameOf(address: string): string {
  const value = trustValue('host', address);
  return value === 'file' ? trustValue('path', address).slice('file'.length) : value;
}

/** A rule as it was or shall be; without a place it is kept. */
type Wanted = TrustRule & { place?: KeptRule['place'] };

function putBack(rule: Wanted): Promise<unknown> {
  return addRule(rule, rule.place === 'session' || rule.place === 'private' ? rule.place : 'kept');
}

type AllModes = { here: ChosenModes; general: ChosenModes; preset: PresetModes };

/** What was chosen for a site, in general, and by the organisation. */
async function readAllModes(address: string): Promise<AllModes> {
  const [here, general, preset] = await Promise.all([
    readSiteModes(siteOf(address)),
    readSetting('modes'),
    readPresetModes(),
  ]);
  return { here, general, preset };
}

/** What is done on the site. */
function doneHere({ here, general, preset }: AllModes): Modes {
  return modesOf(preset.locked, here, general, preset.usual);
}

/** What is done where nothing was chosen for a site. */
function usualOf({ general, preset }: AllModes): Modes {
  return modesOf(preset.locked, general, preset.usual);
}

/**
 * Calms the page, or shows it as it was; without a word it only asks.
 *
 * @returns whether the page is calmed now, in all its frames
 */
async function calmFrames(tabId: number, state: TabState | undefined, isOn?: boolean): Promise<boolean> {
  const frames = Object.keys(state?.frames ?? {}).map(Number);
  const answers = await Promise.all(
    frames.map((frameId) =>
      sendToTab(tabId, 'calm', isOn === undefined ? {} : { isOn }, frameId).catch(() => undefined),
    ),
  );
  return answers.every((answer) => answer?.isOn !== false);
}

/** Modes that change what a page looks like. */
const CALMING: ReadonlySet<Mode> = new Set(['calm', 'hide']);

/** When a trust ends that begins now (epoch ms); undefined where no time ends it. */
function endOf(lasts: TrustTime, now: Date): number | undefined {
  switch (lasts) {
    case 'hour':
      return now.getTime() + 3_600_000;
    case 'today':
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
    case 'week':
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 7, now.getHours()).getTime();
    default:
      return undefined;
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

type Now = Awaited<ReturnType<typeof readNow>>;

function App({ start, uiLanguage }: { start: Now; uiLanguage: string }) {
  const [tab, setTab] = useState(start.tab);
  const [state, setState] = useState<TabState | undefined>(start.state);
  const [rules, setRules] = useState<readonly KeptRule[]>(start.rules);
  const [pausedUntil, setPausedUntil] = useState(start.pausedUntil);
  const [modes, setModes] = useState(start.modes);
  const [isCalmed, setIsCalmed] = useState(true);
  const [week, setWeek] = useState<Week>();
  const [contacts, setContacts] = useState<readonly Contact[]>();
  const [given, setGiven] = useState<GivenBefore>();
  const [isLate, setIsLate] = useState(false);
  const [now] = useState(() => Date.now());
  const tabId = tab?.id;
  const startAddress = start.tab?.url ?? '';

  useEffect(() => {
    if (tabId === undefined) return undefined;
    const onUpdated = (id: number, _: unknown, updated: Browser.tabs.Tab): void => {
      if (id === tabId) setTab(updated);
    };
    browser.tabs.onUpdated.addListener(onUpdated);
    const unwatch = watchTab(tabId, setState);
    // What came between the first reading and the watch was told to nobody.
    void readTab(tabId).then(setState);
    void browser.tabs.get(tabId).then(setTab, () => undefined);
    return () => {
      browser.tabs.onUpdated.removeListener(onUpdated);
      unwatch();
    };
  }, [tabId]);
  useEffect(() => {
    const readAgain = (): void => void readRules().then(setRules);
    const unwatchRules = watchRules(readAgain);
    const unwatchModes = watchModes(() => void readAllModes(startAddress).then(setModes));
    const unwatchPause = watchSetting('pausedUntil', setPausedUntil);
    readAgain();
    void readSetting('pausedUntil').then(setPausedUntil);
    return () => {
      unwatchRules();
      unwatchPause();
      unwatchModes();
    };
  }, [startAddress]);
  useEffect(() => {
    // The page first: the week is read when it is drawn.
    readThisWeek(uiLanguage).then(setWeek, () => undefined);
  }, [uiLanguage]);

  const address = tab?.url ?? '';
  const isPrivate = tab?.incognito ?? false;
  const covering = rules.filter(
    (rule) => (isPrivate || rule.place !== 'private') && covers(rule, address, now),
  );
  const isPaused = pausedUntil > now;
  const isLoading = tab?.status === 'loading';
  const isTrusted = covering.length > 0;
  const isTrustPreset = covering.some(({ place }) => place === 'managed');
  const page = judgePage({ address: tab?.url, isLoading, state, isPaused, isTrusted, isLate });
  const found = page.kind === 'read' ? page.findings : [];
  const isCalming = found.some(({ pattern }) => CALMING.has(doneHere(modes)[pattern]));
  useEffect(() => {
    // The popup before this one may have shown the page as it was.
    if (tabId !== undefined && isCalming)
      void readTab(tabId)
        .then((known) => calmFrames(tabId, known))
        .then(setIsCalmed);
  }, [tabId, isCalming]);
  const isAwaited = page.kind === 'waiting' && !isLoading;
  useEffect(() => {
    if (!isAwaited) return undefined;
    const timer = setTimeout(() => setIsLate(true), ANSWER_MS);
    return () => clearTimeout(timer);
  }, [isAwaited]);

  const isGated = found.some(({ pattern }) => pattern === 'gate');
  useEffect(() => {
    setContacts(undefined);
    if (!isGated || tabId === undefined) return undefined;
    let isWanted = true;
    // Loaded where it is needed only: the tables of telephone numbers are heavy.
    void import('@/lib/contacts')
      .then(({ readContacts }) => readContacts(tabId, address))
      .then(
        (read) => isWanted && setContacts(read),
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [isGated, tabId, address]);

  const site = siteOf(address);
  useEffect(() => {
    setGiven(undefined);
    // What was done in other windows is not told in a private one.
    if (!isGated || isPrivate) return undefined;
    let isWanted = true;
    readAddressesTo(site).then(
      (read) => isWanted && setGiven(givenBefore(read)),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [isGated, isPrivate, site]);

  const { failure, save } = useSaving(i18n.t('popup.failed'), async () => setRules(await readRules()));
  /** These rules instead of those that cover the page; the new ones first, so that nothing is read in between. */
  const replace = (wanted: readonly Wanted[]): Promise<void> =>
    save(async () => {
      await Promise.all(wanted.map(putBack));
      const kept = new Set(wanted.map(({ scope, value }) => `${scope} ${value}`));
      const gone = covering.filter(({ scope, value }) => !kept.has(`${scope} ${value}`));
      if (gone.length > 0) await removeRules(gone);
    });
  const trust = (scope: TrustScope, lasts: TrustTime): Promise<void> => {
    const addedAt = Date.now();
    const until = endOf(lasts, new Date(addedAt));
    const place = isPrivate ? 'private' : lasts === 'visit' ? 'session' : undefined;
    return replace([
      {
        scope,
        value: trustValue(scope, address),
        addedAt,
        ...(until !== undefined && { until }),
        ...(place && { place }),
      },
    ]);
  };
  const chooseMode = (pattern: Pattern, mode: Mode | undefined): Promise<void> =>
    save(async () => {
      await writeSiteMode(site, pattern, mode);
      setModes(await readAllModes(address));
    });
  const calm = async (isOn: boolean): Promise<void> => {
    if (tabId !== undefined) setIsCalmed(await calmFrames(tabId, state, isOn));
  };
  const show = async (finding: PlacedFinding): Promise<boolean> => {
    if (tabId === undefined) return false;
    try {
      const { isShown } = await sendToTab(tabId, 'show', { id: finding.id }, finding.frameId);
      if (isShown) window.close();
      return isShown;
    } catch {
      return false;
    }
  };
  const saveCase = async ({ record }: PlacedFinding): Promise<void> => {
    const claim = record === undefined ? undefined : await readClaim(record);
    // The name came from a page: it opens what is kept of its own site, and of no other.
    if (!claim || claim.site !== site) throw new Error('nothing is kept of this');
    // Without a picture the evidence is still evidence.
    const picture =
      tab?.windowId === undefined ? undefined : await pictureOf(tab.windowId).catch(() => undefined);
    await saveEvidence(claim, 'html', picture);
  };
  const pause = (isWanted: boolean): Promise<void> =>
    save(async () => {
      const until = isWanted ? UNTIL_RESUMED : 0;
      await writeSetting('pausedUntil', until);
      setPausedUntil(until);
    });
  const reload = async (): Promise<void> => {
    if (tabId === undefined) return;
    await browser.tabs.reload(tabId);
    setIsLate(false);
  };

  return (
    <Popup
      page={page}
      site={siteNameOf(address)}
      address={address}
      rules={covering}
      isTrustPreset={isTrustPreset}
      isPaused={isPaused}
      isPrivate={isPrivate}
      week={week}
      trouble={start.trouble}
      failure={failure}
      contacts={contacts}
      given={given}
      onShow={show}
      onSaveEvidence={saveCase}
      modes={
        isPrivate || site === ''
          ? undefined
          : {
              here: modes.here,
              usual: usualOf(modes),
              locked: modes.preset.locked,
              onMode: (pattern, mode) => void chooseMode(pattern, mode),
            }
      }
      isCalmed={isCalming ? isCalmed : undefined}
      onCalm={(isOn) => void calm(isOn)}
      onTrust={(scope, lasts) => void trust(scope, lasts)}
      onCopy={copy}
      onDistrust={() => void replace([])}
      onRestore={(before) => void replace(before)}
      onPause={(isWanted) => void pause(isWanted)}
      onReload={() => void reload()}
    />
  );
}

const uiLanguage = browser.i18n.getUILanguage();
const start = await readNow();
drawScreen(uiLanguage, i18n.t('name'), <App start={start} uiLanguage={uiLanguage} />);
