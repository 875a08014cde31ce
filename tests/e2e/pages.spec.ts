/** Every pair in tests/pages: what stands in its .json must be found in the real browser, no more, no less. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Page } from '@playwright/test';

import { closeTab } from '../../tools/browser';
import { visit, type VisitFinding } from '../../tools/visit';
import { expect, test } from './fixtures';

type Step = { wait: number } | { click: string } | { scroll: number } | { mouseLeave: true };
type Wanted = Partial<
  Pick<VisitFinding, 'pattern' | 'form' | 'placement' | 'trigger' | 'evidence' | 'quote' | 'frame'>
> & { selector: string };
type Expectation = { owed?: string; stay?: number; steps?: readonly Step[]; findings: readonly Wanted[] };

const FOLDER = join(import.meta.dirname, '..', 'pages');
const STAY_MS = 3_000;
/** Keys that are simply equal where they are given. */
const EQUAL = ['pattern', 'form', 'placement', 'trigger', 'evidence'] as const;

const pages = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .toSorted();

for (const name of pages) {
  test(name, async ({ shared }) => {
    const file = join(FOLDER, name);
    const wanted: Expectation = JSON.parse(readFileSync(file.replace(/html$/u, 'json'), 'utf8'));
    // What is found wrong is known and said: the page waits for its mend, and is not bent.
    test.fixme(wanted.owed !== undefined, wanted.owed ?? '');
    const tab = await shared.openTab();
    try {
      const { findings } = await visit(shared, tab, pathToFileURL(file).href, {
        stayMs: wanted.stay ?? STAY_MS,
        isStatic: false,
        withHidden: false,
        act: async (page) => {
          for (const step of wanted.steps ?? []) await act(page, step);
        },
      });
      const isNear = await nearness(tab.page, findings, wanted.findings);
      const fits = wanted.findings.map((each, w) =>
        findings.flatMap((found, f) => (agrees(found, each) && isNear[w]?.[f] === true ? [f] : [])),
      );
      const taken = assign(fits);
      expect({
        missing: wanted.findings.filter((_, w) => !taken.has(w)),
        tooMuch: findings.filter((_, f) => ![...taken.values()].includes(f)),
      }).toEqual({ missing: [], tooMuch: [] });
    } finally {
      await closeTab(tab);
    }
  });
}

async function act(page: Page, step: Step): Promise<void> {
  if ('wait' in step) await page.waitForTimeout(step.wait);
  else if ('click' in step) await page.click(step.click);
  else if ('scroll' in step) await page.mouse.wheel(0, step.scroll);
  else {
    const { width } = page.viewportSize() ?? { width: 1280 };
    await page.mouse.move(width / 2, 200);
    await page.mouse.move(width / 2, 20, { steps: 5 });
    await page.mouse.move(width / 2, -10, { steps: 3 });
  }
}

function agrees(found: VisitFinding, wanted: Wanted): boolean {
  if (wanted.quote !== undefined && !found.quote.includes(wanted.quote)) return false;
  return EQUAL.every((key) => wanted[key] === undefined || wanted[key] === found[key]);
}

/**
 * Whether a finding stands where it is wanted: `[wanted][finding]`. The element is the one, or inside it, or holds it;
 * an element in an open shadow root counts as inside its host.
 */
async function nearness(
  page: Page,
  findings: readonly VisitFinding[],
  wanted: readonly Wanted[],
): Promise<boolean[][]> {
  return await page.evaluate(
    ({ found, want }) => {
      /** Follows "host >>> inner" through shadow roots and frames. */
      const find = (root: Document | ShadowRoot, path: string): Element | null => {
        const [first = '', ...rest] = path.split(' >>> ');
        const element = root.querySelector(first);
        if (!element || rest.length === 0) return element;
        const inside = element instanceof HTMLIFrameElement ? element.contentDocument : element.shadowRoot;
        return inside && find(inside, rest.join(' >>> '));
      };
      const locate = ({ frame, selector }: { frame?: string | null; selector: string }): Element | null => {
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
    },
    { found: findings.map(({ frame, selector }) => ({ frame, selector })), want: wanted },
  );
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
