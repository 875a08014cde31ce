/** Each test begins with an empty device. */
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import type { GivenAddress, Sighting } from '../../../lib/core/types';
import { closeDatabase } from '../../../lib/store/db';

/** Call it in `beforeEach`. */
export async function beginAfresh(): Promise<void> {
  await closeDatabase();
  vi.stubGlobal('indexedDB', new IDBFactory());
  fakeBrowser.reset();
}

let count = 0;

/** A sighting no other is alike, but for what is given. */
export function exampleSighting(given: Partial<Sighting> = {}): Sighting {
  count += 1;
  return {
    id: `sighting${count}`,
    pattern: 'scarcity',
    site: 'shop.example',
    quote: 'Nur noch 3 auf Lager',
    evidence: 'claimed',
    claim: `claim${count}`,
    seenAt: Date.UTC(2026, 10, 23, 11, 30),
    day: '2026-11-23',
    hour: 12,
    ...given,
  };
}

/** An address that was given, named by its site and day. */
export function exampleGiven(given: Partial<GivenAddress> = {}): GivenAddress {
  const { site = 'shop.example', day = '2026-11-23' } = given;
  return {
    id: `${site} ${day}`,
    site,
    day,
    givenAt: Date.UTC(2026, 10, 23, 11, 30),
    form: 'discount',
    quote: '10 % auf deine erste Bestellung',
    ...given,
  };
}

/** Puts the pieces of a stream together. */
export async function collect(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
