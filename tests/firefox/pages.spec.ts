/** Pairs of tests/pages, one of each kind of markup: Firefox finds what Chromium finds, no more, no less. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { expectationOf, FOLDER, misfits, nearness, STAY_MS, type Step } from '../e2e/page-pairs';
import type { FirefoxTab } from './firefox';
import { expect, idOf, test } from './fixtures';
import { listenForFrames, look } from './look';

/** All of them are looked at in Chromium; here, those whose way of drawing or opening a browser could see otherwise. */
const PAGES = [
  'confirmshaming/modal-link.de.html',
  'countdown/drawn-by-style.de.html',
  'countdown/flip-cards.de.html',
  'countdown/frame.de.html',
  'countdown/web-component.en.html',
  'deadline/today-only.de.html',
  'gate/content-lock-blur.de.html',
  'gate/dialog-by-click.de.html',
  'gate/frame-srcdoc-overlay.de.html',
  'gate/route-change-modal.en.html',
  'gate/shadow-declarative.de.html',
  'look-alikes/otp-resend.de.html',
  'preticked/drawn-box.de.html',
  'scarcity/in-an-option.en.html',
  'social-proof/purchase-toast.de.html',
];

for (const name of PAGES) {
  test(name, async ({ firefox, web, backroom }) => {
    const wanted = expectationOf(name);
    const address = `http://pages.example/${name}`;
    web.put(address, readFileSync(join(FOLDER, name), 'utf8'));
    await listenForFrames(backroom);
    const tab = await firefox.openAt(address);
    try {
      const id = await idOf(backroom, address);
      for (const step of wanted.steps ?? []) await act(tab, step);
      await sleep(wanted.stay ?? STAY_MS);
      const frames = wanted.findings.flatMap(({ frame }) => frame ?? []);
      const findings = await look(backroom, tab, id, frames);
      const found = findings.map(({ frame, selector }) => ({ frame, selector }));
      const isNear = await tab.evaluate(nearness, { found, want: wanted.findings });
      expect(misfits(findings, wanted.findings, isNear)).toEqual({ missing: [], tooMuch: [] });
    } finally {
      await tab.close();
    }
  });
}

async function act(tab: FirefoxTab, step: Step): Promise<void> {
  if ('wait' in step) await sleep(step.wait);
  else if ('click' in step) await tab.press(step.click, 'css selector');
  else if ('scroll' in step) await tab.scroll(step.scroll);
  else throw new Error('a pointer that leaves the window cannot be steered here');
}
