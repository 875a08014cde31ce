import { isAddressField } from './address-field';
import { BETWEEN, partsOf, type FormPart } from './form-words';
import type { Hits, Label } from './lexicon';
import type { FormSnippet } from './types';

/** Kinds of words, by the lists of the lexicons that hold them. */
const WORDS = {
  news: ['gate.newsletter'],
  discount: ['gate.discount'],
  welcome: ['gate.welcome'],
  magnet: ['gate.lead-magnet'],
  lock: ['gate.content-lock'],
  wheel: ['gate.wheel'],
  ask: ['gate.button'],
  send: ['gate.plain-button'],
  login: ['not.login', 'not.reset'],
  account: ['not.account'],
  order: ['not.checkout'],
  contact: ['not.contact'],
  comment: ['not.comment'],
  search: ['not.search'],
  share: ['not.share'],
  stock: ['not.stock'],
  leave: ['not.unsubscribe'],
  own: ['not.own-words'],
  consent: ['not.consent'],
  decline: ['decline'],
} as const satisfies Readonly<Record<string, readonly Label[]>>;
export type Kind = keyof typeof WORDS;
const KINDS = Object.keys(WORDS).filter((name): name is Kind => name in WORDS);

/** Places of words, in the order of their weights; `often`: more than twice in the text. */
const PLACES = ['heading', 'button', 'field', 'text', 'around', 'often'] as const;
export type Place = (typeof PLACES)[number];

const MARKS = [
  'news',
  'vendor',
  'magnet',
  'login',
  'account',
  'order',
  'contact',
  'comment',
  'search',
  'share',
  'stock',
  'leave',
  'own',
] as const;
type Mark = (typeof MARKS)[number];

const FACTS = [
  'one-field',
  'two-fields',
  'many-fields',
  'two-addresses',
  'email-type',
  'checkbox',
  'radio',
  'file',
  'password',
  'textarea',
  'select',
  'search',
  'url',
  'tel',
  'afloat',
  'locking',
  'play',
  'of-comments',
] as const;
type Fact = (typeof FACTS)[number];

/** What speaks for and against a gate. */
export type Evidence = {
  /** Kinds of words, and where they stand. */
  words: ReadonlyMap<Kind, ReadonlySet<Place>>;
  /** Names in the markup of the form and the boxes close by. */
  markup: ReadonlySet<Mark>;
  /** Names of its fields. */
  names: ReadonlySet<Mark>;
  facts: ReadonlySet<Fact>;
};

/** Names in the markup, in any language of the page: what developers call such forms, and the services that make them. */
const MARKUP: Readonly<Record<Mark, RegExp>> = {
  // "newsletter_signup", "mailing-list", "email-capture", "enews", "js-subscribe"
  news: /news-?_?letter|mailing-?_?list|mail-?list|subscri|infolettre|rundbrief|boletin|\bnl[-_]|[-_]nl\b|e-?news\b|opt-?_?in\b|optin|e-?mail-?_?(?:sign-?_?up|capture|updates|alerts?)/u,
  // "mc4wp-form", "klaviyo-form-abc", "et_bloom_form", "om-lightbox"
  vendor:
    /mc4wp|mc[-_]embed|mailchimp|list-manage|klaviyo|convertkit|formkit|seva-|getresponse|aweber|\baf-form|mailerlite|ml-block|ml-form|sendinblue|sib-form|brevo|omnisend|privy|sumome|optinmonster|\bom-|et_bloom|tve-?_?leads|thrv_leads|mailpoet|wysija|mailster|mymail|mimi-form|cleverreach|rapidmail|newsletter2go|sailthru|createsend|js-cm-form|\bctct|jetpack_subscription|subscribe-blog|loggedout-follow|feedburner|feedblitz|follow\.it|substack|beehiiv|flodesk|madmimi|emailoctopus|tinyletter|buttondown|exacttarget|responsys|listrak|justuno|wisepops|sleeknote|poptin|hellobar|mailmunch|\bpum-|hustle|icegram|enews-ext|wheelio|klick-?tipp|inxmail|emarsys|leadpages|leadbox|convertbox|data-drip|activecampaign|cpro-|bronto|moosend|sendfox|data-members-form/u,
  // "lead-magnet", "freebie", "save-this-recipe", "gated-content"
  magnet:
    /lead-?_?magnet|freebie|e-?book|save-?_?(?:this|recipe|post)|\bgated|white-?_?paper|webinar|giveaway|coupon|discount|voucher|rabatt|gewinnspiel/u,
  // "sign-in-form", "oauth", "lost_password"
  login: /log-?_?in\b|sign-?_?in|logon|\bauth\b|oauth|\bsso\b|password|passwd|anmeldung|forgot|lost-?_?pass/u,
  // "register", "create-user", "my-account"
  account: /account|register|registr|create-?_?user|\bkonto|member(?!s-form)/u,
  // "checkout-email", "add-to-cart", "warenkorb"
  order: /checkout|billing|shipping|payment|\bcart\b|add-?to-?cart|warenkorb|kasse\b|donat|spende/u,
  // "contact-form", "kontakt", "support_ticket"
  contact: /contact|kontakt|feedback|enquir|inquir|support|ticket/u,
  // "commentform", "respond", "wpdiscuz-subscribe-form"
  comment: /comment|respond|reply|review|kommentar|wpdiscuz/u,
  // "searchform", "site_search", but not "research"
  search: /(?<!re)search|suche\b/u,
  // "sharing_email", "send-to-friend", "email-this"
  share:
    /\bshare|sharing|friend|send-?_?to-?_?f|recommend|empfehl|send-?_?by-?_?e?-?mail|e-?mail-?_?(?:this|page|article)/u,
  // "back-in-stock", "notify-availability"
  stock: /back-?_?in-?_?stock|in-?stock|stock-?_?(?:alert|notif|remind)|availab/u,
  // "unsubscribe", "newsletter-abmelden"
  leave: /unsubscribe|abbestell|abmeld/u,
  // "petition", "job-alert-apply", "booking-form"
  own: /petition|apply-|application\b|career|\bjobs?\b|survey|booking|reserv|\bvote|upload/u,
};

/** Without any evidence a form with an address field is more likely something else. */
const BIAS = -1;

/** What a kind of words weighs in the heading, on a button, on a field, in the text, around it, and when it comes often. */
const WORD_WEIGHTS: Readonly<Record<Kind, readonly number[]>> = {
  news: [1.5, 1.6, 0.9, 0.8, 0.6, 1],
  discount: [1.2, 1.2, 0.7, 0.7, 0.5, 0.5],
  welcome: [0, 0, 0, 0, 0, 0],
  magnet: [1.4, 1.4, 0.9, 1, 0.5, 0.6],
  lock: [1.5, 1.5, 0.9, 0.9, 0.6, 0.6],
  wheel: [2, 2, 1.2, 1.2, 0.8, 0.8],
  ask: [0.4, 1.7, 0.1, 0, 0.3, -0.1],
  send: [-0.1, 0.5, 0.4, 0.3, -0.1, 0],
  login: [-1.8, -1.9, -1.1, -1.2, -0.8, -0.7],
  account: [-1.9, -1.9, -1.1, -0.8, -1.3, -0.7],
  order: [-1.8, -1.8, -1, -1.1, -0.6, -0.7],
  contact: [-1.6, -1.6, -1, -1.1, -0.4, -0.6],
  comment: [-1.8, -1.8, -1.3, -1.3, -0.9, -0.7],
  search: [-1, -1, -0.6, -0.6, -0.2, -0.4],
  share: [-1.9, -1.8, -1.1, -1.1, -0.6, -0.7],
  stock: [-1.5, -1.5, -0.9, -0.9, -0.6, -0.6],
  leave: [-2, -2, -1.2, -1.2, -0.9, -0.8],
  own: [-1.6, -1.6, -0.9, -0.9, -0.4, -0.6],
  consent: [-2, -2, -1.2, -1.1, -0.6, -0.8],
  decline: [0, 0, 0, 0, 0, 0],
};

/** What a name weighs in the markup of the form and the boxes close by, and in the names of its fields. */
const MARKUP_WEIGHTS: Readonly<Record<Mark, readonly [markup: number, names: number]>> = {
  news: [2.2, 0.7],
  vendor: [1.6, 1.1],
  magnet: [0.9, 0.6],
  login: [-1.3, -0.9],
  account: [-0.9, -0.7],
  order: [-1.2, -1],
  contact: [-1.1, -0.9],
  comment: [-1.8, -1.4],
  search: [-1.2, -0.8],
  share: [-1.3, -0.8],
  stock: [-1.2, -0.8],
  leave: [-1.2, -0.8],
  own: [-1.1, -0.6],
};

/** What the structure weighs. */
const FACT_WEIGHTS: Readonly<Record<Fact, number>> = {
  'one-field': 0.9,
  'email-type': 0.3,
  'two-addresses': -0.8,
  checkbox: -0.2,
  textarea: -2.1,
  url: -0.5,
  'two-fields': 0.2,
  select: -0.7,
  password: -4,
  'many-fields': -0.4,
  radio: -0.3,
  tel: -0.2,
  afloat: 0.5,
  file: -2,
  locking: 0.8,
  play: 1.5,
  'of-comments': -2,
  search: -1.5,
};

/** A gate says what it offers, in words or in its markup: a bare address field is none. */
const OFFERS: readonly Kind[] = ['news', 'discount', 'magnet', 'lock', 'wheel'];
const OFFER_MARKS: readonly Mark[] = ['news', 'vendor', 'magnet'];

/** Without an offer an address field is a gate where it begs (a box over the page, "Sign me up") and nothing says what else it is for. */
function isBare({ words, markup, names, facts }: Evidence): boolean {
  if (!facts.has('one-field') && !facts.has('two-fields')) return false;
  if (!facts.has('afloat') && words.get('ask')?.has('button') !== true) return false;
  for (const kind of words.keys()) if ((WORD_WEIGHTS[kind][0] ?? 0) < -0.5) return false;
  for (const mark of [...markup, ...names]) if (MARKUP_WEIGHTS[mark][0] < 0) return false;
  return true;
}

/** Types of field that a person fills in with words or a choice from a list. */
const FILLED = new Set(
  'text email tel url number search date password textarea select datetime-local month'.split(' '),
);

/** Where each part of the joined words ends. */
function partFinder(form: FormSnippet): (offset: number) => FormPart {
  const ends: { part: FormPart; end: number }[] = [];
  let end = 0;
  for (const { part, text } of partsOf(form)) {
    end += text.length + BETWEEN.length;
    ends.push({ part, end });
  }
  return (offset) => ends.find((each) => offset < each.end)?.part ?? 'text';
}

const NAMES_MOST = 1_500;
/** Between the words of a name: "emailSignup", "email-signup", "form2". */
const NO_NAME = /(?<=[a-z])(?=[A-Z])|[^A-Za-z\u00C0-\u024F]+/u;

/** The words in names of the markup: "js-emailSignup_form2" → js, email, signup, form. At most as many as matter. */
export function wordsOfMarkup(names: string): string[] {
  return names
    .slice(0, NAMES_MOST)
    .split(NO_NAME)
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 1 && word.length < 24);
}

function marksIn(words: string): Set<Mark> {
  const plain = words.toLowerCase();
  return new Set(MARKS.filter((mark) => MARKUP[mark].test(plain)));
}

/** Gathers the evidence of one form, its words read with one lexicon. */
export function evidenceOf(form: FormSnippet, hits: Hits): Evidence {
  const partAt = partFinder(form);
  const words = new Map<Kind, Set<Place>>();
  for (const kind of KINDS) {
    const places = new Set<Place>();
    const inText = new Set<number>();
    for (const label of WORDS[kind]) {
      for (const hit of hits.of(label)) {
        const part = partAt(hit.start);
        places.add(part);
        if (part === 'text') inText.add(hit.start);
      }
    }
    if (inText.size > 2) places.add('often');
    if (places.size > 0) words.set(kind, places);
  }
  const markup = marksIn(form.markup);
  const names = marksIn(form.fields.map((field) => field.name).join(' '));
  const facts = new Set(factsOf(form));
  // "Subscribe to comments": of comments by its own words and by its markup, whatever else it says.
  if (words.has('comment') && (markup.has('comment') || names.has('comment'))) facts.add('of-comments');
  return { words, markup, names, facts };
}

function* factsOf(form: FormSnippet): Generator<Fact> {
  const open = form.fields.filter((field) => !field.isHidden);
  const filled = open.filter((field) => FILLED.has(field.type));
  const addresses = open.filter(isAddressField);
  if (filled.length === 1) yield 'one-field';
  else if (filled.length === 2) yield 'two-fields';
  else if (filled.length > 4) yield 'many-fields';
  if (addresses.length > 1) yield 'two-addresses';
  if (addresses.some((field) => field.type === 'email')) yield 'email-type';
  for (const type of ['checkbox', 'radio', 'file'] as const)
    if (open.some((field) => field.type === type)) yield type;
  for (const type of ['password', 'textarea', 'select', 'search', 'url', 'tel'] as const)
    if (filled.some((field) => field.type === type)) yield type;
  if (form.placement !== 'inline') yield 'afloat';
  if (form.isLocking) yield 'locking';
  if (form.isPlay) yield 'play';
}

/**
 * How sure the evidence makes us that a form with an address field is a gate: about the share of such forms that are,
 * from 0 to 1. The weights were fitted (logistic regression, held close to weights set by hand) on a thousand forms of
 * real pages that people had labelled; what those pages never showed keeps the weight set by hand.
 */
export function surenessOf(evidence: Evidence): number {
  const { words, markup, names, facts } = evidence;
  const hasOffer =
    OFFERS.some((kind) => words.has(kind)) || OFFER_MARKS.some((mark) => markup.has(mark) || names.has(mark));
  if (!hasOffer && !isBare(evidence)) return 0;
  let sum = BIAS;
  for (const [kind, places] of words)
    for (const place of places) sum += WORD_WEIGHTS[kind][PLACES.indexOf(place)] ?? 0;
  for (const mark of markup) sum += MARKUP_WEIGHTS[mark][0];
  for (const mark of names) sum += MARKUP_WEIGHTS[mark][1];
  for (const fact of facts) sum += FACT_WEIGHTS[fact];
  return 1 / (1 + Math.exp(-sum));
}
