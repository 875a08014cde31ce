/** A week as the report adds it up, without what was called no pressure. */
import { addDays, weekOf, WEEKS_BEFORE, type Week } from '../core/report';
import { readBrowsing } from './browsing';
import { readSightings } from './sightings';

/**
 * @param from its first day, "2026-11-23"
 * @param span `past`: with the weeks before, which it is measured by; `alone`: five times as fast
 * @throws StoreError
 */
export async function readWeek(from: string, span: 'past' | 'alone'): Promise<Week> {
  const first = span === 'past' ? addDays(from, -7 * WEEKS_BEFORE) : from;
  const to = addDays(from, 6);
  const [sightings, browsing] = await Promise.all([readSightings(first, to), readBrowsing(first, to)]);
  return weekOf(from, sightings, browsing);
}
