import type { Match } from './detector';
import {
  countdown,
  confirmshaming,
  deadline,
  gate,
  preticked,
  scarcity,
  socialProof,
} from './detectors/index';
import { wordsOfForm } from './form-words';
import { read, type Hits, type Label } from './lexicon';
import { clip, hash, tidy, wording } from './text';
import { QUOTE_LENGTH, type Finding, type Pattern, type Snippet } from './types';

/** All words of a snippet in one text, so that a lexicon reads it once. */
function wordsOf(snippet: Snippet): string {
  switch (snippet.kind) {
    case 'text':
      return snippet.text;
    case 'clock':
      return `${snippet.around} | ${snippet.text}`;
    case 'checkbox':
      return snippet.label;
    case 'form':
      return wordsOfForm(snippet);
  }
}

function matches(snippet: Snippet, hits: Hits): [Pattern, Match | undefined][] {
  switch (snippet.kind) {
    case 'text':
      return [
        [countdown.id, countdown.find(snippet, hits)],
        [deadline.id, deadline.find(snippet, hits)],
        [scarcity.id, scarcity.find(snippet, hits)],
        [socialProof.id, socialProof.find(snippet, hits)],
        [confirmshaming.id, confirmshaming.find(snippet, hits)],
      ];
    case 'clock':
      return [[countdown.id, countdown.find(snippet, hits)]];
    case 'form':
      return [[gate.id, gate.find(snippet, hits)]];
    case 'checkbox':
      return [[preticked.id, preticked.find(snippet, hits)]];
  }
}

/** Below this confidence nothing ties a clock to an offer. */
const UNTIED = 0.8;

/** What forbids a pattern in the page's own language forbids it in the slogans it borrows. */
const FORBIDS: Readonly<Partial<Record<Pattern, Label>>> = {
  countdown: 'countdown.not',
  deadline: 'deadline.not',
  scarcity: 'scarcity.not',
  'social-proof': 'social-proof.not',
  confirmshaming: 'confirmshaming.not',
  preticked: 'preticked.not',
};

/** Whether a text says that its clock is none of an offer. */
function tellsElse(hits: Hits, { confidence }: Match): boolean {
  return hits.has('countdown.not') || (confidence < UNTIED && hits.has('countdown.else'));
}

/**
 * Says which patterns a snippet shows: at most one finding a pattern, the surest first.
 * Pure: the same snippet gives the same findings.
 */
export function detect(snippet: Snippet): Finding[] {
  const best = new Map<Pattern, Finding>();
  const readings = read(wordsOf(snippet), snippet.lang, snippet.kind === 'form' ? 'form' : 'pressure');
  const own = readings.find((hits) => hits.lang === snippet.lang);
  for (const hits of readings) {
    // Most of a page says nothing; clocks and forms may without words.
    if (hits.isEmpty && (snippet.kind === 'text' || snippet.kind === 'checkbox')) continue;
    for (const [pattern, match] of matches(snippet, hits)) {
      if (!match) continue;
      const forbids = FORBIDS[pattern];
      if (forbids && own && own !== hits && own.has(forbids)) continue;
      // A clock is the same in all languages: the text's own says what it tells, any where that is not known.
      if (pattern === 'countdown' && (own ? [own] : readings).some((r) => tellsElse(r, match))) continue;
      const finding: Finding = {
        ...match,
        pattern,
        lang: hits.lang,
        quote: clip(tidy(match.quote), QUOTE_LENGTH),
      };
      const known = best.get(pattern);
      if (!known || known.confidence < finding.confidence) best.set(pattern, finding);
    }
  }
  return [...best.values()].toSorted((a, b) => b.confidence - a.confidence);
}

/**
 * Names the claim a finding makes: the same pattern in the same words, numbers taken out, about the same offer.
 *
 * @param offer what the claim is about, as the page names it (nearest heading, product link), or ''
 */
export function claimOf(finding: Pick<Finding, 'pattern' | 'quote'>, offer: string): string {
  return hash(`${finding.pattern}\n${wording(finding.quote)}\n${wording(offer)}`);
}
