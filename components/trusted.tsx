import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import type { TrustRule, TrustScope } from '@/lib/core/trust';

import { AddSite } from './add-site';
import { useFormats } from './formats';
import { matchesOf, scopeName } from './scope-words';

/** A rule and where the browser keeps it: with the person on all devices, on this one, or in memory. */
export type OwnRule = TrustRule & { place: 'sync' | 'local' | 'session' | 'private' };
/** `managed`: set by the organisation, and not the person's to remove. */
export type ListedRule = OwnRule | (TrustRule & { place: 'managed' });

type TrustedProps = {
  rules: readonly ListedRule[];
  /** Epoch ms, for rules that end. */
  now: number;
  onAdd: (scope: TrustScope, address: string) => void;
  onRemove: (rule: OwnRule) => void;
  onRestore: (rule: OwnRule) => void;
  /** Something could not be saved; said in words. */
  failure?: string | undefined;
};

const keyOf = ({ scope, value }: TrustRule): string => `${scope} ${value}`;

/** Trusted sites: one list with search, scope in words, removal that can be taken back, and adding by hand. */
export function Trusted({ rules, now, onAdd, onRemove, onRestore, failure }: TrustedProps) {
  const { number } = useFormats();
  const [searched, setSearched] = useState('');
  const [removed, setRemoved] = useState<readonly OwnRule[]>([]);
  const kept = new Set(rules.map(keyOf));
  // A removed site keeps its place, so that taking it back is where the hand already is.
  const gone = removed.filter((rule) => !kept.has(keyOf(rule)));
  const wanted = searched.trim().toLowerCase();
  const shown = [
    ...rules.map((rule) => ({ rule, isGone: false })),
    ...gone.map((rule) => ({ rule, isGone: true })),
  ]
    .filter(({ rule }) => rule.value.includes(wanted))
    .toSorted((one, other) => one.rule.value.localeCompare(other.rule.value));

  return (
    <main class="trusted">
      <header>
        <p class="week-brand">{i18n.t('name')}</p>
        <h1>{i18n.t('trusted.title')}</h1>
        <p class="lead">{i18n.t('trusted.lead')}</p>
      </header>
      {failure !== undefined && (
        <p class="notice" role="alert">
          {failure}
        </p>
      )}
      <AddSite title={i18n.t('trusted.add_title')} rules={rules} now={now} onAdd={onAdd} />
      {rules.length === 0 && gone.length === 0 ? (
        <section class="empty">
          <h2>{i18n.t('trusted.empty_title')}</h2>
          <p>{i18n.t('trusted.empty')}</p>
        </section>
      ) : (
        <section aria-labelledby="list-title">
          <div class="list-top">
            <h2 id="list-title">{i18n.t('trusted.count', rules.length, [number(rules.length)])}</h2>
            <input
              type="search"
              class="field"
              aria-label={i18n.t('trusted.search')}
              placeholder={i18n.t('trusted.search')}
              value={searched}
              onInput={(event) => setSearched(event.currentTarget.value)}
            />
          </div>
          <output class="list-none">
            {shown.length === 0 && i18n.t('trusted.not_found', [searched.trim()])}
          </output>
          <ul class="rules">
            {shown.map(({ rule, isGone }) => (
              <li class={isGone ? 'rule rule-gone' : 'rule'} key={keyOf(rule)}>
                {isGone ? (
                  <output>{i18n.t('trusted.removed', [rule.value])}</output>
                ) : (
                  <RuleWords rule={rule} now={now} />
                )}
                {rule.place !== 'managed' &&
                  (isGone ? (
                    <button
                      type="button"
                      class="button button-small"
                      aria-label={i18n.t('trusted.undo', [rule.value])}
                      onClick={() => onRestore(rule)}
                    >
                      {i18n.t('button.undo')}
                    </button>
                  ) : (
                    <button
                      type="button"
                      class="button button-small"
                      aria-label={i18n.t('trusted.remove_this', [rule.value])}
                      onClick={() => {
                        setRemoved([...removed, rule]);
                        onRemove(rule);
                      }}
                    >
                      {i18n.t('trusted.remove')}
                    </button>
                  ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <footer class="report-foot">
        <nav class="foot-links" aria-label={i18n.t('popup.ways')}>
          <a href="/report.html">{i18n.t('report.title')}</a>
          <a href="/addresses.html">{i18n.t('given.title')}</a>
          <a href="/settings.html">{i18n.t('settings.title')}</a>
        </nav>
      </footer>
    </main>
  );
}

function RuleWords({ rule, now }: { rule: ListedRule; now: number }) {
  const { date, moment } = useFormats();
  const { until } = rule;
  return (
    <div>
      <p class="rule-value">{rule.value}</p>
      <p class="rule-scope">{i18n.t('trusted.reach', [scopeName(rule.scope), matchesOf(rule)])}</p>
      {rule.place !== 'managed' && (
        <p class="rule-date">
          {i18n.t('trusted.added', [date(rule.addedAt)])}
          {until !== undefined &&
            ` · ${i18n.t(until <= now ? 'trusted.ended' : 'trusted.until', [moment(until)])}`}
        </p>
      )}
      <p class="rule-date">{sayPlace(rule.place)}</p>
    </div>
  );
}

function sayPlace(place: ListedRule['place']): string {
  switch (place) {
    case 'sync':
      return '';
    case 'local':
      return i18n.t('trusted.here_only');
    case 'session':
      return i18n.t('trusted.this_visit');
    case 'private':
      return i18n.t('trusted.in_private');
    case 'managed':
      return i18n.t('policy.set');
  }
}
