import { detector } from '../detector';
import { weigh } from '../worded';

/** Few left, high demand, limited places. */
export const scarcity = detector({
  id: 'scarcity',
  reads: ['text'],
  find(snippet, hits) {
    // "Only 3 hours left" is time, not stock: a phrase that a deadline covers does not count.
    const times = [...hits.of('deadline'), ...hits.of('deadline.weak')].filter((h) => h.timeMs !== undefined);
    const found = weigh(
      snippet,
      hits,
      'scarcity',
      (hit) => hit.count !== 0 && !times.some((time) => time.first <= hit.last && time.last >= hit.first),
    );
    if (!found) return undefined;
    const { count } = found.hit;
    return {
      quote: found.quote,
      evidence: 'claimed',
      confidence: found.confidence,
      seen: [{ what: 'worded' }],
      ...(count !== undefined && { promised: { what: 'left', count } }),
    };
  },
});
