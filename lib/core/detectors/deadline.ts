import { detector } from '../detector';
import { weigh } from '../worded';
import { countdown, promisedEnd } from './countdown';

/** Words that close a window: "ends tonight", "only 3 hours left". A running clock is `countdown`. */
export const deadline = detector({
  id: 'deadline',
  reads: ['text'],
  find(snippet, hits) {
    const found = weigh(snippet, hits, 'deadline', (hit) => hit.timeMs !== 0);
    // One clock is one finding: words around a running clock belong to it.
    if (!found || countdown.find(snippet, hits)) return undefined;
    const { timeMs, unitMs } = found.hit;
    return {
      quote: found.quote,
      evidence: 'claimed',
      confidence: found.confidence,
      seen: [{ what: 'worded' }],
      ...promisedEnd(hits, timeMs, unitMs),
    };
  },
});
