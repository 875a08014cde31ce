import { useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import type { TrustRule, TrustScope } from '@/lib/core/trust';

import { useFormats } from './formats';
import { ScopeChoice } from './scope-choice';
import { matchesOf, scopesFor } from './scope-words';

/** How long a trust lasts, from now. */
export type TrustTime = 'always' | 'visit' | 'hour' | 'today' | 'week';
const TIMES: readonly TrustTime[] = ['always', 'week', 'today', 'hour', 'visit'];
/** Offered at once, for who only wants quiet for now. */
const SNOOZES = ['hour', 'today'] as const;

type TrustSwitchProps = {
  /** The page's address. */
  address: string;
  /** The rules that cover it now; none: it is not trusted. */
  rules: readonly TrustRule[];
  /** One of them is the organisation's: nothing can be changed here. */
  isPreset: boolean;
  /** One rule in the place of those that cover the page. */
  onTrust: (scope: TrustScope, lasts: TrustTime) => void;
  onDistrust: () => void;
  /** Puts rules back as they were before the last change; none: trusts nothing again. */
  onRestore: (rules: readonly TrustRule[]) => void;
};

/** The big switch "Trust this site": what it will match stands below it in words, and each change can be taken back. */
export function TrustSwitch({ address, rules, isPreset, onTrust, onDistrust, onRestore }: TrustSwitchProps) {
  const id = useId();
  const { date, moment } = useFormats();
  const choices = scopesFor(address);
  const [wanted, setWanted] = useState<TrustScope>('domain');
  const [lasts, setLasts] = useState<TrustTime>('always');
  const [before, setBefore] = useState<readonly TrustRule[]>();
  const isTrusted = rules.length > 0;
  const chosen = choices.find(({ scope }) => scope === wanted) ?? choices[0];
  if (!chosen) return null;

  const change = (act: () => void): void => {
    setBefore(rules);
    act();
  };
  const choose = (scope: TrustScope): void => {
    setWanted(scope);
    if (isTrusted) change(() => onTrust(scope, lasts));
  };
  const chooseTime = (time: TrustTime): void => {
    setLasts(time);
    if (isTrusted) change(() => onTrust(rules[0]?.scope ?? chosen.scope, time));
  };

  return (
    <section class="trust" aria-label={i18n.t('trust.title')}>
      <div class="trust-row">
        <div>
          <h2 id={`${id}-name`} class="trust-name">
            {i18n.t('trust.switch')}
          </h2>
          <p id={`${id}-words`} class="trust-words">
            {isTrusted
              ? rules.map((rule) => <span key={`${rule.scope} ${rule.value}`}>{matchesOf(rule)}</span>)
              : matchesOf(chosen)}
          </p>
        </div>
        <button
          type="button"
          role="switch"
          class="switch"
          aria-checked={isTrusted}
          aria-labelledby={`${id}-name`}
          aria-describedby={`${id}-words ${id}-status`}
          disabled={isPreset}
          onClick={() => change(isTrusted ? onDistrust : () => onTrust(chosen.scope, lasts))}
        >
          <span class="switch-knob" />
        </button>
      </div>
      <output id={`${id}-status`} class="trust-status">
        {isPreset && <span>{i18n.t('policy.set')}</span>}
        {!isPreset && before !== undefined && (
          <>
            <span>{isTrusted ? i18n.t('trust.now') : i18n.t('trust.no_more')}</span>
            <button
              type="button"
              class="link"
              onClick={() => {
                onRestore(before);
                setBefore(undefined);
              }}
            >
              {i18n.t('button.undo')}
            </button>
          </>
        )}
        {!isPreset && before === undefined && rules[0] && (
          <span>
            {rules[0].until === undefined
              ? i18n.t('trust.since', [date(rules[0].addedAt)])
              : i18n.t('trust.until', [moment(rules[0].until)])}
          </span>
        )}
      </output>
      {!isTrusted && (
        <p class="trust-snooze">
          {i18n.t('trust.snooze')}{' '}
          {SNOOZES.map((time) => (
            <button
              type="button"
              class="link"
              key={time}
              onClick={() => change(() => onTrust(chosen.scope, time))}
            >
              {i18n.t(`trust.for_${time}`)}
            </button>
          ))}
        </p>
      )}
      {!isPreset && (
        <details class="trust-scope">
          <summary>{i18n.t('trust.how_far')}</summary>
          {choices.length > 1 && (
            <ScopeChoice
              choices={choices}
              chosen={isTrusted ? (rules[0]?.scope ?? chosen.scope) : chosen.scope}
              onChoose={choose}
            />
          )}
          <p class="trust-time">
            <label for={`${id}-time`}>{i18n.t('trust.how_long')}</label>
            <select
              id={`${id}-time`}
              class="select"
              value={lasts}
              onChange={({ currentTarget: { value } }) =>
                chooseTime(TIMES.find((time) => time === value) ?? 'always')
              }
            >
              {TIMES.map((time) => (
                <option value={time} key={time}>
                  {i18n.t(`trust.for_${time}`)}
                </option>
              ))}
            </select>
          </p>
        </details>
      )}
    </section>
  );
}
