/** What of this page may hold a way to a person. It only collects: what it is, is told where the words are. */
import type { ContactCandidates, ContactPlace } from '../core/contact';
import { clip } from '../core/text';
import { readPieces, textOf } from './snapshot';
import { isVisible } from './visible';

const FOOT =
  'footer,address,[role=contentinfo],:is([class*=footer i],[id*=footer i]):not(html,body,:has(main,h1))';
const HEAD = 'header,nav,[role=banner],[role=navigation]';
/** What a person writes, or is told of what they wrote, is no way to anybody else. */
const OWN = 'form,label,output,[contenteditable]';

const LANG_LENGTH = 35;
const HREF_LENGTH = 500;
const NAME_LENGTH = 80;
/** A footer may say all in one block; elsewhere a number with its word is short. */
const TEXT_LENGTH = { foot: 600, head: 160, body: 160 };
/** A telephone number has so many digits. */
const DIGITS = 6;

/** At most so many links, and as many texts, from each place. */
const MOST_OF_PLACE = 120;
const MOST_CONTROLS = 60;
/** So many links and buttons are looked at, from the end of the page, where footers and chats are. */
const MOST_LOOKED_AT = 2_000;
/** The reading ends after so many pauses, at about a hundred thousand nodes. */
const MOST_STEPS = 2_000;
const SLICE_MS = 4;

type Placed = { text: string; place: ContactPlace };
type Found = { links: (Placed & { href: string })[]; texts: Placed[]; controls: Set<string> };

/** Collects what may hold a way to a person, in open shadow roots too. Reads layout; changes nothing. */
export async function collectContacts(): Promise<ContactCandidates> {
  const found: Found = { links: [], texts: [], controls: new Set() };
  let until = performance.now() + SLICE_MS;
  for (const _ of collectInto(found)) {
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    until = performance.now() + SLICE_MS;
  }
  return {
    lang: document.documentElement.lang.slice(0, LANG_LENGTH),
    links: found.links.toReversed(),
    texts: found.texts,
    controls: [...found.controls],
  };
}

/** The whole of it, as steps between which the caller may stop. */
function* collectInto(found: Found): Generator<undefined> {
  const roots = new Set<Element | ShadowRoot>([document.body]);
  let steps = 0;
  for (const root of roots) {
    for (const link of lastOf<HTMLAnchorElement>(root, 'a[href]')) {
      addLink(link, found.links);
      yield;
    }
    for (const control of lastOf(root, 'button,[role=button],iframe')) {
      const name = nameOf(control);
      if (name !== '' && found.controls.size < MOST_CONTROLS && isVisible(control)) found.controls.add(name);
      yield;
    }
    const pauses = readPieces(
      root,
      (element, snippet) => snippet.kind === 'text' && addText(element, snippet.text, found.texts),
      (shadow) => roots.add(shadow),
    );
    for (const pause of pauses) {
      steps += 1;
      if (steps > MOST_STEPS) return;
      yield pause;
    }
  }
}

function addLink(link: HTMLAnchorElement, links: Found['links']): void {
  // A link in a drawing has an object for an address, which says nothing as a text.
  const href = String(link.href);
  const isDirect = href.startsWith('tel:') || href.startsWith('mailto:');
  const place = placeOf(link);
  if (href.length > HREF_LENGTH || !hasRoom(links, place) || (isDirect && !isVisible(link))) return;
  const text = nameOf(link);
  // Closed menus hold links, too; of the many in the page itself those with a short name may lead to a person.
  if (isDirect || place !== 'body' || text.length < NAME_LENGTH / 2) links.push({ href, text, place });
}

function addText(element: Element, text: string, texts: Found['texts']): void {
  const place = placeOf(element);
  const most = TEXT_LENGTH[place];
  const isTelling = place === 'foot' || (text.length <= most && hasNumber(text));
  if (isTelling && hasRoom(texts, place) && !isOwn(element) && isVisible(element))
    texts.push({ text: clip(text, most), place });
}

/** The last elements of a kind, from the end. */
function lastOf<E extends Element>(root: ParentNode, selector: string): E[] {
  return [...root.querySelectorAll<E>(selector)].slice(-MOST_LOOKED_AT).toReversed();
}

function hasRoom(list: readonly Placed[], place: ContactPlace): boolean {
  return list.filter((each) => each.place === place).length < MOST_OF_PLACE;
}

/** Where an element stands; what is in a shadow root stands where its host does. */
function placeOf(element: Element): ContactPlace {
  if (element.closest(FOOT)) return 'foot';
  if (element.closest(HEAD)) return 'head';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? placeOf(root.host) : 'body';
}

/** Whether it stands in a form, and not in a footer that an old page has wrapped into a form as a whole. */
function isOwn(element: Element): boolean {
  return element.closest(`${OWN},${FOOT}`)?.matches(OWN) ?? false;
}

/** What an element is called: by its label for those who hear it, else by the words on it. */
function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label') ?? '';
  return (label || textOf(element, NAME_LENGTH) || (element.getAttribute('title') ?? '')).slice(
    0,
    NAME_LENGTH,
  );
}

function hasNumber(text: string): boolean {
  return text.split(/\D+/u).join('').length >= DIGITS;
}
