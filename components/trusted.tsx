import { useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { covers, type TrustRule, type TrustScope } from '@/lib/core/trust';
import { readTyped, type TypedFault } from '@/lib/core/typed-address';

import { useFormats } from './formats';
import { ScopeChoice } from './scope-choice';
import { matchesOf, scopeName, scopesFor } from './scope-words';

/** A rule and where the browser keeps it: with the person on all devices, on this one, or in memory. */
export type ListedRule = TrustRule & { place: 'sync' | 'local' | 'session' | 'private' };

type TrustedProps = {
  rules: readonly ListedRule[];
  /** Epoch ms, for rules that end. */
  now: number;
  onAdd: (scope: TrustScope, address: string) => void;
  onRemove: (rule: ListedRule) => void;
  onRestore: (rule: ListedRule) => void;
  /** Something could not be saved; said in words. */
  failure?: string | undefined;
};

const keyOf = ({ scope, value }: TrustRule): string => `${scope} ${value}`;

/** Trusted sites: one list with search, scope in words, removal that can be taken back, and adding by hand. */
export function Trusted({ rules, now, onAdd, onRemove, onRestore, failure }: TrustedProps) {
  const { number } = useFormats();
  const [searched, setSearched] = useState('');
  const [removed, setRemoved] = useState<readonly ListedRule[]>([]);
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
      <AddByHand rules={rules} now={now} onAdd={onAdd} />
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
                {isGone ? (
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
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

function RuleWords({ rule, now }: { rule: ListedRule; now: number }) {
  const { date, moment } = useFormats();
  const { until } = rule;
  return (
    <div>
      <p class="rule-value">{rule.value}</p>
      <p class="rule-scope">
        {scopeName(rule.scope)}: {matchesOf(rule)}
      </p>
      <p class="rule-date">
        {i18n.t('trusted.added', [date(rule.addedAt)])}
        {until !== undefined &&
          ` · ${i18n.t(until <= now ? 'trusted.ended' : 'trusted.until', [moment(until)])}`}
      </p>
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
  }
}

type Fault = TypedFault | 'covered';

function AddByHand({ rules, now, onAdd }: Pick<TrustedProps, 'rules' | 'now' | 'onAdd'>) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [scope, setScope] = useState<TrustScope>('domain');
  const [fault, setFault] = useState<Fault>();
  const [added, setAdded] = useState('');

  const read = readTyped(typed);
  const address = 'address' in read ? read.address : '';
  const choices = address === '' ? [] : scopesFor(address);
  const chosen = choices.find((each) => each.scope === scope) ?? choices[0];
  const covering = chosen && rules.find((rule) => covers(rule, address, now) && isAsWide(rule, chosen));

  const submit = (event: Event): void => {
    event.preventDefault();
    setAdded('');
    if ('fault' in read) return setFault(read.fault);
    if (covering) return setFault('covered');
    if (!chosen) return setFault('no-address');
    onAdd(chosen.scope, address);
    setAdded(matchesOf(chosen));
    setFault(undefined);
    return setTyped('');
  };

  return (
    <form class="add" noValidate onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{i18n.t('trusted.add_title')}</h2>
      <label for={`${id}-address`}>{i18n.t('trusted.address')}</label>
      <div class="add-row">
        <input
          id={`${id}-address`}
          class="field"
          type="text"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          placeholder="shop.example"
          value={typed}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-fault`}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setFault(undefined);
          }}
        />
        <button type="submit" class="button button-main">
          {i18n.t('trusted.add')}
        </button>
      </div>
      <output id={`${id}-fault`} class="fault">
        {fault !== undefined && sayFault(fault, typed.trim(), covering)}
        {added !== '' && i18n.t('trusted.done', [added])}
      </output>
      {choices.length > 0 && (
        <ScopeChoice choices={choices} chosen={chosen?.scope ?? scope} onChoose={setScope} />
      )}
    </form>
  );
}

/** Whether a rule that covers the address covers all that the new one would. */
function isAsWide(rule: TrustRule, wanted: { scope: TrustScope; value: string }): boolean {
  const width: readonly TrustScope[] = ['path', 'host', 'domain'];
  return width.indexOf(rule.scope) >= width.indexOf(wanted.scope);
}

function sayFault(fault: Fault, typed: string, covering: TrustRule | undefined): string {
  switch (fault) {
    case 'empty':
      return i18n.t('trusted.fault_empty');
    case 'no-address':
      return i18n.t('trusted.fault_no_address', [typed]);
    case 'not-web':
      return i18n.t('trusted.fault_not_web', [typed]);
    case 'suffix':
      return i18n.t('trusted.fault_suffix', [typed]);
    case 'covered':
      return covering ? i18n.t('trusted.fault_covered', [matchesOf(covering)]) : '';
  }
}
