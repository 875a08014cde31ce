import { detector } from '../detector';

/** A marketing consent that arrives ticked. */
export const preticked = detector({
  id: 'preticked',
  reads: ['checkbox'],
  find(snippet, hits) {
    if (!snippet.isChecked || snippet.isByPerson) return undefined;
    if (!hits.has('preticked') || hits.has('preticked.not')) return undefined;
    return { quote: snippet.label, evidence: 'observed', confidence: 0.9, seen: [{ what: 'ticked-box' }] };
  },
});
