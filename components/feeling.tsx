import { useEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { useSaving } from './saving';

type FeelingProps = {
  /** First day of the week: another week, another text. */
  from: string;
  /** What the person wrote before, or ''. */
  text: string;
  /** The longest text. */
  most: number;
  onWrite: (text: string) => Promise<void>;
};

/** The person's own line of the week, kept as soon as they leave it. */
export function Feeling({ from, text, most, onWrite }: FeelingProps) {
  const [written, setWritten] = useState(text);
  const [isSaved, setIsSaved] = useState(false);
  const { failure, save } = useSaving(i18n.t('popup.failed'));
  useEffect(() => {
    setWritten(text);
    setIsSaved(false);
  }, [from, text]);
  const keep = (): void => {
    if (written.trim() === text.trim()) return;
    void save(async () => {
      await onWrite(written);
      setIsSaved(true);
    });
  };
  return (
    <section class="feeling">
      <label for="feeling">
        <h2>{i18n.t('report.feeling')}</h2>
      </label>
      <textarea
        id="feeling"
        class="field"
        rows={2}
        maxLength={most}
        value={written}
        aria-describedby="feeling-words"
        onInput={({ currentTarget }) => {
          setWritten(currentTarget.value);
          setIsSaved(false);
        }}
        onBlur={keep}
      />
      <p id="feeling-words" class="chart-summary">
        {i18n.t('report.feeling_more')}
      </p>
      <output>
        {isSaved && i18n.t('report.feeling_kept')}
        {failure}
      </output>
    </section>
  );
}
