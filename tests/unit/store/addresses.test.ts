import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import {
  addAddresses,
  editAddress,
  readAddresses,
  readAddressesOf,
  readAddressesTo,
  removeAddresses,
} from '../../../lib/store/addresses';
import { beginAfresh, exampleGiven } from './fresh';

beforeEach(beginAfresh);

const OTHER = exampleGiven({ site: 'other.example', day: '2026-11-25', givenAt: Date.UTC(2026, 10, 25) });

describe('the ledger', () => {
  it('holds one entry a site and day, of what was promised first', async () => {
    await addAddresses([exampleGiven({ givenAt: 7 })]);
    await addAddresses([
      exampleGiven({ givenAt: 9, form: 'wheel', quote: 'Spin', masked: 'a…@example.org' }),
    ]);
    expect(await readAddresses()).toEqual([exampleGiven({ givenAt: 7, masked: 'a…@example.org' })]);
  });

  it('names its entries itself', async () => {
    await addAddresses([exampleGiven({ id: 'x' })]);
    expect(await readAddresses()).toEqual([exampleGiven()]);
  });

  it('is read latest first, by site, and by days with both ends', async () => {
    await addAddresses([
      exampleGiven(),
      OTHER,
      exampleGiven({ day: '2026-11-26', givenAt: Date.UTC(2026, 10, 26) }),
    ]);
    expect((await readAddresses()).map(({ day }) => day)).toEqual(['2026-11-26', '2026-11-25', '2026-11-23']);
    expect((await readAddressesTo('shop.example')).map(({ day }) => day)).toEqual([
      '2026-11-23',
      '2026-11-26',
    ]);
    expect(await readAddressesTo('nobody.example')).toEqual([]);
    expect((await readAddressesOf('2026-11-23', '2026-11-25')).map(({ site }) => site)).toEqual([
      'other.example',
      'shop.example',
    ]);
  });

  it('takes own words, puts none where none are, and never a whole address', async () => {
    await addAddresses([exampleGiven({ note: 'old' })]);
    const { id } = exampleGiven();
    await editAddress(id, { masked: 'private: anna@example.org', note: '' });
    expect(await readAddresses()).toEqual([exampleGiven({ masked: 'private: a…@example.org' })]);
    await editAddress(id, { masked: '', note: 'spam since' });
    expect(await readAddresses()).toEqual([exampleGiven({ note: 'spam since' })]);
    await editAddress('nobody.example 2026-11-23', { masked: '', note: 'x' });
    expect(await readAddresses()).toHaveLength(1);
  });

  it('forgets, and takes back', async () => {
    await addAddresses([exampleGiven(), OTHER]);
    await removeAddresses([exampleGiven().id]);
    expect(await readAddresses()).toEqual([OTHER]);
    await addAddresses([exampleGiven()]);
    expect(await readAddresses()).toEqual([OTHER, exampleGiven()]);
  });

  it('lets open pages know, once', async () => {
    const heard = vi.fn<() => void>();
    fakeBrowser.storage.onChanged.addListener(heard);
    await addAddresses([exampleGiven()]);
    expect(heard).toHaveBeenCalled();
    heard.mockClear();
    await addAddresses([exampleGiven()]);
    expect(heard).not.toHaveBeenCalled();
    await removeAddresses([exampleGiven().id]);
    expect(heard).toHaveBeenCalled();
  });

  it('says so when there is no room', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(addAddresses([exampleGiven()])).rejects.toMatchObject({ name: 'StoreError', fault: 'full' });
    vi.restoreAllMocks();
    expect(await readAddresses()).toEqual([]);
  });
});
