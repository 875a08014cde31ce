import { useId } from 'preact/hooks';

import { i18n } from '#i18n';

import { RETENTION_DAYS, type RetentionDays } from '@/lib/core/retention';

import { useFormats } from './formats';
import { Part } from './part';
import { Toggle } from './toggle';

export type KeepingProps = {
  retentionDays: RetentionDays;
  onRetention: (days: RetentionDays) => void;
  /** Whether the browser has promised not to clear the log by itself. */
  isLasting: boolean;
};

/** How long the log is kept. */
export function Keeping({ retentionDays, onRetention, isLasting }: KeepingProps) {
  const id = useId();
  return (
    <Part id={`${id}-title`} title={i18n.t('keeping.title')}>
      <p>{i18n.t('keeping.more')}</p>
      <p class="choice-row">
        <label for={id}>{i18n.t('keeping.label')}</label>
        <select
          id={id}
          class="select"
          value={String(retentionDays)}
          onChange={({ currentTarget: { value } }) =>
            onRetention(RETENTION_DAYS.find((days) => String(days) === value) ?? retentionDays)
          }
        >
          {RETENTION_DAYS.map((days) => (
            <option value={String(days)} key={days}>
              {i18n.t(`keeping.for_${days}`)}
            </option>
          ))}
        </select>
        <span class="choice-words">{i18n.t(`keeping.for_${retentionDays}_more`)}</span>
      </p>
      <p class="choice-words">{i18n.t(isLasting ? 'keeping.lasting' : 'keeping.not_lasting')}</p>
    </Part>
  );
}

export type WeeklyFileProps = {
  hasWeeklyFile: boolean;
  /** When the last one was written, epoch ms. */
  writtenAt?: number | undefined;
  /** The log is too long for a file that is written in the background. */
  isOwed?: boolean | undefined;
  onWeeklyFile: (isWanted: boolean) => void;
};

/** A backup that writes itself. */
export function WeeklyFile({ hasWeeklyFile, writtenAt, isOwed = false, onWeeklyFile }: WeeklyFileProps) {
  const id = useId();
  const { moment } = useFormats();
  return (
    <Part id={`${id}-title`} title={i18n.t('weekly_file.title')}>
      <p>{i18n.t('weekly_file.more')}</p>
      <Toggle isOn={hasWeeklyFile} onChange={onWeeklyFile} label={i18n.t('weekly_file.switch')} />
      <output class="choice-words">
        {writtenAt !== undefined && i18n.t('weekly_file.written', [moment(writtenAt)])}
        {hasWeeklyFile && writtenAt === undefined && !isOwed && i18n.t('weekly_file.not_yet')}{' '}
        {hasWeeklyFile && isOwed && i18n.t('weekly_file.owed')}
      </output>
    </Part>
  );
}
