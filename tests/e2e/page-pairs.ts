/** The pairs in tests/pages: what stands in a .json, and how it is held against what was found. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { VisitFinding } from '../../tools/visit';

/** What a person does on the page first. */
export type Step = { wait: number } | { click: string } | { scroll: number } | { mouseLeave: true };
type Wanted = Partial<
  Pick<VisitFinding, 'pattern' | 'form' | 'placement' | 'trigger' | 'evidence' | 'quote' | 'frame'>
> & { selector: string };
export type Expectation = {
  owed?: string;
  stay?: number;
  steps?: readonly Step[];
  findings: readonly Wanted[];
};

/** Where something stands in a page, or in a frame of it. */
export type Position = { frame?: string | null; selector: string };

export const FOLDER = join(import.meta.dirname, '..', 'pages');
/** How long a page that does not say so stays open before it is judged. */
export const STAY_MS = 3_000;

/** Keys that are simply equal where they are given. */
const EQUAL = ['pattern', 'form', 'placement', 'trigger', 'evidence'] as const;

/** What must be found on a page. @param name "countdown/frame.de.html" */
export function expectationOf(name: string): Expectation {
  return JSON.parse(readFileSync(join(FOLDER, name.replace(/html$/u, 'json')), 'utf8'));
}

/**
 * Whether a finding stands where it is wanted: `[wanted][finding]`. The element is the one, or inside it, or holds it;
 * an element in an open shadow root counts as inside its host. Runs in the page, so it holds all it needs.
 */
export function nearness({
  found,
  want,
}: {
  found: readonly Position[];
  want: readonly Position[];
}): boolean[][] {
  /** Follows "host >>> inner" through shadow roots and frames. */
  const find = (root: Document | ShadowRoot, path: string): Element | null => {
    const [first = '', ...rest] = path.split(' >>> ');
    const element = root.querySelector(first);
    if (!element || rest.length === 0) return element;
    const inside = element instanceof HTMLIFrameElement ? element.contentDocument : element.shadowRoot;
    return inside && find(inside, rest.join(' >>> '));
  };
  const locate = ({ frame, selector }: Position): Element | null => {
    if (frame === undefined || frame === null) return find(document, selector);
    const element = find(document, frame);
    const inside = element instanceof HTMLIFrameElement ? element.contentDocument : null;
    return inside && find(inside, selector);
  };
  const holds = (outer: Element, at: Node | null): boolean =>
    at !== null && (at === outer || holds(outer, at instanceof ShadowRoot ? at.host : at.parentNode));
  return want.map((each) => {
    const element = locate(each);
    if (!element) throw new Error(`the page has no ${each.selector}`);
    return found.map((other) => {
      const there = locate(other);
      if (!there) throw new Error(`the finding's selector leads nowhere: ${other.selector}`);
      return holds(element, there) || holds(there, element);
    });
  });
}

/** What was wanted and not found, and what was found and not wanted: nothing of either is how it shall be. */
export function misfits<Found extends VisitFinding>(
  findings: readonly Found[],
  wanted: readonly Wanted[],
  isNear: readonly (readonly boolean[])[],
): { missing: Wanted[]; tooMuch: Found[] } {
  const fits = wanted.map((each, w) =>
    findings.flatMap((found, f) => (agrees(found, each) && isNear[w]?.[f] === true ? [f] : [])),
  );
  const taken = assign(fits);
  return {
    missing: wanted.filter((_, w) => !taken.has(w)),
    tooMuch: findings.filter((_, f) => ![...taken.values()].includes(f)),
  };
}

function agrees(found: VisitFinding, wanted: Wanted): boolean {
  if (wanted.quote !== undefined && !found.quote.includes(wanted.quote)) return false;
  return EQUAL.every((key) => wanted[key] === undefined || wanted[key] === found[key]);
}

/** Gives each wanted finding one of those that fit it, no finding twice, as many as can be. */
function assign(fits: readonly (readonly number[])[]): Map<number, number> {
  const takenBy = new Map<number, number>();
  const place = (wanted: number, tried: Set<number>): boolean => {
    for (const found of fits[wanted] ?? []) {
      if (tried.has(found)) continue;
      tried.add(found);
      const other = takenBy.get(found);
      if (other !== undefined && !place(other, tried)) continue;
      takenBy.set(found, wanted);
      return true;
    }
    return false;
  };
  for (const wanted of fits.keys()) place(wanted, new Set());
  return new Map([...takenBy].map(([found, wanted]) => [wanted, found]));
}
