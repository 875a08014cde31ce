import { useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { covers, type TrustRule, type TrustScope } from '@/lib/core/trust';
import { readTyped, type TypedFault } from '@/lib/core/typed-address';

import { ScopeChoice } from './scope-choice';
import { matchesOf, scopesFor } from './scope-words';

type Fault = TypedFault | 'covered';

type AddSiteProps = {
  title: string;
  /** How deep the title stands in the page. */
  heading?: 'h2' | 'h3';
  /** One sentence below the title. */
  more?: string;
  rules: readonly TrustRule[];
  /** Epoch ms, for rules that end. */
  now: number;
  onAdd: (scope: TrustScope, address: string) => void;
};

/** A form to trust a site by typing its address; says what is wrong with it, and how far the trust will reach. */
export function AddSite({ title, heading: Heading = 'h2', more, rules, now, onAdd }: AddSiteProps) {
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
      <Heading id={`${id}-title`}>{title}</Heading>
      {more !== undefined && <p>{more}</p>}
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
