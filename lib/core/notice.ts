/** When a week is told, and which. Pure: now, the choice and what was told come in; hours are those of the person's wall. */
import { addDays, localDay, weekStart } from './report';

/** The weekly notice as the person chose it. */
export type Notice = {
  isOn: boolean;
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
};

/** What was told so far. */
export type Told = {
  /** First day of the week that was told or passed over last, "2026-11-16". */
  week?: string;
  /** When the day and the hour were chosen, epoch ms: what was due before is not made up for. */
  chosenAt?: number;
};

/** A browser that was closed at the hour tells it at its next start within this; later it is old news. */
const LATE_MS = 24 * 3_600_000;

/** Whether stored data is what a person can choose. */
export function isNotice(value: unknown): value is Notice {
  if (typeof value !== 'object' || value === null) return false;
  if (!('isOn' in value && 'weekday' in value && 'hour' in value)) return false;
  return typeof value.isOn === 'boolean' && isWithin(value.weekday, 1, 7) && isWithin(value.hour, 0, 23);
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

/** When it strikes on a day. An hour that summer time leaves out is the one after it. */
function strikesAt(day: string, { hour }: Notice): number {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00`).getTime();
}

/** The day of the last strike up to now. */
function lastDay(notice: Notice, now: Date): string {
  const day = weekStart(localDay(now), notice.weekday);
  return strikesAt(day, notice) <= now.getTime() ? day : addDays(day, -7);
}

/** When it strikes next, epoch ms. */
export function nextNoticeAt(notice: Notice, now: Date): number {
  return strikesAt(addDays(lastDay(notice, now), 7), notice);
}

/**
 * First day of the week to tell now, or undefined where there is none to tell. On the last day of a week that is the
 * week itself, on any other the one before it. A week that shares a day with the one told last is not told again,
 * wherever the person has travelled and however the device's clock was set.
 *
 * @param firstDay the locale's first day of the week, 1 Monday to 7 Sunday
 */
export function weekToTell(notice: Notice, now: Date, told: Told, firstDay: number): string | undefined {
  if (!notice.isOn) return undefined;
  const day = lastDay(notice, now);
  const dueAt = strikesAt(day, notice);
  if (now.getTime() - dueAt >= LATE_MS || dueAt < (told.chosenAt ?? 0)) return undefined;
  const running = weekStart(day, firstDay);
  const week = addDays(running, 6) === day ? running : addDays(running, -7);
  // What is said to have been told of a week to come was written by a clock that was wrong.
  const isTold = told.week !== undefined && addDays(told.week, 6) >= week && told.week <= running;
  return isTold ? undefined : week;
}
