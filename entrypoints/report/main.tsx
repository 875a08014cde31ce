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
import { addDays, localDay, weekOf, weekStart, type Week } from '@/lib/core/report';
import { saveEvidence } from '@/lib/evidence-file';
import { saveExport } from '@/lib/export-file';
import { answerNotice, isNoticeOpen } from '@/lib/notice';
import { readBroken } from '@/lib/store/claims';
import { readDeviceId, readDevices, shareWeek } from '@/lib/store/devices';
import { deleteEverything } from '@/lib/store/forget';
import { askToLast } from '@/lib/store/lasting';
import { readFirstDay } from '@/lib/store/sightings';
import { readTrouble } from '@/lib/store/trouble';
import { addRule, readRules, removeRule, watchRules, type KeptRule } from '@/lib/store/trusted';
import { readWeek } from '@/lib/store/week';
import { writeWeeklyFile } from '@/lib/weekly-file';

const uiLanguage = browser.i18n.getUILanguage();
const formats = createFormats(uiLanguage);
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
  const [week, broken, first, rules, trouble, isOffered] = await Promise.all([
    readWeek(from, 'past'),
    readBroken(midnight(from), midnight(addDays(from, 7))),
    readFirstDay(),
    readRules(),
    readTrouble().catch(() => undefined),
    isNoticeOpen(),
  ]);
  return {
    today,
    rules,
    trouble,
    week,
    broken,
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
    rules: [],
    isOffered: false,
    firstWeek: undefined,
    trouble: await readTrouble().catch(() => undefined),
  };
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

  const trust = async (site: string, isWanted: boolean): Promise<void> => {
    try {
      await (isWanted
        ? addRule({ scope: 'domain', value: site, addedAt: Date.now() })
        : removeRule({ scope: 'domain', value: site }));
      const rules = await readRules();
      setShown((last) => ({ ...last, rules }));
    } catch {
      setFailure(i18n.t('popup.failed'));
    }
  };

  return (
    <Report
      week={shown.week}
      today={shown.today}
      firstWeek={shown.firstWeek}
      trouble={shown.trouble}
      failure={failure}
      isTrusted={(site) => isTrusted(shown.rules, site)}
      onTrust={(site, isWanted) => void trust(site, isWanted)}
      broken={shown.broken}
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

function isTrusted(rules: readonly KeptRule[], site: string): boolean {
  return rules.some((rule) => rule.place !== 'private' && rule.scope === 'domain' && rule.value === site);
}

const start = await readReport().then(
  (read) => ({ ...read, hasFailed: false }),
  async () => ({ ...(await readNothing()), hasFailed: true }),
);
drawScreen(uiLanguage, `${i18n.t('report.title')} · ${i18n.t('name')}`, <App start={start} />);
// Without an answer that anybody waits for: both have said nothing where they fail, and are tried again another day.
void askToLast().catch(() => undefined);
void writeWeeklyFile(Date.now()).catch(() => undefined);
