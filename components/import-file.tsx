import { useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { useFormats, type Formats } from './formats';

/** How many records of each kind a file brought that were not there before. */
type Brought = { sightings: number; days: number; dismissals: number; trusted: number };
/** Why a file was refused; `full` and `broken` are the device's own troubles. */
type Fault = 'no_json' | 'not_ours' | 'newer' | 'damaged' | 'full' | 'broken';
/** What became of a file. */
export type ImportOutcome = { brought: Brought } | { fault: Fault };

export type ImportFileProps = {
  /** @param onShare to be told how much of the file is in, from 0 to 1 */
  onImport: (file: File, onShare: (share: number) => void) => Promise<ImportOutcome>;
};

/** Taking a backup in again: chosen, or dropped here. */
export function ImportFile({ onImport }: ImportFileProps) {
  const id = useId();
  const formats = useFormats();
  const [said, setSaid] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [count, setCount] = useState(0);
  const [isOver, setIsOver] = useState(false);

  const take = async (file: File | undefined): Promise<void> => {
    if (!file || isBusy) return;
    setIsBusy(true);
    setSaid(i18n.t('backup.reading', [formats.number(Math.max(1, Math.round(file.size / 1_000_000)))]));
    const outcome = await onImport(file, (share) => {
      // Tens are enough, and all that a screen reader should have to say.
      setSaid(i18n.t('backup.taking_in', [formats.number(10 * Math.floor(10 * share))]));
    });
    setSaid(sayOutcome(outcome, formats));
    setIsBusy(false);
    setCount((last) => last + 1);
  };

  return (
    <div
      class={isOver ? 'import import-over' : 'import'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <h3 id={`${id}-title`}>{i18n.t('backup.title')}</h3>
      <p id={`${id}-more`}>{i18n.t('backup.more')}</p>
      <div class="data-buttons">
        <label class="button file-button">
          {i18n.t('backup.choose')}
          <input
            // A new one for each file: the same file once more is a change again.
            key={count}
            type="file"
            class="unseen"
            accept=".json,application/json"
            disabled={isBusy}
            aria-describedby={`${id}-more`}
            onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
          />
        </label>
      </div>
      <output class="data-status">{said}</output>
    </div>
  );
}

function sayOutcome(outcome: ImportOutcome, { number, list }: Formats): string {
  if ('fault' in outcome) return i18n.t(`backup.fault_${outcome.fault}`);
  const { sightings, days, dismissals, trusted } = outcome.brought;
  const parts = [
    sightings > 0 && i18n.t('backup.findings', sightings, [number(sightings)]),
    days > 0 && i18n.t('backup.days', days, [number(days)]),
    dismissals > 0 && i18n.t('backup.dismissals', dismissals, [number(dismissals)]),
    trusted > 0 && i18n.t('backup.trusted', trusted, [number(trusted)]),
  ].filter((part) => part !== false);
  return parts.length === 0 ? i18n.t('backup.nothing_new') : i18n.t('backup.came_in', [list(parts)]);
}
