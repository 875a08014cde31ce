import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { addBrowsing, readBrowsing } from '../../../lib/store/browsing';
import { StoreError, withStores } from '../../../lib/store/db';
import {
  addDismissal,
  readDismissals,
  readDismissed,
  removeDismissal,
  type Dismissal,
} from '../../../lib/store/dismissals';
import { addAddresses, readAddresses } from '../../../lib/store/addresses';
import { deleteDay, deleteEverything, deleteSite } from '../../../lib/store/forget';
import { addSightings, readFirstDay, readSightings } from '../../../lib/store/sightings';
import { notingTrouble, readTrouble } from '../../../lib/store/trouble';
import { beginAfresh, exampleGiven, exampleSighting } from './fresh';

beforeEach(beginAfresh);

async function idsKept(): Promise<string[]> {
  return (await readSightings('', '9999')).map(({ id }) => id);
}

async function givenKept(): Promise<string[]> {
  return (await readAddresses()).map(({ id }) => id);
}

function dismissal(given: Partial<Dismissal> = {}): Dismissal {
  return {
    site: 'shop.example',
    claim: 'c',
    pattern: 'scarcity',
    quote: 'Nur noch 3',
    dismissedAt: 1,
    ...given,
  };
}

async function sitesKept(): Promise<unknown> {
  return withStores(['claims', 'dismissals'], 'readonly', async (tx) => ({
    claims: (await tx.objectStore('claims').getAll()).map(({ site }) => site),
    dismissals: (await tx.objectStore('dismissals').getAll()).map(({ site }) => site),
  }));
}

describe('sightings', () => {
  it('written twice are written once, also in one message and at the same time', async () => {
    const one = exampleSighting({ id: 'one' });
    await Promise.all([addSightings([one, one]), addSightings([one])]);
    await addSightings([one]);
    expect(await readSightings('', '9999')).toEqual([one]);
  });

  it('keep when they were first seen, and the stronger evidence', async () => {
    const first = exampleSighting({ id: 'one', seenAt: 1_000, hour: 9, quote: 'said' });
    await addSightings([first]);
    await addSightings([{ ...first, seenAt: 2_000, hour: 10, evidence: 'proven', quote: 'shown' }]);
    await addSightings([{ ...first, seenAt: 3_000, hour: 11, evidence: 'observed', quote: 'seen' }]);
    expect(await readSightings('', '9999')).toEqual([{ ...first, evidence: 'proven', quote: 'shown' }]);
  });

  it('of one site cannot be changed from another', async () => {
    const first = exampleSighting({ id: 'one' });
    await addSightings([first]);
    await addSightings([{ ...first, site: 'evil.test', evidence: 'proven', quote: 'forged' }]);
    expect(await readSightings('', '9999')).toEqual([first]);
  });

  it('are read by days, both included', async () => {
    await addSightings(
      ['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30'].map((day) =>
        exampleSighting({ id: day, day }),
      ),
    );
    const week = await readSightings('2026-11-23', '2026-11-29');
    expect(week.map(({ id }) => id)).toEqual(['2026-11-23', '2026-11-29']);
  });

  it('leave the report when dismissed, and come back when that is taken back', async () => {
    await addSightings([
      exampleSighting({ id: 'a', claim: 'c' }),
      exampleSighting({ id: 'b', claim: 'c', site: 'other.example' }),
      exampleSighting({ id: 'd' }),
    ]);
    await addDismissal(dismissal());
    expect(await idsKept()).toEqual(['b', 'd']);
    await removeDismissal({ site: 'shop.example', claim: 'c' });
    expect(await idsKept()).toEqual(['a', 'b', 'd']);
  });

  it('or browsing say which day was the first', async () => {
    expect(await readFirstDay()).toBeUndefined();
    await addBrowsing({ day: '2026-11-20', visibleMs: 1, pages: 1 });
    expect(await readFirstDay()).toBe('2026-11-20');
    await addSightings([exampleSighting({ day: '2026-11-18' }), exampleSighting({ day: '2026-11-21' })]);
    expect(await readFirstDay()).toBe('2026-11-18');
  });
});

describe('browsing', () => {
  it('adds up by day, also when two windows tell it at the same moment', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => addBrowsing({ day: '2026-11-23', visibleMs: 1_000, pages: 1 })),
    );
    await addBrowsing({ day: '2026-11-24', visibleMs: 5, pages: 0 });
    expect(await readBrowsing('2026-11-23', '2026-11-23')).toEqual([
      { day: '2026-11-23', visibleMs: 20_000, pages: 20 },
    ]);
    expect(await readBrowsing('', '9999')).toHaveLength(2);
  });

  it('never makes a day longer than the longest', async () => {
    for (let i = 0; i < 3; i += 1) await addBrowsing({ day: '2026-10-25', visibleMs: 36_000_000, pages: 1 });
    expect((await readBrowsing('', '9999'))[0]?.visibleMs).toBe(25 * 3_600_000);
  });
});

describe('dismissals', () => {
  it('hold for a claim on a site, once', async () => {
    await addDismissal(dismissal());
    await addDismissal(dismissal({ dismissedAt: 2 }));
    await addDismissal(dismissal({ claim: 'd', dismissedAt: 3 }));
    await addDismissal(dismissal({ site: 'other.example' }));
    expect(await readDismissed('shop.example')).toEqual(['c', 'd']);
    expect((await readDismissals()).map(({ dismissedAt }) => dismissedAt)).toEqual([3, 2, 1]);
  });

  it('let open pages ask again, and leave nothing in the settings for that', async () => {
    const changed = vi.fn<() => void>();
    fakeBrowser.storage.onChanged.addListener(changed);
    await addDismissal(dismissal());
    expect(changed).toHaveBeenCalled();
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });
});

describe('forgetting', () => {
  beforeEach(async () => {
    await addSightings([
      exampleSighting({ id: 'a' }),
      exampleSighting({ id: 'b', day: '2026-11-24' }),
      exampleSighting({ id: 'c', site: 'other.example' }),
    ]);
    await addBrowsing({ day: '2026-11-23', visibleMs: 1, pages: 1 });
    await addBrowsing({ day: '2026-11-24', visibleMs: 1, pages: 1 });
    await addAddresses([
      exampleGiven(),
      exampleGiven({ day: '2026-11-24' }),
      exampleGiven({ site: 'other.example', day: '2026-11-24' }),
    ]);
    await addDismissal(dismissal({ claim: 'none' }));
    await addDismissal(dismissal({ claim: 'none', site: 'other.example' }));
    await withStores(['claims'], 'readwrite', async (tx) => {
      const claim = {
        claim: 'x',
        site: 'shop.example',
        pattern: 'countdown',
        quote: 'Offer ends in 01:00',
        lastAt: 1,
        readings: [],
      } as const;
      await tx.objectStore('claims').put(claim);
      await tx.objectStore('claims').put({ ...claim, claim: 'y', site: 'other.example' });
    });
  });

  it('of a site takes all that is its own, and no more', async () => {
    expect(await deleteSite('shop.example')).toEqual({ sightings: 2 });
    expect(await idsKept()).toEqual(['c']);
    expect(await sitesKept()).toEqual({ claims: ['other.example'], dismissals: ['other.example'] });
    expect(await readBrowsing('', '9999')).toHaveLength(2);
    expect(await givenKept()).toEqual(['other.example 2026-11-24']);
    expect(await deleteSite('shop.example')).toEqual({ sightings: 0 });
  });

  it('of a day takes what was seen and browsed', async () => {
    expect(await deleteDay('2026-11-23')).toEqual({ sightings: 2 });
    expect(await idsKept()).toEqual(['b']);
    expect((await readBrowsing('', '9999')).map(({ day }) => day)).toEqual(['2026-11-24']);
    expect((await givenKept()).toSorted()).toEqual(['other.example 2026-11-24', 'shop.example 2026-11-24']);
  });

  it('of everything leaves the database empty', async () => {
    expect(await deleteEverything()).toEqual({ sightings: 3 });
    expect(await idsKept()).toEqual([]);
    expect(await readBrowsing('', '9999')).toEqual([]);
    expect(await sitesKept()).toEqual({ claims: [], dismissals: [] });
    expect(await readFirstDay()).toBeUndefined();
    expect(await givenKept()).toEqual([]);
  });
});

describe('trouble', () => {
  it('is noted while nothing can be kept, and gone once something can', async () => {
    expect(await readTrouble()).toBeUndefined();
    const failing = notingTrouble(async () => {
      throw new StoreError('full');
    });
    await expect(failing).rejects.toMatchObject({ fault: 'full' });
    expect(await readTrouble()).toBe('full');
    await notingTrouble(async () => undefined);
    expect(await readTrouble()).toBeUndefined();
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
  });
});
