/** `npm run train`: makes the judges' weights from what people have labelled, and says how well they do. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import { LEARNED, PRESSING, rulesOn } from '@/lib/core/detect';
import { evidenceOfForm } from '@/lib/core/detectors/gate';
import { featuresOfForm, OFFERED } from '@/lib/core/form-judge';
import { verdictOf } from '@/lib/core/linear';
import { featuresOf, JUDGED } from '@/lib/core/text-judge';
import { ROLES, type FormSnippet, type Role } from '@/lib/core/types';

import { fit, sumsOf, write, type Example, type Model } from './fit';
import { readForms, readTexts } from './labelled';
import { ROOT } from './setup.mjs';

const USAGE = `Usage: npm run train -- texts [--ordinary FILE] [--labelled FILE] [--test FILE] [--dry] ...
       npm run train -- forms [--labelled FILE] [--test FILE] [--dry] ...

  texts            the judge of short texts, from tools/texts; measured on tests/texts
  forms            the judge of forms, from tools/forms
  --ordinary FILE  texts of real pages that do not press, a line each: site, role, lang, text, with tabs between
  --labelled FILE  further labelled texts or forms; forms of real pages may be JSON, a line each: gate, form, snippet
  --test FILE      what is only measured on
  --dry            measures and writes nothing`;

const TEXTS = join(ROOT, 'tools', 'texts');
const FORMS = join(ROOT, 'tools', 'forms');
const HELD_OUT = join(ROOT, 'tests', 'texts');
const CORE = join(ROOT, 'lib', 'core');

/** Ordinary texts are many and much alike. */
const ORDINARY_WEIGHT = 0.6;
/** So likely a form must be a gate to count as found here. */
const GATE = 0.5;

type Files = { labelled: string[]; ordinary: string[]; test: string[]; isDry: boolean };

/** @returns exit code */
export async function main(args: string[]): Promise<number> {
  const list = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ordinary: list, labelled: list, test: list, dry: { type: 'boolean', default: false } },
  });
  const files = { ...values, isDry: values.dry };
  const [what] = positionals;
  if (what === 'texts') trainTexts(files);
  else if (what === 'forms') trainForms(files);
  else {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  return 0;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

/** Writes a model down and says how large it is. */
function keep(model: Model, name: string, isDry: boolean): void {
  const { file, features } = write(model);
  const weight = gzipSync(file, { level: 9 }).length / 1000;
  process.stdout.write(`${features} features, ${weight.toFixed(1)} kB gzip\n`);
  if (!isDry) writeFileSync(join(CORE, name), file);
}

// ---- texts ----

function trainTexts({ labelled, ordinary, test, isDry }: Files): void {
  const examples = [
    ...[...filesIn(TEXTS), ...labelled].flatMap(textsOf),
    ...ordinary.flatMap(ordinaryTextsOf),
  ];
  process.stdout.write(`${examples.length} texts\n`);
  const model = fit(examples, { classes: JUDGED.length, epochs: 14, kept: [60_000, 40_000], decay: 2e-5 });
  keep(model, 'text-weights.ts', isDry);
  for (const file of test.length > 0 ? test : filesIn(HELD_OUT))
    measure(file, model, textsOf(file), PRESSING);
}

function textFeatures(text: string, role: Role, lang: string): { features: number[]; isFound: boolean } {
  const { reading, findings } = rulesOn({ kind: 'text', text, role, lang });
  return { features: [...featuresOf(reading)], isFound: findings.length > 0 };
}

function textsOf(file: string): Example[] {
  const learned = readTexts(file).filter(({ lang }) => lang === '' || LEARNED.has(lang));
  return learned.map(({ expect, role, text, lang }) => {
    // A clock in words is a deadline told to the second; the detector tells the two apart.
    const label =
      JUDGED.findIndex((pattern) => pattern === (expect === 'countdown' ? 'deadline' : expect)) + 1;
    return { features: textFeatures(text, role, lang).features, label, weight: 1 };
  });
}

function ordinaryTextsOf(file: string): Example[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, named, lang = '', text = ''] = line.split('\t');
      const { features, isFound } = textFeatures(text, ROLES.find((role) => role === named) ?? 'text', lang);
      // What the detectors find there may well press: nobody has labelled these one by one.
      return isFound ? [] : [{ features, label: 0, weight: ORDINARY_WEIGHT }];
    });
}

// ---- forms ----

function trainForms({ labelled, test, isDry }: Files): void {
  const examples = [...filesIn(FORMS), ...labelled].flatMap(formsOf);
  process.stdout.write(`${examples.length} forms\n`);
  const model = fit(examples, { classes: OFFERED.length, epochs: 12, kept: [16_000, 8_000], decay: 2e-4 });
  keep(model, 'form-weights.ts', isDry);
  for (const file of test) measure(file, model, formsOf(file), GATE);
}

function formsOf(file: string): Example[] {
  const forms = file.endsWith('.jsonl') ? readRealForms(file) : readForms(file);
  return forms.map(({ offer, snippet }) => {
    const { evidence, sureness } = evidenceOfForm(snippet);
    const label = OFFERED.findIndex((each) => each === offer) + 1;
    return { features: [...featuresOfForm(snippet, evidence, sureness)], label, weight: 1 };
  });
}

/** Forms as the extension read them in real pages. What is offered may be missing: then it is a plain newsletter. */
function readRealForms(file: string): { offer: string; snippet: FormSnippet }[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { gate, form, snippet }: { gate: boolean; form: string; snippet: FormSnippet } = JSON.parse(line);
    const offer = OFFERED.find((each) => each === form) ?? 'newsletter';
    return { offer: gate ? offer : 'none', snippet };
  });
}

// ---- measuring ----

function measure(file: string, model: Model, examples: readonly Example[], enough: number): void {
  const bins = Array.from({ length: 10 }, () => ({ all: 0, right: 0 }));
  const counts = { found: 0, named: 0, all: 0, wrong: 0, none: 0 };
  for (const { features, label } of examples) {
    const { best, likely } = verdictOf(sumsOf(model, features));
    const bin = bins[Math.min(9, Math.floor(likely * 10))];
    if (bin) {
      bin.all += 1;
      if (label > 0) bin.right += 1;
    }
    const isFound = likely >= enough;
    if (label === 0) {
      counts.none += 1;
      if (isFound) counts.wrong += 1;
    } else {
      counts.all += 1;
      if (isFound) counts.found += 1;
      if (isFound && best + 1 === label) counts.named += 1;
    }
  }
  const { found, named, all, wrong, none } = counts;
  const share = ((100 * found) / all).toFixed(1);
  process.stdout.write(
    `${file}: recall ${share} % (${found}/${all}, ${named} rightly named), ${wrong} false on ${none}\n`,
  );
  const table = bins.map((bin, i) => `${i / 10}: ${bin.right}/${bin.all}`).join('  ');
  process.stdout.write(`  confidence from … : right/all  ${table}\n`);
}
