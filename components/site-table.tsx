import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import type { Week } from '@/lib/core/report';
import { nameOf } from '@/lib/sentences';

import { useFormats } from './formats';
import { siteAddress } from './site-link';

type SiteTableProps = {
  week: Week;
  /** Whether a site is trusted now. */
  isTrusted: (site: string) => boolean;
  onTrust: (site: string, isTrusted: boolean) => void;
};

/** Sites shown before "all sites" is asked for. */
const SHOWN = 10;

/** Pushes by site, each with the way to leave it alone from now on. */
export function SiteTable({ week, isTrusted, onTrust }: SiteTableProps) {
  const { number } = useFormats();
  const [isWhole, setIsWhole] = useState(false);
  const most = Math.max(1, ...week.bySite.map(({ count }) => count));
  const hasUsual = week.usual !== undefined;
  const shown = isWhole ? week.bySite : week.bySite.slice(0, SHOWN);

  return (
    <section class="sites" aria-labelledby="sites-title">
      <h2 id="sites-title">{i18n.t('report.by_site')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{i18n.t('report.site')}</th>
            <th scope="col" class="figure">
              {i18n.t('report.pushes')}
            </th>
            {hasUsual && (
              <th scope="col" class="figure quiet-head">
                {i18n.t('report.usual')}
              </th>
            )}
            <th scope="col" class="figure quiet-head">
              {i18n.t('report.asked_column')}
            </th>
            <th scope="col">
              <span class="unseen">{i18n.t('trust.title')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ site, count, asked, before, patterns }) => (
            <tr key={site}>
              <th scope="row">
                <a class="site-name" href={siteAddress(site)}>
                  {site}
                </a>
                <svg class="site-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={(100 * count) / most} height="4" />
                </svg>
                <span class="site-patterns">{patterns.map(nameOf).join(' · ')}</span>
                <span class="site-more">
                  {hasUsual
                    ? i18n.t('report.site_more', [number(before), number(asked)])
                    : i18n.t('report.site_more_first', [number(asked)])}
                </span>
              </th>
              <td class="figure">{number(count)}</td>
              {hasUsual && <td class="figure quiet">{number(before)}</td>}
              <td class="figure quiet">{number(asked)}</td>
              <td class="site-trust">
                <output class="site-trusted">{isTrusted(site) && i18n.t('report.trusted_now')}</output>
                {/* One button for both, so that who works by keyboard stays where they are. */}
                <button
                  type="button"
                  class={isTrusted(site) ? 'link' : 'button button-small'}
                  aria-label={i18n.t(isTrusted(site) ? 'report.undo_trust' : 'report.trust_site', [site])}
                  onClick={() => onTrust(site, !isTrusted(site))}
                >
                  {i18n.t(isTrusted(site) ? 'button.undo' : 'report.trust')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {week.bySite.length > SHOWN && (
        <button type="button" class="button sites-more" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? i18n.t('report.fewer_sites') : i18n.t('report.all_sites', [number(week.bySite.length)])}
        </button>
      )}
    </section>
  );
}
