/** Numbers, days and spans in the person's language, by the browser's own Intl. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import { firstDayOf } from '@/lib/core/report';

export type Formats = {
  /** BCP 47 tag of what is spoken here: "de-AT". */
  language: string;
  /** First day of the person's week, 1 Monday to 7 Sunday. */
  firstDay: number;
  /** "1,204" */
  number(value: number): string;
  /** "16 – 22 November 2026"; days as "2026-11-16". */
  days(from: string, to: string): string;
  /** "Monday 16 November" */
  day(day: string): string;
  /** "Nov", of a day "2026-11-16". */
  month(day: string): string;
  /** "Mon" or "Monday" */
  weekday(day: string, width: 'short' | 'long'): string;
  /** "14:00" or "2:00 PM", from 0 to 23. */
  hour(hour: number): string;
  /** The hour alone, for an axis: "14" or "2 PM". */
  shortHour(hour: number): string;
  /** "Tue 17 Nov, 14:12", from epoch ms. */
  moment(at: number): string;
  /** "3 May 2026", from epoch ms. */
  date(at: number): string;
  /** "one, two and three" */
  list(words: readonly string[]): string;
  /** "German" for "de", fit for a list. */
  languageName(tag: string): string;
  /** "6 hr 40 min", "40 min", "30 sec", from ms. */
  span(ms: number): string;
};

/** Calendar days are read at noon UTC and said in UTC: no time zone can move them. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** What a language is, whatever the country: "de" of "de-AT". */
function withoutRegion(language: string): string | undefined {
  return language.split('-')[0];
}

/**
 * Numbers and dates never speak another language than the sentence around them.
 *
 * @param uiLanguage     as the browser says it: "de", "en-GB", "fr"
 * @param spoken         the language of our sentences: their `language`
 * @param chosenFirstDay the day a week begins on, 1 Monday to 7 Sunday; 0: as people do where the person lives
 */
export function createFormats(uiLanguage: string, spoken: string, chosenFirstDay = 0): Formats {
  const language = withoutRegion(uiLanguage) === withoutRegion(spoken) ? uiLanguage : spoken;
  const integer = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const unit = (value: number, name: 'hour' | 'minute' | 'second'): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, maximumFractionDigits: 0 }).format(value);
  // To make one takes as long as to draw a dozen cells, and a week has 168 of them.
  const made = new Map<string, Intl.DateTimeFormat>();
  const calendar = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify(options);
    const known = made.get(key) ?? new Intl.DateTimeFormat(language, options);
    made.set(key, known);
    return known;
  };

  return {
    language,
    firstDay: chosenFirstDay === 0 ? firstDayOf(uiLanguage) : chosenFirstDay,
    number: (value) => integer.format(value),
    days: (from, to) =>
      calendar({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).formatRange(
        noon(from),
        noon(to),
      ),
    day: (day) =>
      calendar({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(noon(day)),
    month: (day) => calendar({ month: 'short', timeZone: 'UTC' }).format(noon(day)),
    weekday: (day, width) => calendar({ weekday: width, timeZone: 'UTC' }).format(noon(day)),
    shortHour: (hour) =>
      calendar({ hour: 'numeric', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 1, hour))),
    hour: (hour) =>
      calendar({ timeStyle: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 1, hour))),
    moment: (at) =>
      // In one piece: a line never ends between a day and its month.
      calendar({ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })
        .format(at)
        .replaceAll(' ', '\u00a0'),
    date: (at) => calendar({ day: 'numeric', month: 'long', year: 'numeric' }).format(at),
    list: (words) => new Intl.ListFormat(language, { type: 'conjunction' }).format(words),
    languageName: (tag) => {
      const name = new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
      return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
    },
    span: (ms) => {
      const minutes = Math.round(ms / 60_000);
      if (minutes < 1) return unit(Math.round(ms / 1000), 'second');
      if (minutes < 60) return unit(minutes, 'minute');
      const rest = minutes % 60;
      const hours = unit(Math.floor(minutes / 60), 'hour');
      return rest === 0 ? hours : `${hours} ${unit(rest, 'minute')}`;
    },
  };
}

/** What every screen speaks; the entrypoint gives the person's language. */
export const FormatsContext = /* @__PURE__ */ createContext(/* @__PURE__ */ createFormats('en-GB', 'en-GB'));

export function useFormats(): Formats {
  return useContext(FormatsContext);
}
