import { describe, expect, it } from 'vitest';

import { median, Sheet } from '../../../tools/bench/sheet';
import { countElements, shopPage } from '../../../tools/bench/shop';
import { threadOfPage, workOn, type TraceEvent } from '../../../tools/bench/trace';

const OURS = 'chrome-extension://abc/';
const PAGE = { pid: 7, tid: 7 };

function event(
  name: string,
  from: number,
  to: number,
  url?: string,
  given: Partial<TraceEvent> = {},
): TraceEvent {
  const args = url === undefined ? {} : { data: { url } };
  return { name, ph: 'X', ts: from, dur: to - from, tdur: to - from, ...PAGE, args, ...given };
}

/** What the profiler says: at each time, whether our script is on the stack. */
function profile(...samples: [at: number, isOurs: boolean][]): TraceEvent[] {
  const nodes = [
    { id: 1, callFrame: {} },
    { id: 2, parent: 1, callFrame: { url: `${OURS}page.js` } },
    { id: 3, parent: 2, callFrame: {} },
    { id: 4, parent: 1, callFrame: { url: 'http://shop.example/a.js' } },
  ];
  let last = 0;
  const timeDeltas = samples.map(([at]) => {
    const delta = at - last;
    last = at;
    return delta;
  });
  const data = { cpuProfile: { nodes, samples: samples.map(([, isOurs]) => (isOurs ? 3 : 4)) }, timeDeltas };
  return [
    { name: 'Profile', ph: 'P', ts: 0, id: '0x1', ...PAGE, args: { data: { startTime: 0 } } },
    { name: 'ProfileChunk', ph: 'P', ts: 1, id: '0x1', pid: 7, tid: 99, args: { data } },
  ];
}

describe('script time in a trace', () => {
  it('is that of events that name our script, each once, and the most in one task', () => {
    const events = [
      event('RunTask', 0, 10_000),
      event('EvaluateScript', 1_000, 4_000, `${OURS}page.js`),
      event('v8.compile', 1_100, 2_000, `${OURS}page.js`),
      event('FunctionCall', 5_000, 9_000, 'http://shop.example/a.js'),
      event('RunTask', 20_000, 30_000),
      event('FunctionCall', 20_000, 22_000, `${OURS}page.js`),
      event('FunctionCall', 23_000, 28_000, `${OURS}page.js`),
      event('FunctionCall', 23_000, 28_000, 'chrome-extension://other/page.js'),
      event('FunctionCall', 21_000, 29_000, `${OURS}page.js`, { pid: 8 }),
    ];
    expect(workOn(events, PAGE, OURS)).toEqual({ scriptMs: 10, longestMs: 7, busyMs: 20 });
  });

  it('counts what no event names by the share of samples in the rest of the task', () => {
    const events = [
      event('RunTask', 0, 8_000),
      event('FunctionCall', 0, 4_000, `${OURS}page.js`),
      event('RunTask', 10_000, 12_000),
      ...profile(
        [1_000, true],
        [5_000, true],
        [5_500, false],
        [6_000, false],
        [6_500, false],
        [11_000, false],
      ),
    ];
    expect(workOn(events, PAGE, OURS)).toEqual({ scriptMs: 5, longestMs: 5, busyMs: 10 });
  });

  it('leaves out the time in which another program had the processor', () => {
    const events = [
      event('RunTask', 0, 9_000, undefined, { tdur: 3_000 }),
      event('FunctionCall', 0, 8_000, `${OURS}page.js`, { tdur: 2_000 }),
    ];
    expect(workOn(events, PAGE, OURS)).toEqual({ scriptMs: 2, longestMs: 2, busyMs: 3 });
  });

  it('is looked for on the thread that read the page', () => {
    const reading = event('ParseHTML', 0, 1, undefined, {
      args: { beginData: { url: 'http://shop.example/' } },
    });
    expect(threadOfPage([event('RunTask', 0, 1), reading], 'http://shop.example/')).toEqual(PAGE);
    expect(threadOfPage([reading], 'http://other.example/')).toBeUndefined();
  });
});

describe('the page that is measured', () => {
  it.each([1_000, 4_000, 64_000])('has %i elements, give or take a product', (elements) => {
    const count = countElements(shopPage({ elements }));
    expect(count).toBeGreaterThanOrEqual(elements);
    expect(count).toBeLessThan(elements + 20);
  });

  it('is the same each time, and presses as often when it is larger', () => {
    expect(shopPage({ elements: 1_000 })).toBe(shopPage({ elements: 1_000 }));
    const [small = 0, large = 0] = [1_000, 8_000].map(
      (elements) => shopPage({ elements }).split('class="note"').length,
    );
    expect(large).toBe(small);
  });
});

describe('the sheet', () => {
  it('holds the median against the budget, and ours against the other', () => {
    const sheet = new Sheet();
    for (const value of [90, 20, 30]) sheet.add('script-4000', 'manometer', value);
    for (const value of [60, 80]) sheet.add('script-4000', 'autoconsent', value);
    expect(sheet.rows()).toMatchObject([
      { id: 'script-4000', medians: { manometer: 30, autoconsent: 70 }, ratio: 30 / 70, isMet: false },
    ]);
  });

  it('takes the middle', () => {
    expect(median([])).toBeUndefined();
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});
