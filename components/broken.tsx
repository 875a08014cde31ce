import { i18n } from '#i18n';

import type { ClaimRecord } from '@/lib/core/types';

import { ClaimItem } from './claim-item';

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
      <ul class="claims">
        {claims.map((claim) => (
          <ClaimItem claim={claim} onSave={onSave} hasSite key={claim.claim} />
        ))}
      </ul>
    </section>
  );
}
