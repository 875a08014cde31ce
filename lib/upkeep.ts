/** What the background sees to once a day, whether or not anybody looks: old days go, the weekly file is written. */
import { browser } from 'wxt/browser';

import { localDay } from './core/report';
import { firstKeptDay } from './core/retention';
import { readSetting } from './settings';
import { deleteBefore } from './store/forget';
import { writeWeeklyFile } from './weekly-file';

const ALARM = 'upkeep';
const KEY = 'oldDroppedAt';
const DAY_MS = 24 * 3_600_000;

/** Deletes what is older than the person wants it kept, at most once a day. Throws StoreError. */
async function dropOld(now: number): Promise<void> {
  const first = firstKeptDay(localDay(new Date(now)), await readSetting('retentionDays'));
  const { [KEY]: droppedAt } = await browser.storage.local.get(KEY);
  const isRecent = typeof droppedAt === 'number' && droppedAt <= now && now - droppedAt < DAY_MS;
  if (first === undefined || isRecent) return;
  await deleteBefore(first);
  await browser.storage.local.set({ [KEY]: now });
}

/** Does what is due, each for itself, and sets the alarm for the next time. */
export async function keepUp(now: number): Promise<void> {
  await browser.alarms.create(ALARM, { when: now + DAY_MS });
  await Promise.allSettled([dropOld(now), writeWeeklyFile(now)]);
}
