import { useId } from 'preact/hooks';

import { i18n } from '#i18n';

import type { Notice } from '@/lib/core/notice';
import { addDays } from '@/lib/core/report';

import { useFormats } from './formats';
import { Part } from './part';
import { Toggle } from './toggle';

/** A Monday, for the names of the days. */
const MONDAY = '2026-11-23';
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export type NoticeChoiceProps = { notice: Notice; onNotice: (notice: Notice) => void };

/** Whether and when the week is told. */
export function NoticeChoice({ notice, onNotice }: NoticeChoiceProps) {
  const id = useId();
  const { firstDay, weekday, hour } = useFormats();
  const weekdays = Array.from({ length: 7 }, (_, index) => ((firstDay - 1 + index) % 7) + 1);
  return (
    <Part id={`${id}-title`} title={i18n.t('notice.section')}>
      <p>{i18n.t('notice.more')}</p>
      <Toggle
        isOn={notice.isOn}
        onChange={(isOn) => onNotice({ ...notice, isOn })}
        label={i18n.t('notice.switch')}
      />
      {notice.isOn && (
        <p class="choice-pair">
          <label for={`${id}-day`}>{i18n.t('notice.weekday')}</label>
          <select
            id={`${id}-day`}
            class="select"
            value={String(notice.weekday)}
            onChange={({ currentTarget: { value } }) => onNotice({ ...notice, weekday: Number(value) })}
          >
            {weekdays.map((each) => (
              <option value={String(each)} key={each}>
                {weekday(addDays(MONDAY, each - 1), 'long')}
              </option>
            ))}
          </select>
          <label for={`${id}-hour`}>{i18n.t('report.hour')}</label>
          <select
            id={`${id}-hour`}
            class="select"
            value={String(notice.hour)}
            onChange={({ currentTarget: { value } }) => onNotice({ ...notice, hour: Number(value) })}
          >
            {HOURS.map((each) => (
              <option value={String(each)} key={each}>
                {hour(each)}
              </option>
            ))}
          </select>
        </p>
      )}
    </Part>
  );
}
