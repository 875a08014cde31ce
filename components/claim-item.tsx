import { i18n } from '#i18n';

import type { ClaimRecord } from '@/lib/core/types';
import { evidenceName, nameOf, verdictName } from '@/lib/sentences';

import { useFormats } from './formats';
import { PromiseChart } from './promise-chart';
import { useSaving } from './saving';
import { siteAddress } from './site-link';

type ClaimItemProps = {
  claim: ClaimRecord;
  /** Saves the evidence as a file. Rejects where it could not. */
  onSave: (claim: ClaimRecord, kind: 'html' | 'json') => Promise<void>;
  /** Whether to say whose promise it was. */
  hasSite?: boolean;
};

/** One promise of a page: its words, what became of it, and what was said when. */
export function ClaimItem({ claim, onSave, hasSite = false }: ClaimItemProps) {
  const { moment } = useFormats();
  const { failure, save } = useSaving(i18n.t('proof.failed'));
  const { pattern, site, quote, proof, lastAt } = claim;
  const isBroken = proof?.isProven === true;
  return (
    <li>
      <blockquote class="quote">{quote}</blockquote>
      <p class="quote-source">
        {isBroken && <span class="evidence evidence-proven">{evidenceName('proven')}</span>} {nameOf(pattern)}{' '}
        ·{' '}
        {hasSite && (
          <>
            <a href={siteAddress(site)}>{site}</a> ·{' '}
          </>
        )}
        {moment(lastAt)}
      </p>
      <p>{proof ? verdictName(proof.verdict) : i18n.t('proof.open')}</p>
      <PromiseChart claim={claim} />
      {isBroken && (
        <p class="data-buttons">
          <button type="button" class="button" onClick={() => void save(() => onSave(claim, 'html'))}>
            {i18n.t('proof.save_html')}
          </button>
          <button type="button" class="button" onClick={() => void save(() => onSave(claim, 'json'))}>
            {i18n.t('proof.save_json')}
          </button>
        </p>
      )}
      <p role="alert">{failure}</p>
    </li>
  );
}
