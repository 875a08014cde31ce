import { useId } from 'preact/hooks';

import { i18n } from '#i18n';

import { choicesOf } from '@/lib/core/modes';
import { type Mode, type Pattern } from '@/lib/core/types';
import { nameOf } from '@/lib/sentences';

type ModeChoiceProps = {
  pattern: Pattern;
  /** What was chosen; undefined: as usual. */
  chosen: Mode | undefined;
  /** What is done as usual; missing where this choice is the usual itself. */
  usual?: Mode;
  onChoose: (mode: Mode | undefined) => void;
  /** What the choice is about, before the pattern's name: "On this site". */
  label: string;
  /** Set by the organisation: it cannot be changed here. */
  isLocked?: boolean;
};

/** What is to be done with a pattern: one of a few, each said in words. */
export function ModeChoice({ pattern, chosen, usual, onChoose, label, isLocked = false }: ModeChoiceProps) {
  const id = useId();
  const choices = choicesOf(pattern);
  return (
    <p class="mode-choice">
      <label for={id}>
        {label}
        <span class="unseen">: {nameOf(pattern)}</span>
      </label>
      <select
        id={id}
        class="select"
        disabled={isLocked}
        aria-describedby={isLocked ? `${id}-locked` : undefined}
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(choices.find((mode) => mode === value))}
      >
        {usual !== undefined && <option value="">{i18n.t('mode.usual', [i18n.t(`mode.${usual}`)])}</option>}
        {choices.map((mode) => (
          <option value={mode} key={mode}>
            {i18n.t(`mode.${mode}`)}
          </option>
        ))}
      </select>
      <span class="mode-words">{i18n.t(`mode.${chosen ?? usual ?? 'mark'}_more`)}</span>
      {isLocked && (
        <span class="mode-words" id={`${id}-locked`}>
          {i18n.t('policy.set')}
        </span>
      )}
    </p>
  );
}
