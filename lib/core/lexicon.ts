import { LANGUAGES, languageOf } from './language';
import { PhraseBook, type Hit, type Vocabulary } from './phrases';
import { tokenize, type Token } from './text';

/**
 * The lists of phrases a lexicon may hold. `x` says that a text is `x`; `x.not` forbids it;
 * `x.weak` says it only beside an offer (in the text or close by), or as a short line that stands alone.
 * Words of gates are apart by what they say of a form.
 */
export const LABELS = [
  // There is something to buy, to save, to get: a clock or a date next to it presses.
  'offer',
  // Telling, reporting, conversing ("she said", "my mother", "according to"): such a text does not press.
  'prose',
  // A clock ends what the words name ("sale ends in"); `weak` is the span itself ("<time>").
  'countdown',
  'countdown.weak',
  // What else a clock may tell (a film, a match): such words count where none ties it to an offer.
  'countdown.else',
  'countdown.not',
  // What fairly begins anew: a hold on a seat, a room, a cart, a price; a cut-off of delivery. Its end is never proven false.
  'renewed',
  // A span that is still to come ("noch 3 Stunden", "ends in 2 hours"), not one that an offer lasts ("48 hours only").
  'remaining',
  'deadline',
  'deadline.weak',
  'deadline.not',
  'scarcity',
  'scarcity.weak',
  'scarcity.not',
  'social-proof',
  // What presses without an offer beside it: calls to join a crowd, and named people who just bought.
  'social-proof.call',
  'social-proof.weak',
  'social-proof.not',
  'confirmshaming',
  'confirmshaming.weak',
  // A No that begins a text: pages make controls of plain boxes, and then the words alone tell an answer.
  'confirmshaming.no',
  'confirmshaming.not',
  // Consent to advertising ("Ja, ich möchte den Newsletter").
  'preticked',
  'preticked.not',
  // Words for the address itself ("E-Mail-Adresse").
  'gate.address',
  // The form sends news, posts, offers.
  'gate.newsletter',
  // It gives a discount, a voucher.
  'gate.discount',
  // For those who come for the first time: such a discount is given for an address.
  'gate.welcome',
  // It gives a PDF, a course, a webinar, a prize, the recipe by mail.
  'gate.lead-magnet',
  // It lets one read on or get in.
  'gate.content-lock',
  // It is a game.
  'gate.wheel',
  // A button that sends such a form ("Abonnieren").
  'gate.button',
  // A plain button of any form ("Senden"): says nothing.
  'gate.plain-button',
  'not.login',
  'not.account',
  'not.checkout',
  'not.contact',
  'not.comment',
  'not.search',
  'not.reset',
  'not.share',
  'not.stock',
  'not.unsubscribe',
  // Applications, petitions, donations, surveys, bookings, orders.
  'not.own-words',
  // Cookies, push messages, apps: a box over the page that wants something else.
  'not.consent',
  // A control that declines or closes ("Nein danke", "Schließen").
  'decline',
] as const;
export type Label = (typeof LABELS)[number];

/** The words of one language, for all detectors. Data only. */
export type Lexicon = Vocabulary & {
  /** Primary language subtag. */
  lang: string;
  /** The commonest short words, separated by blanks: they tell the language of a text. */
  common: string;
  phrases: Readonly<Partial<Record<Label, readonly string[]>>>;
};

/** Words for units of time with their length in ms ("std": 3,600,000). */
export type Units = Vocabulary['units'];

/** Words that were tried and rejected, with the reason: the `not` of a lexicon's file. */
export type Rejected = Readonly<Record<string, string>>;

/** What one text said, by label. */
export class Hits {
  readonly #byLabel = new Map<Label, Hit<Label>[]>();

  constructor(
    readonly lang: string,
    readonly tokens: readonly Token[],
    hits: readonly Hit<Label>[],
  ) {
    for (const hit of hits) {
      const list = this.#byLabel.get(hit.label);
      if (list) list.push(hit);
      else this.#byLabel.set(hit.label, [hit]);
    }
  }

  /** Whether no phrase of any list stands in the text. */
  get isEmpty(): boolean {
    return this.#byLabel.size === 0;
  }

  has(label: Label): boolean {
    return this.#byLabel.has(label);
  }

  /** Hits of a label in the order of the text. */
  of(label: Label): readonly Hit<Label>[] {
    return this.#byLabel.get(label) ?? [];
  }

  first(label: Label): Hit<Label> | undefined {
    return this.#byLabel.get(label)?.[0];
  }
}

// Words are data: they are picked up from the folder. Detectors are code: they are listed by hand.
const files = import.meta.glob<Lexicon>('./lexicons/*.ts', { eager: true, import: 'default' });
const lexicons = new Map(Object.values(files).map((lexicon) => [lexicon.lang, lexicon]));
const books = new Map<string, PhraseBook<Label>>();

/** Languages whose words press, too: others know gates alone. */
const FULL: ReadonlySet<string> = new Set(
  [...lexicons.values()].filter(({ phrases }) => phrases.deadline).map(({ lang }) => lang),
);

/** What a text is read for: words that press, or what a form wants. Each has its own lists, built when first read. */
export type Matter = 'pressure' | 'form';

/** Lists that only forms are read with. */
export function isOfForms(label: string): boolean {
  return label.startsWith('gate.') || label.startsWith('not.') || label === 'decline';
}

function bookOf(lang: string, matter: Matter): PhraseBook<Label> | undefined {
  const key = `${lang} ${matter}`;
  const known = books.get(key);
  if (known) return known;
  const lexicon = lexicons.get(lang);
  if (!lexicon) return undefined;
  const phrases: Lexicon['phrases'] = Object.fromEntries(
    Object.entries(lexicon.phrases).filter(([label]) => isOfForms(label) === (matter === 'form')),
  );
  const book = new PhraseBook<Label>(lexicon, phrases);
  books.set(key, book);
  return book;
}

/**
 * Reads a text with the lexicons that may fit it: that of its language, else that which its own words tell,
 * and English besides where another language is known, for shops of all countries use its slogans.
 * Texts get a reading a language, forms one of all.
 */
export function read(text: string, lang: string, matter: Matter = 'pressure'): readonly Hits[] {
  const tokens = tokenize(text);
  // One word alone ("9 am", "no") tells nothing where the page does not say its language either.
  const own = languageOf(tokens, lang === '' ? 2 : 1);
  const langs = new Set<string>();
  if (lang !== '' && lexicons.has(lang)) langs.add(lang);
  if (own !== '') langs.add(own);
  if (lang === '' && own === '') for (const each of LANGUAGES) langs.add(each);
  // "No", "to", "in" are common in many languages: a language we know little of does not shut out those we know well.
  if (lang === '' && !FULL.has(own)) for (const each of FULL) langs.add(each);
  if (lang !== '' && lexicons.has(lang) && (own === '' || own === 'en')) langs.add('en');
  const found: { lang: string; hits: Hit<Label>[] }[] = [];
  for (const each of langs) {
    const book = bookOf(each, matter);
    if (book) found.push({ lang: each, hits: book.find(tokens) });
  }
  if (matter === 'pressure') return found.map((each) => new Hits(each.lang, tokens, each.hits));
  // A form is judged by all its words at once: what one language says of it, another must not overlook.
  const [most] = found.toSorted((a, b) => b.hits.length - a.hits.length);
  return most
    ? [
        new Hits(
          most.lang,
          tokens,
          found.flatMap((each) => each.hits),
        ),
      ]
    : [];
}
