/** How long the log is kept. Pure: today comes in. */
import { addDays } from './report';

/** What a person can choose from, in days; 0 keeps all. */
export const RETENTION_DAYS = [90, 365, 730, 0] as const;
export type RetentionDays = (typeof RETENTION_DAYS)[number];

/** Whether stored data is what a person can choose. */
export function isRetentionDays(value: unknown): value is RetentionDays {
  return RETENTION_DAYS.some((days) => days === value);
}

/**
 * The first day that stays ("2026-11-23"), or undefined where all stays.
 *
 * @param today the person's calendar day now
 */
export function firstKeptDay(today: string, days: RetentionDays): string | undefined {
  return days === 0 ? undefined : addDays(today, -days);
}
