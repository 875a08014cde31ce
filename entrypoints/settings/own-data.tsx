import { useEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { DeletePart, type LogPart } from '@/components/delete-part';
import { Devices } from '@/components/devices';
import { createFormats } from '@/components/formats';
import { ImportFile, type ImportOutcome } from '@/components/import-file';
import { Keeping, WeeklyFile } from '@/components/keeping';
import { NoticeChoice } from '@/components/notice-choice';
import { OwnData } from '@/components/own-data';
import { localDay } from '@/lib/core/report';
import { saveExport } from '@/lib/export-file';
import { allowNotice } from '@/lib/notice';
import { LONGEST_DEVICE_NAME, readSetting, writeSetting } from '@/lib/settings';
import { importBackup } from '@/lib/store/backup';
import { toStoreError } from '@/lib/store/db';
import { readSyncShare, shareWeek, unshareWeek } from '@/lib/store/devices';
import { deleteDay, deleteEverything, deletePattern, deleteSite } from '@/lib/store/forget';
import { isLasting } from '@/lib/store/lasting';
import { readSites } from '@/lib/store/sightings';
import { ImportError } from '@/lib/store/take-in';
import { allowWeeklyFile, readWeeklyFile, watchWeeklyFile } from '@/lib/weekly-file';

import { takeInApart } from './take-in-apart';

async function readOwn() {
  const [retentionDays, hasWeeklyFile, notice, isDeviceShared, deviceName, file, lasts, syncShare, sites] =
    await Promise.all([
      readSetting('retentionDays'),
      readSetting('hasWeeklyFile'),
      readSetting('notice'),
      readSetting('isDeviceShared'),
      readSetting('deviceName'),
      readWeeklyFile(),
      isLasting().catch(() => false),
      readSyncShare(),
      readSites().catch((): string[] => []),
    ]);
  return {
    today: localDay(new Date()),
    retentionDays,
    hasWeeklyFile,
    notice,
    isDeviceShared,
    deviceName,
    file,
    isLasting: lasts,
    syncShare,
    sites,
  };
}

/** What became of a file, in words that a component knows. */
async function takeFile(file: File, onShare: (share: number) => void): Promise<ImportOutcome> {
  try {
    return { brought: await importBackup(() => takeInApart(file, onShare)) };
  } catch (error) {
    if (error instanceof ImportError) {
      const faults = { 'no-json': 'no_json', 'not-ours': 'not_ours' } as const;
      const { fault } = error;
      return { fault: fault === 'no-json' || fault === 'not-ours' ? faults[fault] : fault };
    }
    return { fault: toStoreError(error).fault === 'full' ? 'full' : 'broken' };
  }
}

async function remove(part: LogPart): Promise<number> {
  const { sightings } = await ('site' in part
    ? deleteSite(part.site)
    : 'day' in part
      ? deleteDay(part.day)
      : deletePattern(part.pattern));
  return sightings;
}

/** The sections of the settings that are about the person's own data: what is kept, for how long, and who is told. */
export function OwnDataSections({ uiLanguage }: { uiLanguage: string }) {
  const [own, setOwn] = useState<Awaited<ReturnType<typeof readOwn>>>();
  const [place, setPlace] = useState<'sync' | 'local'>();
  const [failure, setFailure] = useState('');
  const readAgain = async (): Promise<void> => setOwn(await readOwn());
  useEffect(() => {
    void readAgain();
    return watchWeeklyFile(() => void readAgain());
  }, []);
  if (!own) return null;

  /** @param act resolves to false where the browser was not allowed to */
  const save = async (act: () => Promise<boolean | void>): Promise<void> => {
    try {
      setFailure((await act()) === false ? i18n.t('settings.not_allowed') : '');
    } catch {
      setFailure(i18n.t('popup.failed'));
    }
    await readAgain();
  };
  const share = async (isShared: boolean, name: string): Promise<void> => {
    await writeSetting('isDeviceShared', isShared);
    await writeSetting('deviceName', name);
    if (!isShared) await unshareWeek();
    const { firstDay } = createFormats(uiLanguage, i18n.t('language'), await readSetting('firstDay'));
    setPlace(await shareWeek(firstDay, Date.now()));
  };

  return (
    <>
      <NoticeChoice
        notice={own.notice}
        onNotice={(notice) => void save(async () => (await allowNotice(notice)).isOn === notice.isOn)}
      />
      <Devices
        isDeviceShared={own.isDeviceShared}
        deviceName={own.deviceName}
        longestName={LONGEST_DEVICE_NAME}
        syncShare={own.syncShare}
        place={place}
        onDevice={(isShared, name) => void save(() => share(isShared, name))}
      />
      <Keeping
        retentionDays={own.retentionDays}
        isLasting={own.isLasting}
        onRetention={(days) => void save(() => writeSetting('retentionDays', days))}
      />
      <WeeklyFile
        hasWeeklyFile={own.hasWeeklyFile}
        writtenAt={own.file.writtenAt}
        isOwed={own.file.isOwed}
        onWeeklyFile={(isWanted) => void save(() => allowWeeklyFile(isWanted))}
      />
      {failure !== '' && (
        <p class="notice" role="alert">
          {failure}
        </p>
      )}
      <OwnData
        onExport={saveExport}
        onDelete={async () => {
          await deleteEverything();
          await readAgain();
        }}
      >
        <ImportFile
          onImport={async (file, onShare) => {
            const outcome = await takeFile(file, onShare);
            await readAgain();
            return outcome;
          }}
        />
        <DeletePart
          sites={own.sites}
          today={own.today}
          onDeletePart={async (part) => {
            const count = await remove(part);
            await readAgain();
            return count;
          }}
        />
      </OwnData>
    </>
  );
}
