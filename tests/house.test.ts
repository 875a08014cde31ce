/** Promises of the house that neither the compiler nor the linter can keep. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { parseMessagesFile } from '@wxt-dev/i18n/build';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { detect } from '@/lib/core/detect';
import * as detectors from '@/lib/core/detectors/index';
import type { Lexicon } from '@/lib/core/lexicon';
import { PhraseBook } from '@/lib/core/phrases';
import {
  EVIDENCE,
  GATE_FORMS,
  PATTERNS,
  PLACEMENTS,
  TRIGGERS,
  type Evidence,
  type GateForm,
  type Pattern,
  type Placement,
  type Trigger,
} from '@/lib/core/types';

const ROOT = join(import.meta.dirname, '..');

/** For each pattern one page that only looks like it. A pattern without one does not compile. */
const LOOK_ALIKES: Record<Pattern, string> = {
  gate: 'stock-reminder.de',
  countdown: 'otp-resend.de',
  deadline: 'news-prose.de',
  scarcity: 'in-stock.en',
  'social-proof': 'reviews.de',
  confirmshaming: 'plain-no.de',
  preticked: 'terms-ticked.de',
};

function filesIn(folder: string, end: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => end.test(name))
    .map((name) => join(folder, name))
    .toSorted();
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

const code = ['lib', 'components', 'entrypoints'].flatMap((folder) => filesIn(folder, /\.tsx?$/u));

/** Calls `visit` with every node of a source text. */
function walk(name: string, text: string, visit: (node: ts.Node) => void): void {
  const step = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, step);
  };
  step(
    ts.createSourceFile(
      name,
      text,
      ts.ScriptTarget.Latest,
      true,
      name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );
}

describe('detectors', () => {
  it('are named like their files, and all are listed', () => {
    const files = filesIn('lib/core/detectors', /\.ts$/u).map((file) => basename(file, '.ts'));
    expect(
      Object.values(detectors)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(files.filter((name) => name !== 'index').toSorted());
    expect(files.filter((name) => name !== 'index').toSorted()).toEqual(PATTERNS.toSorted());
  });

  it.each(PATTERNS)('%s has a page that presses and one that only looks like it', (pattern) => {
    expect(filesIn(`tests/pages/${pattern}`, /\.html$/u)).not.toEqual([]);
    const { findings } = expectationOf(`tests/pages/look-alikes/${LOOK_ALIKES[pattern]}.json`);
    expect(findings.filter((each) => each.pattern === pattern)).toEqual([]);
  });
});

type Expectation = {
  owed?: string;
  stay?: number;
  steps?: object[];
  findings: {
    pattern: Pattern;
    form?: GateForm;
    placement?: Placement;
    trigger?: Trigger;
    evidence?: Evidence;
    quote?: string;
    selector: string;
    frame?: string;
  }[];
};

function expectationOf(file: string): Expectation {
  return JSON.parse(read(file));
}

/** "voucher-modal-timer.de.html" → "de"; '' where a page is named in another way. */
function languageIn(page: string): string {
  return /^[a-z0-9-]+\.([a-z]+)\.html$/u.exec(basename(page))?.[1] ?? '';
}

describe('test pages', () => {
  const pages = filesIn('tests/pages', /\.html$/u);
  const sheets = filesIn('tests/pages', /\.json$/u);

  it('come in pairs, named by case and language', () => {
    expect(pages.map((file) => file.replace(/html$/u, 'json'))).toEqual(sheets);
    const languages = filesIn('lib/core/lexicons', /\.ts$/u).map((file) => basename(file, '.ts'));
    expect(pages.filter((file) => !languages.includes(languageIn(file)))).toEqual([]);
  });

  it('are many enough, about half of them look-alikes and half German', () => {
    const share = (part: string): number => pages.filter((file) => file.includes(part)).length / pages.length;
    expect(pages.length).toBeGreaterThanOrEqual(60);
    expect(share('look-alikes')).toBeGreaterThan(0.4);
    expect(share('.de.')).toBeGreaterThan(0.4);
  });

  it.each(sheets)('%s says only what the browser test understands', (file) => {
    const { owed, stay, steps = [], findings, ...rest } = expectationOf(file);
    expect(['string', 'undefined']).toContain(typeof owed);
    expect(rest).toEqual({});
    expect(stay ?? 0).toBeTypeOf('number');
    for (const step of steps)
      expect(['wait', 'click', 'scroll', 'mouseLeave']).toContain(Object.keys(step).join());
    for (const each of findings) {
      const { pattern, form, placement, trigger, evidence, quote, selector, frame, ...unknown } = each;
      expect(unknown).toEqual({});
      expect(PATTERNS).toContain(pattern);
      expect([undefined, ...GATE_FORMS]).toContain(form);
      expect([undefined, ...PLACEMENTS]).toContain(placement);
      expect([undefined, ...TRIGGERS]).toContain(trigger);
      expect([undefined, ...EVIDENCE]).toContain(evidence);
      expect([quote ?? '', selector, frame ?? ''].every((word) => typeof word === 'string')).toBe(true);
    }
  });
});

describe('lexicons', () => {
  const files = import.meta.glob<{ default: Lexicon }>('../lib/core/lexicons/*.ts', { eager: true });

  it.each(Object.entries(files))(
    '%s is of its language, and each of its phrases can be read',
    (file, { default: lexicon }) => {
      expect(lexicon.lang).toBe(basename(file, '.ts'));
      expect(() => new PhraseBook(lexicon, lexicon.phrases)).not.toThrow();
    },
  );

  it('cannot hold a phrase that nobody can read', () => {
    const [{ default: lexicon }] = Object.values(files) as [{ default: Lexicon }];
    expect(() => new PhraseBook(lexicon, { scarcity: ['only (<n> left'] })).toThrow('only (<n> left');
  });
});

/** Regular expressions that remember where they stopped, which makes a test true and then false. */
function globalRegexes(name: string, text: string): string[] {
  const found: string[] = [];
  walk(name, text, (node) => {
    if (ts.isRegularExpressionLiteral(node) && /\/[a-z]*g[a-z]*$/u.test(node.text)) found.push(node.text);
    if (!ts.isNewExpression(node) || node.expression.getText() !== 'RegExp') return;
    const flags = node.arguments?.[1];
    if (flags && (!ts.isStringLiteral(flags) || flags.text.includes('g'))) found.push(node.getText());
  });
  return found;
}

describe('code', () => {
  it('has no regular expression with the g flag', () => {
    expect(
      code.flatMap((file) => globalRegexes(file, read(file)).map((regex) => `${file}: ${regex}`)),
    ).toEqual([]);
    expect(globalRegexes('x.ts', 'a(/x/gu); new RegExp("x", "g"); b(/g/u); // /x/g')).toEqual([
      '/x/gu',
      'new RegExp("x", "g")',
    ]);
  });

  const NETWORK = new Set([
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'WebSocketStream',
    'EventSource',
    'WebTransport',
    'RTCPeerConnection',
    'sendBeacon',
    'importScripts',
  ]);

  function networkWords(name: string, text: string): string[] {
    const found: string[] = [];
    walk(name, text, (node) => {
      if ((ts.isIdentifier(node) || ts.isStringLiteral(node)) && NETWORK.has(node.text))
        found.push(node.text);
    });
    return found;
  }

  it('has no word for a network', () => {
    expect(code.flatMap((file) => networkWords(file, read(file)).map((word) => `${file}: ${word}`))).toEqual(
      [],
    );
    expect(networkWords('x.ts', 'fetch(a); self["fetch"](a); b.sendBeacon(c); // WebSocket')).toEqual([
      'fetch',
      'fetch',
      'sendBeacon',
    ]);
  });
});

type Sentence = { key: string; forms: string[] };
/** All sentences of a language but those the browser itself fills ("@@ui_locale"). */
async function sentencesOf(lang: string): Promise<Sentence[]> {
  return (await parseMessagesFile(join(ROOT, 'locales', `${lang}.yml`)))
    .filter(({ key }) => !key.join().startsWith('@@'))
    .map((message) => ({
      key: message.key.join('.'),
      forms: message.type === 'plural' ? Object.values(message.plurals) : [message.message],
    }));
}

/** "$1", "$2": every gap that any form of the sentence has */
function gaps({ forms }: Sentence): string[] {
  return ['$1', '$2', '$3', '$4'].filter((gap) => forms.some((form) => form.includes(gap)));
}

describe('sentences', async () => {
  const languages = filesIn('locales', /\.yml$/u).map((file) => basename(file, '.yml'));
  const english = await sentencesOf('en');

  /** What the code asks for: whole keys, and the shape of those that are put together ("seen.${evidence}"). */
  const asked = new Set<string>();
  const inManifest = new Set<string>();
  const shapes: RegExp[] = [];
  for (const file of [...code, 'wxt.config.ts']) {
    walk(file, read(file), (node) => {
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
        asked.add(node.text);
        // "__MSG_command_next__": the browser knows no dots
        const named = /^__MSG_(\w+)__$/u.exec(node.text)?.[1];
        if (named !== undefined) inManifest.add(named);
      }
      if (!ts.isTemplateExpression(node) || !/^[a-z_]+\./u.test(node.head.text)) return;
      const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      shapes.push(new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[^.]+')}$`, 'u'));
    });
  }

  const isUsed = (key: string): boolean =>
    asked.has(key) || inManifest.has(key.replaceAll('.', '_')) || shapes.some((shape) => shape.test(key));

  it.each(languages)('all stand in %s, with the same gaps to fill', async (language) => {
    const sentences = await sentencesOf(language);
    expect(sentences.map(({ key }) => key).toSorted()).toEqual(english.map(({ key }) => key).toSorted());
    const byKey = new Map(sentences.map((sentence) => [sentence.key, sentence]));
    const unequal = english.filter((sentence) => {
      const other = byKey.get(sentence.key);
      return other && gaps(sentence).join() !== gaps(other).join();
    });
    expect(unequal.map(({ key }) => key)).toEqual([]);
  });

  it.each(languages)('%s names its own language', async (language) => {
    const named = (await sentencesOf(language)).find(({ key }) => key === 'language')?.forms[0] ?? '';
    expect(named.split('-')[0]).toBe(language.split('-')[0]);
  });

  it.each(languages)('of the example press in %s', async (language) => {
    const words = new Map((await sentencesOf(language)).map(({ key, forms }) => [key, forms[0] ?? '']));
    const patternsIn = (text: string): Pattern[] =>
      detect({ kind: 'text', text, role: 'text', lang: language }).map(({ pattern }) => pattern);
    expect(patternsIn((words.get('example.left') ?? '').replace('$1', '3'))).toContain('scarcity');
    expect(patternsIn(`${words.get('example.ends')} 14:59`)).toContain('countdown');
  });

  it('in French keep their marks with the words they belong to', async () => {
    // "Vraiment ?", "« non »", "1 844": with a plain space a line could begin with the mark.
    const LOOSE = / [:;?!»%]|« |\d \d{3}/u;
    expect(LOOSE.test('Vraiment ?')).toBe(true);
    const loose = (await sentencesOf('fr')).filter(({ forms }) => forms.some((form) => LOOSE.test(form)));
    expect(loose.map(({ key }) => key)).toEqual([]);
  });

  it('are all used', () => {
    expect(english.map(({ key }) => key).filter((key) => !isUsed(key))).toEqual([]);
    expect(isUsed('popup.nobody_asks_for_this')).toBe(false);
  });
});

describe('the repository', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((file) => /\.(?:json|m?js|tsx?|ya?ml|md|html|css|npmrc)$|^\.ci\//u.test(file));

  it('names no registry, so that everybody’s own is asked', () => {
    const REGISTRY = /registry\.[a-z]+\.(?:org|com)|deb\.debian\.org/u;
    expect(REGISTRY.test(['https://registry', 'npmjs', 'org/'].join('.'))).toBe(true);
    const present = tracked.filter((file) => filesExist(file));
    expect(present.filter((file) => REGISTRY.test(read(file)))).toEqual([]);
  });

  it('has a lock file that holds the packages of every platform', () => {
    const { packages }: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } =
      JSON.parse(read('package-lock.json'));
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });
});

/** A file may be deleted and not yet committed. */
function filesExist(file: string): boolean {
  try {
    readFileSync(join(ROOT, file));
    return true;
  } catch {
    return false;
  }
}
