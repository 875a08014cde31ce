/** From DOM nodes to snippets: plain data the core can judge. Reads, never writes, and never asks for layout. */
import { tidy } from '../core/text';
import type { CheckboxSnippet, Role, TextSnippet } from '../core/types';
import { isClobbered, parentElementOf } from './clobbered';
import { parentOf } from './visible';

/** A piece of the page: where it is, and what it says, without what stands around it. */
export type Piece = { element: Element; snippet: TextSnippet | CheckboxSnippet };

/** Text of these is for machines. */
const UNREAD = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'NOSCRIPT',
  'TEXTAREA',
  'SELECT',
  'IFRAME',
  'OBJECT',
  'CODE',
  'PRE',
  'TITLE',
]);

/** Elements that run on in a line: their text belongs to the block around them. */
const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG BUTTON CITE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TSPAN TT U VAR WBR'.split(
    ' ',
  ),
);

/** A block longer than this is prose, of which no more is read. */
const BLOCK_LIMIT = 1_200;
/** Only short texts are joined with their neighbours, and only short wholes are read as one ("Only" + "3" + "left"). */
const PART_LIMIT = 24;
const WHOLE_LIMIT = 160;
/** Names of fields are words of the markup, not books. */
const NAME_LIMIT = 500;

/** Where the text of an element is: in its open shadow root, if it has one. */
export function treeOf(root: Node): Node {
  return root instanceof Element && root.shadowRoot ? root.shadowRoot : root;
}

/** The element a node is or stands in; for text right under a shadow root its host. */
export function elementOf(node: Node): Element | null {
  if (node instanceof Element) return node;
  if (node instanceof ShadowRoot) return node.host;
  return node.parentElement ?? (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
}

/** Words on or in an element, at most `most` characters, invisible machinery left out. */
export function textOf(root: Node, most: number): string {
  const walker = walk(treeOf(root));
  let out = '';
  let node = walker.nextNode();
  while (node && out.length < most * 2) {
    let isRead = true;
    if (node.nodeType === Node.TEXT_NODE) out += (node as Text).data;
    else {
      const { tagName } = node as Element;
      isRead = !UNREAD.has(tagName) && !isClobbered(node as Element);
      if (!INLINE.has(tagName)) out += ' ';
    }
    node = isRead ? walker.nextNode() : afterNode(walker);
  }
  return tidy(out).slice(0, most);
}

function walk(root: Node): TreeWalker {
  return document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
}

/** Steps past the current node and all it holds. */
function afterNode(walker: TreeWalker): Node | null {
  for (;;) {
    const sibling = walker.nextSibling();
    if (sibling) return sibling;
    if (!walker.parentNode()) return null;
  }
}

/** What an element does for a person, or undefined where it is no control. */
function roleOf(element: Element): Exclude<Role, 'text'> | undefined {
  switch (element.tagName) {
    case 'BUTTON':
    case 'SUMMARY':
      return 'button';
    case 'A':
      return 'link';
    case 'OPTION':
      return 'option';
    case 'INPUT': {
      const { type } = element as HTMLInputElement;
      return type === 'submit' || type === 'button' || type === 'reset' || type === 'image'
        ? 'button'
        : undefined;
    }
    case 'LABEL':
      return element.querySelector('input[type=radio],input[type=checkbox]') ? 'option' : undefined;
    default: {
      if (!element.hasAttributes()) return undefined;
      const role = element.getAttribute('role');
      if (role === 'button' || role === 'link' || role === 'option') return role;
      if (role === 'menuitem' || role === 'tab' || role === 'switch') return 'button';
      return element.hasAttribute('onclick') || element.getAttribute('tabindex') === '0'
        ? 'button'
        : undefined;
    }
  }
}

/** The primary language subtag that holds at an element ("de"), or '' where the page does not say. */
export function languageAt(element: Element): string {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const lang = at.getAttribute('lang') ?? at.getAttribute('xml:lang');
    if (lang) return primary(lang);
  }
  return languageByHead();
}

let headLanguage: string | undefined;

/** What the head of the page says, asked once: it is asked for wherever nothing nearer says anything. */
function languageByHead(): string {
  if (headLanguage !== undefined) return headLanguage;
  const meta = document.querySelector('meta[http-equiv="content-language" i]');
  const said = primary(meta?.getAttribute('content') ?? '');
  // A head that is still being read may say more.
  if (document.readyState !== 'loading') headLanguage = said;
  return said;
}

/** A language subtag has eight letters at most (RFC 5646, section 2.1). */
const SUBTAG_LENGTH = 8;

function primary(lang: string): string {
  const [subtag = ''] = lang
    .trim()
    .slice(0, SUBTAG_LENGTH + 1)
    .split(/[-_,]/u);
  return subtag.length > SUBTAG_LENGTH ? '' : subtag.toLowerCase();
}

/** The element's own accessible words where it has no text ("aria-label", "title", "value", "alt"). */
function spokenOf(element: Element): string {
  if (element instanceof HTMLInputElement)
    return element.value || element.alt || (element.getAttribute('aria-label') ?? '');
  return element.getAttribute('aria-label') ?? '';
}

/** What stands beyond these is another matter. */
const BOUNDARY = 'body,main,article,aside,header,footer,nav,dialog,[role=dialog]';

/** Surroundings of less text than this say nothing: what is around them counts, too. */
const FEW_CHARACTERS = 60;

/** No more nodes than this are passed in search of them. */
const NODES_BESIDE = 300;

/**
 * The wording before, in and after an element, nearest first to go in: at most `most` characters on either side.
 * Bars stand between blocks, so that no sentence runs from one into the next; only the element itself goes on from
 * what stands right before it.
 */
export function aroundOf(element: Element, most = 200): string {
  const own = textOf(element, most);
  let bound: Element | null = element;
  for (;;) {
    const next: Element | null = parentOf(bound)?.closest(BOUNDARY) ?? parentOf(bound);
    if (!next) return own;
    bound = next;
    const before = textBeside(element, bound, most, 'before');
    const after = textBeside(element, bound, most, 'after');
    const isEnough = before.length + after.length >= FEW_CHARACTERS;
    if (isEnough || bound.tagName === 'BODY') return `${before} ${own} | ${after}`;
  }
}

/** Text right before or after an element within a bound, at most `most` characters, without that of other matters. */
function textBeside(element: Element, bound: Element, most: number, side: 'before' | 'after'): string {
  const walker = walk(treeOf(bound));
  const root = element.getRootNode();
  const start = root instanceof ShadowRoot && root !== walker.root ? root.host : element;
  walker.currentNode = start;
  const matter = bound.closest(BOUNDARY);
  const parts: string[] = [];
  let length = 0;
  let isNewBlock = false;
  let node = side === 'after' ? afterNode(walker) : walker.previousNode();
  for (let nodes = 0; node && length < most && nodes < NODES_BESIDE; nodes += 1) {
    let isRead = true;
    if (node instanceof Element) {
      isRead = !UNREAD.has(node.tagName) && (side === 'before' || !node.matches(BOUNDARY));
      if (!INLINE.has(node.tagName) && (side === 'before' || !node.contains(start))) isNewBlock = true;
    } else {
      const parent = elementOf(node);
      const text = tidy((node as Text).data);
      if (text !== '' && parent && !UNREAD.has(parent.tagName) && isOfMatter(parent, matter, start)) {
        if (parts.length > 0) parts.push(isNewBlock ? ' | ' : ' ');
        isNewBlock = false;
        parts.push(text);
        length += text.length;
      }
    }
    if (side === 'before') node = walker.previousNode();
    else node = isRead ? walker.nextNode() : afterNode(walker);
  }
  return side === 'after' ? parts.join('').slice(0, most) : parts.toReversed().join('').slice(-most);
}

/** Whether text belongs to what is around an element, not to another matter beside it (a menu, another product). */
function isOfMatter(at: Element, matter: Element | null, element: Node): boolean {
  const own = at.closest(BOUNDARY);
  return own === matter || own === null || own.contains(element);
}

/** What a claim is about, as the page names it: the product link or heading of the box it stands in, or ''. */
export function offerOf(element: Element): string {
  for (
    let at: Element | null = element, depth = 0;
    at && at !== document.body && depth < 8;
    at = parentOf(at), depth += 1
  ) {
    const heading = at.querySelector('h1,h2,h3,h4,h5,[itemprop=name]');
    if (heading && !heading.contains(element)) return textOf(heading, 80);
  }
  return '';
}

/** A text as it stands in one block, and where in it each control's own words are, if there are any. */
type Block = { element: Element; text: string; controls?: Map<Element, { from: number; to: number }> };

const NO_CONTROLS: NonNullable<Block['controls']> = new Map();

/** How many nodes are passed before the caller may stop, where nothing is found. */
const NODES_A_STEP = 48;

/**
 * Hands all pieces of a tree to `onPiece`, in document order, without going into frames. Open shadow roots are handed
 * to `onShadow` instead of being walked. A generator, so that the caller can stop after every few nodes and go on later.
 */
export function* readPieces(
  root: Element | ShadowRoot,
  onPiece: (element: Element, snippet: Piece['snippet']) => void,
  onShadow: (root: ShadowRoot) => void,
): Generator<undefined> {
  const langOf = createLanguages();
  const wholes = new Set<Element>();
  let block: Block | undefined;
  let count = 0;
  const walker = walk(root);
  let node: Node | null = root;
  while (node) {
    count += 1;
    if (count % NODES_A_STEP === 0) yield undefined;
    let isRead = true;
    if (node.nodeType === Node.TEXT_NODE) {
      const { data } = node as Text;
      const parent = elementOf(node);
      if (parent && isBlank(data)) {
        if (block && parent !== block.element.parentElement && block.element.contains(parent))
          block.text += ' ';
      } else if (parent) {
        const [element, control] = blockOf(parent, root);
        if (block?.element !== element) {
          if (block) flush(block);
          block = { element, text: '' };
        }
        if (block.text.length <= BLOCK_LIMIT) {
          const from = block.text.length;
          block.text += data;
          if (control) {
            block.controls ??= new Map();
            block.controls.set(control, {
              from: block.controls.get(control)?.from ?? from,
              to: block.text.length,
            });
          }
        }
      }
    } else if (node instanceof Element && isClobbered(node)) isRead = false;
    else if (node instanceof Element) {
      const { tagName }: Element = node;
      isRead = node === root || tagName === 'SELECT' || !UNREAD.has(tagName);
      if (node.shadowRoot) onShadow(node.shadowRoot);
      if (tagName === 'BR' && block) block.text += ' ';
      if (tagName === 'INPUT') {
        const snippet = inputSnippet(node as HTMLInputElement, langOf);
        if (snippet) onPiece(node, snippet);
      } else if (!INLINE.has(tagName)) {
        const role = isRead ? node.getAttribute('role') : null;
        if (role === 'checkbox' || role === 'switch') onPiece(node, switchSnippet(node, langOf));
        if (block && !block.element.contains(node)) {
          flush(block);
          block = undefined;
        }
      }
    }
    node = isRead ? walker.nextNode() : afterNode(walker);
  }
  if (block) flush(block);

  function flush({ element, text: raw, controls = NO_CONTROLS }: Block): void {
    const text = tidy(raw);
    if (text === '') return;
    const lang = langOf(element);
    // A block that is all one link says what the link says.
    const [only] = controls.size === 1 ? controls : [];
    const isAllLink =
      only !== undefined && roleOf(only[0]) === 'link' && tidy(raw.slice(only[1].from, only[1].to)) === text;
    const role = roleOf(element) ?? (isAllLink ? 'link' : 'text');
    // A box that is no more than its link is that link: a card of a whole gate is not its decline.
    const speaker = isAllLink && roleOf(element) === undefined ? only[0] : element;
    if (text.length > 1) onPiece(speaker, { kind: 'text', text, role, lang });
    for (const [control, { from, to }] of controls) {
      if (control === element || to - from > WHOLE_LIMIT * 2) continue;
      const words = tidy(raw.slice(from, to));
      if (words.length > 1 && (words !== text || role === 'text')) {
        onPiece(control, { kind: 'text', text: words, role: roleOf(control) ?? 'button', lang });
      }
    }
    if (text.length > PART_LIMIT || !hasDigit(text) || isPrice(text)) return;
    // "Only" "3" "left" in boxes of their own: the box around them is read as one, too.
    let at = parentElementOf(element);
    for (let depth = 0; at && depth < 3 && at !== document.body; depth += 1, at = parentElementOf(at)) {
      if (wholes.has(at)) return;
      wholes.add(at);
      // The browser's own word is quickly had, and only ever longer: what it says is short is read with care.
      if ((at.textContent?.length ?? 0) > WHOLE_LIMIT * 4) return;
      const whole = textOf(at, WHOLE_LIMIT + 1);
      if (whole.length > WHOLE_LIMIT) return;
      if (whole.length <= text.length) continue;
      onPiece(at, { kind: 'text', text: whole, role: roleOf(at) ?? 'text', lang: langOf(at) });
    }
  }
}

/** Asks for the language of an element, once for all children of one parent. */
function createLanguages(): (element: Element) => string {
  const langs = new Map<Element, string>();
  return (element) => {
    if (element.hasAttribute('lang')) return languageAt(element);
    const parent = element.parentElement ?? element;
    let lang = langs.get(parent);
    if (lang === undefined) {
      lang = languageAt(element);
      langs.set(parent, lang);
    }
    return lang;
  };
}

function switchSnippet(element: Element, langOf: (element: Element) => string): CheckboxSnippet {
  return {
    kind: 'checkbox',
    lang: langOf(element),
    label: tidy(spokenOf(element) || textOf(element, 400)),
    name: element.id.slice(0, NAME_LIMIT),
    isChecked: element.getAttribute('aria-checked') === 'true',
    isByPerson: false,
  };
}

/** The smallest element whose text is read as one that holds this element. */
export function blockAbove(element: Element): Element {
  let at = element;
  while (INLINE.has(at.tagName)) {
    const parent = parentElementOf(at);
    if (!parent) break;
    at = parent;
  }
  return at;
}

/** The block a text belongs to, and the control it is on, if any. */
function blockOf(parent: Element, root: Node): [Element, Element | undefined] {
  let control: Element | undefined;
  let at = parent;
  for (;;) {
    if (!control && roleOf(at)) control = at;
    const next = parentElementOf(at);
    if (!INLINE.has(at.tagName) || !next || at === root || at.shadowRoot) return [at, control];
    at = next;
  }
}

function inputSnippet(
  input: HTMLInputElement,
  langOf: (element: Element) => string,
): Piece['snippet'] | undefined {
  if (input.type === 'checkbox' || input.type === 'radio') {
    if (!input.checked && input.type === 'radio') return undefined;
    return {
      kind: 'checkbox',
      lang: langOf(input),
      label: labelOf(input),
      name: `${input.name} ${input.id}`.trim().slice(0, NAME_LIMIT),
      isChecked: input.checked,
      isByPerson: false,
    };
  }
  const role = roleOf(input);
  const words = role ? tidy(spokenOf(input)) : '';
  return role && words !== '' ? { kind: 'text', text: words, role, lang: langOf(input) } : undefined;
}

/** The words a person reads beside a box: its labels, else what it is described by, else the text right after it. */
function labelOf(input: HTMLInputElement): string {
  const labels = labelsOf(input)
    .map((label) => textOf(label, 400))
    .filter((text) => text !== '');
  if (labels.length > 0) return tidy(labels.join(' '));
  const spoken = input.getAttribute('aria-label');
  if (spoken) return tidy(spoken);
  const ids = input.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const root = input.getRootNode();
  const described = ids.map((id) =>
    root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null,
  );
  const words = described.flatMap((element) => (element ? [textOf(element, 400)] : []));
  if (words.length > 0) return tidy(words.join(' '));
  // A box alone in front of its text: what its own small surroundings say.
  for (let at = parentElementOf(input), depth = 0; at && depth < 3; at = parentElementOf(at), depth += 1) {
    if (at.querySelectorAll('input:not([type=hidden])').length > 1) return '';
    const text = textOf(at, 400);
    if (text !== '') return text;
  }
  return '';
}

/** The browser searches the whole page for labels: only where one could name this box from afar it has to. */
function labelsOf(input: HTMLInputElement): Element[] {
  if (input.id !== '') return [...(input.labels ?? [])];
  const around = input.closest('label');
  return around ? [around] : [];
}

function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > 32 && first !== 0xa0) && text.trim() === '';
}

function hasDigit(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** "£12.34", "1.299,00": pages are full of them, and none counts what is left. */
function isPrice(text: string): boolean {
  return /^\p{Sc} ?\d|\d ?\p{Sc}$|^\d+[.,]\d\d$/u.test(text);
}

/** Where a quote stands in an element, as a range over its text nodes, or undefined where it is not found there. */
export function rangeOf(element: Element, quote: string): Range | undefined {
  const wanted = squeeze(quote.endsWith('…') ? quote.slice(0, -1) : quote);
  if (wanted === '') return undefined;
  let text = '';
  const places: { node: Text; offset: number }[] = [];
  const walker = document.createTreeWalker(treeOf(element), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && text.length < 8_000; node = walker.nextNode()) {
    const { data } = node as Text;
    for (let i = 0; i < data.length; i += 1) {
      const char = data[i] ?? '';
      const code = char.charCodeAt(0);
      // Most characters are plain ones, and need no second look.
      const kept = code > 32 && code < 127 ? char : squeeze(char);
      if (kept === '') continue;
      text += kept;
      places.push({ node: node as Text, offset: i });
    }
  }
  const at = text.indexOf(wanted);
  const first = places[at];
  const last = places[at + wanted.length - 1];
  if (at < 0 || !first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

function squeeze(text: string): string {
  return tidy(text).split(' ').join('');
}
