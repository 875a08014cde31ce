/** The database: its shape, every step that led to it, and one way to work with it that says clearly what went wrong. */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';

import type { Browsing, ClaimRecord, GivenAddress, Pattern, Sighting, WeekNote } from '../core/types';

/** "Not pressure": this claim stays silent on this site. */
export type Dismissal = {
  site: string;
  claim: string;
  pattern: Pattern;
  quote: string;
  /** Epoch ms. */
  dismissedAt: number;
};

export interface Schema extends DBSchema {
  sightings: { key: [string, string]; value: Sighting; indexes: { bySite: string; byClaim: string } };
  claims: { key: string; value: ClaimRecord; indexes: { bySite: string; byLastAt: number } };
  browsing: { key: string; value: Browsing };
  dismissals: { key: [string, string]; value: Dismissal; indexes: { bySite: string } };
  addresses: { key: string; value: GivenAddress; indexes: { bySite: string; byDay: string } };
  notes: { key: string; value: WeekNote };
}
export type StoreName = StoreNames<Schema>;
export const STORES: readonly StoreName[] = [
  'sightings',
  'claims',
  'browsing',
  'dismissals',
  'addresses',
  'notes',
];

type Upgrading = IDBPDatabase<Schema>;

/**
 * How each version came from the one before. A step is never changed once it was released: people upgrade from any.
 * The database's version is the number of steps.
 */
const UPGRADES: readonly ((db: Upgrading) => void)[] = [
  function toVersion1(db) {
    // By day first: the report reads whole weeks, three times as fast as through an index.
    const sightings = db.createObjectStore('sightings', { keyPath: ['day', 'id'] });
    sightings.createIndex('bySite', 'site');
    sightings.createIndex('byClaim', 'claim');
    const claims = db.createObjectStore('claims', { keyPath: 'claim' });
    claims.createIndex('bySite', 'site');
    claims.createIndex('byLastAt', 'lastAt');
    db.createObjectStore('browsing', { keyPath: 'day' });
    const dismissals = db.createObjectStore('dismissals', { keyPath: ['site', 'claim'] });
    dismissals.createIndex('bySite', 'site');
  },
  function toVersion2(db) {
    const addresses = db.createObjectStore('addresses', { keyPath: 'id' });
    addresses.createIndex('bySite', 'site');
    addresses.createIndex('byDay', 'day');
    db.createObjectStore('notes', { keyPath: 'from' });
  },
];

export const DB_NAME = 'manometer';
export const DB_VERSION = UPGRADES.length;

/**
 * Why nothing could be read or written: `full`: no room left on the device; `blocked`: a window with an older version
 * holds the database; `newer`: a newer version of Manometer wrote it; `broken`: anything else.
 */
export type StoreFault = 'full' | 'blocked' | 'newer' | 'broken';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly fault: StoreFault;

  constructor(fault: StoreFault, cause?: unknown) {
    super(`the database is ${fault === 'newer' ? 'of a newer version' : fault}`, { cause });
    this.fault = fault;
  }
}

/** What the browser throws, in our words. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return new StoreError('full', error);
  if (name === 'VersionError') return new StoreError('newer', error);
  return new StoreError('broken', error);
}

/**
 * So long is waited for the database: a window with an older version may hold it, or something else be first in the
 * queue for it. The wish to open it stays, for those who ask later.
 */
const WAIT_MS = 4_000;

// A connection, not knowledge: when the worker is killed the next one opens its own.
let connection: Promise<IDBPDatabase<Schema>> | undefined;

/**
 * The connection in use, opened where there is none.
 *
 * @throws StoreError `blocked` where it takes too long
 */
async function connect(): Promise<IDBPDatabase<Schema>> {
  const opening = (connection ??= open(() => {
    if (connection === opening) connection = undefined;
  }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreError('blocked')), WAIT_MS);
  });
  try {
    return await Promise.race([opening, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Opens the database; `onLost` is told when there is no connection: it failed, or it is gone later. */
function open(onLost: () => void): Promise<IDBPDatabase<Schema>> {
  const opening = openDB<Schema>(DB_NAME, DB_VERSION, {
    upgrade(db, from) {
      for (const step of UPGRADES.slice(from)) step(db);
    },
    // A newer version waits for us: make way. What we do next opens again, and is told that we are too old.
    blocking(_current, _waiting, { target }) {
      onLost();
      if (target instanceof IDBDatabase) target.close();
    },
    terminated: onLost,
  });
  opening.catch(onLost);
  return opening;
}

/** Lets go of the database. */
export async function closeDatabase(): Promise<void> {
  const last = connection;
  connection = undefined;
  (await last?.catch(() => undefined))?.close();
}

/** Whether the connection was closed under us before the work began. */
function isClosed(error: unknown): boolean {
  return error instanceof Error && error.name === 'InvalidStateError';
}

async function begin<Mode extends IDBTransactionMode>(
  names: readonly StoreName[],
  mode: Mode,
  options: IDBTransactionOptions,
): Promise<IDBPTransaction<Schema, StoreName[], Mode>> {
  try {
    return (await connect()).transaction([...names], mode, options);
  } catch (error) {
    if (!isClosed(error)) throw error;
    connection = undefined;
    return (await connect()).transaction([...names], mode, options);
  }
}

/**
 * Does work in one transaction. Answers when it is complete; when anything in it fails, nothing of it was done.
 *
 * @param durability `strict`: it is on the disk then, also where the power fails; `relaxed` costs the disk less
 * @throws StoreError
 */
export async function withStores<Mode extends 'readonly' | 'readwrite', Result>(
  names: readonly StoreName[],
  mode: Mode,
  work: (tx: IDBPTransaction<Schema, StoreName[], Mode>) => Promise<Result>,
  durability: IDBTransactionDurability = mode === 'readonly' ? 'default' : 'strict',
): Promise<Result> {
  let tx: IDBPTransaction<Schema, StoreName[], Mode> | undefined;
  try {
    tx = await begin(names, mode, { durability });
    const [result] = await Promise.all([work(tx), tx.done]);
    return result;
  } catch (error) {
    try {
      tx?.abort();
    } catch {
      // It is over already.
    }
    await tx?.done.catch(() => undefined);
    throw toStoreError(tx?.error ?? error);
  }
}

/** All keys that begin with one of some days, both included ("2026-11-23"). An array sorts after every text. */
export function daysBetween(fromDay: string, toDay: string): IDBKeyRange {
  return IDBKeyRange.bound([fromDay], [toDay, []]);
}

/** Asks the browser not to clear the database when room gets short. Only a window can ask. */
export async function keepForGood(): Promise<boolean> {
  const { storage } = navigator;
  if (typeof storage?.persist !== 'function') return false;
  return (await storage.persisted()) || storage.persist();
}
