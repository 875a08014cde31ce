import { useId } from 'preact/hooks';

import { i18n } from '#i18n';

import { LANGUAGES } from '@/lib/core/language';
import { FIRST_DAYS } from '@/lib/core/report';
import { MARK_LOOKS } from '@/lib/core/types';
import type { Settings } from '@/lib/settings';

import { useFormats } from './formats';

/** What is chosen, by the names of the settings. */
export type Choices = Pick<Settings, 'look' | 'hasBadge' | 'languages' | 'firstDay'>;

/** Keeps one choice. */
type OnChoice = <Name extends keyof Choices>(name: Name, value: Settings[Name]) => void;
type ChoicesProps = Choices & { onChoice: OnChoice };

/** How it shows, what it reads, when a week begins: choices that are no matter of one pattern. */
export function SettingsChoices(props: ChoicesProps) {
  return (
    <section aria-labelledby="choices-title">
      <h2 id="choices-title">{i18n.t('choice.title')}</h2>
      <div class="choices">
        <LookChoice {...props} />
        <BadgeChoice {...props} />
        <LanguageChoice {...props} />
        <FirstDayChoice {...props} />
      </div>
    </section>
  );
}

/** "line-and-tag" is `line_and_tag` in the sentences. */
const LOOK_KEYS = { 'line-and-tag': 'line_and_tag', tag: 'tag', line: 'line' } as const;

function LookChoice({ look, onChoice }: ChoicesProps) {
  const id = useId();
  return (
    <fieldset class="scopes">
      <legend>{i18n.t('choice.look')}</legend>
      {MARK_LOOKS.map((each) => (
        <label class="scope" key={each}>
          <input type="radio" name={id} checked={each === look} onChange={() => onChoice('look', each)} />
          <span class="scope-name">{i18n.t(`choice.look_${LOOK_KEYS[each]}`)}</span>
          <span class="scope-words">{i18n.t(`choice.look_${LOOK_KEYS[each]}_more`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Whether the icon carries a number. */
export function BadgeChoice({ hasBadge, onChoice }: Pick<ChoicesProps, 'hasBadge' | 'onChoice'>) {
  return (
    <fieldset class="scopes">
      <legend>{i18n.t('choice.icon')}</legend>
      <label class="scope">
        <input
          type="checkbox"
          checked={hasBadge}
          onChange={({ currentTarget: { checked } }) => onChoice('hasBadge', checked)}
        />
        <span class="scope-name">{i18n.t('choice.badge')}</span>
        <span class="scope-words">{i18n.t('choice.badge_more')}</span>
      </label>
    </fieldset>
  );
}

function LanguageChoice({ languages, onChoice }: ChoicesProps) {
  const id = useId();
  const { language, languageName } = useFormats();
  const isSome = languages.length > 0;
  const own = language.split('-')[0] ?? '';
  // Something is always read: who wants nothing read pauses.
  const isLast = (lang: string): boolean => languages.length === 1 && languages[0] === lang;
  return (
    <fieldset class="scopes" aria-describedby={`${id}-words`}>
      <legend>{i18n.t('choice.languages')}</legend>
      <p class="scope-words" id={`${id}-words`}>
        {i18n.t('choice.languages_more')}
      </p>
      <label class="scope">
        <input type="radio" name={id} checked={!isSome} onChange={() => onChoice('languages', [])} />
        <span class="scope-name">{i18n.t('choice.all_languages')}</span>
      </label>
      <label class="scope">
        <input
          type="radio"
          name={id}
          checked={isSome}
          onChange={() => onChoice('languages', [LANGUAGES.includes(own) ? own : 'en'])}
        />
        <span class="scope-name">{i18n.t('choice.some_languages')}</span>
      </label>
      {isSome && (
        <ul class="language-list">
          {LANGUAGES.map((lang) => ({ lang, name: languageName(lang) }))
            .toSorted((a, b) => a.name.localeCompare(b.name, language))
            .map(({ lang, name }) => (
              <li key={lang}>
                <label class="scope">
                  <input
                    type="checkbox"
                    checked={languages.includes(lang)}
                    disabled={isLast(lang)}
                    onChange={({ currentTarget: { checked } }) =>
                      onChoice(
                        'languages',
                        LANGUAGES.filter((each) => (each === lang ? checked : languages.includes(each))),
                      )
                    }
                  />
                  <span class="scope-name">{name}</span>
                </label>
              </li>
            ))}
        </ul>
      )}
    </fieldset>
  );
}

/** A day of each name: 16 November 2026 was a Monday. */
function dayNamed(day: number): string {
  return `2026-11-${15 + day}`;
}

function FirstDayChoice({ firstDay, onChoice }: ChoicesProps) {
  const id = useId();
  const { weekday } = useFormats();
  return (
    <div class="scopes">
      <p>
        <label class="choice-label" for={id}>
          {i18n.t('choice.first_day')}
        </label>
        <span class="scope-words" id={`${id}-words`}>
          {i18n.t('choice.first_day_more')}
        </span>
      </p>
      <select
        id={id}
        class="select"
        aria-describedby={`${id}-words`}
        value={firstDay}
        onChange={({ currentTarget: { value } }) =>
          onChoice('firstDay', FIRST_DAYS.find((day) => String(day) === value) ?? 0)
        }
      >
        {FIRST_DAYS.map((day) => (
          <option value={day} key={day}>
            {day === 0 ? i18n.t('choice.first_day_usual') : weekday(dayNamed(day), 'long')}
          </option>
        ))}
      </select>
    </div>
  );
}
