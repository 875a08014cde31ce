import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { useSaving } from './saving';

type OwnDataProps = {
  onExport: (kind: 'json' | 'csv') => Promise<void>;
  /** Deletes all that was logged. Rejects where it could not. */
  onDelete: () => Promise<void>;
  /** What else can be done with it, below the buttons. */
  children?: ComponentChildren;
};

/** How far the person has come in deleting everything: it is asked twice. */
type Step = 'idle' | 'asked' | 'asked-again' | 'deleting' | 'deleted';

/** What belongs to the person: take it along, or have it gone. */
export function OwnData({ onExport, onDelete, children }: OwnDataProps) {
  const [step, setStep] = useState<Step>('idle');
  const [failure, setFailure] = useState('');
  const safe = useRef<HTMLButtonElement>(null);

  // Each question starts on the answer that changes nothing.
  useEffect(() => {
    if (step === 'asked' || step === 'asked-again') safe.current?.focus();
  }, [step]);

  const { failure: exportFailure, save } = useSaving(i18n.t('data.export_failed'));
  const deleteAll = async (): Promise<void> => {
    setStep('deleting');
    try {
      await onDelete();
      setFailure('');
      setStep('deleted');
    } catch {
      setFailure(i18n.t('data.delete_failed'));
      setStep('idle');
    }
  };
  const isAsking = step === 'asked' || step === 'asked-again';

  return (
    <section class="data" aria-labelledby="data-title">
      <h2 id="data-title">{i18n.t('data.title')}</h2>
      <p>{i18n.t('data.here')}</p>
      <div class="data-buttons">
        <button type="button" class="button" onClick={() => void save(() => onExport('json'))}>
          {i18n.t('data.json')}
        </button>
        <button type="button" class="button" onClick={() => void save(() => onExport('csv'))}>
          {i18n.t('data.csv')}
        </button>
        {!isAsking && (
          <button
            type="button"
            class="button"
            disabled={step === 'deleting'}
            onClick={() => setStep('asked')}
          >
            {i18n.t('data.delete')}
          </button>
        )}
      </div>
      {isAsking && (
        <fieldset class="ask" aria-describedby="ask-words">
          <legend>{i18n.t(step === 'asked' ? 'data.ask' : 'data.ask_again')}</legend>
          <p id="ask-words">{i18n.t(step === 'asked' ? 'data.ask_more' : 'data.ask_again_more')}</p>
          <div class="data-buttons">
            <button
              type="button"
              class="button button-main"
              ref={safe}
              key={step}
              onClick={() => setStep('idle')}
            >
              {i18n.t('data.keep')}
            </button>
            {step === 'asked' ? (
              <button type="button" class="button" onClick={() => setStep('asked-again')}>
                {i18n.t('data.delete_go_on')}
              </button>
            ) : (
              <button type="button" class="button" onClick={() => void deleteAll()}>
                {i18n.t('data.delete_now')}
              </button>
            )}
          </div>
        </fieldset>
      )}
      <output class="data-status">
        {step === 'deleted' && i18n.t('data.deleted')}
        {failure || exportFailure}
      </output>
      {children}
    </section>
  );
}
