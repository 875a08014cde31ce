import { i18n } from '#i18n';

import type { ClaimRecord, Reading } from '@/lib/core/types';
import { sayReading } from '@/lib/sentences';

/** Where a reading is drawn, in shares of the width: from when it was read to the end it named, or as long as its number. */
type Bar = { from: number; to: number; isEnd: boolean };

/** One scale for all readings of a claim: ends on a line of time, numbers from zero. */
function barsOf(readings: readonly Reading[]): (Bar | undefined)[] {
  const ends = readings.flatMap(({ at, promised }) =>
    promised.what === 'end' ? [at, at + promised.remainingMs] : [],
  );
  const first = Math.min(...ends);
  const span = Math.max(...ends) - first;
  const most = Math.max(1, ...readings.map(({ promised }) => (promised.what === 'end' ? 0 : promised.count)));
  const share = (at: number): number => (span === 0 ? 0 : (at - first) / span);
  return readings.map(({ at, promised }) => {
    if (promised.what !== 'end') return { from: 0, to: promised.count / most, isEnd: false };
    return { from: share(at), to: share(at + promised.remainingMs), isEnd: true };
  });
}

/**
 * What a page promised over time, a row a reading: when it was read, and what it said then. An end that was kept stands
 * in all rows at the same place; one that moves away walks to the right.
 */
export function PromiseChart({ claim: { readings } }: { claim: Pick<ClaimRecord, 'readings'> }) {
  const bars = barsOf(readings);
  const firstEnd = bars[0]?.isEnd ? bars[0].to : undefined;
  return (
    <figure class="promise">
      <ol>
        {readings.map((reading, i) => (
          <li key={`${reading.at} ${reading.view}`}>
            <span class="promise-said">{sayReading(reading)}</span>
            {bars[i] && <PromiseBar {...bars[i]} firstEnd={firstEnd} />}
          </li>
        ))}
      </ol>
      {firstEnd !== undefined && readings.length > 1 && (
        <figcaption>
          <svg viewBox="0 0 10 14" width="10" height="14" aria-hidden="true">
            <line class="promise-first" x1="5" x2="5" y1="0" y2="14" />
          </svg>
          {i18n.t('proof.first_end')}
        </figcaption>
      )}
    </figure>
  );
}

/** Dots keep so far from the rims, in percent of the width. */
const RIM = 1.5;

function x(share: number): string {
  return `${RIM + share * (100 - 2 * RIM)}%`;
}

function PromiseBar({ from, to, isEnd, firstEnd }: Bar & { firstEnd: number | undefined }) {
  return (
    <svg class="promise-bar" aria-hidden="true">
      <line class="promise-track" x1="0" x2="100%" y1="50%" y2="50%" />
      {firstEnd !== undefined && (
        <line class="promise-first" x1={x(firstEnd)} x2={x(firstEnd)} y1="0" y2="100%" />
      )}
      <line class="promise-span" x1={x(from)} x2={x(to)} y1="50%" y2="50%" />
      {isEnd && <line class="promise-read" x1={x(from)} x2={x(from)} y1="25%" y2="75%" />}
      <circle class="promise-end" cx={x(to)} cy="50%" r="4.5" />
    </svg>
  );
}
