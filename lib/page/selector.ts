import { parentElementOf } from './clobbered';

/** Attributes' values go into a selector as they are only where CSS needs no escape. */
function isUnique(root: Document | ShadowRoot, selector: string, element: Element): boolean {
  const all = root.querySelectorAll(selector);
  return all.length === 1 && all[0] === element;
}

/**
 * A CSS selector that resolves to exactly this element of the document it is in; inside an open shadow root
 * `host >>> inner`. Never `html` or `body` for an element below them.
 */
export function selectorOf(element: Element): string {
  const root = element.getRootNode();
  if (!(root instanceof Document) && !(root instanceof ShadowRoot)) return element.localName;
  const own = withinRoot(root, element);
  return root instanceof ShadowRoot ? `${selectorOf(root.host)} >>> ${own}` : own;
}

function withinRoot(root: Document | ShadowRoot, element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at; at = parentElementOf(at)) {
    if (at.id !== '') {
      const byId = `#${CSS.escape(at.id)}`;
      if (isUnique(root, byId, at)) return [byId, ...steps].join(' > ');
    }
    const { localName } = at;
    const twins = at.parentElement
      ? [...at.parentElement.children].filter(
          (c) => c.localName === localName && c.namespaceURI === at?.namespaceURI,
        )
      : [...root.children].filter((c) => c.localName === localName);
    const name = CSS.escape(localName);
    steps.unshift(twins.length > 1 ? `${name}:nth-of-type(${twins.indexOf(at) + 1})` : name);
    if (at.parentElement && at !== root.firstElementChild) {
      const path = steps.join(' > ');
      if (steps.length > 2 && isUnique(root, path, element)) return path;
    }
  }
  return steps.join(' > ');
}
