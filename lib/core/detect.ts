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
import { judge, type Reading } from './text-judge';
import { clip, tidy } from './text';
import { QUOTE_LENGTH, type Finding, type Pattern, type Snippet, type TextSnippet } from './types';
import { hasOffer, hasOfferBeside } from './worded';

/** All words of a snippet in one text, so that a lexicon reads it once. */
function wordsOf(snippet: Exclude<Snippet, TextSnippet>): string {
  switch (snippet.kind) {
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

/** What the detectors say of a snippet, and what they read. */
export type Ruled = { findings: Finding[]; reading: Reading };

/** The detectors' word on a text, before it is judged. */
export function rulesOn(snippet: TextSnippet): Ruled {
  const readings = read(snippet.text, snippet.lang);
  const findings = findIn(snippet, readings);
  const tokens = readings[0]?.tokens ?? [];
  return { findings, reading: { tokens, role: snippet.role, hits: readings, found: findings } };
}

/** At most one finding a pattern, the surest first. */
function findIn(snippet: Snippet, readings: readonly Hits[]): Finding[] {
  const best = new Map<Pattern, Finding>();
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

/** A text beyond this is prose, which the judge did not learn. */
const JUDGED_LENGTH = 200;
/** In a page, what presses by likeness alone is short. */
const JUDGED_IN_PAGE_LENGTH = 120;
/** So likely a text must press for the judge to find what no detector did: alone, and in a page that shows what is around. */
export const PRESSING = 0.6;
const PRESSING_IN_PAGE = 0.97;
/** So likely it must be where a lexicon says that it is none. */
const CERTAIN = 0.99;
/** What the detectors found in a text alone is dropped below this. In a page they saw what stands beside it, and are believed. */
const DOUBTED = 0.5;

/** Languages the judge learned; what a text of another says, the detectors alone decide. */
export const LEARNED: ReadonlySet<string> = new Set(['de', 'en']);

/** Whether it is known what stands around a text. Else it was asked for by itself. */
function isInPage(snippet: TextSnippet): boolean {
  return 'around' in snippet;
}

/** Whether a text may press at all: most of a page is menus, names and prose, and is not worth judging. */
function isWorthJudging(snippet: TextSnippet, { hits, tokens }: Reading): boolean {
  const { text, role } = snippet;
  // What runs down in a page is for those who watch it run.
  if (isInPage(snippet) && tokens.some(({ kind }) => kind === 'clock')) return false;
  if (
    text.length > (isInPage(snippet) ? JUDGED_IN_PAGE_LENGTH : JUDGED_LENGTH) ||
    !hits.some(({ lang }) => LEARNED.has(lang))
  )
    return false;
  if (!isInPage(snippet) || role !== 'text' || hits.some((each) => !each.isEmpty)) return true;
  return tokens.some(({ kind }) => kind !== 'word' && kind !== 'sign' && kind !== 'stop');
}

/** A text by its words and by what was learned of words. */
function findInText(snippet: TextSnippet): Finding[] {
  const { findings, reading } = rulesOn(snippet);
  // What words of a language say that the judge did not learn, it cannot doubt.
  const isBeyondIt = findings.some(({ lang }) => !LEARNED.has(lang));
  const judgement = !isBeyondIt && isWorthJudging(snippet, reading) ? judge(reading) : undefined;
  if (!judgement) return findings;
  const { pattern, pressing } = judgement;
  if (findings.length > 0) {
    if (!isInPage(snippet) && pressing < DOUBTED) return [];
    return findings.map((finding) => ({
      ...finding,
      confidence: round((finding.confidence + pressing) / 2),
    }));
  }
  if (pattern === 'confirmshaming' && snippet.role === 'text') return [];
  // A story is not accused by likeness (a control tells none), and what a lexicon says is none only where it is beyond doubt.
  const forbids = FORBIDS[pattern];
  if (snippet.role === 'text' && reading.hits.some((hits) => hits.has('prose'))) return [];
  const isForbidden = reading.hits.some((hits) => forbids && hits.has(forbids));
  if (isForbidden && (isInPage(snippet) || pressing < CERTAIN)) return [];
  if (pressing < (isInPage(snippet) ? PRESSING_IN_PAGE : PRESSING)) return [];
  if (pattern !== 'confirmshaming' && !isAboutOffer(snippet, reading)) return [];
  return [
    {
      pattern,
      lang: reading.hits.find(({ lang }) => LEARNED.has(lang))?.lang ?? '',
      quote: clip(tidy(snippet.text), QUOTE_LENGTH),
      evidence: 'claimed',
      confidence: round(pressing),
      seen: [{ what: pattern === 'confirmshaming' ? 'shames' : 'worded' }],
    },
  ];
}

function round(share: number): number {
  return Math.round(share * 100) / 100;
}

/** Whether a text of a page names an offer or stands beside one; what stands alone is taken at its word. */
function isAboutOffer(snippet: TextSnippet, { hits }: Reading): boolean {
  if (!isInPage(snippet)) return true;
  return (
    hits.some((each) => hasOffer(each)) || hits.some(({ lang }) => hasOfferBeside(snippet, lang) === true)
  );
}

/**
 * Says which patterns a snippet shows: at most one finding a pattern, the surest first.
 * Pure: the same snippet gives the same findings.
 */
export function detect(snippet: Snippet): Finding[] {
  if (snippet.kind === 'text') return findInText(snippet);
  return findIn(snippet, read(wordsOf(snippet), snippet.lang, snippet.kind === 'form' ? 'form' : 'pressure'));
}

/** What a piece of a page shows; or that the text close by is needed to tell, which is long to read and rarely asked for. */
export type Detected = readonly Finding[] | 'around';

/** Like `detect`; a text that came without what stands around it is asked for that where it matters. */
export function detectInPage(snippet: Snippet): Detected {
  if (snippet.kind !== 'text' || snippet.around !== undefined) return detect(snippet);
  let isAsked = false;
  const findings = detect({
    ...snippet,
    get around() {
      isAsked = true;
      return '';
    },
  });
  return isAsked ? 'around' : findings;
}
