/**
 * The ways from a page to a person, as the page itself names them. From plain data to a short list; nothing is asked of
 * anybody. For the popup alone.
 */
import { CONTACT_WORDS, type ContactWords } from './contact-words';
import { isAside, isOfSite, mailboxesIn, readMailbox } from './mailbox';
import { readTelephone, regionOf, telephonesIn, type Telephone } from './telephone';
import { clip, tidy } from './text';
import { siteOf, webAddress } from './trust';

/** Where in a page something stands: in a footer or an element for addresses, in a header or menu, elsewhere. */
export const CONTACT_PLACES = ['foot', 'head', 'body'] as const;
export type ContactPlace = (typeof CONTACT_PLACES)[number];

/** What of a page may hold a way to a person. Plain data, in the page's own order. */
export type ContactCandidates = {
  /** As the page says it, "de-AT"; '' where it does not. */
  lang: string;
  /** `href` is the whole address. */
  links: readonly { href: string; text: string; place: ContactPlace }[];
  /** Pieces of visible text. */
  texts: readonly { text: string; place: ContactPlace }[];
  /** What buttons and frames are called. */
  controls: readonly string[];
};

/** Best first. */
const CONTACT_KINDS = ['telephone', 'email', 'contact-page', 'imprint', 'chat'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** One way to a person. */
export type Contact = {
  kind: ContactKind;
  /** What the page calls it: "Hilfe & Kontakt"; '' where it is the address alone. */
  label: string;
  /** What opens it: tel:, mailto:, http: or https:; '' where it is a button of the page. */
  address: string;
  /** The address as a person reads it, whole; of a button what is on it. */
  shown: string;
  /** A call that costs more than others. */
  isPremium?: true;
};

/** The most of each kind: eight in all. */
const MOST: Record<ContactKind, number> = {
  telephone: 2,
  email: 2,
  'contact-page': 2,
  imprint: 1,
  chat: 1,
};
/** A name of a link that is longer is a sentence. */
const LONGEST_NAME = 60;
/** A longer address cannot be shown whole. */
const LONGEST_ADDRESS = 300;

const HAS_LETTER = /\p{L}/u;
const HAS_DIGIT = /\d/u;

/**
 * Finds the ways to a person.
 *
 * @param page the address of the page
 * @returns eight at most, best first, none twice; [] where the page names none
 */
export function findContacts(candidates: ContactCandidates, page: string): Contact[] {
  const found = [
    ...telephonesOf(candidates, page),
    ...mailboxesOf(candidates, page),
    ...pagesOf(candidates, page),
    ...chatsOf(candidates, page),
  ];
  const known = new Set<string>();
  const counts = new Map<ContactKind, number>();
  const kept = found.filter(({ kind, address, shown }) => {
    const key = (address === '' ? shown : bare(address)).toLowerCase();
    const count = counts.get(kind) ?? 0;
    if (known.has(key) || count >= MOST[kind]) return false;
    known.add(key);
    counts.set(kind, count + 1);
    return true;
  });
  return kept.toSorted((one, other) => rankOf(one) - rankOf(other));
}

/** A call that costs extra is the last way of all. */
function rankOf({ kind, isPremium }: Contact): number {
  return isPremium ? CONTACT_KINDS.length : CONTACT_KINDS.indexOf(kind);
}

/** An address without its fragment. */
function bare(address: string): string {
  return address.split('#')[0] ?? '';
}

/** What stands behind the scheme of an address, without its query; undefined where the scheme is another. */
function behind(scheme: 'tel:' | 'mailto:', href: string): string | undefined {
  if (href.slice(0, scheme.length).toLowerCase() !== scheme) return undefined;
  const rest = href.slice(scheme.length).split('?')[0] ?? '';
  try {
    return tidy(decodeURIComponent(rest));
  } catch {
    return undefined;
  }
}

function telephonesOf({ links, texts, lang }: ContactCandidates, page: string): Contact[] {
  const region = regionOf(webAddress(page)?.hostname ?? '', lang);
  const linked = links.flatMap(({ href }) => {
    const written = behind('tel:', href);
    return (written !== undefined && readTelephone(written, region)) || [];
  });
  const written = withNames(texts).map(({ text, place }) => telephonesIn(text, region, place === 'foot'));
  const others = new Set(written.flatMap((numbers) => numbers.others.map(({ address }) => address)));
  const telephones = [...linked, ...written.flatMap(({ called }) => called)].filter(
    ({ address }) => !others.has(address),
  );
  // What costs extra must not take the place of what does not.
  return telephones
    .toSorted((one, other) => Number(one.isPremium) - Number(other.isPremium))
    .map(contactOfTelephone);
}

/** Texts made tidy, each that is a number alone with what stands before it: "Fax" in one box, its number in the next. */
function withNames(texts: ContactCandidates['texts']): ContactCandidates['texts'] {
  let before = '';
  return texts.map(({ text, place }) => {
    const own = tidy(text);
    const name = HAS_LETTER.test(own) ? '' : before;
    before = own.length <= LONGEST_NAME && !HAS_DIGIT.test(own) ? own : '';
    return { text: name === '' ? own : `${name}: ${own}`, place };
  });
}

function contactOfTelephone({ address, shown, isPremium }: Telephone): Contact {
  return { kind: 'telephone', label: '', address, shown, ...(isPremium && { isPremium }) };
}

function mailboxesOf({ links, texts }: ContactCandidates, page: string): Contact[] {
  const site = siteOf(page);
  const linked = links.flatMap(({ href }) => {
    const [first = ''] = behind('mailto:', href)?.split(',') ?? [];
    return readMailbox(first, site) ?? [];
  });
  const written = texts.flatMap(({ text, place }) => (place === 'foot' ? mailboxesIn(tidy(text), site) : []));
  const rank = (mailbox: string): number => (isAside(mailbox) ? 2 : 0) + (isOfSite(mailbox, site) ? 0 : 1);
  return [...linked, ...written]
    .toSorted((one, other) => rank(one) - rank(other))
    .map((mailbox) => ({ kind: 'email', label: '', address: `mailto:${mailbox}`, shown: mailbox }));
}

/** Pages of contact first, then those that say who answers for the site. */
function pagesOf({ links }: ContactCandidates, page: string): Contact[] {
  const named: { contact: Contact; rank: number }[] = [];
  for (const { href, text, place } of links) {
    const address = linkedPage(href, page);
    if (address === undefined) continue;
    const label = nameOf(text);
    const byName = kindOf(label);
    // Where a link has no words or others, its address may tell; outside of menus and footers it names anything.
    const kind = byName ?? (place === 'body' ? undefined : kindOf(slugOf(address)));
    if (!kind) continue;
    const rank =
      CONTACT_KINDS.indexOf(kind) * 8 +
      (siteOf(address) === siteOf(page) ? 0 : 4) +
      (byName ? 0 : 2) +
      (place === 'body' ? 1 : 0);
    named.push({ contact: { kind, label, address, shown: address }, rank });
  }
  return named.toSorted((one, other) => one.rank - other.rank).map(({ contact }) => contact);
}

function chatsOf({ links, controls, lang }: ContactCandidates, page: string): Contact[] {
  const words = chatWords(lang);
  const isChat = (name: string): boolean => partsOf(name).some((part) => words.has(part));
  const linked = links.flatMap(({ href, text }): Contact[] => {
    const name = nameOf(text);
    if (!isChat(name)) return [];
    const address = linkedPage(href, page);
    return [{ kind: 'chat', label: name, address: address ?? '', shown: address ?? name }];
  });
  const pressed = controls
    .map(nameOf)
    .filter(isChat)
    .map((name): Contact => ({ kind: 'chat', label: name, address: '', shown: name }));
  return [...linked, ...pressed];
}

/** The address of a page a link leads to: https anywhere, http on the page's own site; undefined for all else. */
function linkedPage(href: string, page: string): string | undefined {
  const url = href.length > LONGEST_ADDRESS ? undefined : webAddress(href);
  if (!url || url.href.length > LONGEST_ADDRESS) return undefined;
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && siteOf(href) === siteOf(page));
  // "https://shop.example@other.example/": not the host it looks like.
  const hasName = url.href.split('/')[2]?.includes('@') ?? false;
  // "#" is a button in a link's clothes.
  const isHere = bare(url.href) === bare(page) && url.href.length - bare(url.href).length < 2;
  return isSafe && !hasName && !isHere ? url.href : undefined;
}

/** A link's name as it is shown; '' for a sentence. */
function nameOf(text: string): string {
  const name = clip(tidy(text), LONGEST_NAME + 1);
  return name.length > LONGEST_NAME ? '' : name;
}

/** The last part of a path, as words: "/de/kontakt.html" says "kontakt". */
function slugOf(address: string): string {
  const path = webAddress(address)?.pathname ?? '';
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  return last.split('.')[0] ?? '';
}

const lists = Object.values(CONTACT_WORDS);
const contactPages = new Set(lists.flatMap(({ contactPage }) => contactPage));
const imprints = new Set(lists.flatMap(({ imprint }) => imprint));
const joiners = new Set(lists.flatMap((words) => words.joiners));

function kindOf(name: string): 'contact-page' | 'imprint' | undefined {
  const parts = partsOf(name);
  if (parts.some((part) => contactPages.has(part))) return 'contact-page';
  return parts.some((part) => imprints.has(part)) ? 'imprint' : undefined;
}

/** Chat is a word of many languages, and in one of them a cat: only the page's own language counts. */
function chatWords(lang: string): ReadonlySet<string> {
  const language = (lang.split(/[-_]/u)[0] ?? '').toLowerCase();
  const words: ContactWords | undefined = Object.hasOwn(CONTACT_WORDS, language)
    ? CONTACT_WORDS[language]
    : CONTACT_WORDS.en;
  return new Set(words?.chat);
}

/** A name taken apart where it names several things, each in small letters without marks: "Hilfe & Kontakt". */
function partsOf(name: string): string[] {
  const parts: string[] = [];
  for (const piece of name.toLowerCase().split(/[&/|·,;:+–—]/u)) {
    const words = piece.split(/[^\p{L}\p{N}]/u).filter((word) => word !== '');
    parts.push(words.join(' '));
    let from = 0;
    for (const [at, word] of words.entries()) {
      if (!joiners.has(word)) continue;
      parts.push(words.slice(from, at).join(' '));
      from = at + 1;
    }
    if (from > 0) parts.push(words.slice(from).join(' '));
  }
  return parts;
}
