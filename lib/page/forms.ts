/**
 * Forms and boxes that may ask for an e-mail address, as plain data.
 * Pages without such fields cost one query; style and layout are asked for candidates only.
 */
import { namesAddress } from '../core/address-field';
import { languageOf } from '../core/language';
import { tidy, tokenize } from '../core/text';
import type { FieldFacts, FormSnippet, Placement } from '../core/types';
import { isClobbered, isInClobbered, parentElementOf } from './clobbered';
import { languageAt, textOf } from './snapshot';
import { parentOf } from './visible';

/** A form, or the smallest box that does the work of one, and what is known of it. */
export type FormCandidate = { element: Element; snippet: FormSnippet };

const TEXT_MOST = 2_000;
const AROUND_MOST = 1_000;
const MARKUP_MOST = 1_500;
const WORDS_MOST = 120;
/** More candidates than this are not read: a page of hundreds of equal forms is a list, not a gate. */
const CANDIDATES_MOST = 60;

const CONTROLS = 'input,textarea,select';
const HEADINGS = 'h1,h2,h3,h4,h5,h6,legend,[role=heading]';
/** Parts of a page: what stands beyond them belongs to something else. */
const REGIONS = new Set(['BODY', 'MAIN', 'ARTICLE', 'SECTION', 'FOOTER', 'HEADER', 'NAV', 'ASIDE', 'DIALOG']);

/** What can be pressed to send, close or decline; links only where they lead nowhere. */
export const BUTTONS =
  'button,input[type=submit],input[type=button],input[type=image],input[type=reset],[role=button],' +
  'a:not([href]),a[href=""],a[href^="#"],a[href^="javascript:" i],a[onclick],[class*=submit i]:not(a),[class*=btn i]:not(a)';

/** Boxes that say of themselves that they lie over a page. */
export const OVERLAYS = 'dialog,[role=dialog],[role=alertdialog],[aria-modal=true],[popover]';
const ENDS_MOST = 60;
/** So many buttons of a page are asked what box they are in, so far up. */
const BUTTONS_MOST = 300;
const BOX_DEPTH = 6;

/** Words of the markup that name a placement, for boxes that are not drawn. In this order: a "modal-bar" is a modal. */
const PLACEMENT_WORDS: readonly (readonly [Placement, RegExp])[] = [
  // "newsletter-popup", "om-lightbox", "exit_intent", "welcome-mat"
  [
    'modal',
    /pop-?_?up|modal|lightbox|overlay|dialog|exit-?_?intent|interstitial|welcome-?mat|colorbox|fancybox/u,
  ],
  // "slide-in", "flyout", "scroll_box", "toaster"
  ['slide-in', /slide-?_?in|fly-?_?(?:out|in)|scroll-?_?box|toaster|toast|drawer|bubble/u],
  // "sticky-bar", "topbar", "hello-bar", "floating_bar"
  [
    'bar',
    /(?:sticky|top|hello|floating|bottom|announcement|notification|smart|promo)-?_?(?:bar|ribbon|banner)/u,
  ],
];

/** "wheel-of-fortune", "spin2win", "gluecksrad", "scratch-card", "slot-machine" */
const PLAY =
  /spin(?:-?_?(?:to|2|the|a|n))?-?_?(?:win|wheel)|wheel(?!s?-?_?(?:chair|base))|fortune|gluecksrad|glücksrad|scratch-?_?(?:card|win)|lucky|slot-?_?machine|rubbel|gamif/u;

/** "blurred", "is-locked", "paywall-fade", "truncated", "regwall" */
export const LOCK =
  /blur|fade-?_?out|fadeout|paywall|regwall|content-?_?lock|locker|truncat|is-?_?locked|gated/u;

/**
 * All forms and boxes below `root` that ask for an address or may be about to: fields first, then boxes without.
 * Does not go into frames or shadow roots. A generator, so that the caller can stop after each and go on later.
 * `trigger` is always "sought": the caller knows how a box came to be there.
 */
export function* collectForms(root: ParentNode): Generator<FormCandidate> {
  const units = new Set<Element>();
  const addresses: Element[] = [];
  for (const input of root.querySelectorAll('input')) {
    if (!mayTakeAddress(input) || isInClobbered(input)) continue;
    addresses.push(input);
    const unit = unitOf(input);
    if (unit) units.add(unit);
    if (units.size > CANDIDATES_MOST) break;
  }
  for (const unit of units) {
    // A box around another candidate was only climbed to for want of a button of its own.
    for (const other of units) if (other !== unit && unit.contains(other)) units.delete(unit);
  }
  for (const element of [...units, ...teasersIn(root, addresses)])
    yield { element, snippet: formOf(element) };
}

// ---- which element ----

/** A quick look whether an input may take an e-mail address, before anything around it is read. */
function mayTakeAddress(input: HTMLInputElement): boolean {
  const { type } = input;
  if (type === 'email') return true;
  if (type !== 'text' && type !== 'search' && type !== 'tel') return false;
  return namesAddress(ownWords(input)) || namesAddress(labelText(input)) || namesAddress(labelledBy(input));
}

function ownWords(input: Element): string {
  let words = '';
  for (const name of ['name', 'id', 'autocomplete', 'inputmode', 'placeholder', 'aria-label', 'title']) {
    const value = input.getAttribute(name);
    if (value) words += ` ${value}`;
  }
  // Old pages write the placeholder as a value; what a person typed is never read.
  const value = input.getAttribute('value');
  if (value && !value.includes('@')) words += ` ${value}`;
  return words;
}

/** The form an input belongs to, or without one the smallest box that holds it and a button. */
function unitOf(input: HTMLInputElement): Element | undefined {
  const { form } = input;
  if (form && form.contains(input) && !isPageForm(form)) return form;
  let box: Element | undefined;
  for (let at = parentElementOf(input), depth = 0; at && depth < 9; at = parentElementOf(at), depth += 1) {
    if (at === form || at.tagName === 'BODY' || at.tagName === 'MAIN' || at.tagName === 'FORM') break;
    if (depth > 2 && (textOf(at, 1_501).length > 1_500 || holdsPage(at))) break;
    box = at;
    const buttons = at.querySelectorAll(BUTTONS);
    for (const button of buttons) if (!button.contains(input)) return at;
  }
  // No button: the sender is the enter key. The field's own small surroundings, or the form around the page.
  return parentElementOf(input) === form ? (form ?? undefined) : (firstWithText(input, box) ?? box);
}

function firstWithText(input: Element, most: Element | undefined): Element | undefined {
  for (let at = parentElementOf(input); at; at = parentElementOf(at)) {
    if (textOf(at, 40) !== '') return at;
    if (at === most) break;
  }
  return most;
}

/** A form that is wrapped around the whole page, as some servers do, is no form of its own. */
function isPageForm(form: HTMLFormElement): boolean {
  return holdsPage(form) || form.getElementsByTagName('*').length > 600;
}

function holdsPage(box: Element): boolean {
  return (
    box.querySelector('main,nav,article,form') !== null ||
    box.querySelectorAll('a[href]:not([href^="#"])').length > 25
  );
}

/** Boxes over the page that hold no address field yet: an offer with a button, or a wheel. */
function teasersIn(root: ParentNode, addresses: readonly Element[]): Set<Element> {
  const boxes = new Set<Element>();
  for (const box of root.querySelectorAll(OVERLAYS)) if (!isInClobbered(box)) boxes.add(box);
  const body = root instanceof Document ? root.body : root;
  for (const child of outermost(body)) {
    if (isClobbered(child)) continue;
    if (isAfloat(child)) boxes.add(child);
    else if (child.children.length <= 24)
      for (const inner of child.children) if (!isClobbered(inner) && isAfloat(inner)) boxes.add(inner);
  }
  const passed = new Set<Element>();
  let count = 0;
  for (const button of root.querySelectorAll('button')) {
    count += 1;
    if (count > BUTTONS_MOST) break;
    if (isInClobbered(button)) continue;
    let at = parentElementOf(button);
    for (let depth = 0; at && at !== body && depth < BOX_DEPTH; at = parentElementOf(at), depth += 1) {
      if (passed.has(at)) break;
      passed.add(at);
      if (placementByName(at)) boxes.add(at);
    }
  }
  const teasers = new Set<Element>();
  for (const box of boxes) {
    if (teasers.size >= CANDIDATES_MOST) break;
    if (box.tagName === 'BODY' || box.tagName === 'A' || box.tagName === 'BUTTON') continue;
    if (addresses.some((address) => box.contains(address))) continue;
    if (box.querySelectorAll(BUTTONS).length === 0 || box.querySelectorAll('a,button').length > 12) continue;
    if (box.querySelector('textarea,input[type=text],input[type=password],input[type=search],iframe'))
      continue;
    const { length } = textOf(box, 801);
    if (length < 12 || length > 800 || placementOf(box) === 'inline') continue;
    teasers.add(box);
  }
  // The outermost of nested boxes is the one a person would call the box.
  for (const box of teasers)
    for (const other of teasers) if (other !== box && other.contains(box)) teasers.delete(box);
  return teasers;
}

/** What stands right in the body; of a long row the ends, for what lies over a page is put in first or last. */
function outermost(body: ParentNode | null): Element[] {
  const children = [...(body?.children ?? [])];
  if (children.length <= 2 * ENDS_MOST) return children;
  return [...children.slice(0, ENDS_MOST), ...children.slice(-ENDS_MOST)];
}

const UNSPOKEN = new Set(['SCRIPT', 'STYLE', 'LINK', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'SELECT', 'TEXTAREA']);

function isAfloat(element: Element): boolean {
  if (UNSPOKEN.has(element.tagName) || element.matches('header,nav')) return false;
  if (!element.querySelector('button,a,[role=button]')) return false;
  return getComputedStyle(element).position === 'fixed';
}

// ---- what it says ----

function formOf(element: Element): FormSnippet {
  const box = floatingBoxOf(element);
  const placement = placementOf(element, box);
  return {
    kind: 'form',
    lang: languageAt(element) || languageOfPage(element.ownerDocument),
    fields: fieldsOf(element),
    buttons: buttonsOf(element),
    text: textOf(element, TEXT_MOST),
    heading: headingOf(element, box),
    around: aroundOf(element, box),
    markup: markupOf(element),
    placement,
    trigger: 'sought',
    isLocking: isLocking(element, placement),
    isPlay: isPlay(element),
  };
}

/** Forms are short: where a page does not say its language, its text tells. */
const told = new WeakMap<Document, string>();
const TOLD_BY_WORDS = 5;

function languageOfPage(page: Document): string {
  const known = told.get(page);
  if (known !== undefined) return known;
  const lang = page.body ? languageOf(tokenize(textOf(page.body, 3_000)), TOLD_BY_WORDS) : '';
  if (lang !== '') told.set(page, lang);
  return lang;
}

function fieldsOf(element: Element): FieldFacts[] {
  const fields: FieldFacts[] = [];
  for (const control of element.querySelectorAll(CONTROLS)) {
    const type =
      control instanceof HTMLInputElement
        ? control.type
        : control.tagName === 'SELECT'
          ? 'select'
          : 'textarea';
    if (type === 'submit' || type === 'button' || type === 'image' || type === 'reset') continue;
    const names = ['name', 'id', 'class'].flatMap((name) => control.getAttribute(name) ?? []);
    const purposes = ['autocomplete', 'inputmode'].flatMap((name) => control.getAttribute(name) ?? []);
    const isTyped = control instanceof HTMLInputElement && type !== 'checkbox' && type !== 'radio';
    fields.push({
      type,
      name: names.join(' ').slice(0, MARKUP_MOST),
      purpose: purposes.join(' ').toLowerCase().slice(0, MARKUP_MOST),
      label: type === 'hidden' ? '' : fieldLabel(control, isTyped),
      isRequired: control.hasAttribute('required') || control.getAttribute('aria-required') === 'true',
      isHidden: type === 'hidden' || isTrap(control, element),
      isChecked:
        control instanceof HTMLInputElement && (type === 'checkbox' || type === 'radio') && control.checked,
    });
    if (fields.length >= 40) break;
  }
  return fields;
}

/** All that a person or an assistive tool reads as the name of a field. */
function fieldLabel(control: Element, isTyped: boolean): string {
  const words: string[] = [labelText(control, isTyped ? WORDS_MOST : 400), labelledBy(control)];
  for (const name of ['aria-label', 'placeholder', 'title']) words.push(control.getAttribute(name) ?? '');
  // A value in the markup that is no address is a placeholder of the old kind.
  const value = isTyped ? (control.getAttribute('value') ?? '') : '';
  if (!value.includes('@')) words.push(value);
  return tidy([...new Set(words.filter((w) => w !== ''))].join(' | ')).slice(0, 500);
}

/** What its labels say, or without one what stands right before it: a label of another id, a cell of a table. */
function labelText(control: Element, most = WORDS_MOST): string {
  const labels =
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
      ? control.labels
      : null;
  const own = [...(labels ?? [])].map((label) => textOf(label, most)).join(' ');
  if (own !== '' || control.getAttribute('placeholder')) return own;
  let at: Element | null = control;
  for (let depth = 0; at && depth < 3 && at.tagName !== 'FORM'; at = parentElementOf(at), depth += 1) {
    for (let before = at.previousSibling; before; before = before.previousSibling) {
      if (before instanceof Element && (before.matches(CONTROLS) || before.querySelector(CONTROLS)))
        return '';
      const words = wordsAt(before);
      if (words !== '') return words.slice(-most);
    }
  }
  return '';
}

function labelledBy(control: Element): string {
  const ids = control.getAttribute('aria-labelledby');
  const root = control.getRootNode();
  if (!ids || !(root instanceof Document || root instanceof ShadowRoot)) return '';
  const words: string[] = [];
  for (const id of ids.split(' ').slice(0, 4)) {
    const element = id === '' ? null : root.getElementById(id);
    if (element) words.push(textOf(element, WORDS_MOST));
  }
  return words.join(' ');
}

/** "hp_email", "honeypot", "b_0a1b_2c3d" of mailing services, "g-recaptcha-response": fields that wait for machines. */
const TRAPS =
  /honey|captcha|\bhp\b|hp[-_]|[-_]hp\b|\bb_[0-9a-f]{8,}_|screen-reader-(?!text)|leave-?_?(?:this-?_?)?blank/u;

/** A field no person is meant to fill in, though its type says nothing of it. */
function isTrap(control: Element, form: Element): boolean {
  const own = `${control.getAttribute('name') ?? ''} ${control.id} ${control.getAttribute('class') ?? ''}`;
  if (TRAPS.test(own.toLowerCase())) return true;
  for (let at: Element | null = control; at && at !== form; at = parentElementOf(at)) {
    if (at !== control && TRAPS.test((at.getAttribute('class') ?? '').toLowerCase())) return true;
    const style = at.getAttribute('style');
    // "position:absolute;left:-5000px", "display: none"
    if (style && /(?:left|top|indent):\s*-\d{3,}|display:\s*none/u.test(style)) return true;
  }
  const isUntouchable =
    control.getAttribute('tabindex') === '-1' && control.getAttribute('type') !== 'checkbox';
  return isUntouchable && (control.closest('[aria-hidden=true]') !== null || control.matches('textarea'));
}

function buttonsOf(element: Element): string[] {
  const words = new Set<string>();
  for (const button of element.querySelectorAll(BUTTONS)) {
    if (button.querySelector(CONTROLS)) continue;
    const spoken =
      button instanceof HTMLInputElement
        ? button.getAttribute('value') || button.alt || button.title
        : textOf(button, WORDS_MOST) ||
          (button.getAttribute('aria-label') ?? button.getAttribute('title')) ||
          button.querySelector('img[alt]')?.getAttribute('alt');
    const said = tidy(spoken || '').slice(0, WORDS_MOST);
    if (said !== '') words.add(said);
    if (words.size >= 16) break;
  }
  return [...words];
}

/** The nearest heading: in the form, else above or beside it within `box`; else the first bold line of the form. */
function headingOf(element: Element, box: Element | undefined): string {
  const own = firstHeading(element, HEADINGS);
  if (own !== '') return own;
  let rest = 3;
  for (let at: Element | null = element; at && rest > 0 && at !== box; at = parentElementOf(at)) {
    if (REGIONS.has(at.tagName)) break;
    for (let other = at.previousElementSibling; other; other = other.previousElementSibling) {
      if (other.matches(HEADINGS)) return textOf(other, 200);
      if (holdsForm(other)) return firstHeading(element, BOLD);
      const inner = [...other.querySelectorAll(HEADINGS)].at(-1);
      const words = inner ? textOf(inner, 200) : '';
      if (words !== '') return words;
    }
    rest -= 1;
  }
  return firstHeading(element, BOLD);
}

const BOLD = 'strong,b,[class*=title i],[class*=heading i],[class*=headline i]';

function firstHeading(element: Element, selector: string): string {
  for (const heading of element.querySelectorAll(selector)) {
    if (heading.querySelector(CONTROLS)) continue;
    const words = textOf(heading, 200);
    if (words !== '') return words;
  }
  return '';
}

function holdsForm(element: Element): boolean {
  return (
    element.matches('form') || element.querySelector('form,input[type=email],input[type=password]') !== null
  );
}

/** Text right before and after a form, up to a heading, another form or the end of `box` or the part of the page. */
function aroundOf(element: Element, box: Element | undefined): string {
  let before = '';
  let after = '';
  let isOpenBefore = true;
  let isOpenAfter = true;
  for (let at: Element | null = element, depth = 0; at && depth < 6; at = parentElementOf(at), depth += 1) {
    if (REGIONS.has(at.tagName) || at === box) break;
    for (let node = at.previousSibling; node && isOpenBefore; node = node.previousSibling) {
      if (node instanceof Element && holdsForm(node)) isOpenBefore = false;
      else {
        const words = wordsAt(node);
        if (words !== '') before = `${words.slice(-AROUND_MOST / 2)} | ${before}`;
        if (before.length > AROUND_MOST / 2) isOpenBefore = false;
        if (
          node instanceof Element &&
          words !== '' &&
          (node.matches(HEADINGS) || node.querySelector(HEADINGS))
        )
          isOpenBefore = false;
      }
    }
    for (let node = at.nextSibling; node && isOpenAfter; node = node.nextSibling) {
      if (node instanceof Element && (holdsForm(node) || node.matches(HEADINGS))) isOpenAfter = false;
      else {
        const words = wordsAt(node);
        if (words !== '') after += ` | ${words}`;
        if (after.length > AROUND_MOST / 4) isOpenAfter = false;
      }
    }
    if (!isOpenBefore && !isOpenAfter) break;
    // What was found close by is enough; farther away is other matter.
    if (depth >= 2 && before.length + after.length > 200) break;
  }
  return tidy(`${before}${after}`).slice(0, AROUND_MOST);
}

function wordsAt(node: Node): string {
  if (node instanceof Text) return tidy(node.data);
  return node instanceof Element && !UNSPOKEN.has(node.tagName) ? textOf(node, AROUND_MOST) : '';
}

/** Words of the markup: of the form itself with its buttons and hidden fields, then of the boxes close by. */
function markupOf(element: Element): string {
  const words: string[] = [];
  const add = (at: Element): void => {
    for (const { name, value } of at.attributes) {
      const isNaming =
        name === 'id' || name === 'class' || name === 'name' || name === 'action' || name === 'role';
      if (isNaming || name === 'aria-label' || name === 'title') words.push(value.slice(0, 200));
      else if (name.startsWith('data-')) words.push(value.length < 40 ? `${name} ${value}` : name);
    }
  };
  add(element);
  for (const part of element.querySelectorAll('input[type=hidden],input[type=submit],button')) {
    words.push(part.getAttribute('name') ?? '', part.id, part.getAttribute('class') ?? '');
    const value = part.getAttribute('value') ?? '';
    if (part.getAttribute('type') === 'hidden' && value.length < 60) words.push(value);
    if (words.length > 120) break;
  }
  let depth = 0;
  for (let at = parentOf(element); at && depth < 4; at = parentOf(at), depth += 1) {
    if (at.tagName === 'BODY' || at.tagName === 'MAIN' || at.tagName === 'ARTICLE') break;
    if (at.querySelectorAll('form').length > 1) break;
    add(at);
  }
  return words
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, MARKUP_MOST);
}

// ---- where it stands ----

/** Where a form stands on the screen: by its drawn box, or by words of the markup where it is not drawn. */
export function placementOf(element: Element, box = floatingBoxOf(element)): Placement {
  if (box) {
    if (box.matches('dialog,[aria-modal=true]')) return 'modal';
    const rect = box.getBoundingClientRect();
    if (rect.width > 0 && rect.height > 0) return shapeOf(box, element);
  } else if (isDrawn(element)) return 'inline';
  return placementByMarkup(element, box !== undefined);
}

/** The dialog, popover or fixed box an element is in, if any. */
export function floatingBoxOf(element: Element): Element | undefined {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (at.tagName === 'BODY') break;
    if (at.matches('dialog,[popover],[aria-modal=true]')) return at;
    const { position } = getComputedStyle(at);
    if (position === 'fixed' || (position === 'sticky' && at.tagName !== 'HEADER')) return at;
  }
  return undefined;
}

function shapeOf(box: Element, element: Element): Placement {
  const { innerWidth, innerHeight } = globalThis;
  let rect = box.getBoundingClientRect();
  // A see-through layer over everything: what counts is the panel in it.
  if (rect.width >= innerWidth * 0.95 && rect.height >= innerHeight * 0.9) return 'modal';
  if (box !== element && !box.contains(element)) rect = element.getBoundingClientRect();
  const isWide = rect.width >= innerWidth * 0.8;
  if (isWide && rect.height <= innerHeight * 0.35) return 'bar';
  const isMiddle =
    Math.abs(rect.left + rect.width / 2 - innerWidth / 2) < innerWidth * 0.1 &&
    Math.abs(rect.top + rect.height / 2 - innerHeight / 2) < innerHeight * 0.2;
  if (isMiddle || rect.width * rect.height > innerWidth * innerHeight * 0.5) return 'modal';
  if (getComputedStyle(box).position === 'sticky') return 'inline';
  return 'slide-in';
}

function isDrawn(element: Element): boolean {
  return element.getClientRects().length > 0;
}

function placementByMarkup(element: Element, isAfloatBox: boolean): Placement {
  for (let at: Element | null = element, depth = 0; at && depth < 8; at = parentOf(at), depth += 1) {
    if (at.tagName === 'BODY' || at.tagName === 'MAIN') break;
    const role = at.getAttribute('role');
    if (role === 'dialog' || role === 'alertdialog') return 'modal';
    const named = placementByName(at);
    if (named) return named;
  }
  return isAfloatBox ? 'modal' : 'inline';
}

function placementByName(element: Element): Placement | undefined {
  const words = `${element.id} ${element.getAttribute('class') ?? ''}`.toLowerCase();
  if (words.length < 3) return undefined;
  return PLACEMENT_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Whether an element lies over the page's content now, rather than standing in the flow. Reads layout. */
export function coversContent(element: Element): boolean {
  const box = floatingBoxOf(element);
  if (!box || !isDrawn(box)) return false;
  const style = getComputedStyle(box);
  if (style.position === 'sticky' || style.visibility === 'hidden' || style.opacity === '0') return false;
  // A <dialog open> without showModal() may stand in the flow.
  if (style.position === 'static' || style.position === 'relative') return false;
  if (box.closest('header,nav') && shapeOf(box, element) === 'bar') return false;
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return right > 0 && bottom > 0 && left < globalThis.innerWidth && top < globalThis.innerHeight;
}

/** Text beside or behind the form is blurred, cut or faded out. */
function isLocking(element: Element, placement: Placement): boolean {
  for (let at: Element | null = element, depth = 0; at && depth < 4; at = parentElementOf(at), depth += 1) {
    if (at.tagName === 'BODY') break;
    const words = `${at.id} ${at.getAttribute('class') ?? ''}`.toLowerCase();
    if (LOCK.test(words)) return true;
    for (const other of [at.previousElementSibling, at.nextElementSibling]) {
      if (other && isCutText(other)) return true;
      for (const child of [other?.firstElementChild, other?.lastElementChild])
        if (child && isCutText(child)) return true;
    }
  }
  const { body } = element.ownerDocument;
  if (!body || placement === 'inline' || element.getRootNode() instanceof ShadowRoot) return false;
  // A page blurred as a whole behind a box that lies over it.
  for (const child of body.children) {
    if (child.contains(element) || UNSPOKEN.has(child.tagName)) continue;
    if (getComputedStyle(child).filter.includes('blur(') && textOf(child, 200).length >= 200) return true;
  }
  return false;
}

/** Whether a longer text is blurred, faded out or cut off. Reads layout. */
export function isCutText(element: Element): boolean {
  if (UNSPOKEN.has(element.tagName) || textOf(element, 120).length < 120) return false;
  const { filter, maskImage, overflowY, userSelect } = getComputedStyle(element);
  if (filter.includes('blur(')) return true;
  if (maskImage !== 'none' && maskImage.includes('gradient') && maskImage !== '') return true;
  if (overflowY !== 'hidden' && overflowY !== 'clip')
    return userSelect === 'none' && element.matches('[aria-hidden=true]');
  return element.scrollHeight > element.clientHeight + 60 && element.clientHeight > 40;
}

/** A wheel, scratch card or the like in the same box. */
function isPlay(element: Element): boolean {
  const box = floatingBoxOf(element) ?? parentElementOf(element) ?? element;
  const words = [
    box,
    element,
    ...box.querySelectorAll('canvas,svg,[class*=wheel i],[class*=spin i],[class*=scratch i]'),
  ]
    .slice(0, 20)
    .map((at) => `${at.id} ${at.getAttribute('class') ?? ''}`.toLowerCase());
  return words.some((word) => PLAY.test(word));
}
