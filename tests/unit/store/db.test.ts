import 'fake-indexeddb/auto';
import { openDB, type IDBPDatabase } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import {
  closeDatabase,
  DB_NAME,
  DB_VERSION,
  keepForGood,
  StoreError,
  STORES,
  withStores,
} from '../../../lib/store/db';
import { addSightings, readSightings } from '../../../lib/store/sightings';
import { beginAfresh, exampleSighting } from './fresh';

beforeEach(beginAfresh);

type Stored = {
  version: number;
  stores: Record<
    string,
    {
      keyPath: string | string[];
      indexes: Record<string, string | string[]>;
      records: Record<string, unknown>[];
    }
  >;
};

const examples = import.meta.glob<Stored>('./versions/*.json', { eager: true, import: 'default' });

function firstExample(): Stored {
  const first = examples['./versions/1.json'];
  if (!first) throw new Error('no stored example of version 1');
  return first;
}

/** Puts a database there as an old version left it, and gives the connection it still has. */
async function leave({ version, stores }: Stored): Promise<IDBPDatabase> {
  const db = await openDB(DB_NAME, version, {
    upgrade(old) {
      for (const [name, { keyPath, indexes }] of Object.entries(stores)) {
        const store = old.createObjectStore(name, { keyPath });
        for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path);
      }
    },
  });
  for (const [name, { records }] of Object.entries(stores))
    for (const record of records) await db.put(name, record);
  return db;
}

async function readShape(): Promise<unknown> {
  return withStores(STORES, 'readonly', async (tx) =>
    [...tx.objectStoreNames].map((name) => {
      const store = tx.objectStore(name);
      const indexes: string[] = [...store.indexNames];
      return { name, keyPath: store.keyPath, indexes };
    }),
  );
}

describe('upgrades', () => {
  const versions = Array.from({ length: DB_VERSION }, (_, i) => i + 1);

  it.each(versions)('version %i has a stored example', (version) => {
    expect(Object.keys(examples)).toContain(`./versions/${version}.json`);
    expect(examples[`./versions/${version}.json`]?.version).toBe(version);
  });

  it.each(Object.values(examples))('from version $version lose nothing', async (stored) => {
    (await leave(stored)).close();
    const kept = await withStores(
      ['sightings', 'claims', 'browsing', 'dismissals'],
      'readonly',
      async (tx) => ({
        sightings: await tx.objectStore('sightings').getAll(),
        claims: await tx.objectStore('claims').getAll(),
        browsing: await tx.objectStore('browsing').getAll(),
        dismissals: await tx.objectStore('dismissals').getAll(),
      }),
    );
    for (const [name, records] of Object.entries(kept)) {
      expect(records.length).toBeGreaterThan(0);
      expect(records).toEqual(stored.stores[name]?.records);
    }
    await addSightings([exampleSighting({ id: 'new' })]);
    expect((await readSightings('', '9999')).map(({ id }) => id)).toContain('new');
  });

  it('from nothing make the same stores as from the first version', async () => {
    const fresh = await readShape();
    await beginAfresh();
    (await leave(firstExample())).close();
    expect(await readShape()).toEqual(fresh);
  });
});

describe('a database in use', () => {
  it('makes way for a newer version, and says afterwards that it is too old', async () => {
    await addSightings([exampleSighting()]);
    const newer = await openDB(DB_NAME, DB_VERSION + 1);
    await expect(readSightings('', '9999')).rejects.toMatchObject({ name: 'StoreError', fault: 'newer' });
    expect(await newer.count('sightings')).toBe(1);
    newer.close();
  });

  it('says that an older window holds it, and works once that is gone', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    // A window that neither closes nor listens, and a version to come.
    const older = await leave(firstExample());
    const open = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, 'open').mockImplementation((name) => open(name, DB_VERSION + 1));
    // The second waits in the queue behind the first, where the browser tells it nothing.
    for (let time = 0; time < 2; time += 1) {
      const reading = readSightings('', '9999').catch((error: unknown) => error);
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
      await vi.advanceTimersByTimeAsync(4_000);
      expect(await reading).toMatchObject({ fault: 'blocked' });
    }
    vi.useRealTimers();
    older.close();
    expect(await readSightings('', '9999')).toHaveLength(2);
  });

  it('opens again when its connection was closed under it', async () => {
    await addSightings([exampleSighting({ id: 'a' })]);
    const open = vi.spyOn(indexedDB, 'open');
    await closeDatabase();
    await addSightings([exampleSighting({ id: 'b' })]);
    expect(open).toHaveBeenCalledOnce();
    const db = await openDB(DB_NAME, DB_VERSION);
    expect(await db.count('sightings')).toBe(2);
    db.close();
  });

  it('opens again when the browser closed the connection without a word', async () => {
    let connection: IDBDatabase | undefined;
    const { open } = IDBFactory.prototype;
    vi.spyOn(indexedDB, 'open').mockImplementation(function opened(this: IDBFactory, ...given) {
      const request = open.apply(this, given);
      request.addEventListener('success', () => {
        connection = request.result;
      });
      return request;
    });
    await addSightings([exampleSighting({ id: 'a' })]);
    connection?.close();
    await addSightings([exampleSighting({ id: 'b' })]);
    expect(await readSightings('', '9999')).toHaveLength(2);
  });
});

describe('work that fails', () => {
  it('leaves nothing behind, and says that the disk is full', async () => {
    await addSightings([exampleSighting({ id: 'kept' })]);
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function full(
      this: IDBObjectStore,
      ...given
    ) {
      puts += 1;
      if (puts === 3) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, given);
    });
    const adding = addSightings([exampleSighting(), exampleSighting(), exampleSighting(), exampleSighting()]);
    await expect(adding).rejects.toBeInstanceOf(StoreError);
    await expect(adding).rejects.toMatchObject({ fault: 'full' });
    vi.restoreAllMocks();
    expect((await readSightings('', '9999')).map(({ id }) => id)).toEqual(['kept']);
  });

  it('says so too when there is no room at the end of the transaction', async () => {
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function late(
      this: IDBObjectStore,
      ...given
    ) {
      const request = put.apply(this, given);
      const { transaction } = this;
      Object.defineProperty(transaction, 'error', {
        value: new DOMException('no room', 'QuotaExceededError'),
      });
      request.addEventListener('success', () => transaction.abort(), { once: true });
      return request;
    });
    const many = Array.from({ length: 500 }, () => exampleSighting());
    await expect(addSightings(many)).rejects.toMatchObject({ fault: 'full' });
    vi.restoreAllMocks();
    expect(await readSightings('', '9999')).toEqual([]);
  });

  it('undoes what was written before an error of our own', async () => {
    const failing = withStores(['browsing'], 'readwrite', async (tx) => {
      await tx.objectStore('browsing').put({ day: '2026-11-23', visibleMs: 1, pages: 1 });
      throw new Error('a slip');
    });
    await expect(failing).rejects.toMatchObject({ fault: 'broken', cause: new Error('a slip') });
    expect(await withStores(['browsing'], 'readonly', (tx) => tx.objectStore('browsing').count())).toBe(0);
  });
});

describe('what is acknowledged', () => {
  it('is on the disk: writing waits for it, reading does not', async () => {
    await readSightings('', '9999');
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await addSightings([exampleSighting()]);
    await readSightings('', '9999');
    expect(transaction.mock.calls.map(([, mode, options]) => [mode, options?.durability])).toEqual([
      ['readwrite', 'strict'],
      ['readonly', 'default'],
    ]);
  });

  it('is asked to be kept for good, where a window can ask', async () => {
    vi.stubGlobal('navigator', {});
    expect(await keepForGood()).toBe(false);
    const persist = vi.fn(async () => true);
    vi.stubGlobal('navigator', { storage: { persist, persisted: async () => false } });
    expect(await keepForGood()).toBe(true);
    vi.stubGlobal('navigator', { storage: { persist, persisted: async () => true } });
    expect(await keepForGood()).toBe(true);
    expect(persist).toHaveBeenCalledOnce();
  });
});
