/** The end of an offer as the calendar names it: "bis 30. November", "ends today at 6 pm". Read from tokens, no clock asked. */
import type { Token } from './text';
import type { NamedEnd } from './types';

const MINUTES_A_DAY = 24 * 60;

/** Months in English and German, as they are written out and short, from January on. */
const MONTHS = [
  'jan january januar jänner',
  'feb february februar feber',
  'mar march mär märz',
  'apr april',
  'may mai',
  'jun june juni',
  'jul july juli',
  'aug august',
  'sep sept september',
  'oct october okt oktober',
  'nov november',
  'dec december dez dezember',
];
const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);
const TODAY: ReadonlySet<string> = new Set(['today', 'tonight', 'heute', 'midnight', 'mitternacht']);
const MIDNIGHT: ReadonlySet<string> = new Set(['midnight', 'mitternacht']);
const ORDINAL: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th', '.', 'of']);
/** Marks between a day and its month: "31. Dezember", "20th of Dec". */
const MOST_BETWEEN = 2;

type NamedDay = { month: number; day: number; year?: number };

function isDay(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 31;
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 2000 && value < 2100;
}

/** "31.12" and "31.12.2026" come as one number. Which of two small ones is the month is not guessed. */
function dayInDigits({ kind, text }: Token): NamedDay | undefined {
  if (kind !== 'number') return undefined;
  const parts = text.split('.');
  const [day = 0, month = 0, year] = parts.map(Number);
  const isSound = parts.length >= 2 && parts[1]?.length === 2 && isDay(day) && month >= 1 && month <= 12;
  if (!isSound) return undefined;
  if (year === undefined) return { day, month };
  const full = year < 100 ? 2000 + year : year;
  return isYear(full) ? { day, month, year: full } : undefined;
}

/** The token after or before a month, past the marks between. @param step 1 or -1 */
function nearNumber(tokens: readonly Token[], at: number, step: 1 | -1): number | undefined {
  for (let i = at + step, passed = 0; passed <= MOST_BETWEEN; i += step, passed += 1) {
    const token = tokens[i];
    if (token?.kind === 'number') return token.value;
    if (!token || !(ORDINAL.has(token.text) || token.text === ',')) return undefined;
  }
  return undefined;
}

/** "31. Dezember 2026", "Dec. 7th". */
function dayInWords(tokens: readonly Token[], at: number): NamedDay | undefined {
  const token = tokens[at];
  const month = token?.kind === 'word' ? MONTH_OF.get(token.text) : undefined;
  if (month === undefined) return undefined;
  const before = nearNumber(tokens, at, -1);
  const after = nearNumber(tokens, at, 1);
  if (before !== undefined && isDay(before))
    return { month, day: before, ...(after !== undefined && isYear(after) && { year: after }) };
  return after !== undefined && isDay(after) ? { month, day: after } : undefined;
}

/** A time of day in minutes from midnight: "18 Uhr", "18:40", "6 pm", "11:59 p.m.", "midnight". */
function minuteAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (MIDNIGHT.has(token.text)) return MINUTES_A_DAY;
  const next = tokens[at + 1]?.text;
  const isPm = next === 'pm' || (next === 'p' && tokens[at + 2]?.text === 'm');
  const isAm = next === 'am' || (next === 'a' && tokens[at + 2]?.text === 'm');
  let minutes: number;
  if (token.kind === 'clock') {
    const parts = token.text.split(':').map(Number);
    const [hours = 0, rest = 0] = parts;
    if (parts.length !== 2 || hours > 24 || rest > 59) return undefined;
    minutes = hours * 60 + rest;
  } else if (token.kind === 'number' && token.value <= 24 && (isPm || isAm || next === 'uhr'))
    minutes = token.value * 60;
  else return undefined;
  if (isPm && minutes < 12 * 60) return minutes + 12 * 60;
  return isAm && minutes >= 12 * 60 ? minutes - 12 * 60 : minutes;
}

/**
 * The end that a short text names by the calendar. A text that names two days, or two times, names no end we could count.
 *
 * @returns undefined where it names none
 */
export function namedEnd(tokens: readonly Token[]): NamedEnd | undefined {
  const days: NamedDay[] = [];
  const minutes: number[] = [];
  let isToday = false;
  for (const [i, token] of tokens.entries()) {
    const day = dayInDigits(token) ?? dayInWords(tokens, i);
    if (day) days.push(day);
    const minute = minuteAt(tokens, i);
    if (minute !== undefined) minutes.push(minute);
    isToday ||= TODAY.has(token.text);
  }
  const [day] = days;
  if (days.length > 1 || minutes.length > 1 || (!day && !isToday)) return undefined;
  return { what: 'until', ...day, minute: minutes[0] ?? MINUTES_A_DAY };
}
