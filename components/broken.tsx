import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import type { ClaimRecord } from '@/lib/core/types';
import { evidenceName, nameOf, sayReading, verdictName } from '@/lib/sentences';

import { useFormats } from './formats';

type BrokenProps = {
  /** Promises that were shown to be broken, the latest first. */
  claims: readonly ClaimRecord[];
  /** Saves the evidence of one as a file. Rejects where it could not. */
  onSave: (claim: ClaimRecord, kind: 'html' | 'json') => Promise<void>;
};

/** Promises that were broken: what was said when, and the evidence to take along. */
export function Broken({ claims, onSave }: BrokenProps) {
  if (claims.length === 0) return null;
  return (
    <section class="broken" aria-labelledby="broken-title">
      <h2 id="broken-title">{i18n.t('proof.title')}</h2>
      <p class="chart-summary">{i18n.t('proof.more')}</p>
      <ul>
        {claims.map((claim) => (
          <BrokenPromise claim={claim} onSave={onSave} key={claim.claim} />
        ))}
      </ul>
    </section>
  );
}

function BrokenPromise({ claim, onSave }: { claim: ClaimRecord; onSave: BrokenProps['onSave'] }) {
  const { moment } = useFormats();
  const [failure, setFailure] = useState('');
  const { pattern, site, quote, readings, proof, lastAt } = claim;
  const save = async (kind: 'html' | 'json'): Promise<void> => {
    try {
      await onSave(claim, kind);
      setFailure('');
    } catch {
      setFailure(i18n.t('proof.failed'));
    }
  };
  return (
    <li>
      <blockquote class="quote">{quote}</blockquote>
      <p class="quote-source">
        <span class="evidence evidence-proven">{evidenceName('proven')}</span>{' '}
        {i18n.t('report.quote_source', [nameOf(pattern), site, moment(lastAt)])}
      </p>
      {proof && <p>{verdictName(proof.verdict)}</p>}
      <details>
        <summary>{i18n.t('proof.readings')}</summary>
        <ol class="broken-readings">
          {readings.map((reading) => (
            <li key={`${reading.at} ${reading.view}`}>{sayReading(reading)}</li>
          ))}
        </ol>
      </details>
      <p class="data-buttons">
        <button type="button" class="button" onClick={() => void save('html')}>
          {i18n.t('proof.save_html')}
        </button>
        <button type="button" class="button" onClick={() => void save('json')}>
          {i18n.t('proof.save_json')}
        </button>
      </p>
      <p role="alert">{failure}</p>
    </li>
  );
}
