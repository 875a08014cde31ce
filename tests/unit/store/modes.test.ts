import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { writeSetting } from '@/lib/settings';
import { readAllSiteModes, readModes, readSiteModes, watchModes, writeSiteMode } from '@/lib/store/modes';

beforeEach(() => fakeBrowser.reset());

describe('what is done on one site', () => {
  it('is one item a site, and none where all is as usual', async () => {
    await writeSiteMode('shop.example', 'gate', 'calm');
    await writeSiteMode('shop.example', 'scarcity', 'off');
    await writeSiteMode('a.example', 'gate', 'hide');
    expect(await fakeBrowser.storage.sync.get(null)).toEqual({
      'modes:shop.example': { gate: 'calm', scarcity: 'off' },
      'modes:a.example': { gate: 'hide' },
    });
    expect((await readAllSiteModes()).map(({ site }) => site)).toEqual(['a.example', 'shop.example']);
    await writeSiteMode('a.example', 'gate', undefined);
    expect(await readAllSiteModes()).toHaveLength(1);
    expect(await readModes('shop.example')).toMatchObject({
      gate: 'calm',
      scarcity: 'off',
      deadline: 'mark',
    });
  });

  it('stays on this device where sync is full, and the later word counts', async () => {
    await writeSiteMode('shop.example', 'gate', 'calm');
    const full = vi.spyOn(fakeBrowser.storage.sync, 'set').mockRejectedValue(new Error('QUOTA_BYTES'));
    await writeSiteMode('shop.example', 'gate', 'hide');
    expect(await readSiteModes('shop.example')).toEqual({ gate: 'hide' });
    full.mockRestore();
    await writeSiteMode('shop.example', 'gate', 'mark');
    expect(await readSiteModes('shop.example')).toEqual({ gate: 'mark' });
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it('is passed over where it is no sound choice', async () => {
    await fakeBrowser.storage.sync.set({ 'modes:shop.example': { gate: 'loud' } });
    expect(await readSiteModes('shop.example')).toEqual({});
  });

  it('tells when it changes, there and in general', async () => {
    const heard = vi.fn<() => void>();
    const stop = watchModes(heard);
    await writeSiteMode('shop.example', 'gate', 'calm');
    expect(heard).toHaveBeenCalled();
    heard.mockClear();
    await writeSetting('modes', { gate: 'off' });
    expect(heard).toHaveBeenCalled();
    heard.mockClear();
    await fakeBrowser.storage.local.set({ other: 1 });
    stop();
    await writeSetting('modes', {});
    expect(heard).not.toHaveBeenCalled();
  });
});
