import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import type { TrustRule } from '../../../lib/core/trust';
import {
  addRule,
  addRules,
  dropEndedRules,
  dropPrivateRules,
  readRules,
  removeRule,
  removeRules,
  ruleFor,
  watchRules,
} from '../../../lib/store/trusted';

beforeEach(() => fakeBrowser.reset());

const { sync, local, session } = fakeBrowser.storage;
const SHOP: TrustRule = { scope: 'domain', value: 'shop.example', addedAt: 1_000 };
const ADDRESS = 'https://www.shop.example/a';

/** The browser's own limits, as Chromium words them. */
function limitSync(mostItems: number): void {
  const { set } = sync;
  vi.spyOn(sync, 'set').mockImplementation(async (items: object) => {
    const known = await sync.get(null);
    if (Object.keys({ ...known, ...items }).length > mostItems) throw new Error('MAX_ITEMS quota exceeded');
    await set(items);
  });
}

describe('a trusted site', () => {
  it('is one item in what the browser carries to other devices', async () => {
    expect(await addRule(SHOP)).toEqual({ ...SHOP, place: 'sync' });
    expect(await sync.get(null)).toEqual({ 'trust:domain:shop.example': { addedAt: 1_000 } });
    expect(await local.get(null)).toEqual({});
    expect(await readRules()).toEqual([{ ...SHOP, place: 'sync' }]);
  });

  it('added twice is one, and may end later', async () => {
    await addRule(SHOP);
    await addRule({ ...SHOP, until: Date.now() + 60_000 });
    expect(await readRules()).toMatchObject([{ value: 'shop.example', until: expect.any(Number) }]);
    await addRule(SHOP);
    expect(await readRules()).toEqual([{ ...SHOP, place: 'sync' }]);
  });

  it('removed and put back is as it was', async () => {
    await addRule(SHOP);
    const before = await sync.get(null);
    await removeRule(SHOP);
    expect(await readRules()).toEqual([]);
    expect(await ruleFor(ADDRESS, false)).toBeUndefined();
    await addRule(SHOP);
    expect(await sync.get(null)).toEqual(before);
  });

  it('covers its pages by scope', async () => {
    await addRules([SHOP, { scope: 'path', value: 'blog.example/a:b', addedAt: 2 }]);
    expect(await ruleFor(ADDRESS, false)).toMatchObject(SHOP);
    expect(await ruleFor('https://blog.example/a:b/c', false)).toMatchObject({ value: 'blog.example/a:b' });
    expect(await ruleFor('https://blog.example/', false)).toBeUndefined();
  });

  it('of another version or a broken one harms nothing', async () => {
    await sync.set({
      'trust:planet:earth': { addedAt: 1 },
      'trust:domain:': { addedAt: 1 },
      'trust:domain:a.example': 'yes',
      'trust:domain:b.example': { addedAt: 'today' },
      'trust:domain:c.example': { addedAt: 1, until: 'never' },
      other: { addedAt: 1 },
    });
    await addRule(SHOP);
    expect(await readRules()).toEqual([{ ...SHOP, place: 'sync' }]);
  });

  it('is listed with the latest first', async () => {
    await addRules([SHOP, { scope: 'host', value: 'new.example', addedAt: 2_000 }]);
    expect((await readRules()).map(({ value }) => value)).toEqual(['new.example', 'shop.example']);
  });
});

describe('when the browser takes no more for other devices', () => {
  it('the rule stays on this one and says so', async () => {
    limitSync(1);
    await addRule({ ...SHOP, value: 'first.example' });
    expect(await addRule(SHOP)).toEqual({ ...SHOP, place: 'local' });
    expect(await readRules()).toContainEqual({ ...SHOP, place: 'local' });
    expect(await ruleFor(ADDRESS, false)).toMatchObject({ value: 'shop.example' });
    await removeRule(SHOP);
    expect(await local.get(null)).toEqual({});
  });

  it('many rules fill it as far as they go, and none is lost', async () => {
    limitSync(120);
    const many = Array.from({ length: 300 }, (_, i) => ({ ...SHOP, value: `s${i}.example`, addedAt: i }));
    const kept = await addRules(many);
    expect(kept.filter(({ place }) => place === 'sync')).toHaveLength(100);
    expect(await readRules()).toHaveLength(300);
  });

  it('a rule that fits again is kept in one place', async () => {
    limitSync(0);
    await addRule(SHOP);
    vi.restoreAllMocks();
    expect(await addRule(SHOP)).toMatchObject({ place: 'sync' });
    expect(await local.get(null)).toEqual({});
    expect(await readRules()).toHaveLength(1);
  });

  it('and this device is full too, it says so', async () => {
    vi.spyOn(sync, 'set').mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
    vi.spyOn(local, 'set').mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
    await expect(addRule(SHOP)).rejects.toMatchObject({ name: 'StoreError', fault: 'full' });
  });

  it('and where it is switched off, rules are read and kept here', async () => {
    vi.spyOn(sync, 'get').mockRejectedValue(new Error('sync is disabled'));
    vi.spyOn(sync, 'set').mockRejectedValue(new Error('sync is disabled'));
    vi.spyOn(sync, 'remove').mockRejectedValue(new Error('sync is disabled'));
    await addRule(SHOP);
    expect(await readRules()).toEqual([{ ...SHOP, place: 'local' }]);
    await removeRule(SHOP);
    expect(await readRules()).toEqual([]);
  });
});

describe('trust that ends', () => {
  it('holds no longer than it should, and is removed then', async () => {
    const now = Date.now();
    await addRules([
      SHOP,
      { ...SHOP, value: 'hour.example', until: now + 3_600_000 },
      { ...SHOP, value: 'past.example', until: now - 1 },
    ]);
    expect((await readRules()).map(({ value }) => value)).not.toContain('past.example');
    expect(await ruleFor('https://past.example/', false)).toBeUndefined();
    expect(await ruleFor('https://hour.example/', false)).toBeDefined();
    expect(await dropEndedRules(now)).toBe(now + 3_600_000);
    expect(Object.keys(await sync.get(null))).not.toContain('trust:domain:past.example');
    expect(await dropEndedRules(now + 3_600_000)).toBeUndefined();
    expect(await readRules()).toHaveLength(1);
  });

  it('with the visit is in memory only', async () => {
    expect(await addRule(SHOP, 'session')).toEqual({ ...SHOP, place: 'session' });
    expect(await sync.get(null)).toEqual({});
    expect(await local.get(null)).toEqual({});
    expect(await ruleFor(ADDRESS, false)).toMatchObject({ place: 'session' });
    await removeRules([SHOP]);
    expect(await ruleFor(ADDRESS, false)).toBeUndefined();
  });

  it('said in a private window holds in private windows alone, until the last is closed', async () => {
    await addRule(SHOP, 'private');
    expect(await sync.get(null)).toEqual({});
    expect(await local.get(null)).toEqual({});
    expect(await ruleFor(ADDRESS, false)).toBeUndefined();
    expect(await ruleFor(ADDRESS, true)).toMatchObject({ place: 'private' });
    await dropPrivateRules();
    expect(await ruleFor(ADDRESS, true)).toBeUndefined();
    expect(await session.get(null)).toEqual({});
  });

  it('for good after the visit is for good', async () => {
    await addRule(SHOP, 'session');
    await addRule(SHOP);
    expect(await readRules()).toEqual([{ ...SHOP, place: 'sync' }]);
    expect(await session.get(null)).toEqual({ trust: {} });
  });
});

describe('whoever watches', () => {
  it('hears of every change of the rules and of nothing else', async () => {
    const heard = vi.fn<() => void>();
    const stop = watchRules(heard);
    await local.set({ 'setting:pausedUntil': 1 });
    await session.set({ 'tab:1': {} });
    expect(heard).not.toHaveBeenCalled();
    await addRule(SHOP);
    expect(heard).toHaveBeenCalled();
    heard.mockClear();
    await removeRule(SHOP);
    expect(heard).toHaveBeenCalled();
    heard.mockClear();
    await addRule(SHOP, 'session');
    expect(heard).toHaveBeenCalled();
    heard.mockClear();
    stop();
    await removeRule(SHOP);
    expect(heard).not.toHaveBeenCalled();
  });

  it('from a page, which sees only what is synced or kept here, hears of the session’s rules too', async () => {
    // The fake tells of keys that were not there, too: only what was set counts.
    const heard = vi.spyOn(local, 'set');
    await addRule(SHOP, 'private');
    expect(heard).toHaveBeenCalledOnce();
    await removeRule(SHOP);
    expect(heard).toHaveBeenCalledTimes(2);
    await removeRule(SHOP);
    expect(heard).toHaveBeenCalledTimes(2);
    expect(await local.get(null)).toEqual({});
  });
});
