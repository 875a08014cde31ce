import type { ComponentProps } from 'preact';
import { useId } from 'preact/hooks';

import { i18n } from '#i18n';

import { isForAll, type ChosenModes, type PresetModes } from '@/lib/core/modes';
import type { Mode } from '@/lib/core/types';

import { AddSite } from './add-site';
import { BadgeChoice } from './settings-choices';
import { WelcomeExample } from './welcome-example';

/** What can be done with all that is found, on the first day. */
const FIRST_MODES = ['mark', 'calm'] as const satisfies readonly Mode[];

type WelcomeProps = {
  example: ComponentProps<typeof WelcomeExample>;
  modes: ChosenModes;
  /** What the organisation set. */
  preset: PresetModes;
  /** The same for every pattern. */
  onModes: (mode: (typeof FIRST_MODES)[number]) => void;
  badge: ComponentProps<typeof BadgeChoice>;
  sites: Pick<ComponentProps<typeof AddSite>, 'rules' | 'now' | 'onAdd'>;
  /** The person has seen enough. */
  onBegin: () => void;
  /** Something could not be saved; said in words. */
  failure?: string | undefined;
};

/** The first screen: it works, what its signs are, what is kept, and three choices that can wait. */
export function Welcome({ example, modes, preset, onModes, badge, sites, onBegin, failure }: WelcomeProps) {
  return (
    <main class="welcome">
      <header>
        <p class="week-brand">{i18n.t('name')}</p>
        <h1>{i18n.t('welcome.title')}</h1>
        <p class="lead">{i18n.t('welcome.lead')}</p>
        <p class="begin">
          <button type="button" class="button button-main" onClick={onBegin}>
            {i18n.t('welcome.begin')}
          </button>
          <span class="small">{i18n.t('welcome.begin_more')}</span>
        </p>
      </header>
      {failure !== undefined && (
        <p class="notice" role="alert">
          {failure}
        </p>
      )}
      <div class="showing">
        <WelcomeExample {...example} />
        <Signs />
      </div>
      <section aria-labelledby="choices-title">
        <h2 id="choices-title">{i18n.t('welcome.choices')}</h2>
        <p>{i18n.t('welcome.choices_more')}</p>
        <div class="three">
          <FirstModes modes={modes} preset={preset} onModes={onModes} />
          <BadgeChoice {...badge} />
          <AddSite
            title={i18n.t('welcome.sites')}
            heading="h3"
            more={i18n.t('welcome.sites_more')}
            {...sites}
          />
        </div>
      </section>
      <Kept />
      <footer class="report-foot">
        <p>{i18n.t('welcome.open_pages')}</p>
        <nav class="welcome-ways" aria-label={i18n.t('popup.ways')}>
          <button type="button" class="button button-main" onClick={onBegin}>
            {i18n.t('welcome.begin')}
          </button>
          <a href="/report.html">{i18n.t('report.title')}</a>
          <a href="/trusted.html">{i18n.t('trusted.title')}</a>
          <a href="/settings.html">{i18n.t('settings.title')}</a>
        </nav>
      </footer>
    </main>
  );
}

function Signs() {
  return (
    <section class="signs" aria-labelledby="signs-title">
      <h2 id="signs-title">{i18n.t('welcome.signs')}</h2>
      <dl>
        <div>
          <dt>{i18n.t('welcome.line')}</dt>
          <dd>{i18n.t('welcome.line_more')}</dd>
        </div>
        <div>
          <dt>{i18n.t('welcome.tag')}</dt>
          <dd>{i18n.t('welcome.tag_more')}</dd>
        </div>
        <div>
          <dt>{i18n.t('welcome.card')}</dt>
          <dd>{i18n.t('welcome.card_more')}</dd>
        </div>
      </dl>
    </section>
  );
}

function FirstModes({ modes, preset, onModes }: Pick<WelcomeProps, 'modes' | 'preset' | 'onModes'>) {
  const id = useId();
  // Some of it can be set: a choice for all would be none.
  const isLocked = Object.keys(preset.locked).length > 0;
  return (
    <fieldset class="scopes" disabled={isLocked}>
      <legend>{i18n.t('welcome.modes')}</legend>
      {FIRST_MODES.map((mode) => (
        <label class="scope" key={mode}>
          <input
            type="radio"
            name={id}
            checked={isForAll(mode, { ...modes, ...preset.locked }, preset.usual)}
            onChange={() => onModes(mode)}
          />
          <span class="scope-name">{i18n.t(`mode.${mode}`)}</span>
          <span class="scope-words">{i18n.t(`mode.${mode}_more`)}</span>
        </label>
      ))}
      {isLocked && <p class="scope-words">{i18n.t('policy.set')}</p>}
    </fieldset>
  );
}

function Kept() {
  return (
    <section class="kept" aria-labelledby="kept-title">
      <h2 id="kept-title">{i18n.t('welcome.kept')}</h2>
      <dl>
        <div>
          <dt>{i18n.t('welcome.kept_here')}</dt>
          <dd>{i18n.t('welcome.kept_here_more')}</dd>
        </div>
        <div>
          <dt>{i18n.t('welcome.kept_not')}</dt>
          <dd>{i18n.t('welcome.kept_not_more')}</dd>
        </div>
        <div>
          <dt>{i18n.t('welcome.sent')}</dt>
          <dd>{i18n.t('welcome.sent_more')}</dd>
        </div>
      </dl>
    </section>
  );
}
