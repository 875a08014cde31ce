import { detector } from '../detector';
import type { Role } from '../types';
import { hasOfferAround } from '../worded';

/** A control of more words than this is a card or a teaser, no answer. */
const MOST_LENGTH = 140;

/** A plain box of more words is a sentence, not an answer. */
const ANSWER_LENGTH = 80;

function confidenceOf(role: Role, isStrong: boolean, isAnswer: boolean): number {
  if (role === 'text') return 0.75;
  if (!isStrong || (role === 'link' && !isAnswer)) return 0.8;
  return 0.95;
}

/** The No is made to hurt: "No thanks, I prefer to pay full price". Only on a control. */
export const confirmshaming = detector({
  id: 'confirmshaming',
  reads: ['text'],
  find(snippet, hits) {
    if (snippet.text.length > MOST_LENGTH) return undefined;
    const isStrong = hits.has('confirmshaming');
    if (!isStrong && !hits.has('confirmshaming.weak')) return undefined;
    if (hits.has('confirmshaming.not')) return undefined;
    // A page can make a control of a plain box, and a link may be the title of a story in the first person:
    // there only what begins with a No, in few words, is an answer.
    const isAnswer = hits.has('confirmshaming.no') && snippet.text.length <= ANSWER_LENGTH;
    if (snippet.role === 'text') {
      const others = snippet.around?.replace(snippet.text, ' ');
      if (!isStrong || !isAnswer || hasOfferAround(others, hits.lang) !== true) return undefined;
    }
    return {
      quote: snippet.text,
      evidence: 'claimed',
      confidence: confidenceOf(snippet.role, isStrong, isAnswer),
      seen: [{ what: 'shames' }],
    };
  },
});
