/** Every pair in tests/pages: what stands in its .json must be found in the real browser, no more, no less. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Page } from '@playwright/test';

import { closeTab } from '../../tools/browser';
import { visit } from '../../tools/visit';
import { expect, test } from './fixtures';
import { expectationOf, FOLDER, misfits, nearness, STAY_MS, type Step } from './page-pairs';

const pages = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .toSorted();

for (const name of pages) {
  test(name, async ({ shared }) => {
    const wanted = expectationOf(name);
    // What is found wrong is known and said: the page waits for its mend, and is not bent.
    test.fixme(wanted.owed !== undefined, wanted.owed ?? '');
    const tab = await shared.openTab();
    try {
      const { findings } = await visit(shared, tab, pathToFileURL(join(FOLDER, name)).href, {
        stayMs: wanted.stay ?? STAY_MS,
        isStatic: false,
        withHidden: false,
        act: async (page) => {
          for (const step of wanted.steps ?? []) await act(page, step);
        },
      });
      const found = findings.map(({ frame, selector }) => ({ frame, selector }));
      const isNear = await tab.page.evaluate(nearness, { found, want: wanted.findings });
      expect(misfits(findings, wanted.findings, isNear)).toEqual({ missing: [], tooMuch: [] });
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
