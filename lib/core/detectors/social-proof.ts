import { detector } from '../detector';
import { weigh } from '../worded';

/** Others' activity used to push: "17 people are looking", "Anna from Leeds just bought". */
export const socialProof = detector({
  id: 'social-proof',
  reads: ['text'],
  find(snippet, hits) {
    const found = weigh(snippet, hits, 'social-proof', (hit) => hit.count !== 0);
    if (!found) return undefined;
    const { count } = found.hit;
    return {
      quote: found.quote,
      evidence: 'claimed',
      confidence: found.confidence,
      seen: [{ what: 'worded' }],
      ...(count !== undefined && { promised: { what: 'people', count } }),
    };
  },
});
