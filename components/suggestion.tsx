import { useState } from 'preact/hooks';

import { i18n } from '#i18n';

import type { Suggestion as Suggested } from '@/lib/core/suggestion';
import { nameOf } from '@/lib/sentences';

import { useFormats } from './formats';
import { useSaving } from './saving';
import { siteAddress } from './site-link';

type SuggestionProps = {
  suggestion: Suggested;
  /** Does what is suggested. Rejects where it could not. @returns what takes it back */
  onFollow: (suggestion: Suggested) => Promise<() => Promise<void>>;
};

/** Why this is suggested, from what happened. */
function useReason(): (suggestion: Suggested) => string {
  const { number } = useFormats();
  return (suggestion) => {
    switch (suggestion.kind) {
      case 'calm-pattern':
        return i18n.t('suggestion.calm_pattern', suggestion.count, [
          number(suggestion.count),
          nameOf(suggestion.pattern),
        ]);
      case 'calm-site':
        return i18n.t('suggestion.calm_site', [suggestion.site, number(suggestion.count)]);
      case 'hide-gates':
        return i18n.t('suggestion.hide_gates', [number(suggestion.count)]);
      case 'keep-evidence':
        return i18n.t('suggestion.keep_evidence', [suggestion.site]);
      case 'write':
        return i18n.t(suggestion.pushes === 0 ? 'suggestion.write_none' : 'suggestion.write');
    }
  };
}

function labelOf(suggestion: Suggested): string {
  switch (suggestion.kind) {
    case 'calm-pattern':
      return i18n.t('suggestion.do_calm_pattern', [nameOf(suggestion.pattern)]);
    case 'calm-site':
      return i18n.t('suggestion.do_calm_site', [suggestion.site]);
    case 'hide-gates':
      return i18n.t('suggestion.do_hide_gates');
    default:
      return '';
  }
}

/** One suggestion at the end of the week: why, and the button that does it. */
export function Suggestion({ suggestion, onFollow }: SuggestionProps) {
  const reason = useReason();
  const { failure, save } = useSaving(i18n.t('popup.failed'));
  const [takeBack, setTakeBack] = useState<() => Promise<void>>();
  const follow = (): void =>
    void save(async () => {
      const undo = await onFollow(suggestion);
      setTakeBack(() => undo);
    });
  const undo = (): void =>
    void save(async () => {
      await takeBack?.();
      setTakeBack(undefined);
    });
  return (
    <section class="suggestion" aria-labelledby="suggestion-title">
      <h2 id="suggestion-title">{i18n.t('suggestion.title')}</h2>
      <p>{reason(suggestion)}</p>
      {suggestion.kind === 'keep-evidence' ? (
        <p>
          <a href={siteAddress(suggestion.site)}>{i18n.t('suggestion.do_keep_evidence')}</a>
        </p>
      ) : (
        suggestion.kind !== 'write' &&
        !takeBack && (
          <p>
            <button type="button" class="button button-main" onClick={follow}>
              {labelOf(suggestion)}
            </button>
          </p>
        )
      )}
      <output>
        {takeBack && (
          <>
            {i18n.t('suggestion.done')}{' '}
            <button type="button" class="link" onClick={undo}>
              {i18n.t('button.undo')}
            </button>
          </>
        )}
        {failure}
      </output>
    </section>
  );
}
