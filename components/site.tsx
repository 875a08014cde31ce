import { i18n } from '#i18n';

import type { ClaimRecord } from '@/lib/core/types';

import { ClaimItem } from './claim-item';

type SiteProps = {
  /** Registrable domain ("shop.example"), or '' where none is named. */
  site: string;
  claims: readonly ClaimRecord[];
  onSave: (claim: ClaimRecord, kind: 'html' | 'json') => Promise<void>;
  /** The log could not be read; said in words. */
  failure?: string | undefined;
};

/** One site: what it promised over time, and what became of it. */
export function Site({ site, claims, onSave, failure }: SiteProps) {
  return (
    <main class="report">
      <header class="week">
        <div class="week-top">
          <p class="week-brand">{i18n.t('name')}</p>
          <nav class="week-ways" aria-label={i18n.t('popup.ways')}>
            <a href="/report.html">{i18n.t('report.title')}</a>
            <a href="/trusted.html">{i18n.t('trusted.title')}</a>
          </nav>
        </div>
        <h1 class="site-title">{site === '' ? i18n.t('proof.no_site') : site}</h1>
        <p class="chart-summary">{i18n.t('proof.site_more')}</p>
      </header>
      {failure !== undefined && (
        <p class="notice" role="alert">
          {failure}
        </p>
      )}
      {claims.length === 0 ? (
        <section class="empty">
          <h2>{i18n.t('proof.none_title')}</h2>
          <p>{i18n.t('proof.none')}</p>
        </section>
      ) : (
        <section class="broken" aria-labelledby="claims-title">
          <h2 id="claims-title">{i18n.t('proof.claims')}</h2>
          <ul class="claims">
            {claims.map((claim) => (
              <ClaimItem claim={claim} onSave={onSave} key={claim.claim} />
            ))}
          </ul>
        </section>
      )}
      <footer class="report-foot">
        <p>{i18n.t('report.foot')}</p>
      </footer>
    </main>
  );
}
