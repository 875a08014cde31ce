/** Everything that was called no pressure, for what the report leaves out. */
import { PATTERNS } from '../core/types';
import type { Silenced } from '../core/report';
import { readDismissals } from './dismissals';
import { readAllSiteModes } from './modes';

/** @throws StoreError */
export async function readSilenced(): Promise<Silenced[]> {
  const [claims, sites] = await Promise.all([readDismissals(), readAllSiteModes()]);
  const patterns = sites.flatMap(({ site, modes }) =>
    PATTERNS.filter((pattern) => modes[pattern] === 'off').map((pattern) => ({ site, pattern })),
  );
  return [...claims.map(({ site, claim }) => ({ site, claim })), ...patterns];
}
