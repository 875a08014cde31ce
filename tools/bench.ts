/**
 * `npm run bench`: what the extension costs, in a real browser, beside an extension that does nothing and one that reads
 * every page too. Each is measured in a browser of its own with a fresh profile, in turn, several times; what counts is
 * the median. Times of scripts are those of the processor (see bench/trace).
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

import { localDay } from '@/lib/core/report';

import { Bench, type Pace } from './bench/measure';
import { servePages, type PageServer } from './bench/pages';
import { columns, format, median, Sheet, sheetTable, type QuantityId, type Row } from './bench/sheet';
import { shopPage } from './bench/shop';
import { contentScriptKb, subjects, type Subject } from './bench/subjects';
import { makeYear, type Year } from './year';

const USAGE = `Usage: npm run bench -- [--json] [--short] [--rounds N]

  --json     one object of JSON instead of tables
  --short    the few quantities that are alike on every machine, in under a minute;
             exit code 1 where a size or a ratio is beyond its limit, never for a time
  --rounds N how often all is measured (5)`;

const ROUNDS = 5;
const SHORT_ROUNDS = 2;
const PACE: Pace = { settleMs: 5_000, steadyMs: 4_000 };
const SHORT_PACE: Pace = { settleMs: 2_500, steadyMs: 0 };

/** Sizes of pages, each twice the one before. */
const GROWTH = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000];
const SHORT_GROWTH = [4_000, 8_000, 16_000];

/** What `--short` lets pass: a little more than what is measured today, so that only a step back is beyond it. */
const LIMITS: readonly { id: QuantityId; of: 'value' | 'ratio'; most: number }[] = [
  { id: 'size', of: 'value', most: 25 },
  { id: 'script-4000', of: 'ratio', most: 1.5 },
  { id: 'doubling', of: 'value', most: 3 },
];

/** Names of the pages on the web of this machine. */
function hostOf(name: string | number): string {
  return `shop-${name}.example`;
}

type Growth = { elements: number; scriptMs: number; longestMs: number; backgroundMs: number };

/** @returns exit code: 0 measured, 1 beyond a limit (`--short`), 2 called wrongly */
export async function main(args: string[]): Promise<number> {
  const call = read(args);
  if ('fault' in call) {
    process.stderr.write(`${call.fault}\n\n${USAGE}\n`);
    return 2;
  }
  const { isJson, isShort, rounds } = call;
  const sizes = isShort ? SHORT_GROWTH : GROWTH;
  const server = await servePages(makePages(sizes));
  const sheet = new Sheet();
  const growing = new Map<number, Omit<Growth, 'elements'>[]>(sizes.map((size) => [size, []]));
  try {
    for (let round = 1; round <= rounds; round += 1) {
      for (const subject of subjects()) {
        if (isShort && subject.name === 'nothing') continue;
        process.stderr.write(`Round ${round} of ${rounds}: ${subject.name}\n`);
        await (isShort ? measureShort : measureAll)(subject, server, sheet, growing);
      }
    }
  } finally {
    await server.close();
  }
  const growth = sizes.map((elements) => {
    const all = growing.get(elements) ?? [];
    const middle = (key: keyof Omit<Growth, 'elements'>): number => median(all.map((one) => one[key])) ?? 0;
    return {
      elements,
      scriptMs: middle('scriptMs'),
      longestMs: middle('longestMs'),
      backgroundMs: middle('backgroundMs'),
    };
  });
  for (const ratio of doublings(growth).slice(-2)) sheet.add('doubling', 'manometer', ratio);
  addUp(sheet);
  const rows = sheet.rows();
  const beyond = isShort ? beyondLimits(rows) : [];
  if (isJson) process.stdout.write(`${JSON.stringify({ ...circumstances(rounds), rows, growth, beyond })}\n`);
  else print(rows, growth, rounds, beyond);
  return beyond.length > 0 ? 1 : 0;
}

type Call = { fault: string } | { isJson: boolean; isShort: boolean; rounds: number };

function read(args: string[]): Call {
  try {
    const { values } = parseArgs({
      args,
      options: {
        json: { type: 'boolean', default: false },
        short: { type: 'boolean', default: false },
        rounds: { type: 'string' },
      },
    });
    const rounds = Number(values.rounds ?? (values.short ? SHORT_ROUNDS : ROUNDS));
    if (!Number.isInteger(rounds) || rounds < 1) return { fault: '--rounds takes a number, from 1.' };
    return { isJson: values.json, isShort: values.short, rounds };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function makePages(sizes: readonly number[]): Map<string, string> {
  return new Map([
    [hostOf('warm'), shopPage({ elements: 300 })],
    [hostOf(10_000), shopPage({ elements: 10_000 })],
    [hostOf('clocks'), shopPage({ elements: 4_000, hasClocks: true })],
    [hostOf('changes'), shopPage({ elements: 4_000, changesPerSecond: 1_000 })],
    ...sizes.map((elements) => [hostOf(elements), shopPage({ elements })] as const),
  ]);
}

type Measure = (
  subject: Subject,
  server: PageServer,
  sheet: Sheet,
  growing: ReadonlyMap<number, Omit<Growth, 'elements'>[]>,
) => Promise<void>;

const measureShort: Measure = async (subject, { hosts }, sheet, growing) => {
  const { name } = subject;
  sheet.add('size', name, contentScriptKb(subject));
  const bench = await Bench.open(subject.extension, hosts, SHORT_PACE);
  try {
    await bench.warmUp(hostOf('warm'));
    for (const elements of name === 'manometer' ? growing.keys() : [4_000]) {
      const load = await bench.load(hostOf(elements));
      if (name === 'manometer') growing.get(elements)?.push(load);
      if (elements === 4_000) sheet.add('script-4000', name, load.scriptMs);
    }
  } finally {
    await bench.close();
  }
};

const measureAll: Measure = async (subject, { hosts }, sheet, growing) => {
  const { name } = subject;
  const isOurs = name === 'manometer';
  sheet.add('size', name, contentScriptKb(subject));
  const bench = await Bench.open(subject.extension, hosts, PACE);
  try {
    await bench.warmUp(hostOf('warm'));
    for (const elements of isOurs ? [...growing.keys(), 10_000] : [4_000, 10_000, 64_000]) {
      const load = await bench.load(hostOf(elements));
      if (isOurs) growing.get(elements)?.push(load);
      if (elements === 64_000) sheet.add('longest-64000', name, load.longestMs);
      if (elements === 4_000) sheet.add('heap', name, load.heapKb);
      if (elements !== 4_000 && elements !== 10_000) continue;
      sheet.add(`script-${elements}`, name, load.scriptMs);
      sheet.add(`longest-${elements}`, name, load.longestMs);
      sheet.add(`background-${elements}`, name, load.backgroundMs);
      sheet.add(`busy-${elements}`, name, load.busyMs);
    }
    const clocks = await bench.steady(hostOf('clocks'));
    sheet.add('clocks', name, clocks.inFront.pageMs);
    const changes = await bench.steady(hostOf('changes'));
    sheet.add('changes', name, changes.inFront.pageMs);
    sheet.add('background-changes', name, changes.inFront.backgroundMs);
    sheet.add('hidden', name, changes.hidden.pageMs + changes.hidden.backgroundMs);
    sheet.add('popup', name, await bench.popup(hostOf(4_000)));
    if (!isOurs) return;
    await bench.keep(year());
    sheet.add('popup-year', name, await bench.popup(hostOf(4_000)));
    // Once to wake the disk: the year was written a moment ago.
    await bench.ownPage('report.html');
    sheet.add('report-year', name, await bench.ownPage('report.html'));
  } finally {
    await bench.close();
  }
};

let made: Year | undefined;

function year(): Year {
  made ??= makeYear({ endsOn: localDay(new Date()) });
  return made;
}

/** What follows from what was measured. */
function addUp(sheet: Sheet): void {
  const none = sheet.median('heap', 'nothing');
  for (const name of ['manometer', 'autoconsent'] as const) {
    const heap = sheet.median('heap', name);
    if (heap !== undefined && none !== undefined) sheet.add('heap-added', name, heap - none);
  }
}

/** How many times the time of one size that of the next is. */
function doublings(growth: readonly Growth[]): number[] {
  return growth.slice(1).map(({ scriptMs }, i) => scriptMs / Math.max(growth[i]?.scriptMs ?? 1, 1));
}

/** What is beyond its limit, as sentences. */
function beyondLimits(rows: readonly Row[]): string[] {
  return LIMITS.flatMap(({ id, of, most }) => {
    const row = rows.find((each) => each.id === id);
    const value = of === 'ratio' ? row?.ratio : row?.medians.manometer;
    if (row === undefined || value === undefined || value === null || value <= most) return [];
    const against = of === 'ratio' ? ', against the other extension' : '';
    return [`${row.what}${against}: ${format(value)}, at most ${format(most)}`];
  });
}

function circumstances(rounds: number): object {
  return { measuredAt: new Date().toISOString(), machine: machine(), rounds };
}

function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`;
}

function print(
  rows: readonly Row[],
  growth: readonly Growth[],
  rounds: number,
  beyond: readonly string[],
): void {
  const ratios = doublings(growth);
  const table = columns([
    ['elements', 'script ms', 'longest ms', 'worker ms', 'twice the page'],
    ...growth.map(({ elements, scriptMs, longestMs, backgroundMs }, i) => [
      format(elements),
      format(scriptMs),
      format(longestMs),
      format(backgroundMs),
      i === 0 ? '' : `${format(ratios[i - 1] ?? 0)}×`,
    ]),
  ]);
  process.stdout.write(
    `${sheetTable(rows)}\n\nGrowth, Manometer\n${table}\n\nMedians of ${rounds}, ${localDay(new Date())}, ${machine()}\n`,
  );
  for (const sentence of beyond) process.stdout.write(`Beyond the limit: ${sentence}\n`);
}
