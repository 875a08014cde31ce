import '@/components/style.css';
import '@/components/report.css';

import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { createFormats } from '@/components/formats';
import { Report } from '@/components/report';
import { drawScreen } from '@/components/screen';
import {
  addDays,
  localDay,
  weekOf,
  weekStart,
  withoutSilenced,
  WEEKS_BEFORE,
  type Week,
} from '@/lib/core/report';
import { saveEvidence } from '@/lib/evidence-file';
import { readSetting } from '@/lib/settings';
import { saveFile } from '@/lib/save-file';
import { exportCsv, exportJson } from '@/lib/store/backup';
import { readBrowsing } from '@/lib/store/browsing';
import { readBroken } from '@/lib/store/claims';
import { deleteEverything } from '@/lib/store/forget';
import { readFirstDay, readSightings } from '@/lib/store/sightings';
import { readSilenced } from '@/lib/store/silenced';
import { readTrouble } from '@/lib/store/trouble';
import { addRule, readRules, removeRule, watchRules, type KeptRule } from '@/lib/store/trusted';

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
  const past = addDays(from, -7 * WEEKS_BEFORE);
  const to = addDays(from, 6);
  const [sightings, browsing, silenced, broken, first, rules, trouble] = await Promise.all([
    readSightings(past, to),
    readBrowsing(past, to),
    readSilenced(),
    readBroken(midnight(from), midnight(addDays(to, 1))),
    readFirstDay(),
    readRules(),
    readTrouble().catch(() => undefined),
  ]);
  return {
    today,
    rules,
    trouble,
    week: weekOf(from, withoutSilenced(sightings, silenced), browsing),
    broken,
    firstWeek: first === undefined ? undefined : weekStart(first, firstDay),
  };
}

type Shown = Awaited<ReturnType<typeof readReport>>;

/** What the report shows where the log cannot be read: an empty week, and why. */
async function readNothing(): Promise<Shown> {
  const today = localDay(new Date());
  const week: Week = weekOf(weekStart(today, firstDay), [], []);
  return {
    today,
    week,
    broken: [],
    rules: [],
    firstWeek: undefined,
    trouble: await readTrouble().catch(() => undefined),
  };
}

function App({ start }: { start: Shown & { hasFailed: boolean } }) {
  const [shown, setShown] = useState<Shown>(start);
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
      onExport={exportAs}
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

/** Everything that is kept as JSON, or all sightings as a table. */
async function exportAs(kind: 'json' | 'csv'): Promise<void> {
  // The mark at the start tells spreadsheets that the umlauts are UTF-8.
  const parts: string[] = kind === 'csv' ? ['\uFEFF'] : [];
  for await (const part of kind === 'csv' ? exportCsv() : exportJson()) parts.push(part);
  const type = kind === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
  saveFile(`manometer-${localDay(new Date())}.${kind}`, new Blob(parts, { type }));
}

const start = await readReport().then(
  (read) => ({ ...read, hasFailed: false }),
  async () => ({ ...(await readNothing()), hasFailed: true }),
);
drawScreen(uiLanguage, `${i18n.t('report.title')} · ${i18n.t('name')}`, <App start={start} />, formats);
