import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

type NoticeQuestionProps = {
  /** Resolves to whether the week will be told: the browser may have been told not to. */
  onAnswer: (isWanted: boolean) => Promise<boolean>;
};

/** One quiet line in the report, asked once. */
export function NoticeQuestion({ onAnswer }: NoticeQuestionProps) {
  const [said, setSaid] = useState<string>();
  const answer = async (isWanted: boolean): Promise<void> => {
    const isOn = await onAnswer(isWanted).catch(() => false);
    setSaid(i18n.t(isOn ? 'notice.yes_done' : isWanted ? 'notice.refused' : 'notice.no_done'));
  };
  return (
    <section class="question" aria-label={i18n.t('notice.section')}>
      {said === undefined && (
        <p>
          {i18n.t('notice.ask')}{' '}
          <span class="question-answers">
            <button type="button" class="button button-small" onClick={() => void answer(true)}>
              {i18n.t('notice.yes')}
            </button>{' '}
            <button type="button" class="button button-small" onClick={() => void answer(false)}>
              {i18n.t('notice.no')}
            </button>
          </span>
        </p>
      )}
      <output>{said}</output>
    </section>
  );
}
