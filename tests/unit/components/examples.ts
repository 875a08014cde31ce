/** What the screens' tests show: one finding, one sighting, weeks made of them. */
import type { Browsing, Pattern, Sighting } from '@/lib/core/types';

import type { PlacedFinding } from '@/components/finding-list';

export function findingOf(changes: Partial<PlacedFinding> = {}): PlacedFinding {
  return {
    id: 'f1',
    claim: 'c1',
    frameId: 0,
    pattern: 'countdown',
    evidence: 'observed',
    quote: 'Offer ends in 14:09',
    confidence: 0.9,
    lang: 'en',
    seen: [{ what: 'ticked', from: '14:12', to: '14:09' }],
    ...changes,
  };
}

let made = 0;

export function sightingOf(changes: Partial<Sighting> = {}): Sighting {
  made += 1;
  return {
    id: `s${made}`,
    pattern: 'scarcity',
    site: 'shop.example',
    quote: 'Only 3 left',
    evidence: 'claimed',
    claim: `c${made}`,
    seenAt: Date.UTC(2026, 10, 17, 13, 12),
    day: '2026-11-17',
    hour: 14,
    ...changes,
  };
}

/** As many of one pattern, on one site, on one day and hour. */
export function sightingsOf(
  count: number,
  pattern: Pattern,
  site: string,
  day: string,
  hour: number,
): Sighting[] {
  return Array.from({ length: count }, () => sightingOf({ pattern, site, day, hour }));
}

/** Visible browsing of so many minutes and twice as many pages. */
export function browsingOf(day: string, minutes: number): Browsing {
  return { day, visibleMs: minutes * 60_000, pages: minutes * 2 };
}
