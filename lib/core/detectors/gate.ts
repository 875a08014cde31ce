import { isAddressField } from '../address-field';
import { detector } from '../detector';
import { wordsOfForm } from '../form-words';
import { judgeForm } from '../form-judge';
import { evidenceOf, surenessOf, type Evidence, type Kind, type Place } from '../gate-evidence';
import { Hits, read, type Label } from '../lexicon';
import { clip, tidy, tokenize } from '../text';
import type { FormSnippet, GateForm, Seen } from '../types';

/** A form that is less sure than this to be a gate is none. */
const SURE_ENOUGH = 0.5;

/** A form with less text than this says little of itself. */
const FEW_WORDS = 60;

/** The words that ask, in characters. */
const QUOTE_MOST = 160;

/** A quote shorter than this says too little. */
const FEW_QUOTED = 20;

const OWN: readonly Place[] = ['heading', 'button', 'text', 'field'];
const SAID: readonly Place[] = ['heading', 'button'];

function stands({ words }: Evidence, kind: Kind, places: readonly Place[]): boolean {
  const found = words.get(kind);
  return found !== undefined && places.some((place) => found.has(place));
}

/** Whether a box names an amount to save: "15 % für dich?" */
function namesAmount({ text }: FormSnippet): boolean {
  return tokenize(text).some(({ kind }) => kind === 'percent' || kind === 'money');
}

/**
 * How sure a box over the page is the first step of a gate: it makes an offer, has a button that takes it up, and a
 * button that declines, words of mail, or a discount for those who are new. The address field comes only after the press.
 */
function teaserSureness(evidence: Evidence, form: FormSnippet): number {
  const { words, markup } = evidence;
  if (form.placement === 'inline' || words.has('consent')) return 0;
  for (const kind of ['login', 'account', 'contact', 'comment', 'stock', 'share', 'search'] as const)
    if (stands(evidence, kind, SAID)) return 0;
  // "15 % off your first order" is about an order, too.
  const isOfOrder = stands(evidence, 'order', SAID) || stands(evidence, 'own', SAID);
  if (isOfOrder && !stands(evidence, 'discount', SAID)) return 0;
  const offers = (['news', 'discount', 'magnet', 'wheel'] as const).filter((kind) =>
    stands(evidence, kind, OWN),
  );
  const isGame = form.isPlay && words.has('wheel');
  if (isGame) return 0.85;
  if ((offers.length === 0 && !namesAmount(form)) || !stands(evidence, 'ask', ['button'])) return 0;
  const isDeclined = stands(evidence, 'decline', ['button']);
  const isWelcome = stands(evidence, 'welcome', OWN) && stands(evidence, 'discount', OWN);
  const isOfMail = words.has('news') || markup.has('news') || markup.has('vendor') || markup.has('magnet');
  const signs = [isDeclined, isOfMail, isWelcome].filter(Boolean).length;
  return signs > 1 ? 0.85 : signs > 0 ? 0.65 : 0;
}

/** What is offered: the first that fits. */
function offerOf(evidence: Evidence, form: FormSnippet, isTeaser: boolean): GateForm {
  const { words } = evidence;
  const says = (kind: Kind): boolean => stands(evidence, kind, OWN);
  const isSilent = !says('news') && !says('discount') && !says('magnet');
  // A form of few words leaves it to those around it to say what for.
  const names = (kind: Kind): boolean =>
    says(kind) || (words.has(kind) && (isSilent || form.text.length < FEW_WORDS));
  if (stands(evidence, 'lock', ['heading', 'button', 'text'])) return 'content-lock';
  if (words.has('lock') && (form.isLocking || form.text.length < FEW_WORDS)) return 'content-lock';
  if (form.isLocking && isSilent) return 'content-lock';
  if (names('wheel') || (form.isPlay && (names('discount') || names('magnet')))) return 'wheel';
  if (names('discount')) return 'discount';
  if (names('magnet')) return 'lead-magnet';
  return isTeaser ? 'teaser' : 'newsletter';
}

/** The lists whose words make the quote, by what is offered. */
const ASKING: Readonly<Record<GateForm, readonly Label[]>> = {
  'content-lock': ['gate.content-lock', 'gate.newsletter'],
  wheel: ['gate.wheel', 'gate.discount', 'gate.lead-magnet'],
  discount: ['gate.discount'],
  'lead-magnet': ['gate.lead-magnet'],
  teaser: ['gate.newsletter'],
  newsletter: ['gate.newsletter', 'gate.button'],
};

/** A sentence without the words of buttons that follow it in the same line. */
function beforeButtons(sentence: string, form: FormSnippet): string {
  const ends = form.buttons.map((button) => sentence.indexOf(button)).filter((at) => at >= FEW_QUOTED);
  return sentence.slice(0, Math.min(sentence.length, ...ends)).trim();
}

/** The words that ask: the heading if it does, else the sentence, else what stands on the form at all. */
function quoteOf(form: FormSnippet, hits: Hits, offer: GateForm): string {
  const text = wordsOfForm(form);
  const { tokens } = hits;
  const asking = ASKING[offer].flatMap((label) => hits.of(label));
  const inHeading = asking.some((hit) => hit.start < form.heading.length);
  if (inHeading) return form.heading;
  for (const hit of asking) {
    let { first, last } = hit;
    // Words on a button or a field alone are no sentence; one may come.
    while (first > 0 && tokens[first - 1]?.kind !== 'stop') first -= 1;
    while (last + 1 < tokens.length && tokens[last]?.kind !== 'stop') last += 1;
    const start = tokens[first]?.start ?? hit.start;
    const end = tokens[last]?.end ?? hit.end;
    const sentence = text
      .slice(Math.max(start, hit.end - QUOTE_MOST / 2), end)
      .replace('|', '')
      .trim();
    if (sentence.length >= FEW_QUOTED) return beforeButtons(sentence, form);
  }
  const label = form.fields.find((field) => isAddressField(field) && field.label !== '')?.label;
  return form.heading || form.text || form.buttons[0] || label || '';
}

function seenOf(form: FormSnippet, offer: GateForm): Seen[] {
  const seen: Seen[] = [{ what: 'asks-address', offer }];
  if (form.openedAfterMs !== undefined) seen.push({ what: 'opened', afterMs: form.openedAfterMs });
  else if (form.trigger === 'imposed') seen.push({ what: 'over-content' });
  return seen;
}

/** How much the evidence counts beside the judge, and how far it goes: on pages of sites neither had seen, 0.4 did best. */
const EVIDENCE_SHARE = 0.4;
const SUREST = 0.95;

function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** The judge's word and that of the evidence as one, by their log-odds. */
function blend(likely: number, sureness: number): number {
  const judged = logit(Math.min(Math.max(likely, 1e-3), 1 - 1e-3));
  const weighed = logit(Math.min(Math.max(sureness, 1 - SUREST), SUREST));
  return 1 / (1 + Math.exp(-(1 - EVIDENCE_SHARE) * judged - EVIDENCE_SHARE * weighed));
}

/** What speaks for and against a form being a gate, and how sure that alone makes us: what the judge learns from. */
export function evidenceOfForm(form: FormSnippet): { evidence: Evidence; sureness: number } {
  const [hits = new Hits(form.lang, [], [])] = read(wordsOfForm(form), form.lang, 'form');
  const evidence = evidenceOf(form, hits);
  return { evidence, sureness: surenessOf(evidence) };
}

export const gate = detector({
  id: 'gate',
  reads: ['form'],
  find(snippet, hits) {
    const evidence = evidenceOf(snippet, hits);
    const isTeaser = !snippet.fields.some((field) => !field.isHidden && isAddressField(field));
    const sureness = isTeaser ? teaserSureness(evidence, snippet) : surenessOf(evidence);
    const judgement = isTeaser ? undefined : judgeForm(snippet, evidence, sureness);
    const confidence = judgement ? blend(judgement.likely, sureness) : sureness;
    if (confidence < SURE_ENOUGH) return undefined;
    const told = offerOf(evidence, snippet, isTeaser);
    // What no word tells is a newsletter by default: then the judge may know better.
    const form = told === 'newsletter' && judgement ? judgement.form : told;
    return {
      form,
      placement: snippet.placement,
      trigger: snippet.trigger,
      quote: clip(tidy(quoteOf(snippet, hits, form)), QUOTE_MOST),
      evidence: snippet.trigger === 'imposed' ? 'observed' : 'claimed',
      confidence: Math.round(confidence * 100) / 100,
      seen: seenOf(snippet, form),
    };
  },
});
