/**
 * Forms that cannot be asked anything: a field stands before whatever of its form has the same name, in every script's
 * world (HTML Standard, "the form element": LegacyOverrideBuiltIns). With `<input name="parentElement">` the form's parent
 * is the field, whose parent is the form. Such forms are left alone, with all that is in them.
 */

/** What is asked of any element here. Names that honest fields have ("name", "id", "title", "children") are not among them. */
const ASKED: ReadonlySet<string> = new Set(
  (
    'assignedSlot attributes checkVisibility childElementCount childNodes classList closest compareDocumentPosition ' +
    'contains firstChild firstElementChild getAttribute getBoundingClientRect getElementsByTagName getRootNode ' +
    'hasAttribute hasAttributes isConnected localName matches nextElementSibling nextSibling nodeName nodeType ' +
    'ownerDocument parentElement parentNode previousElementSibling previousSibling querySelector querySelectorAll ' +
    'shadowRoot tagName textContent'
  ).split(' '),
);

/** A form that was looked at is believed for so long: it may be asked for at every change of the page. */
const BELIEVED_MS = 1_000;

/** The element a node stands in, whatever the names in it. Who climbs by this gets to the top. */
export function parentElementOf(node: Node): Element | null {
  return node instanceof HTMLFormElement
    ? Reflect.get(Node.prototype, 'parentElement', node)
    : node.parentElement;
}

/** The node a node stands in: an element, a shadow root or the document. */
export function parentNodeOf(node: Node): Node | null {
  return node instanceof HTMLFormElement ? Reflect.get(Node.prototype, 'parentNode', node) : node.parentNode;
}

/** The slot an element is drawn in. */
export function slotOf(element: Element): HTMLSlotElement | null {
  return element instanceof HTMLFormElement
    ? Reflect.get(Element.prototype, 'assignedSlot', element)
    : element.assignedSlot;
}

/** Forms by when they were last looked at, in ms since the page began. */
const looked = new WeakMap<Element, { at: number; isClobbered: boolean }>();

/** Whether an element is such a form. Any other element costs next to nothing. */
export function isClobbered(element: Element): boolean {
  if (!(element instanceof HTMLFormElement)) return false;
  const now = performance.now();
  const last = looked.get(element);
  if (last && now - last.at < BELIEVED_MS) return last.isClobbered;
  const isIt = hasAskedName(element);
  looked.set(element, { at: now, isClobbered: isIt });
  return isIt;
}

function hasAskedName(form: HTMLFormElement): boolean {
  const fields: HTMLFormControlsCollection = Reflect.get(HTMLFormElement.prototype, 'elements', form);
  const pictures = Element.prototype.querySelectorAll.call(form, 'img,input[type=image]');
  return [...fields, ...pictures].some(
    (field) => ASKED.has(field.id) || ASKED.has(field.getAttribute('name') ?? ''),
  );
}

/** Whether an element is such a form or stands in one. */
export function isInClobbered(element: Element): boolean {
  const form = Element.prototype.closest.call(element, 'form');
  return form !== null && isClobbered(form);
}
