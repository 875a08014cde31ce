import { i18n } from '#i18n';

import type { TrustScope } from '@/lib/core/trust';

import { matchesOf, scopeName } from './scope-words';

type ScopeChoiceProps = {
  choices: readonly { scope: TrustScope; value: string }[];
  chosen: TrustScope;
  onChoose: (scope: TrustScope) => void;
};

/** How far trust reaches, as radio buttons that each say what they will match. */
export function ScopeChoice({ choices, chosen, onChoose }: ScopeChoiceProps) {
  return (
    <fieldset class="scopes">
      <legend>{i18n.t('scope.legend')}</legend>
      {choices.map(({ scope, value }) => (
        <label class="scope" key={scope}>
          <input
            type="radio"
            name="scope"
            value={scope}
            checked={scope === chosen}
            onChange={() => onChoose(scope)}
          />
          <span class="scope-name">{scopeName(scope)}</span>
          <span class="scope-words">{matchesOf({ scope, value })}</span>
        </label>
      ))}
    </fieldset>
  );
}
