import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { sayDevices } from '../../../components/devices';
import { createFormats } from '../../../components/formats';
import { writeSetting } from '../../../lib/settings';
import { readDeviceId, readDevices, shareWeek, unshareWeek } from '../../../lib/store/devices';
import { askToLast } from '../../../lib/store/lasting';
import { addSightings } from '../../../lib/store/sightings';
import { speak } from '../speak';
import { beginAfresh, exampleSighting } from './fresh';

const NOW = new Date('2026-11-25T12:00:00').getTime();
const DAY = 86_400_000;
const other = { name: 'laptop', week: '2026-11-23', pushes: 41, sites: 9, saidAt: NOW - DAY };

beforeEach(beginAfresh);

describe('the week of a device', () => {
  it('stays here where nobody asked for more', async () => {
    expect(await shareWeek(1, NOW)).toBeUndefined();
    expect(await fakeBrowser.storage.sync.get(null)).toEqual({});
  });

  it('goes to the others as one small item, and is taken back', async () => {
    await writeSetting('isDeviceShared', true);
    await writeSetting('deviceName', 'desk');
    await addSightings([exampleSighting({ day: '2026-11-22' }), exampleSighting({ day: '2026-11-24' })]);
    expect(await shareWeek(1, NOW)).toBe('sync');
    const key = `device:${await readDeviceId()}`;
    const items = await fakeBrowser.storage.sync.get(null);
    expect(items).toEqual({
      [key]: { name: 'desk', week: '2026-11-23', pushes: 1, sites: 1, saidAt: NOW },
    });
    expect(JSON.stringify(items).length).toBeLessThan(200);
    await unshareWeek();
    expect(await fakeBrowser.storage.sync.get(null)).toEqual({});
  });

  it('stays on this device where the sync takes nothing', async () => {
    await writeSetting('isDeviceShared', true);
    vi.spyOn(fakeBrowser.storage.sync, 'set').mockRejectedValue(new Error('QUOTA_BYTES'));
    expect(await shareWeek(1, NOW)).toBe('local');
    expect(await readDevices()).toMatchObject([{ id: await readDeviceId(), pushes: 0 }]);
  });

  it('is read from others only where it is sound, and forgotten where it is silent for long', async () => {
    await writeSetting('isDeviceShared', true);
    await fakeBrowser.storage.sync.set({
      'device:a': other,
      'device:b': { ...other, pushes: -1 },
      'device:c': { ...other, week: 'soon' },
      'device:d': { ...other, name: 'x'.repeat(41) },
      'device:e': 7,
      'device:f': { ...other, saidAt: NOW - 40 * DAY },
    });
    expect((await readDevices()).map(({ id }) => id)).toEqual(['a', 'f']);
    await shareWeek(1, NOW);
    expect((await readDevices()).map(({ id }) => id)).toEqual(['a', await readDeviceId()]);
  });

  it('is said in one sentence, with the others alone', () => {
    speak('en');
    const formats = createFormats('en-GB', 'en-GB');
    const own = { id: 'x', name: '', isThis: true, pushes: 12 };
    expect(sayDevices([own], formats)).toBe('');
    expect(sayDevices([own, { ...other, id: 'a', isThis: false }], formats)).toBe(
      'On your devices: laptop 41 and this one 12.',
    );
    speak('de');
    expect(
      sayDevices(
        [
          { ...own, name: 'Büro' },
          { ...other, id: 'a', name: '', isThis: false },
        ],
        createFormats('de', 'de'),
      ),
    ).toBe('Auf deinen Geräten: ein anderes 41 und Büro (dieses hier) 12.');
  });
});

it('the browser is asked once to keep the log for good', async () => {
  const persist = vi.fn(() => Promise.resolve(false));
  vi.stubGlobal('navigator', { storage: { persist, persisted: () => Promise.resolve(false) } });
  await askToLast();
  await askToLast();
  expect(persist).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});
