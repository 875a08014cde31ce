/** What pages promised over time, for proof. Pages are told apart by a hash, never by a stored address. */
import { proofOf, pruneReadings } from '../core/proof';
import { hash } from '../core/text';
import type { ClaimReading, ClaimRecord, KeptProof, Reading } from '../core/types';
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
): Promise<(KeptProof | undefined)[]> {
  return withStores(['claims'], 'readwrite', async (tx) => {
    const store = tx.objectStore('claims');
    const proofs: (KeptProof | undefined)[] = [];
    for (const next of readings) {
      const key = keyOf(site, path, next.claim);
      // One after the other: two readings of one claim must not overwrite each other.
      // oxlint-disable-next-line no-await-in-loop
      const record = grow(await store.get(key), next, key, site, clockSetAt);
      // oxlint-disable-next-line no-await-in-loop
      await store.put(record);
      proofs.push(record.proof && { record: key, proof: record.proof });
    }
    const tooOld = IDBKeyRange.upperBound(Date.now() - KEPT_MS);
    const old = await store.index('byLastAt').getAllKeys(tooOld);
    await Promise.all(old.map((key) => store.delete(key)));
    return proofs;
  });
}

function isBroken({ proof }: ClaimRecord): boolean {
  return proof?.isProven === true;
}

/**
 * The promises that were shown to be broken in a span of time (epoch ms), the latest first.
 *
 * @throws StoreError
 */
export async function readBroken(from: number, to: number): Promise<ClaimRecord[]> {
  const span = IDBKeyRange.bound(from, to, false, true);
  const all = await withStores(['claims'], 'readonly', (tx) =>
    tx.objectStore('claims').index('byLastAt').getAll(span),
  );
  return all.filter(isBroken).toReversed();
}

/** What a site promised: what was broken first, then the latest. @throws StoreError */
export async function readClaimsOf(site: string): Promise<ClaimRecord[]> {
  const all = await withStores(['claims'], 'readonly', (tx) =>
    tx.objectStore('claims').index('bySite').getAll(site),
  );
  return all.toSorted((a, b) => Number(isBroken(b)) - Number(isBroken(a)) || b.lastAt - a.lastAt);
}

/** One claim by its name, or undefined where it is forgotten. @throws StoreError */
export async function readClaim(record: string): Promise<ClaimRecord | undefined> {
  return withStores(['claims'], 'readonly', (tx) => tx.objectStore('claims').get(record));
}
