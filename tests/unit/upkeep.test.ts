import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { writeSetting } from '../../lib/settings';
import { addBrowsing, readBrowsing } from '../../lib/store/browsing';
import { addSightings, readSightings } from '../../lib/store/sightings';
import { keepUp } from '../../lib/upkeep';
import { allowWeeklyFile, readWeeklyFile, writeWeeklyFile } from '../../lib/weekly-file';
import { beginAfresh, exampleSighting } from './store/fresh';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date('2026-11-25T12:00:00').getTime();

let isAllowed = true;
let state = 'complete';
const download = vi.fn<(what: { url: string; filename: string }) => Promise<number>>();

beforeEach(async () => {
  await beginAfresh();
  isAllowed = true;
  state = 'complete';
  download.mockImplementation(() => Promise.resolve(1));
  fakeBrowser.permissions.contains = () => Promise.resolve(isAllowed);
  fakeBrowser.permissions.request = () => Promise.resolve(isAllowed);
  vi.spyOn(fakeBrowser.downloads, 'download').mockImplementation(download as never);
  vi.spyOn(fakeBrowser.downloads, 'search').mockImplementation((() => Promise.resolve([{ state }])) as never);
  vi.stubGlobal('FileReader', DataReader);
  // As in a service worker.
  const { createObjectURL } = URL;
  URL.createObjectURL = undefined as never;
  return () => {
    URL.createObjectURL = createObjectURL;
  };
});

/** What a browser's own does, as far as it is used here. */
class DataReader extends EventTarget {
  result = '';
  readAsDataURL(blob: Blob): void {
    const end = async (): Promise<void> => {
      const bytes = Buffer.from(await blob.arrayBuffer());
      this.result = `data:${blob.type};base64,${bytes.toString('base64')}`;
      this.dispatchEvent(new Event('load'));
    };
    void end();
  }
}

async function live(days: readonly string[]): Promise<void> {
  await addSightings(days.map((day) => exampleSighting({ day })));
  for (const day of days) await addBrowsing({ day, visibleMs: 1, pages: 1 });
}

async function kept(): Promise<string[]> {
  const [sightings, browsing] = await Promise.all([readSightings('', '9999'), readBrowsing('', '9999')]);
  expect(sightings.map(({ day }) => day)).toEqual(browsing.map(({ day }) => day));
  return browsing.map(({ day }) => day);
}

describe('old days', () => {
  it('go after two years where nothing was chosen', async () => {
    await live(['2023-01-01', '2024-11-24', '2024-11-25', '2026-11-25']);
    await keepUp(NOW);
    expect(await kept()).toEqual(['2024-11-25', '2026-11-25']);
  });

  it('stay where the person wants to keep all', async () => {
    await live(['2013-01-01', '2026-11-25']);
    await writeSetting('retentionDays', 0);
    await keepUp(NOW);
    expect(await kept()).toEqual(['2013-01-01', '2026-11-25']);
  });

  it('go once a day, not more often', async () => {
    await writeSetting('retentionDays', 90);
    await keepUp(NOW);
    await live(['2026-01-01', '2026-11-25']);
    await keepUp(NOW + 23 * HOUR);
    expect(await kept()).toHaveLength(2);
    await keepUp(NOW + DAY);
    expect(await kept()).toEqual(['2026-11-25']);
  });

  it('go again where a wrong clock had said that they just went', async () => {
    await keepUp(NOW + 9_000 * DAY);
    await live(['2023-01-01', '2026-11-25']);
    await keepUp(NOW);
    expect(await kept()).toEqual(['2026-11-25']);
  });

  it('have us woken the next day', async () => {
    await keepUp(NOW);
    expect(await fakeBrowser.alarms.getAll()).toMatchObject([{ name: 'upkeep', scheduledTime: NOW + DAY }]);
  });
});

describe('the weekly file', () => {
  it('is written once a week where it is wanted, with the day in its name', async () => {
    await live(['2026-11-25']);
    await writeWeeklyFile(NOW);
    expect(download).not.toHaveBeenCalled();
    expect(await allowWeeklyFile(true)).toBe(true);
    await writeWeeklyFile(NOW);
    await writeWeeklyFile(NOW + 6 * DAY);
    expect(download).toHaveBeenCalledOnce();
    const [{ url, filename }] = download.mock.calls[0]!;
    expect(filename).toMatch(/^manometer-\d{4}-\d\d-\d\d\.json$/u);
    const text = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64').toString();
    expect(JSON.parse(text)).toMatchObject({ manometer: 'backup', sightings: [{ day: '2026-11-25' }] });
    expect(await readWeeklyFile()).toEqual({ writtenAt: NOW });
    await writeWeeklyFile(NOW + 7 * DAY);
    expect(download).toHaveBeenCalledTimes(2);
  });

  it('is not written where it is not allowed', async () => {
    isAllowed = false;
    expect(await allowWeeklyFile(true)).toBe(false);
    await writeSetting('hasWeeklyFile', true);
    await writeWeeklyFile(NOW);
    expect(download).not.toHaveBeenCalled();
  });

  it('is not said to be written where it was not, and is tried again', async () => {
    await writeSetting('hasWeeklyFile', true);
    state = 'interrupted';
    await writeWeeklyFile(NOW);
    expect(await readWeeklyFile()).toEqual({});
    download.mockImplementationOnce(() => Promise.reject(new Error('no folder')));
    await writeWeeklyFile(NOW + DAY);
    expect(await readWeeklyFile()).toEqual({});
    state = 'complete';
    await writeWeeklyFile(NOW + 2 * DAY);
    expect(await readWeeklyFile()).toEqual({ writtenAt: NOW + 2 * DAY });
  });

  it('waits for a page of ours where it is too long for an address, and is written there', async () => {
    await writeSetting('hasWeeklyFile', true);
    vi.spyOn(Blob.prototype, 'size', 'get').mockReturnValue(30_000_000);
    await writeWeeklyFile(NOW);
    expect(download).not.toHaveBeenCalled();
    expect(await readWeeklyFile()).toEqual({ isOwed: true });
    URL.createObjectURL = () => 'blob:page';
    await writeWeeklyFile(NOW + 1);
    expect(download.mock.calls).toMatchObject([[{ url: 'blob:page' }]]);
    expect(await readWeeklyFile()).toEqual({ writtenAt: NOW + 1 });
  });
});
