/** What is seen to once a day, whether or not anybody looks, and what only a page of ours can do while it is open. */
import { browser } from 'wxt/browser';

import { localDay } from './core/report';
import { firstKeptDay } from './core/retention';
import { readSetting } from './settings';
import { deleteBefore } from './store/forget';
import { askToLast } from './store/lasting';
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

/** What a page of ours does once it is drawn. Nobody waits for it: where it fails it is tried again another day. */
export function keepUpInView(now: number): void {
  void Promise.allSettled([askToLast(), writeWeeklyFile(now)]);
}
