/** `npm run look`: looks at pages with the built extension, or at texts with the core alone. One row each. */
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { detect } from '@/lib/core/detect';
import { learn } from '@/lib/core/text-judge';
import { WEIGHTS } from '@/lib/core/text-weights';
import { ROLES, type Role } from '@/lib/core/types';

import { Browser, closeTab, closeWindow, type Tab } from './browser';
import { table } from './table';
import { base, sayFileFault, targetsOf, type Target } from './targets';
import { visit, type Visit } from './visit';

const USAGE = `Usage: npm run look -- [--json] [--pictures DIR] [--no-scripts] [--hidden] [--stay MS] [--pause MS] PATH|URL|DIR ...
       npm run look -- --text FILE

  --json         one row of JSON a page instead of a table
  --pictures DIR a picture of each page with its marks
  --no-scripts   reads saved pages as they are
  --hidden       also what the markup holds but does not show
  --stay MS      how long each page stays open (3000; without scripts as short as it takes)
  --pause MS     how long to wait between pages
  --text FILE    each line is one snippet; it may begin with "role=button lang=de" and a tab`;

/** With scripts a page gets the time to open what it opens, and a clock the time to tick. */
const STAY_MS = 3_000;

type Row = ({ page: string; ok: true } & Visit) | { page: string; ok: false; error: string };

type Options = {
  isJson: boolean;
  pictures: string | undefined;
  isStatic: boolean;
  withHidden: boolean;
  stayMs: number | undefined;
  pauseMs: number;
};

/** @returns exit code: 0 all looked at, 1 some failed, 2 called wrongly */
export async function main(args: string[]): Promise<number> {
  const call = read(args);
  if ('fault' in call) {
    process.stderr.write(`${call.fault}\n\n${USAGE}\n`);
    return 2;
  }
  // Whoever reads our rows may have had enough ("look … | head -1").
  process.stdout.on('error', () => process.exit(0));
  return 'text' in call ? lookAtTexts(call.text) : await lookAtPages(call.targets, call.options);
}

type Call = { fault: string } | { text: string } | { targets: Target[]; options: Options };

/** What the words on the command line ask for. */
function read(args: string[]): Call {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        pictures: { type: 'string' },
        'no-scripts': { type: 'boolean', default: false },
        hidden: { type: 'boolean', default: false },
        stay: { type: 'string' },
        pause: { type: 'string' },
        text: { type: 'string' },
      },
    });
    if (values.text !== undefined) {
      if (positionals.length > 0) return { fault: '--text takes one file and no pages.' };
      return { text: resolve(base(), values.text) };
    }
    if (positionals.length === 0) return { fault: 'Which page?' };
    return {
      targets: positionals.flatMap((argument) => targetsOf(argument)),
      options: {
        isJson: values.json,
        pictures: values.pictures === undefined ? undefined : resolve(base(), values.pictures),
        isStatic: values['no-scripts'],
        withHidden: values.hidden,
        stayMs: milliseconds('stay', values.stay) ?? (values['no-scripts'] ? undefined : STAY_MS),
        pauseMs: milliseconds('pause', values.pause) ?? 0,
      },
    };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function milliseconds(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const ms = value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(ms) || ms < 0) throw new Error(`--${name} takes milliseconds, not "${value}".`);
  return ms;
}

/** Looks at one page after the other; rows come in the order of the pages, each as soon as it can. */
async function lookAtPages(targets: readonly Target[], options: Options): Promise<number> {
  if (options.pictures !== undefined) mkdirSync(options.pictures, { recursive: true });
  const visitor = new Visitor(options);
  const lanes = lanesFor(targets, options);
  const rows: Promise<Row>[] = [];
  let failures = 0;
  let next = 0;
  const begin = (): void => {
    const target = targets[next];
    if (!target) return;
    const number = next + 1;
    next += 1;
    rows.push(visitor.visit(target, number));
  };
  try {
    for (let i = 0; i < lanes; i += 1) begin();
    for (let i = 0; i < targets.length; i += 1) {
      const row = await rows[i];
      if (!row) break;
      if (!row.ok) failures += 1;
      process.stdout.write(options.isJson ? `${JSON.stringify(row)}\n` : `${draw(row)}\n`);
      if (options.pauseMs > 0 && i + 1 < targets.length) await sleep(options.pauseMs);
      begin();
    }
  } finally {
    await visitor.close();
  }
  return failures > 0 ? 1 : 0;
}

/** How many pages may be under way at once: saved ones that stand for themselves do not disturb each other. */
function lanesFor(targets: readonly Target[], { isStatic, stayMs, pauseMs }: Options): number {
  const areSaved = targets.every((target) => 'fault' in target || target.url.startsWith('file:'));
  const areDifferent = new Set(targets.map(({ page }) => page)).size === targets.length;
  return isStatic && areSaved && areDifferent && stayMs === undefined && pauseMs === 0 ? 2 : 1;
}

/** Keeps a browser and its tabs for a run: one profile, so that what a page said before still counts. */
class Visitor {
  readonly #options: Options;
  readonly #idle: Tab[] = [];
  #browser: Promise<Browser> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  async visit(target: Target, number: number): Promise<Row> {
    const { page } = target;
    if ('fault' in target) return { page, ok: false, error: target.fault };
    const { isStatic, pictures } = this.#options;
    let tab: Tab | undefined;
    try {
      const browser = await this.#open();
      tab = this.#idle.pop() ?? (await browser.openTab());
      const isFile = target.url.startsWith('file:');
      // A saved page is read as it is; what it would fetch is not part of it.
      if (isStatic) await browser.context.setOffline(isFile);
      const picture = pictures === undefined ? undefined : join(pictures, nameOf(number, page));
      const seen = await visit(browser, tab, target.url, { ...this.#options, picture });
      // With scripts each page gets a tab of its own: nothing of the one before is left in it.
      if (isStatic) this.#idle.push(tab);
      else await this.#leave(tab);
      return { page, ok: true, ...seen };
    } catch (error) {
      if (tab) await this.#leave(tab);
      return { page, ok: false, error: sayVisitFault(error) };
    }
  }

  /** Closes a tab and the windows its page opened. */
  async #leave(tab: Tab): Promise<void> {
    await closeTab(tab);
    if (this.#options.isStatic) return;
    const [, ...others] = tab.page.context().pages();
    await Promise.all(others.map((page) => closeWindow(page)));
  }

  /** The browser; a new one where the old one is gone. */
  async #open(): Promise<Browser> {
    const current = this.#browser;
    if (current) {
      const browser = await current;
      if (browser.isOpen) return browser;
      // Another page may have noticed before us.
      if (this.#browser !== current) return await this.#open();
      this.#idle.length = 0;
    }
    const opening = Browser.open({ hasScripts: !this.#options.isStatic });
    this.#browser = opening;
    return await opening;
  }

  async close(): Promise<void> {
    await this.#browser?.then((browser) => browser.close()).catch(() => undefined);
  }
}

/** "003-shop.png": pictures sort as their pages were given. */
function nameOf(number: number, page: string): string {
  const words = basename(page)
    .replace(/\.x?html?$/iu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60);
  return `${String(number).padStart(3, '0')}-${words}.png`;
}

/** The first line of what the browser says, without the name of its function before it. */
function sayVisitFault(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/^[\w.]+: (?=\S)/u, '');
}

/** A page for people. */
function draw(row: Row): string {
  if (!row.ok) return `${row.page}\n  not looked at: ${row.error}\n`;
  const { page, lang, ms, findings } = row;
  const head = `${page}\n  ${lang === '' ? '' : `${lang}, `}read in ${ms.scan} ms`;
  if (findings.length === 0) return `${head}, nothing found\n`;
  return `${head}\n${table(findings)}\n`;
}

/** Each line of a file as one snippet, through the core alone. */
function lookAtTexts(file: string): number {
  let text: string;
  try {
    text = readFileSync(file === resolve(base(), '-') ? 0 : file, 'utf8');
  } catch (error) {
    process.stderr.write(`${file}: ${sayFileFault(error)}\n`);
    return 1;
  }
  learn(WEIGHTS);
  const lines = text.split('\n');
  // The end of the last line begins no further one.
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) process.stdout.write(`${JSON.stringify(textRow(line))}\n`);
  return 0;
}

/** What the core says of one line: its surest pattern, or null. */
export function textRow(line: string): { text: string; pattern: string | null; confidence: number } {
  const { role, lang, text } = splitLine(line);
  const [finding] = text.trim() === '' ? [] : detect({ kind: 'text', text, role, lang });
  return { text, pattern: finding?.pattern ?? null, confidence: finding?.confidence ?? 0 };
}

/** Takes the prefix off a line: "role=button lang=de<TAB>Nein danke, ich zahle lieber mehr". */
function splitLine(line: string): { role: Role; lang: string; text: string } {
  const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
  const tab = whole.indexOf('\t');
  let role: Role | undefined;
  let lang: string | undefined;
  const words = tab < 0 ? [] : whole.slice(0, tab).split(' ');
  for (const word of words) {
    const [name, value = ''] = word.split('=');
    const known = ROLES.find((each) => each === value);
    if (name === 'role' && known && role === undefined) role = known;
    // "de", "pt-BR"
    else if (name === 'lang' && /^[a-z]{2,3}(-\w+)*$/iu.test(value) && lang === undefined) lang = value;
    else return { role: 'text', lang: '', text: whole };
  }
  return {
    role: role ?? 'text',
    lang: lang?.split('-')[0]?.toLowerCase() ?? '',
    text: words.length > 0 ? whole.slice(tab + 1) : whole,
  };
}
