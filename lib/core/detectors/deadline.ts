import { detector, type Match } from '../detector';
import type { Hits, Label } from '../lexicon';
import { namedEnd } from '../named-end';
import type { Hit } from '../phrases';
import { weigh } from '../worded';
import { countdown, promisedEnd } from './countdown';

/** What the words promise: an end so far ahead, or on a day. "48 hours only" tells how long, and not from when. */
function promisedIn(hits: Hits, { timeMs, unitMs }: Hit<Label>): Pick<Match, 'promised'> {
  if (timeMs !== undefined && hits.has('remaining')) return promisedEnd(hits, timeMs, unitMs);
  const end = hits.has('renewed') ? undefined : namedEnd(hits.tokens);
  return end ? { promised: end } : {};
}

/** Words that close a window: "ends tonight", "only 3 hours left". A running clock is `countdown`. */
export const deadline = detector({
  id: 'deadline',
  reads: ['text'],
  find(snippet, hits) {
    const found = weigh(snippet, hits, 'deadline', (hit) => hit.timeMs !== 0);
    // One clock is one finding: words around a running clock belong to it.
    if (!found || countdown.find(snippet, hits)) return undefined;
    return {
      quote: found.quote,
      evidence: 'claimed',
      confidence: found.confidence,
      seen: [{ what: 'worded' }],
      ...promisedIn(hits, found.hit),
    };
  },
});
