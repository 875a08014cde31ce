import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import type { Week } from '@/lib/core/report';
import { nameOf } from '@/lib/sentences';

import { useFormats } from './formats';
import { siteAddress } from './site-link';

type SiteTableProps = {
  week: Week;
  ways: {
    /** Whether a site is trusted now. */
    isTrusted: (site: string) => boolean;
    /** Whether the organisation trusts it: that cannot be taken back here. */
    isTrustPreset: (site: string) => boolean;
    onTrust: (site: string, isTrusted: boolean) => void;
    /** Whether all that can be calmed is calm on a site. */
    isCalm: (site: string) => boolean;
    /** Missing where what is done is settled for all patterns. */
    onCalm?: ((site: string, isCalm: boolean) => void) | undefined;
    /** Deletes all that was logged of a site. Asked for twice. */
    onForget: (site: string) => void;
  };
};

/** Sites shown before "all sites" is asked for. */
const SHOWN = 10;

/** Pushes by site, each with the way to leave it alone from now on. */
export function SiteTable({ week, ways }: SiteTableProps) {
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
                <SiteWays site={site} ways={ways} />
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

function SiteWays({ site, ways }: { site: string; ways: SiteTableProps['ways'] }) {
  const { isTrusted, isTrustPreset, onTrust, isCalm, onCalm, onForget } = ways;
  const isLeft = isTrusted(site);
  return (
    <span class="site-ways">
      <output class="site-trusted">
        {isLeft && i18n.t(isTrustPreset(site) ? 'policy.set' : 'report.trusted_now')}
      </output>
      {/* One button for both, so that who works by keyboard stays where they are. */}
      <button
        type="button"
        class={isLeft ? 'link' : 'button button-small'}
        aria-label={i18n.t(isLeft ? 'report.undo_trust' : 'report.trust_site', [site])}
        disabled={isTrustPreset(site)}
        onClick={() => onTrust(site, !isLeft)}
      >
        {i18n.t(isLeft ? 'button.undo' : 'report.trust')}
      </button>
      {!isLeft && <FurtherWays site={site} isCalm={isCalm(site)} onCalm={onCalm} onForget={onForget} />}
    </span>
  );
}

type FurtherWaysProps = Pick<SiteTableProps['ways'], 'onCalm' | 'onForget'> & {
  site: string;
  isCalm: boolean;
};

function FurtherWays({ site, isCalm, onCalm, onForget }: FurtherWaysProps) {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <>
      {onCalm && (
        <button
          type="button"
          class="link"
          aria-label={i18n.t(isCalm ? 'report.uncalm_site' : 'report.calm_site', [site])}
          onClick={() => onCalm(site, !isCalm)}
        >
          {i18n.t(isCalm ? 'report.is_calm' : 'report.calm_here')}
        </button>
      )}
      <button
        type="button"
        class="link"
        aria-label={i18n.t(isAsked ? 'report.forget_now' : 'report.forget_site', [site])}
        onClick={() => (isAsked ? onForget(site) : setIsAsked(true))}
        onBlur={() => setIsAsked(false)}
      >
        {i18n.t(isAsked ? 'report.forget_sure' : 'report.forget')}
      </button>
    </>
  );
}
