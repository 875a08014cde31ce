import type { ComponentChildren, ComponentProps } from 'preact';
import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { modesOf, type ChosenModes, type PresetModes } from '@/lib/core/modes';
import { PATTERNS, type Mode, type Pattern } from '@/lib/core/types';
import { nameOf, whatIs } from '@/lib/sentences';

import { useFormats } from './formats';
import { ModeChoice } from './mode-choice';
import { Part } from './part';
import { SettingsChoices, type Choices } from './settings-choices';

/** What the person called no pressure. */
type DismissedClaim = {
  site: string;
  claim: string;
  pattern: Pattern;
  quote: string;
  dismissedAt: number;
};
/** A site where something is done differently. */
type SiteModes = { site: string; modes: ChosenModes };

type SettingsProps = {
  modes: ChosenModes;
  /** What the organisation set. */
  preset: PresetModes;
  siteModes: readonly SiteModes[];
  dismissed: readonly DismissedClaim[];
  onMode: (pattern: Pattern, mode: Mode) => void;
  choices: Choices;
  onChoice: ComponentProps<typeof SettingsChoices>['onChoice'];
  onSiteMode: (site: string, pattern: Pattern, mode: Mode | undefined) => void;
  /** Takes a dismissal back, or with `isGone` puts it there again. */
  onDismissed: (dismissal: DismissedClaim, isGone: boolean) => void;
  /** Something could not be saved; said in words. */
  failure?: string | undefined;
  /** Further sections. */
  children?: ComponentChildren;
};

/** All that can be chosen, each with one plain sentence, on one page. */
export function Settings(props: SettingsProps) {
  const { failure, preset } = props;
  const modes = modesOf(preset.locked, props.modes, preset.usual);
  return (
    <main class="trusted settings">
      <header>
        <p class="week-brand">{i18n.t('name')}</p>
        <h1>{i18n.t('settings.title')}</h1>
        <p class="lead">{i18n.t('settings.lead')}</p>
      </header>
      {failure !== undefined && (
        <p class="notice" role="alert">
          {failure}
        </p>
      )}
      <section aria-labelledby="modes-title">
        <h2 id="modes-title">{i18n.t('settings.modes')}</h2>
        <p>{i18n.t('settings.modes_more')}</p>
        <ul class="rules">
          {PATTERNS.map((pattern) => (
            <li class="mode-row" key={pattern}>
              <div>
                <p class="rule-value">{nameOf(pattern)}</p>
                <p class="rule-scope">{whatIs(pattern)}</p>
              </div>
              <ModeChoice
                pattern={pattern}
                chosen={modes[pattern]}
                isLocked={preset.locked[pattern] !== undefined}
                label={i18n.t('settings.mode')}
                onChoose={(mode) => mode && props.onMode(pattern, mode)}
              />
            </li>
          ))}
        </ul>
      </section>
      <SettingsChoices {...props.choices} onChoice={props.onChoice} />
      <SiteModesList {...props} />
      <DismissedList {...props} />
      {props.children}
      <footer class="report-foot">
        <p>{i18n.t('settings.foot')}</p>
        <nav class="foot-links" aria-label={i18n.t('popup.ways')}>
          <a href="/report.html">{i18n.t('report.title')}</a>
          <a href="/trusted.html">{i18n.t('trusted.title')}</a>
          <a href="/addresses.html">{i18n.t('given.title')}</a>
        </nav>
      </footer>
    </main>
  );
}

function SiteModesList({ siteModes, modes, preset, onSiteMode }: SettingsProps) {
  const usual = modesOf(modes, preset.usual);
  const rows = siteModes.flatMap(({ site, modes: own }) =>
    PATTERNS.filter((pattern) => own[pattern] !== undefined).map((pattern) => ({
      site,
      pattern,
      mode: preset.locked[pattern] ?? own[pattern],
    })),
  );
  return (
    <Part id="site-modes-title" title={i18n.t('settings.site_modes')}>
      <p>{i18n.t(rows.length > 0 ? 'settings.site_modes_more' : 'settings.site_modes_none')}</p>
      {rows.length > 0 && (
        <ul class="rules">
          {rows.map(({ site, pattern, mode }) => (
            <li class="mode-row" key={`${site} ${pattern}`}>
              <div>
                <p class="rule-value">{site}</p>
                <p class="rule-scope">{nameOf(pattern)}</p>
              </div>
              <ModeChoice
                pattern={pattern}
                chosen={mode}
                usual={usual[pattern]}
                isLocked={preset.locked[pattern] !== undefined}
                label={site}
                onChoose={(next) => onSiteMode(site, pattern, next)}
              />
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function DismissedList({ dismissed, onDismissed }: SettingsProps) {
  const { date } = useFormats();
  const [gone, setGone] = useState<readonly DismissedClaim[]>([]);
  const keyOf = ({ site, claim }: DismissedClaim): string => `${site} ${claim}`;
  const kept = new Set(dismissed.map(keyOf));
  const rows = [...dismissed, ...gone.filter((each) => !kept.has(keyOf(each)))].toSorted(
    (a, b) => b.dismissedAt - a.dismissedAt,
  );
  return (
    <Part id="dismissed-title" title={i18n.t('settings.dismissed')}>
      <p>{i18n.t(rows.length > 0 ? 'settings.dismissed_more' : 'settings.dismissed_none')}</p>
      {rows.length > 0 && (
        <ul class="rules">
          {rows.map((each) => {
            const isGone = !kept.has(keyOf(each));
            const name = each.quote === '' ? nameOf(each.pattern) : each.quote;
            return (
              <li class={isGone ? 'rule rule-gone' : 'rule'} key={keyOf(each)}>
                <div>
                  <p class="quote">{name}</p>
                  <p class="rule-scope">
                    {nameOf(each.pattern)} · {each.site} · {date(each.dismissedAt)}
                  </p>
                </div>
                <button
                  type="button"
                  class="button button-small"
                  aria-label={i18n.t(isGone ? 'settings.dismiss_again' : 'settings.mark_again_this', [name])}
                  onClick={() => {
                    if (!isGone) setGone([...gone.filter((other) => keyOf(other) !== keyOf(each)), each]);
                    onDismissed(each, !isGone);
                  }}
                >
                  {i18n.t(isGone ? 'button.undo' : 'settings.mark_again')}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Part>
  );
}
