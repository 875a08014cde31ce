/**
 * A backup in the downloads folder, once a week. A service worker knows no addresses of blobs: there the file goes as an
 * address that holds it, which stands in memory as a whole. A longer one waits for a page of ours, which needs no such.
 */
import { browser } from 'wxt/browser';

import { fileName } from './export-file';
import { readSetting, writeSetting } from './settings';
import { exportJson } from './store/backup';

/**
 * `writtenAt`: when the last file was written; `begunAt`: when the next was begun, while it is not yet written (both
 * epoch ms); `isOwed`: it waits for a page of ours.
 */
type WeeklyFile = { writtenAt?: number; begunAt?: number; isOwed?: boolean };

const WEEKLY_FILE_PERMISSION = 'downloads';

const KEY = 'weeklyFile';
const WEEK_MS = 7 * 24 * 3_600_000;
/** In bytes, about 150,000 findings: so much was seen to work in Chromium 156, within a second. */
const LONGEST_DATA = 30_000_000;
/** A file that is not on the disk by then will not be. */
const WRITTEN_MS = 60_000;

/** What is known of the weekly file on this device. */
export async function readWeeklyFile(): Promise<WeeklyFile> {
  const { [KEY]: kept } = await browser.storage.local.get(KEY);
  if (typeof kept !== 'object' || kept === null) return {};
  return {
    ...('writtenAt' in kept && typeof kept.writtenAt === 'number' && { writtenAt: kept.writtenAt }),
    ...('begunAt' in kept && typeof kept.begunAt === 'number' && { begunAt: kept.begunAt }),
    ...('isOwed' in kept && kept.isOwed === true && { isOwed: true }),
  };
}

async function keep(file: WeeklyFile): Promise<void> {
  await browser.storage.local.set({ [KEY]: file });
}

/** Tells when a file was written or put off. Returns what ends the watch. */
export function watchWeeklyFile(listener: () => void): () => void {
  const onChanged = (changes: Readonly<Record<string, unknown>>): void => {
    if (KEY in changes) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}

/** The backup as a blob; undefined where it is longer than that, in bytes. */
async function backupBlob(longest: number): Promise<Blob | undefined> {
  const parts: Blob[] = [];
  let size = 0;
  for await (const part of exportJson()) {
    const blob = new Blob([part]);
    size += blob.size;
    if (size > longest) return undefined;
    parts.push(blob);
  }
  return new Blob(parts, { type: 'application/json' });
}

/** A blob as an address that holds it. */
function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the blob cannot be read')));
    reader.readAsDataURL(blob);
  });
}

/** Whether the file is on the disk. */
async function isOnDisk(id: number): Promise<boolean> {
  const endAt = Date.now() + WRITTEN_MS;
  while (Date.now() < endAt) {
    // oxlint-disable-next-line no-await-in-loop
    const [file] = await browser.downloads.search({ id });
    if (file?.state !== 'in_progress') return file?.state === 'complete';
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
  }
  return false;
}

async function download(address: string): Promise<boolean> {
  const id = await browser.downloads.download({
    url: address,
    filename: fileName('json'),
    conflictAction: 'uniquify',
    saveAs: false,
  });
  return isOnDisk(id);
}

/** Writes the backup by the way that is open here. Returns whether it is on the disk, or that it has to wait. */
async function write(): Promise<boolean | 'owed'> {
  if (typeof URL.createObjectURL !== 'function') {
    const blob = await backupBlob(LONGEST_DATA);
    return blob ? download(await dataAddress(blob)) : 'owed';
  }
  const blob = await backupBlob(Number.POSITIVE_INFINITY);
  if (!blob) return false;
  const address = URL.createObjectURL(blob);
  try {
    return await download(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Whether so little time has passed since then; a time to come was written by a clock that was wrong. */
function isWithin(spanMs: number, then: number | undefined, now: number): boolean {
  return then !== undefined && then <= now && now - then < spanMs;
}

/** Writes the weekly file where it is wanted, allowed and due; from the background, and from each page of ours. */
export async function writeWeeklyFile(now: number): Promise<void> {
  if (!(await readSetting('hasWeeklyFile'))) return;
  if (!(await browser.permissions.contains({ permissions: [WEEKLY_FILE_PERMISSION] }))) return;
  const { begunAt, ...last } = await readWeeklyFile();
  // A second page that opens while it is written writes no second file.
  if (isWithin(WEEK_MS, last.writtenAt, now) || isWithin(2 * WRITTEN_MS, begunAt, now)) return;
  await keep({ ...last, begunAt: now });
  const done = await write().catch(() => false);
  if (done === true) await keep({ writtenAt: now });
  else await keep({ ...last, ...(done === 'owed' && { isOwed: true }) });
}

/**
 * Switches the weekly file on or off; to be called from a click, for the browser asks the person.
 *
 * @returns whether it is as wanted: false where the browser may not write
 */
export async function allowWeeklyFile(isWanted: boolean): Promise<boolean> {
  const isAllowed =
    !isWanted || (await browser.permissions.request({ permissions: [WEEKLY_FILE_PERMISSION] }));
  if (isAllowed) await writeSetting('hasWeeklyFile', isWanted);
  return isAllowed;
}
