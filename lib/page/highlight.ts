/** Texts dressed in the page by the CSS Custom Highlight API: no node, no attribute, a name nobody can guess. */
import { randomName } from './overlay';

/** The page may throw our highlight out so often; then it has its way. */
const MOST_REPAIRS = 20;

export type Words = {
  /** Dresses these ranges and no others. */
  draw(ranges: readonly Range[]): void;
  /** The page can clear our highlight and its sheet, mostly unknowingly: puts them back. */
  repair(): void;
  /** Takes everything out again. */
  clear(): void;
};

/** An element that holds text to be dressed, and a selector that names it and few others. */
type Holder = { selector: string; element: Element };

/** How texts are dressed. @param name of the highlight */
export type Look = (name: string, holders: readonly Holder[]) => string;

/** Elements that hold the text of one range, at most. */
const MOST_HOLDERS = 40;

/**
 * Selectors for the elements that hold the text of these ranges. A rule for all elements would make the browser work
 * out the style of the whole page anew; one that names an id, a class or at least a tag is confined to few.
 */
function holdersOf(ranges: Iterable<Range>): Holder[] {
  const holders = new Map<string, Element>();
  for (const range of ranges) {
    const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
    let node: Node | null = walker.root instanceof Text ? walker.root : walker.nextNode();
    for (let count = 0; node && count < MOST_HOLDERS; node = walker.nextNode()) {
      if (!node.parentElement || !range.intersectsNode(node)) continue;
      count += 1;
      holders.set(selectorOf(node.parentElement), node.parentElement);
    }
  }
  return [...holders].map(([selector, element]) => ({ selector, element }));
}

function selectorOf({ id, localName, classList }: Element): string {
  if (id !== '') return `#${CSS.escape(id)}`;
  const [name] = classList;
  return CSS.escape(localName) + (name === undefined ? '' : `.${CSS.escape(name)}`);
}

/** @param look how the texts are dressed */
export function createWords(look: Look): Words {
  const name = randomName();
  const highlight = new Highlight();
  const sheet = new CSSStyleSheet();
  const styled = new Set<Document | ShadowRoot>();
  let drawn: ReadonlySet<Range> = new Set();
  let repairs = 0;
  let dressed = '';

  const put = (): boolean => {
    let isPut = false;
    if (CSS.highlights.get(name) !== highlight) {
      CSS.highlights.set(name, highlight);
      isPut = true;
    }
    for (const root of styled) {
      if (root.adoptedStyleSheets.includes(sheet)) continue;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      isPut = true;
    }
    return isPut;
  };
  const clear = (): void => {
    CSS.highlights.delete(name);
    highlight.clear();
    drawn = new Set();
    for (const root of styled)
      if (root.adoptedStyleSheets.includes(sheet))
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
    styled.clear();
  };
  return {
    draw(ranges) {
      if (ranges.length === 0) return clear();
      // Each change repaints: what stands already is left alone.
      const wanted = new Set(ranges);
      for (const range of drawn) if (!wanted.has(range)) highlight.delete(range);
      for (const range of wanted) if (!drawn.has(range)) highlight.add(range);
      drawn = wanted;
      const css = look(name, holdersOf(wanted));
      if (css !== dressed) {
        dressed = css;
        sheet.replaceSync(css);
      }
      styled.add(document);
      for (const range of wanted) {
        const root = range.startContainer.getRootNode();
        if (root instanceof ShadowRoot) styled.add(root);
      }
      put();
    },
    repair() {
      if (styled.size > 0 && repairs < MOST_REPAIRS && put()) repairs += 1;
    },
    clear,
  };
}
