/** What pages promised over time, for proof. Pages are told apart by a hash, never by a stored address. */
import { proofOf, pruneReadings } from '../core/proof';
import { hash } from '../core/text';
import type { ClaimReading, ClaimRecord, Proof, Reading } from '../core/types';
import { withStores } from './db';

/** What was not read for so long is forgotten. */
const KEPT_MS = 90 * 86_400_000;

/** Names a claim of one page of a site. @param path of the page's address, without query and fragment */
function keyOf(site: string, path: string, claim: string): string {
  return hash(`${site}\n${path}\n${claim}`);
}

/** Whether the device's clock was set between two readings, as far as it can be told. */
function isAfterJump(last: Reading | undefined, reading: Reading, clockSetAt: number): boolean {
  return last !== undefined && (reading.at < last.at || last.at < clockSetAt);
}

function grow(
  known: ClaimRecord | undefined,
  next: ClaimReading,
  key: string,
  site: string,
  clockSetAt: number,
): ClaimRecord {
  const { pattern, quote, reading } = next;
  const isJump = isAfterJump(known?.readings.at(-1), reading, clockSetAt);
  const readings = pruneReadings([
    ...(known?.readings ?? []),
    { ...reading, ...(isJump && { isAfterJump: true as const }) },
  ]);
  const now = proofOf(readings);
  // What was proven stays proven, also when the readings that showed it are dropped.
  const proof = known?.proof?.isProven === true && now?.isProven !== true ? known.proof : now;
  return { claim: key, site, pattern, quote, lastAt: reading.at, readings, ...(proof && { proof }) };
}

/**
 * Keeps readings of one page, all or none.
 *
 * @param clockSetAt when the device's clock was last seen to be set (epoch ms), 0 for never
 * @returns what is proven of each claim now, in the order of the readings
 * @throws StoreError
 */
export async function addReadings(
  site: string,
  path: string,
  readings: readonly ClaimReading[],
  clockSetAt: number,
): Promise<(Proof | undefined)[]> {
  return withStores(['claims'], 'readwrite', async (tx) => {
    const store = tx.objectStore('claims');
    const proofs: (Proof | undefined)[] = [];
    for (const next of readings) {
      const key = keyOf(site, path, next.claim);
      // One after the other: two readings of one claim must not overwrite each other.
      // oxlint-disable-next-line no-await-in-loop
      const record = grow(await store.get(key), next, key, site, clockSetAt);
      // oxlint-disable-next-line no-await-in-loop
      await store.put(record);
      proofs.push(record.proof);
    }
    const tooOld = IDBKeyRange.upperBound(Date.now() - KEPT_MS);
    const old = await store.index('byLastAt').getAllKeys(tooOld);
    await Promise.all(old.map((key) => store.delete(key)));
    return proofs;
  });
}

/**
 * The promises that were shown to be broken, the latest first.
 *
 * @throws StoreError
 */
export async function readBroken(): Promise<ClaimRecord[]> {
  const all = await withStores(['claims'], 'readonly', (tx) => tx.objectStore('claims').getAll());
  return all.filter(({ proof }) => proof?.isProven === true).toSorted((a, b) => b.lastAt - a.lastAt);
}
