/** The week's total of each of the person's devices: one small item a device, carried by the browser's own sync. */
import { browser } from 'wxt/browser';

import { isDay, localDay, weekStart } from '../core/report';
import { LONGEST_DEVICE_NAME, readSetting } from '../settings';
import { readSynced, removeSynced, writeSynced, type SyncedPlace } from './synced';
import { readWeek } from './week';

/** What one device says of its week. */
export type DeviceWeek = {
  id: string;
  /** What the person calls it; '': nothing. */
  name: string;
  /** First day of the week, "2026-11-23". */
  week: string;
  pushes: number;
  sites: number;
  /** Epoch ms. */
  saidAt: number;
};

const PREFIX = 'device:';
/** Which item is this device's. */
const ID_KEY = 'deviceId';
/** A device that was silent for so long is gone, and its item with it. */
const SILENT_MS = 35 * 86_400_000;
/** What Chromium and Firefox keep in sync for an extension, in bytes; some builds do not say it themselves. */
const ROOM = 102_400;

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function deviceIn(key: string, item: unknown): DeviceWeek | undefined {
  if (!key.startsWith(PREFIX) || typeof item !== 'object' || item === null) return undefined;
  if (!('name' in item && 'week' in item && 'pushes' in item && 'sites' in item && 'saidAt' in item))
    return undefined;
  const { name, week, pushes, sites, saidAt } = item;
  if (typeof name !== 'string' || name.length > LONGEST_DEVICE_NAME) return undefined;
  if (typeof week !== 'string' || !isDay(week)) return undefined;
  if (!isCount(pushes) || !isCount(sites) || !isCount(saidAt)) return undefined;
  return { id: key.slice(PREFIX.length), name, week, pushes, sites, saidAt };
}

/** This device's id, made up at random when it is first needed. */
export async function readDeviceId(): Promise<string> {
  const { [ID_KEY]: known } = await browser.storage.local.get(ID_KEY);
  if (typeof known === 'string') return known;
  const id = crypto.randomUUID();
  await browser.storage.local.set({ [ID_KEY]: id });
  return id;
}

/** What all devices said last; where the browser's sync is off or full, this one's word alone. */
export async function readDevices(): Promise<DeviceWeek[]> {
  const { sync, local } = await readSynced(null);
  return Object.entries({ ...sync, ...local }).flatMap(([key, item]) => deviceIn(key, item) ?? []);
}

/**
 * Tells the other devices how this one's running week stands, where the person wants that.
 *
 * @param firstDay the locale's first day of the week, 1 Monday to 7 Sunday
 * @returns where it went: `local` where the browser's sync takes nothing; undefined where it is not wanted
 * @throws StoreError
 */
export async function shareWeek(firstDay: number, now: number): Promise<SyncedPlace | undefined> {
  if (!(await readSetting('isDeviceShared'))) return undefined;
  const week = weekStart(localDay(new Date(now)), firstDay);
  const [id, name, { pushes, sites }] = await Promise.all([
    readDeviceId(),
    readSetting('deviceName'),
    readWeek(week, 'alone'),
  ]);
  const silent = (await readDevices()).filter(({ saidAt }) => now - saidAt > SILENT_MS);
  await removeSynced(silent.map((each) => PREFIX + each.id));
  return await writeSynced({ [PREFIX + id]: { name, week, pushes, sites, saidAt: now } });
}

/** Takes this device's word back. */
export async function unshareWeek(): Promise<void> {
  await removeSynced(PREFIX + (await readDeviceId()));
}

/** How full the browser's sync is, from 0 to 1; undefined where it does not say. */
export async function readSyncShare(): Promise<number | undefined> {
  const used = await browser.storage.sync.getBytesInUse(null).catch(() => undefined);
  return used === undefined ? undefined : used / ROOM;
}
