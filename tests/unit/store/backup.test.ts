import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { CSV_HEADER } from '../../../lib/core/csv';
import { exportCsv, exportJson, importBackup } from '../../../lib/store/backup';
import { addAddresses, readAddresses } from '../../../lib/store/addresses';
import { addBrowsing, readBrowsing } from '../../../lib/store/browsing';
import { STORES, withStores } from '../../../lib/store/db';
import { addDismissal, readDismissals } from '../../../lib/store/dismissals';
import { addSightings, readSightings } from '../../../lib/store/sightings';
import { BACKUP_FORMAT, takeIn, type ImportError } from '../../../lib/store/take-in';
import { addRule, readRules } from '../../../lib/store/trusted';
import { beginAfresh, collect, exampleGiven, exampleSighting } from './fresh';

beforeEach(beginAfresh);

function importJson(text: string, onShare?: (share: number) => void): ReturnType<typeof importBackup> {
  return importBackup(() => takeIn(text, onShare));
}

const CLAIM = {
  claim: 'x',
  site: 'shop.example',
  pattern: 'countdown',
  quote: 'Offer ends in 01:00',
  lastAt: 2_000,
  readings: [
    { at: 1_000, view: 'v', sinceMs: 0, promised: { what: 'end', remainingMs: 60_000, unitMs: 1_000 } },
    { at: 2_000, view: 'w', sinceMs: 0, promised: { what: 'end', remainingMs: 59_000, unitMs: 1_000 } },
  ],
} as const;

async function putClaim(claim: object = CLAIM): Promise<void> {
  await withStores(['claims'], 'readwrite', (tx) => tx.objectStore('claims').put({ ...CLAIM, ...claim }));
}

const NOTE = { from: '2026-11-23', text: 'Ruhig.\nBis auf „heute“.', writtenAt: 10 } as const;

async function putNote(note: object = NOTE): Promise<void> {
  await withStores(['notes'], 'readwrite', (tx) => tx.objectStore('notes').put({ ...NOTE, ...note }));
}

/** A device that was used for a while. */
async function live(): Promise<void> {
  await addSightings([
    exampleSighting({ id: 'b', day: '2026-11-24', seenAt: 2 }),
    exampleSighting({
      id: 'a',
      day: '2026-11-23',
      seenAt: 1,
      quote: 'Nur „heute“, \u2028 <b>\n"3" übrig 🎉',
    }),
    exampleSighting({
      id: 'c',
      day: '2026-11-23',
      seenAt: 0,
      pattern: 'gate',
      form: 'wheel',
      trigger: 'imposed',
    }),
  ]);
  await addBrowsing({ day: '2026-11-23', visibleMs: 60_000, pages: 4 });
  await addDismissal({ site: 'shop.example', claim: 'q', pattern: 'scarcity', quote: 'x', dismissedAt: 5 });
  await putClaim();
  await addAddresses([exampleGiven({ masked: 'a…@example.org', note: 'für den Kessel' })]);
  await putNote();
  await addRule({ scope: 'domain', value: 'good.example', addedAt: 1 });
  await addRule({ scope: 'path', value: 'good.example/a', addedAt: 2, until: Date.now() + 9_000_000 });
  await addRule({ scope: 'domain', value: 'visit.example', addedAt: 3 }, 'session');
  await addRule({ scope: 'domain', value: 'secret.example', addedAt: 4 }, 'private');
}

async function everything(): Promise<unknown> {
  const kept = await withStores(STORES, 'readonly', (tx) =>
    Promise.all([...STORES].map(async (name) => [name, await tx.objectStore(name).getAll()])),
  );
  return { kept, rules: (await readRules()).filter(({ place }) => place === 'sync') };
}

describe('what goes out as JSON', () => {
  it('is everything but what holds for the session alone, and comes in again as it was', async () => {
    await live();
    const before = await everything();
    const text = await collect(exportJson());
    expect(JSON.parse(text)).toMatchObject({ manometer: 'backup', format: BACKUP_FORMAT });
    expect(text).not.toContain('visit.example');
    expect(text).not.toContain('secret.example');
    await beginAfresh();
    expect(await importJson(text)).toEqual({
      sightings: 3,
      days: 1,
      dismissals: 1,
      addresses: 1,
      notes: 1,
      trusted: 2,
    });
    expect(await everything()).toEqual(before);
  });

  it('is sound where there is nothing', async () => {
    const text = await collect(exportJson());
    expect(JSON.parse(text)).toMatchObject({
      sightings: [],
      browsing: [],
      dismissals: [],
      claims: [],
      addresses: [],
      notes: [],
      trusted: [],
    });
    expect(await importJson(text)).toEqual({
      sightings: 0,
      days: 0,
      dismissals: 0,
      addresses: 0,
      notes: 0,
      trusted: 0,
    });
  });

  it('comes in pieces: never much more of the log in hand than a day', async () => {
    const days = Array.from({ length: 30 }, (_, i) => `2026-09-${String(i + 1).padStart(2, '0')}`);
    await addSightings(
      days.flatMap((day) => Array.from({ length: 10 }, () => exampleSighting({ day, seenAt: 1 }))),
    );
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    const OTHER_STORES = 5;
    let longest = 0;
    let pieces = 0;
    for await (const piece of exportJson()) {
      longest = Math.max(longest, piece.split('\n').length);
      pieces += 1;
      // The next day is read when it is asked for, not before.
      expect(getAll.mock.calls.length).toBeLessThanOrEqual(pieces + OTHER_STORES);
    }
    expect(longest).toBeLessThanOrEqual(11);
    expect(getAll).toHaveBeenCalledTimes(30 + OTHER_STORES);
  });
});

describe('what goes out as CSV', () => {
  it('is a header and every sighting, in the order they were seen', async () => {
    expect(await collect(exportCsv())).toBe(CSV_HEADER);
    await live();
    const rows = (await collect(exportCsv())).split('\r\n');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toBe(CSV_HEADER.trim());
    expect(rows.slice(1).map((row) => row.split(',')[4])).toEqual([
      'gate',
      'scarcity',
      'scarcity',
      undefined,
    ]);
  });
});

describe('what comes in', () => {
  it('twice is there once', async () => {
    await live();
    const before = await everything();
    const text = await collect(exportJson());
    expect(await importJson(text)).toEqual({
      sightings: 0,
      days: 0,
      dismissals: 0,
      addresses: 0,
      notes: 0,
      trusted: 0,
    });
    expect(await importJson(text)).toEqual({
      sightings: 0,
      days: 0,
      dismissals: 0,
      addresses: 0,
      notes: 0,
      trusted: 0,
    });
    expect(await everything()).toEqual(before);
  });

  it('is merged with what is there', async () => {
    await live();
    const text = await collect(exportJson());
    await beginAfresh();
    await addSightings([
      exampleSighting({ id: 'here' }),
      exampleSighting({ id: 'a', day: '2026-11-23', seenAt: 9, evidence: 'proven', quote: 'shown' }),
    ]);
    await addBrowsing({ day: '2026-11-23', visibleMs: 90_000, pages: 2 });
    await addBrowsing({ day: '2026-11-25', visibleMs: 1, pages: 1 });
    await putClaim({
      lastAt: 3_000,
      readings: [{ at: 3_000, view: 'x', sinceMs: 0, promised: { what: 'left', count: 2 } }],
    });
    await addRule({ scope: 'domain', value: 'good.example', addedAt: 77 });
    expect(await importJson(text)).toEqual({
      sightings: 2,
      days: 0,
      dismissals: 1,
      addresses: 1,
      notes: 1,
      trusted: 1,
    });
    const sightings = await readSightings('', '9999');
    expect(sightings.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c', 'here']);
    expect(sightings.find(({ id }) => id === 'a')).toMatchObject({
      seenAt: 1,
      evidence: 'proven',
      quote: 'shown',
    });
    expect(await readBrowsing('', '9999')).toEqual([
      { day: '2026-11-23', visibleMs: 90_000, pages: 4 },
      { day: '2026-11-25', visibleMs: 1, pages: 1 },
    ]);
    const claims = await withStores(['claims'], 'readonly', (tx) => tx.objectStore('claims').getAll());
    expect(claims).toMatchObject([
      { lastAt: 3_000, readings: [{ at: 1_000 }, { at: 2_000 }, { at: 3_000 }] },
    ]);
    expect(await readRules()).toContainEqual({
      scope: 'domain',
      value: 'good.example',
      addedAt: 77,
      place: 'sync',
    });
  });

  it('counts a sighting that stands in the file twice once', async () => {
    await addSightings([exampleSighting({ id: 'a' })]);
    const file = JSON.parse(await collect(exportJson()));
    await beginAfresh();
    file.sightings.push({ ...file.sightings[0], evidence: 'proven' });
    expect(await importJson(JSON.stringify(file))).toMatchObject({ sightings: 1 });
    expect(await readSightings('', '9999')).toMatchObject([{ id: 'a', evidence: 'proven' }]);
  });

  it('joins what was given on the same day, under a name of our own', async () => {
    await addAddresses([exampleGiven({ givenAt: 5, note: 'mine' })]);
    const next = exampleGiven({ id: 'other.example 2026-11-23', givenAt: 3, quote: 'first', note: 'theirs' });
    const text = JSON.stringify({ ...good, addresses: [next, exampleGiven({ day: '2026-11-24' })] });
    expect(await importJson(text)).toMatchObject({ addresses: 1 });
    expect((await readAddresses()).find(({ day }) => day === '2026-11-23')).toEqual(
      exampleGiven({ givenAt: 3, quote: 'first', note: 'mine' }),
    );
    expect((await readAddresses()).map(({ id }) => id).toSorted()).toEqual([
      'shop.example 2026-11-23',
      'shop.example 2026-11-24',
    ]);
  });

  it('keeps of two notes on a week the one that was written last', async () => {
    await putNote({ text: 'here', writtenAt: 20 });
    await importJson(JSON.stringify({ ...good, notes: [{ ...NOTE, text: 'older', writtenAt: 19 }] }));
    expect(await everything()).toMatchObject({
      kept: expect.arrayContaining([['notes', [{ text: 'here', writtenAt: 20, from: NOTE.from }]]]),
    });
    await importJson(JSON.stringify({ ...good, notes: [{ ...NOTE, text: 'newer', writtenAt: 21 }] }));
    expect(await everything()).toMatchObject({
      kept: expect.arrayContaining([['notes', [{ text: 'newer', writtenAt: 21, from: NOTE.from }]]]),
    });
  });

  it('may be from before there were addresses and notes', async () => {
    await live();
    const before = await everything();
    expect(await importJson(JSON.stringify({ ...good, sightings: [exampleSighting()] }))).toMatchObject({
      sightings: 1,
      addresses: 0,
      notes: 0,
    });
    expect((await readAddresses()).length).toBe(1);
    expect(await everything()).not.toEqual(before);
  });

  it('says how far it is, and reads each day once, however much there is', async () => {
    const days = Array.from({ length: 30 }, (_, i) => `2026-09-${String(i + 1).padStart(2, '0')}`);
    const sightings = days.flatMap((day) => Array.from({ length: 40 }, () => exampleSighting({ day })));
    await addSightings(sightings.slice(0, 100));
    const shares: number[] = [];
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const text = JSON.stringify({ ...good, sightings });
    expect(await importJson(text, (share) => shares.push(share))).toMatchObject({ sightings: 1_100 });
    expect(getAll).toHaveBeenCalledTimes(30);
    expect(transaction).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
    expect(shares).toHaveLength(30);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([shares[0], shares[15]]).toEqual([0, 0.5]);
    expect(await readSightings('', '9999')).toHaveLength(1_200);
  });

  it('is taken whole or not at all when a sighting cannot be written', async () => {
    await addSightings([exampleSighting({ id: 'here' })]);
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function full(
      this: IDBObjectStore,
      ...given
    ) {
      if (given[0].id === 'last') throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, given);
    });
    const sightings = [exampleSighting({ day: '2026-09-01' }), exampleSighting({ id: 'last' })];
    await expect(importJson(JSON.stringify({ ...good, sightings }))).rejects.toMatchObject({ fault: 'full' });
    vi.restoreAllMocks();
    expect((await readSightings('', '9999')).map(({ id }) => id)).toEqual(['here']);
  });

  it('leaves out trust that has ended since', async () => {
    await addRule({ scope: 'domain', value: 'good.example', addedAt: 1, until: Date.now() + 100_000 });
    const text = await collect(exportJson());
    await beginAfresh();
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 200_000);
    expect(await importJson(text)).toMatchObject({ trusted: 0 });
    expect(await fakeBrowser.storage.sync.get(null)).toEqual({});
  });

  const good = {
    manometer: 'backup',
    format: 1,
    sightings: [],
    browsing: [],
    dismissals: [],
    claims: [],
    trusted: [],
  };
  const { id: _id, ...nameless } = exampleSighting();

  it.each([
    ['not JSON', 'Nur noch 3!', 'no-json', ''],
    ['cut off', JSON.stringify(good).slice(0, -5), 'no-json', ''],
    ['a picture', '\u0000\u0001PNG', 'no-json', ''],
    ['empty', '', 'no-json', ''],
    ['of another program', '{"version":"6.4","settings":{}}', 'not-ours', ''],
    ['a list', '[]', 'not-ours', ''],
    ['null', 'null', 'not-ours', ''],
    ['of a version to come', JSON.stringify({ ...good, format: 99 }), 'newer', ''],
    ['of no version', JSON.stringify({ ...good, format: 0 }), 'damaged', 'format'],
    ['without sightings', JSON.stringify({ ...good, sightings: undefined }), 'damaged', 'sightings'],
    [
      'with a nameless sighting',
      JSON.stringify({ ...good, sightings: [nameless] }),
      'damaged',
      'sightings.0.id',
    ],
    [
      'with a day that never was',
      JSON.stringify({ ...good, sightings: [exampleSighting(), exampleSighting({ day: '2026-02-30' })] }),
      'damaged',
      'sightings.1.day',
    ],
    [
      'with a quote that is a page',
      JSON.stringify({ ...good, sightings: [exampleSighting({ quote: 'x'.repeat(161) })] }),
      'damaged',
      'sightings.0.quote',
    ],
    [
      'with an address in it',
      JSON.stringify({ ...good, sightings: [{ ...exampleSighting(), url: 'https://shop.example/a?b' }] }),
      'damaged',
      'sightings.0.url',
    ],
    [
      'with a rule of no scope',
      JSON.stringify({ ...good, trusted: [{ scope: 'planet', value: 'earth', addedAt: 1 }] }),
      'damaged',
      'trusted.0.scope',
    ],
    [
      'with a whole e-mail address',
      JSON.stringify({ ...good, addresses: [exampleGiven({ masked: 'anna@example.org' })] }),
      'damaged',
      'addresses.0.masked',
    ],
    [
      'with negative browsing',
      JSON.stringify({ ...good, browsing: [{ day: '2026-11-23', visibleMs: -1, pages: 0 }] }),
      'damaged',
      'browsing.0.visibleMs',
    ],
  ] as const)('is refused when it is %s, and nothing changes', async (_, text, fault, where) => {
    await live();
    const before = await everything();
    const error = await importJson(text).catch((refused: ImportError) => refused);
    expect(error).toMatchObject({ name: 'ImportError', fault });
    expect(String(error)).toContain(where);
    expect(await everything()).toEqual(before);
  });

  it('is taken whole or not at all when the disk is full', async () => {
    await live();
    const text = await collect(exportJson());
    await beginAfresh();
    await addSightings([exampleSighting({ id: 'here' })]);
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function full(
      this: IDBObjectStore,
      ...given
    ) {
      if (this.name === 'claims') throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, given);
    });
    await expect(importJson(text)).rejects.toMatchObject({ name: 'StoreError', fault: 'full' });
    vi.restoreAllMocks();
    expect((await readSightings('', '9999')).map(({ id }) => id)).toEqual(['here']);
    expect(await readBrowsing('', '9999')).toEqual([]);
    expect(await readDismissals()).toEqual([]);
    expect(await readRules()).toEqual([]);
  });
});
