import type { ComponentChildren, ComponentProps } from 'preact';

import { i18n } from '#i18n';

import type { Contact } from '@/lib/core/contact';
import type { GivenBefore } from '@/lib/core/given';
import type { Week } from '@/lib/core/report';
import type { TrustRule, TrustScope } from '@/lib/core/trust';

import { Contacts } from './contacts';
import { FindingList, type ModeWays, type PlacedFinding } from './finding-list';
import { useFormats } from './formats';
import { Gauge, needleOf } from './gauge';
import type { PageNow } from './page-now';
import { TroubleNote } from './trouble-note';
import { TrustSwitch, type TrustTime } from './trust-switch';
import { sayWeek } from './week-sentence';

type PopupProps = {
  page: PageNow;
  /** The page's host name as a person reads it, '' where there is none. */
  site: string;
  /** The page's address, for trusting it; '' where it cannot be trusted. */
  address: string;
  /** The rules that cover the page. */
  rules: readonly TrustRule[];
  /** The organisation trusts the page. */
  isTrustPreset: boolean;
  isPaused: boolean;
  isPrivate: boolean;
  /** Missing while it is still being read. */
  week?: Pick<Week, 'pushes' | 'sites' | 'msPerPush' | 'visibleMs'> | undefined;
  /** The page's ways to a person; missing where it asks for no address, or has not answered. */
  contacts?: readonly Contact[] | undefined;
  /** Addresses that this site was given before. */
  given?: GivenBefore | undefined;
  onShow: (finding: PlacedFinding) => Promise<boolean>;
  /** Saves the evidence of a broken promise as a file. */
  onSaveEvidence: (finding: PlacedFinding) => Promise<void>;
  /** What is done with patterns here; missing where nothing may be kept. */
  modes?: ModeWays | undefined;
  /** Whether the page is calmed now; missing where there is nothing to calm. */
  isCalmed?: boolean | undefined;
  onCalm: (isOn: boolean) => void;
  onTrust: (scope: TrustScope, lasts: TrustTime) => void;
  onCopy: (text: string) => Promise<boolean>;
  onDistrust: () => void;
  onRestore: (rules: readonly TrustRule[]) => void;
  onPause: (isPaused: boolean) => void;
  onReload: () => void;
  /** Why nothing can be kept now. */
  trouble?: ComponentProps<typeof TroubleNote>['trouble'];
  /** Something could not be saved; said once, in words. */
  failure?: string | undefined;
};

/** The popup: this page now, the big switch, the week in one line. */
export function Popup(props: PopupProps) {
  const { page, address, rules, isPaused, isPrivate, failure } = props;
  const isTrustable = address !== '' && page.kind !== 'unreadable';
  return (
    <main class="popup">
      <Hero {...props} />
      {failure !== undefined && (
        <p class="notice" role="alert">
          {failure}
        </p>
      )}
      {!isPrivate && <TroubleNote trouble={props.trouble} />}
      {isPrivate && <p class="notice">{i18n.t('popup.private')}</p>}
      {page.kind === 'read' && page.isCutShort && <p class="notice">{i18n.t('popup.cut_short')}</p>}
      {isTrustable && !isPaused && (
        <TrustSwitch
          address={address}
          rules={rules}
          isPreset={props.isTrustPreset}
          onTrust={props.onTrust}
          onDistrust={props.onDistrust}
          onRestore={props.onRestore}
        />
      )}
      {page.kind === 'read' && props.isCalmed !== undefined && (
        <p class="calm-row">
          <button type="button" class="button" onClick={() => props.onCalm(!props.isCalmed)}>
            {i18n.t(props.isCalmed ? 'popup.as_it_was' : 'popup.calm_again')}
          </button>
        </p>
      )}
      {page.kind === 'read' && (
        <FindingList
          findings={page.findings}
          modes={props.modes}
          given={props.given}
          onShow={props.onShow}
          onSaveEvidence={props.onSaveEvidence}
        />
      )}
      {page.kind === 'read' && props.contacts && <Contacts contacts={props.contacts} onCopy={props.onCopy} />}
      <Foot {...props} />
    </main>
  );
}

function Hero({ page, site, onPause, onReload }: PopupProps) {
  const { number } = useFormats();
  switch (page.kind) {
    case 'waiting':
      return <Still title={i18n.t('popup.waiting')} site={site} />;
    case 'no-answer':
      return (
        <Still title={i18n.t('popup.no_answer')} site={site} more={i18n.t('popup.no_answer_more')}>
          <button type="button" class="button" onClick={onReload}>
            {i18n.t('popup.reload')}
          </button>
        </Still>
      );
    case 'unreadable':
      return (
        <Still
          title={i18n.t('popup.unreadable')}
          site={site}
          more={i18n.t(page.why === 'store' ? 'popup.unreadable_store' : 'popup.unreadable_browser')}
        />
      );
    case 'paused':
      return (
        <Still title={i18n.t('popup.paused')} site={site} more={i18n.t('popup.paused_more')}>
          <button type="button" class="button button-main" onClick={() => onPause(false)}>
            {i18n.t('popup.go_on')}
          </button>
        </Still>
      );
    case 'trusted':
      return <Still title={i18n.t('popup.trusted')} site={site} more={i18n.t('popup.trusted_more')} />;
    case 'read': {
      const count = page.findings.length;
      const said = count === 0 ? i18n.t('popup.calm') : i18n.t('popup.count', count, [number(count)]);
      return (
        <header class="hero">
          <Gauge value={needleOf(count)} figure={number(count)} label={said} />
          <div class="hero-words">
            <h1>{said}</h1>
            <p class="hero-site">{site}</p>
            {count === 0 && <p class="hero-more">{i18n.t('popup.calm_more')}</p>}
          </div>
        </header>
      );
    }
  }
}

/** A hero without a measurement: the needle rests. */
function Still({
  title,
  site,
  more,
  children,
}: {
  title: string;
  site: string;
  more?: string;
  children?: ComponentChildren;
}) {
  return (
    <header class="hero">
      <Gauge value={0} figure="" label={title} isStill />
      <div class="hero-words">
        <h1>{title}</h1>
        {site !== '' && <p class="hero-site">{site}</p>}
        {more !== undefined && <p class="hero-more">{more}</p>}
        {children}
      </div>
    </header>
  );
}

function Foot({ page, isPaused, week, onPause }: PopupProps) {
  const formats = useFormats();
  return (
    <footer class="foot">
      <p class="foot-week">
        <span class="foot-label">{i18n.t('popup.week')}</span> {week ? sayWeek(week, formats) : '\u00a0'}
      </p>
      <nav class="foot-ways" aria-label={i18n.t('popup.ways')}>
        <a href="/report.html" target="_blank">
          {i18n.t('report.title')}
        </a>
        <a href="/trusted.html" target="_blank">
          {i18n.t('trusted.title')}
        </a>
        <a href="/settings.html" target="_blank">
          {i18n.t('settings.title')}
        </a>
        {page.kind !== 'paused' && (
          <button
            type="button"
            class="link"
            aria-label={i18n.t(isPaused ? 'popup.go_on' : 'popup.pause_all')}
            onClick={() => onPause(!isPaused)}
          >
            {i18n.t(isPaused ? 'popup.go_on' : 'popup.pause')}
          </button>
        )}
      </nav>
    </footer>
  );
}
