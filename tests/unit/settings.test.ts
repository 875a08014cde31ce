import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { endWhatIsOver } from '../../lib/ends';
import { readSetting, UNTIL_RESUMED, watchSetting, writeSetting } from '../../lib/settings';
import { addRule, readRules } from '../../lib/store/trusted';

beforeEach(() => fakeBrowser.reset());

describe('a setting', () => {
  it('is its default until it was chosen, and takes no room then', async () => {
    expect(await readSetting('pausedUntil')).toBe(0);
    await writeSetting('pausedUntil', UNTIL_RESUMED);
    expect(await readSetting('pausedUntil')).toBe(UNTIL_RESUMED);
    await writeSetting('pausedUntil', 0);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it.each(['tomorrow', -1, {}, [1], null])('stored as %o is its default', async (value) => {
    await fakeBrowser.storage.local.set({ 'setting:pausedUntil': value });
    expect(await readSetting('pausedUntil')).toBe(0);
  });

  it.each([
    ['hasBadge', 'yes', true],
    ['look', 'loud', 'line-and-tag'],
    ['languages', 'de', []],
    ['languages', [1], []],
    ['firstDay', 3, 0],
  ] as const)('%s stored as %o is its default', async (name, value, initial) => {
    await fakeBrowser.storage.sync.set({ [`setting:${name}`]: value });
    expect(await readSetting(name)).toEqual(initial);
  });

  it('tells when it changes, and when it goes back', async () => {
    const heard = vi.fn<(value: number) => void>();
    const stop = watchSetting('pausedUntil', heard);
    await writeSetting('pausedUntil', 5);
    await fakeBrowser.storage.local.set({ other: 1 });
    await writeSetting('pausedUntil', 0);
    expect(heard.mock.calls).toEqual([[5], [0]]);
    stop();
    await writeSetting('pausedUntil', 6);
    expect(heard).toHaveBeenCalledTimes(2);
  });
});

describe('what ends by itself', () => {
  const HOUR = 3_600_000;

  it('ends when its time is over, and wakes us for the next', async () => {
    const now = Date.now();
    await writeSetting('pausedUntil', now - 1);
    await addRule({ scope: 'domain', value: 'past.example', addedAt: 1, until: now - 1 });
    await addRule({ scope: 'domain', value: 'hour.example', addedAt: 1, until: now + HOUR });
    await endWhatIsOver();
    expect(await readSetting('pausedUntil')).toBe(0);
    expect((await readRules()).map(({ value }) => value)).toEqual(['hour.example']);
    expect(await fakeBrowser.alarms.getAll()).toMatchObject([{ scheduledTime: now + HOUR }]);
    await writeSetting('pausedUntil', now + HOUR / 2);
    await endWhatIsOver();
    expect(await fakeBrowser.alarms.getAll()).toMatchObject([{ scheduledTime: now + HOUR / 2 }]);
  });

  it('wakes nobody where nothing ends', async () => {
    await writeSetting('pausedUntil', Date.now() + HOUR);
    await endWhatIsOver();
    await writeSetting('pausedUntil', UNTIL_RESUMED);
    await addRule({ scope: 'domain', value: 'shop.example', addedAt: 1 });
    await endWhatIsOver();
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
    expect(await readSetting('pausedUntil')).toBe(UNTIL_RESUMED);
  });
});
