import '@/components/style.css';
import '@/components/own-data.css';
import '@/components/report.css';

import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { sayDevices } from '@/components/devices';
import { createFormats } from '@/components/formats';
import { NoticeQuestion } from '@/components/notice-question';
import { Report } from '@/components/report';
import { drawScreen } from '@/components/screen';
import { sayUsual, sayWeek } from '@/components/week-sentence';
import { allCalm, areAllCalm, modesOf, type ChosenModes } from '@/lib/core/modes';
import { addDays, localDay, weekOf, weekStart, type Week } from '@/lib/core/report';
import { suggestionOf, type Suggestion } from '@/lib/core/suggestion';
import { totalOf, yearOf, YEAR_WEEKS, type WeekTotal, type Year } from '@/lib/core/year';
import { saveEvidence } from '@/lib/evidence-file';
import { saveExport } from '@/lib/export-file';
import { answerNotice, isNoticeOpen } from '@/lib/notice';
import { pictureOfWeek } from '@/lib/report-picture';
import { PATTERNS } from '@/lib/core/types';
import { nameOf } from '@/lib/sentences';
import { readSetting, writeSetting } from '@/lib/settings';
import { saveFile } from '@/lib/save-file';
import { readAddressesOf } from '@/lib/store/addresses';
import { readBrowsing } from '@/lib/store/browsing';
import { readBroken } from '@/lib/store/claims';
import { readDeviceId, readDevices, shareWeek } from '@/lib/store/devices';
import { deleteEverything, deleteSite } from '@/lib/store/forget';
import { readAllSiteModes, readSiteModes, writeSiteModes } from '@/lib/store/modes';
import { NOTE_LENGTH, readNote, writeNote } from '@/lib/store/notes';
import { readFirstDay, readSightings, readSilentPatterns } from '@/lib/store/sightings';
import { readPresetModes } from '@/lib/store/policy';
import { readTrouble } from '@/lib/store/trouble';
import { addRule, readRules, removeRule, watchRules, type KeptRule } from '@/lib/store/trusted';
import { readWeek } from '@/lib/store/week';
import { keepUpInView } from '@/lib/upkeep';

const uiLanguage = browser.i18n.getUILanguage();
const formats = createFormats(uiLanguage, i18n.t('language'), await readSetting('firstDay'));
const { firstDay } = formats;

/** When a day began where the person is, in epoch ms. */
function midnight(day: string): number {
  return new Date(`${day}T00:00:00`).getTime();
}

/** What the report shows, read at once. */
async function readReport() {
  const today = localDay(new Date());
  // "#2026-11-16": any day of the week that is meant; anything else is this week
  const named = /^#(\d{4}-\d\d-\d\d)$/u.exec(location.hash)?.[1];
  const isDay = named !== undefined && !Number.isNaN(Date.parse(named)) && named <= today;
  const from = weekStart(isDay ? named : today, firstDay);
  const to = addDays(from, 6);
  const [week, broken, given, first, rules, siteModes, modes, preset, suggested, note, trouble, isOffered] =
    await Promise.all([
      readWeek(from, 'past'),
      readBroken(midnight(from), midnight(addDays(to, 1))),
      readAddressesOf(from, to),
      readFirstDay(),
      readRules(),
      readAllSiteModes(),
      readSetting('modes'),
      readPresetModes(),
      readSetting('suggested'),
      readNote(from),
      readTrouble().catch(() => undefined),
      isNoticeOpen(),
    ]);
  const settled = [...rules.map(({ value }) => value), ...siteModes.map(({ site }) => site)];
  const before = suggested.week === from ? suggested.before : suggested.kind;
  const settledPatterns = new Set(PATTERNS.filter((pattern) => preset.locked[pattern] !== undefined));
  const suggestion = suggestionOf({
    week,
    imposedGates: week.byPattern.find(({ pattern }) => pattern === 'gate')?.count ?? 0,
    brokenSites: broken.map(({ site }) => site),
    modes: modesOf(preset.locked, modes, preset.usual),
    settledPatterns,
    settledSites: new Set(settled),
    before,
  });
  // Nobody waits for it: where it fails, the next week may suggest the same.
  if (suggested.week !== from)
    void writeSetting('suggested', { week: from, kind: suggestion.kind, before: suggested.kind }).catch(
      () => undefined,
    );
  return {
    today,
    rules,
    siteModes,
    modes,
    isAllSettled: settledPatterns.size === PATTERNS.length,
    suggestion,
    note: note?.text ?? '',
    trouble,
    week,
    broken,
    given,
    // Who has nothing yet is not asked whether to be told of it.
    isOffered: isOffered && first !== undefined,
    firstWeek: first === undefined ? undefined : weekStart(first, firstDay),
  };
}

type Shown = Awaited<ReturnType<typeof readReport>>;

/** What the person's devices say of the running week, in one sentence; '' where no other has said anything. */
async function readDeviceWords(): Promise<string> {
  await shareWeek(firstDay, Date.now());
  const running = weekStart(localDay(new Date()), firstDay);
  const [id, devices] = await Promise.all([readDeviceId(), readDevices()]);
  const ofWeek = devices.filter(({ week }) => week === running);
  if (!ofWeek.some((device) => device.id === id)) return '';
  return sayDevices(
    ofWeek.map((device) => ({ ...device, isThis: device.id === id })),
    formats,
  );
}

/** What the report shows where the log cannot be read: an empty week, and why. */
async function readNothing(): Promise<Shown> {
  const today = localDay(new Date());
  const week: Week = weekOf(weekStart(today, firstDay), [], []);
  return {
    today,
    week,
    broken: [],
    given: [],
    rules: [],
    siteModes: [],
    isAllSettled: false,
    modes: {},
    suggestion: { kind: 'write', pushes: 0 },
    note: '',
    isOffered: false,
    firstWeek: undefined,
    trouble: await readTrouble().catch(() => undefined),
  };
}

/**
 * The year up to a week, added up week by week, so that a long log keeps nobody waiting.
 *
 * @throws StoreError
 */
async function readYear(lastWeek: string): Promise<Year> {
  const first = addDays(lastWeek, -7 * (YEAR_WEEKS - 1));
  const [browsing, silent] = await Promise.all([
    readBrowsing(first, addDays(lastWeek, 6)),
    readSilentPatterns(),
  ]);
  const totals: WeekTotal[] = [];
  for (let from = first; from <= lastWeek; from = addDays(from, 7)) {
    // One after the other: the page can be used in between.
    // oxlint-disable-next-line no-await-in-loop
    totals.push(totalOf(from, await readSightings(from, addDays(from, 6), silent), browsing));
  }
  return yearOf(totals);
}

/** Does what was suggested. @returns what takes it back */
async function follow(suggestion: Suggestion): Promise<() => Promise<void>> {
  if (suggestion.kind === 'calm-site') {
    const before = await readSiteModes(suggestion.site);
    await writeSiteModes(suggestion.site, allCalm(before));
    return () => writeSiteModes(suggestion.site, before);
  }
  const before = await readSetting('modes');
  if (suggestion.kind === 'calm-pattern')
    await writeSetting('modes', { ...before, [suggestion.pattern]: 'calm' });
  if (suggestion.kind === 'hide-gates') await writeSetting('modes', { ...before, gate: 'hide' });
  return () => writeSetting('modes', before);
}

function App({ start }: { start: Shown & { hasFailed: boolean } }) {
  const [shown, setShown] = useState<Shown>(start);
  const [devices, setDevices] = useState('');
  const [failure, setFailure] = useState(start.hasFailed ? i18n.t('report.failed') : undefined);

  const read = async (): Promise<void> => {
    try {
      setShown(await readReport());
      setFailure(undefined);
    } catch {
      setFailure(i18n.t('report.failed'));
    }
  };
  useEffect(() => {
    const onHash = (): void => void read();
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  useEffect(() => {
    readDeviceWords().then(setDevices, () => undefined);
  }, []);
  useEffect(
    () => watchRules(() => void readRules().then((rules) => setShown((last) => ({ ...last, rules })))),
    [],
  );

  const [year, setYear] = useState<Year>();
  const { from } = shown.week;
  useEffect(() => {
    // The week first: the year is added up when that is drawn.
    readYear(from).then(setYear, () => undefined);
  }, [from]);

  const save = async (act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
      const [rules, siteModes] = await Promise.all([readRules(), readAllSiteModes()]);
      setShown((last) => ({ ...last, rules, siteModes }));
    } catch {
      setFailure(i18n.t('popup.failed'));
    }
  };
  const trust = (site: string, isWanted: boolean): Promise<void> =>
    save(() =>
      isWanted
        ? addRule({ scope: 'domain', value: site, addedAt: Date.now() })
        : removeRule({ scope: 'domain', value: site }),
    );
  const modesOn = (site: string): ChosenModes =>
    shown.siteModes.find((each) => each.site === site)?.modes ?? {};
  const calm = (site: string, isWanted: boolean): Promise<void> =>
    save(() => writeSiteModes(site, isWanted ? allCalm(modesOn(site)) : withoutCalm(modesOn(site))));
  const forget = (site: string): Promise<void> =>
    save(async () => {
      await deleteSite(site);
      await read();
    });

  return (
    <Report
      week={shown.week}
      today={shown.today}
      firstWeek={shown.firstWeek}
      trouble={shown.trouble}
      failure={failure}
      sites={{
        isTrusted: (site) => shown.rules.some((rule) => trusts(rule, site)),
        isTrustPreset: (site) => shown.rules.some((rule) => rule.place === 'managed' && trusts(rule, site)),
        onTrust: (site, isWanted) => void trust(site, isWanted),
        isCalm: (site) => areAllCalm(modesOn(site)),
        onCalm: shown.isAllSettled ? undefined : (site, isWanted) => void calm(site, isWanted),
        onForget: (site) => void forget(site),
      }}
      suggestion={shown.suggestion}
      onFollow={follow}
      feeling={{
        from,
        text: shown.note,
        most: NOTE_LENGTH,
        onWrite: async (text) => {
          await writeNote(from, text);
          setShown((last) => ({ ...last, note: text.trim() }));
        },
      }}
      year={year}
      onPicture={(needle) => savePicture(shown.week, needle, shown.today)}
      broken={shown.broken}
      given={shown.given}
      onSaveEvidence={(claim, kind) => saveEvidence(claim, kind)}
      devices={devices}
      question={start.isOffered && <NoticeQuestion onAnswer={answerNotice} />}
      onExport={saveExport}
      onDelete={async () => {
        await deleteEverything();
        await read();
      }}
    />
  );
}

function withoutCalm(modes: ChosenModes): ChosenModes {
  return Object.fromEntries(Object.entries(modes).filter(([, mode]) => mode !== 'calm'));
}

/** The week as a picture file. */
async function savePicture(week: Week, needle: number, today: string): Promise<void> {
  const picture = await pictureOfWeek(week, needle, formats.number(week.pushes), {
    name: i18n.t('name'),
    days: formats.days(week.from, week.to),
    said: sayWeek(week, formats),
    usual: sayUsual(week, week.to >= today, formats),
    foot: i18n.t('report.foot'),
    patterns: week.byPattern.map(({ pattern, count }) => ({
      name: nameOf(pattern),
      count,
      figure: formats.number(count),
    })),
    weekdays: week.byDay.map(({ day }) => formats.weekday(day, 'short')),
  });
  saveFile(`manometer-${week.from}.png`, picture);
}

function trusts({ place, scope, value }: KeptRule, site: string): boolean {
  return place !== 'private' && scope === 'domain' && value === site;
}

const start = await readReport().then(
  (read) => ({ ...read, hasFailed: false }),
  async () => ({ ...(await readNothing()), hasFailed: true }),
);
drawScreen(uiLanguage, `${i18n.t('report.title')} · ${i18n.t('name')}`, <App start={start} />, formats);
keepUpInView(Date.now());
