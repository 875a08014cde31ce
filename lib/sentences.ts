/** What we say of a finding, in the person's language: the same words on the card, in the popup and in the report. */
import { i18n } from '#i18n';

import type { GivenBefore } from './core/given';
import { saidIn } from './core/proof';
import type { Evidence, Finding, GateForm, Pattern, Reading, Said, Seen, Verdict } from './core/types';

/** Ids hold hyphens, which names of messages may not ("social-proof" is `social_proof` there). */
type MessageName<Id extends string> = Id extends `${infer Head}-${infer Tail}`
  ? `${Head}_${MessageName<Tail>}`
  : Id;

function messageName<Id extends string>(id: Id): MessageName<Id> {
  // The type says what replaceAll does; TypeScript cannot follow it.
  return id.replaceAll('-', '_') as MessageName<Id>;
}

/** The pattern's name, fit for a heading: "Countdown". */
export function nameOf(pattern: Pattern): string {
  return i18n.t(`pattern.${messageName(pattern)}.name`);
}

/** One plain sentence: why this works on people. */
export function whyOf(pattern: Pattern): string {
  return i18n.t(`pattern.${messageName(pattern)}.why`);
}

/** One sentence: what a pattern is, wherever it stands. */
export function whatIs(pattern: Pattern): string {
  return i18n.t(`pattern.${messageName(pattern)}.what`);
}

/** What a gate offers, fit for a heading: "Discount for your e-mail". */
export function formName(form: GateForm): string {
  return i18n.t(`form.${messageName(form)}.name`);
}

/** One sentence: what this is and does here. */
export function whatOf(finding: Pick<Finding, 'pattern' | 'form'>): string {
  const { pattern, form } = finding;
  return pattern === 'gate' && form ? i18n.t(`form.${messageName(form)}.what`) : whatIs(pattern);
}

/** How far the evidence goes, in one word: "Claimed", "Observed", "Proven". */
export function evidenceName(evidence: Evidence): string {
  return i18n.t(`seen.${evidence}`);
}

/** How sure we are, in a word or two. @param confidence from 0 to 1 */
export function sureOf(confidence: number): string {
  if (confidence >= 0.85) return i18n.t('seen.sure');
  return confidence >= 0.65 ? i18n.t('seen.fairly_sure') : i18n.t('seen.less_sure');
}

function openedAfter(afterMs: number): string {
  const seconds = Math.round(afterMs / 1000);
  if (seconds < 1) return i18n.t('seen.opened_at_once');
  return seconds < 120
    ? i18n.t('seen.opened_seconds', seconds)
    : i18n.t('seen.opened_minutes', Math.round(seconds / 60));
}

/** A time in the language of our sentences, with its day where that is not today's: "Tue 24 Nov, 14:03:10". */
function timeOf(epochMs: number, isFull: boolean): string {
  const at = new Date(epochMs);
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const isToday = !isFull && at.toDateString() === new Date().toDateString();
  const year = isFull ? ({ year: 'numeric' } as const) : {};
  // In the language of the sentence around it, whatever the browser's own is.
  return at.toLocaleString(i18n.t('language'), isToday ? time : { ...day, ...year, ...time });
}

/** A time as one says it in passing: "18:40" today, "Tuesday" within a week, else "3 Dec". */
export function dayOrTime(epochMs: number): string {
  const at = new Date(epochMs);
  const language = i18n.t('language');
  const now = new Date();
  if (at.toDateString() === now.toDateString())
    return at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  const isWithinWeek = Math.abs(epochMs - now.getTime()) < 6 * 86_400_000;
  if (!isWithinWeek) return at.toLocaleDateString(language, { day: 'numeric', month: 'short' });
  return epochMs < now.getTime()
    ? at.toLocaleDateString(language, { weekday: 'long' })
    : at.toLocaleString(language, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
}

/** What the page said at one time: "14:03:10: it ends at 14:23:10." */
function saidOf(said: Said, isFull: boolean): string {
  return 'endsAt' in said
    ? i18n.t('seen.said_end', [timeOf(said.at, isFull), timeOf(said.endsAt, isFull)])
    : i18n.t('seen.said_count', [timeOf(said.at, isFull), String(said.count)]);
}

/** What a page said when it was read, in one sentence. */
export function sayReading(reading: Reading): string {
  return saidOf(saidIn(reading), true);
}

/** What was found out of a promise, in one sentence. */
export function verdictName(verdict: Verdict): string {
  return i18n.t(`seen.${messageName(verdict)}`);
}

function sentenceOf(seen: Seen, isLone: boolean): string {
  switch (seen.what) {
    case 'worded':
      // Next to something that was seen to happen, the wording needs no mention.
      return isLone ? i18n.t('seen.worded') : '';
    case 'asks-address':
      // The form's own sentence already says that an address is asked for.
      return isLone ? i18n.t(seen.offer === 'teaser' ? 'seen.teases_address' : 'seen.asks_address') : '';
    case 'opened':
      return openedAfter(seen.afterMs);
    case 'over-content':
      return i18n.t('seen.over_content');
    case 'ticked':
      return i18n.t('seen.ticked', [seen.from, seen.to]);
    case 'ticked-box':
      return i18n.t('seen.ticked_box');
    case 'shames':
      return i18n.t('seen.shames');
    case 'promised':
      return `${saidOf(seen.first, false)} ${saidOf(seen.last, false)}`;
  }
}

/** The evidence in one to three sentences that a person can check: "Opened by itself after 8 seconds." */
export function evidenceOf(finding: Pick<Finding, 'seen' | 'verdict'>): string {
  const { seen, verdict } = finding;
  const isLone = seen.length < 2 && verdict === undefined;
  const sentences = seen.map((each) => sentenceOf(each, isLone));
  if (verdict) sentences.push(verdictName(verdict));
  const said = [...new Set(sentences)].filter((sentence) => sentence !== '');
  return said.length > 0 ? said.join(' ') : i18n.t('seen.worded');
}

/** That a site was given an address before: "You already gave this site an address on 3 May. Promised then: …" */
export function sayGivenBefore({ day, quote, days }: GivenBefore): string {
  const at = new Date(`${day}T12:00:00`);
  const now = new Date();
  const isThisYear = at.getFullYear() === now.getFullYear();
  const year = isThisYear ? ({} as const) : ({ year: 'numeric' } as const);
  const said = [
    at.toDateString() === now.toDateString()
      ? i18n.t('given.today')
      : i18n.t('given.before', [
          at.toLocaleDateString(i18n.t('language'), { day: 'numeric', month: 'long', ...year }),
        ]),
  ];
  if (days > 1) said.push(i18n.t('given.days', days));
  if (quote !== '') said.push(i18n.t('given.promised', [quote]));
  return said.join(' ');
}
