import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { Reading } from '@/lib/core/types';
import { addReadings, readBroken, readClaim, readClaimsOf } from '@/lib/store/claims';
import { withStores } from '@/lib/store/db';

import { beginAfresh } from './fresh';

beforeEach(beginAfresh);

const START = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;

/** A clock that shows so many minutes, read so many ms later than the first. */
function clock(afterMs: number, minutes: number, view: string): Reading {
  return {
    at: START + afterMs,
    view,
    sinceMs: 1_000,
    promised: { what: 'end', remainingMs: minutes * MINUTE, unitMs: 1_000 },
  };
}

/** Keeps one reading of the same claim of a page. @returns its verdict */
async function keep(reading: Reading, { path = '/a', setAt = 0 } = {}): Promise<string | undefined> {
  const news = [{ claim: 'c', pattern: 'countdown', quote: 'Ends in 20:00', reading }] as const;
  const [kept] = await addReadings('shop.example', path, news, setAt);
  return kept?.proof.verdict;
}

async function recordsKept() {
  return withStores(['claims'], 'readonly', (tx) => tx.objectStore('claims').getAll());
}

describe('readings of a claim', () => {
  it('add up to a proof, which the report finds', async () => {
    expect(await keep(clock(0, 20, 'a'))).toBeUndefined();
    expect(await keep(clock(30_000, 20, 'b'))).toBe('moved');
    expect(await readBroken(START, START + 60_000)).toMatchObject([
      { site: 'shop.example', proof: { verdict: 'moved' } },
    ]);
  });

  it('are listed by site, what was broken first', async () => {
    await keep(clock(0, 20, 'a'));
    await keep(clock(30_000, 20, 'b'));
    await keep(clock(40_000, 20, 'c'), { path: '/later' });
    const [broken, other] = await readClaimsOf('shop.example');
    expect([broken?.proof?.verdict, other?.proof?.verdict]).toEqual(['moved', undefined]);
    expect(await readClaimsOf('other.example')).toEqual([]);
    expect(await readClaim(broken?.claim ?? '')).toEqual(broken);
    expect(await readBroken(START + 60_000, START + 90_000)).toEqual([]);
  });

  it('of another page are of another claim', async () => {
    await keep(clock(0, 20, 'a'));
    expect(await keep(clock(30_000, 20, 'b'), { path: '/b' })).toBeUndefined();
  });

  it('hold no address', async () => {
    await keep(clock(0, 20, 'a'), { path: '/secret/path' });
    expect(JSON.stringify(await recordsKept())).not.toContain('secret');
  });

  it('are not compared over a device clock that was set', async () => {
    await keep(clock(0, 20, 'a'));
    expect(await keep(clock(30_000, 20, 'b'), { setAt: START + 20_000 })).toBeUndefined();
    await keep(clock(60_000, 20, 'c'), { path: '/c' });
    expect(await keep(clock(50_000, 20, 'd'), { path: '/c' })).toBeUndefined();
  });

  it('stay few and small, and what was proven stays proven', async () => {
    await keep(clock(0, 20, 'a'));
    await keep(clock(30_000, 20, 'b'));
    for (let i = 1; i < 60; i += 1)
      // One visit after the other.
      // oxlint-disable-next-line no-await-in-loop
      expect(await keep(clock(30_000 + i * MINUTE, 20 - i, `v${i}`))).toBe('moved');
    const [record] = await recordsKept();
    expect(record?.readings.length).toBeLessThanOrEqual(5);
    expect(JSON.stringify(record).length).toBeLessThan(1_000);
  });

  it('are forgotten after 90 days', async () => {
    await keep(clock(0, 20, 'a'));
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(START + 91 * 86_400_000);
    await keep(clock(91 * 86_400_000, 20, 'z'), { path: '/z' });
    vi.useRealTimers();
    expect(await recordsKept()).toHaveLength(1);
  });
});
