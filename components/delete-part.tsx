import { useEffect, useId, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import { PATTERNS, type Pattern } from '@/lib/core/types';
import { nameOf } from '@/lib/sentences';

import { useFormats, type Formats } from './formats';

/** What is to go: all of a site, of a day ("2026-11-23"), or of a pattern. */
export type LogPart = { site: string } | { day: string } | { pattern: Pattern };
const KINDS = ['site', 'day', 'pattern'] as const;
type Kind = (typeof KINDS)[number];

export type DeletePartProps = {
  /** The sites of which anything is kept. */
  sites: readonly string[];
  /** The person's calendar day now. */
  today: string;
  /** Returns how many findings are gone; rejects where nothing could be deleted. */
  onDeletePart: (part: LogPart) => Promise<number>;
};

/** Deleting some of the log, asked once. */
export function DeletePart({ sites, today, onDeletePart }: DeletePartProps) {
  const id = useId();
  const formats = useFormats();
  const [kind, setKind] = useState<Kind>('site');
  const [site, setSite] = useState('');
  const [day, setDay] = useState(today);
  const [pattern, setPattern] = useState<Pattern>(PATTERNS[0]);
  const [asked, setAsked] = useState<LogPart>();
  const [said, setSaid] = useState('');
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) safe.current?.focus();
  }, [asked]);

  const name = site.trim().toLowerCase();
  const part: LogPart = kind === 'site' ? { site: name } : kind === 'day' ? { day } : { pattern };
  const isReady = kind === 'site' ? sites.includes(name) : kind === 'pattern' || day !== '';
  const remove = async (gone: LogPart): Promise<void> => {
    setAsked(undefined);
    try {
      const count = await onDeletePart(gone);
      setSaid(i18n.t('forget.gone', count, [formats.number(count), sayPart(gone, formats)]));
      setSite('');
    } catch {
      setSaid(i18n.t('data.delete_failed'));
    }
  };

  return (
    <form
      class="forget"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        setSaid('');
        if (isReady) setAsked(part);
        else setSaid(i18n.t(kind === 'site' ? 'forget.no_site' : 'forget.no_day'));
      }}
    >
      <h3 id={`${id}-title`}>{i18n.t('forget.title')}</h3>
      <p>{i18n.t('forget.more')}</p>
      <div class="forget-row">
        <select
          class="select"
          aria-label={i18n.t('forget.by')}
          value={kind}
          onChange={({ currentTarget: { value } }) => setKind(KINDS.find((each) => each === value) ?? 'site')}
        >
          {KINDS.map((each) => (
            <option value={each} key={each}>
              {i18n.t(`forget.${each}`)}
            </option>
          ))}
        </select>
        {kind === 'site' && (
          <>
            <input
              class="field"
              aria-label={i18n.t('report.site')}
              placeholder="shop.example"
              autoComplete="off"
              autoCapitalize="none"
              spellcheck={false}
              list={`${id}-sites`}
              value={site}
              onInput={({ currentTarget }) => setSite(currentTarget.value)}
            />
            <datalist id={`${id}-sites`}>
              {sites.map((each) => (
                <option value={each} key={each}>
                  {each}
                </option>
              ))}
            </datalist>
          </>
        )}
        {kind === 'day' && (
          <input
            type="date"
            class="field"
            aria-label={i18n.t('report.day')}
            max={today}
            value={day}
            onInput={({ currentTarget }) => setDay(currentTarget.value)}
          />
        )}
        {kind === 'pattern' && (
          <select
            class="select"
            aria-label={i18n.t('report.pattern')}
            value={pattern}
            onChange={({ currentTarget: { value } }) =>
              setPattern(PATTERNS.find((each) => each === value) ?? pattern)
            }
          >
            {PATTERNS.map((each) => (
              <option value={each} key={each}>
                {nameOf(each)}
              </option>
            ))}
          </select>
        )}
        <button type="submit" class="button">
          {i18n.t('data.delete_go_on')}
        </button>
      </div>
      {asked && (
        <fieldset class="ask">
          <legend>{i18n.t('forget.ask', [sayPart(asked, formats)])}</legend>
          <div class="data-buttons">
            <button type="button" class="button button-main" ref={safe} onClick={() => setAsked(undefined)}>
              {i18n.t('data.keep')}
            </button>
            <button type="button" class="button" onClick={() => void remove(asked)}>
              {i18n.t('data.delete_now')}
            </button>
          </div>
        </fieldset>
      )}
      <output class="data-status">{said}</output>
    </form>
  );
}

/** "shop.example", "Monday 23 November", "Scarcity" */
function sayPart(part: LogPart, { day }: Formats): string {
  if ('site' in part) return part.site;
  return 'day' in part ? day(part.day) : nameOf(part.pattern);
}
