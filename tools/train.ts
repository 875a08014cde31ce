/** `npm run train`: makes lib/core/model-weights.ts from the labelled texts in tools/texts, and says how well it does. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import { PRESSING, rulesOn } from '@/lib/core/detect';
import {
  charOf,
  FEATURES,
  featuresOf,
  JUDGED,
  judgementOf,
  LONG_GAP,
  probabilitiesOf,
  ZERO,
  type Reading,
} from '@/lib/core/model';
import { ROLES, type Role } from '@/lib/core/types';

import { ROOT } from './setup.mjs';

const USAGE = `Usage: npm run train -- [--ordinary FILE] [--labelled FILE] [--test FILE] ...

  --ordinary FILE  texts of real pages that do not press, a line each: site, role, lang, text, with tabs between
  --labelled FILE  further labelled texts, a line each: expect, role, group, text
  --test FILE      labelled texts that are only measured on; without any, those in tests/texts
  --dry            measures and writes nothing`;

const TEXTS = join(ROOT, 'tools', 'texts');
const HELD_OUT = join(ROOT, 'tests', 'texts');
const WEIGHTS = join(ROOT, 'lib', 'core', 'model-weights.ts');

const EPOCHS = 8;
const RATE = 0.25;
const DECAY = 2e-6;
/** Ordinary texts are many and much alike. */
const ORDINARY_WEIGHT = 0.6;
/** Features are thinned out in these steps, the weights fitted anew after each. */
const KEPT = [20_000, 10_000];
const SCALE = 3;

/** A text as the model learns it: its features, its pattern (0: none), how much it counts. */
type Example = { features: readonly number[]; label: number; weight: number };

/** @returns exit code */
export async function main(args: string[]): Promise<number> {
  const list = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values } = parseArgs({
    args,
    options: { ordinary: list, labelled: list, test: list, dry: { type: 'boolean', default: false } },
  });
  const own = readdirSync(TEXTS).map((name) => join(TEXTS, name));
  const examples = [
    ...[...own, ...values.labelled].flatMap((file) => readLabelled(file)),
    ...values.ordinary.flatMap((file) => readOrdinary(file)),
  ];
  if (examples.length === 0) {
    process.stderr.write(`There is nothing to learn from.\n\n${USAGE}\n`);
    return 2;
  }
  process.stdout.write(`${examples.length} texts\n`);
  const model = train(examples);
  const written = write(model);
  const weight = gzipSync(written, { level: 9 }).length / 1000;
  process.stdout.write(`${model.kept} features, ${weight.toFixed(1)} kB gzip\n`);
  const tests = values.test.length > 0 ? values.test : readdirSync(HELD_OUT).map((n) => join(HELD_OUT, n));
  for (const file of tests) measure(model, file);
  if (!values.dry) writeFileSync(WEIGHTS, written);
  return 0;
}

// ---- texts ----

/** The language of a file of texts: "de.tsv", "held-out.en.tsv"; '' where its name does not say. */
function languageOfFile(file: string): string {
  return /\b(?<lang>[a-z]{2})\.tsv$/u.exec(file)?.groups?.['lang'] ?? '';
}

function readingOf(text: string, role: Role, lang: string): Reading {
  return rulesOn({ kind: 'text', text, role, lang }).reading;
}

function labelOf(expect: string): number {
  // A clock in words is a deadline told to the second; the detector tells the two apart.
  return JUDGED.findIndex((pattern) => pattern === (expect === 'countdown' ? 'deadline' : expect)) + 1;
}

function roleOf(word: string): Role {
  return ROLES.find((role) => role === word) ?? 'text';
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').trim().split('\n');
}

function readLabelled(file: string): Example[] {
  return linesOf(file).flatMap((line) => {
    const [expect = '', role = '', , text = ''] = line.split('\t');
    const label = labelOf(expect);
    if (text === '' || (label === 0 && expect !== 'none')) return [];
    const reading = readingOf(text, roleOf(role), languageOfFile(file));
    return [{ features: [...featuresOf(reading)], label, weight: 1 }];
  });
}

function readOrdinary(file: string): Example[] {
  return linesOf(file).flatMap((line) => {
    const [, role = '', lang = '', text = ''] = line.split('\t');
    if (text === '') return [];
    const reading = readingOf(text, roleOf(role), lang);
    // What the detectors find there may well press: nobody has labelled these one by one.
    if (reading.found.length > 0) return [];
    return [{ features: [...featuresOf(reading)], label: 0, weight: ORDINARY_WEIGHT }];
  });
}

// ---- training ----

type Model = { weights: Float32Array; bias: Float32Array; kept: number };

const CLASSES = JUDGED.length;

/** The same order on every run, so that the same texts give the same weights. */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function sumsOf({ weights, bias }: Pick<Model, 'weights' | 'bias'>, features: readonly number[]): number[] {
  const sums = [...bias];
  for (const feature of features)
    for (let k = 0; k < CLASSES; k += 1) sums[k] = (sums[k] ?? 0) + (weights[feature * CLASSES + k] ?? 0);
  return sums;
}

/** Logistic regression by stochastic gradient descent with AdaGrad (Duchi et al., JMLR 2011). */
function fit(examples: readonly Example[], mask: Uint8Array | undefined, random: () => number): Model {
  const model: Model = {
    weights: new Float32Array(FEATURES * CLASSES),
    bias: new Float32Array(CLASSES),
    kept: 0,
  };
  const { weights, bias } = model;
  const squares = new Float32Array(FEATURES * CLASSES).fill(1e-3);
  const order = [...examples];
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      const [a, b] = [order[i], order[j]];
      if (a && b) [order[i], order[j]] = [b, a];
    }
    for (const { features, label, weight } of order) {
      const known = mask ? features.filter((feature) => mask[feature] === 1) : features;
      const likely = probabilitiesOf(sumsOf(model, known));
      const length = Math.sqrt(features.length);
      for (let k = 0; k < CLASSES; k += 1) {
        const slope = ((likely[k] ?? 0) - (label === k + 1 ? 1 : 0)) * weight;
        if (Math.abs(slope) < 1e-3) continue;
        bias[k] = (bias[k] ?? 0) - RATE * 0.05 * slope;
        for (const feature of known) {
          const at = feature * CLASSES + k;
          const step = slope / length + DECAY * (weights[at] ?? 0);
          squares[at] = (squares[at] ?? 0) + step * step;
          weights[at] = (weights[at] ?? 0) - (RATE * step) / Math.sqrt(squares[at] ?? 1);
        }
      }
    }
  }
  return model;
}

function train(examples: readonly Example[]): Model {
  const random = createRandom();
  const counts = new Uint32Array(FEATURES);
  for (const { features, weight } of examples)
    if (weight === 1) for (const feature of features) counts[feature] = (counts[feature] ?? 0) + 1;
  let model = fit(examples, undefined, random);
  for (const kept of KEPT) {
    const { weights } = model;
    const worth = Float32Array.from({ length: FEATURES }, (_, feature) => {
      const count = counts[feature] ?? 0;
      const own = weights.subarray(feature * CLASSES, (feature + 1) * CLASSES);
      return count < 2 ? 0 : Math.max(...own.map(Math.abs)) * Math.sqrt(count);
    });
    const best = [...worth.keys()].toSorted((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0)).slice(0, kept);
    const mask = new Uint8Array(FEATURES);
    for (const feature of best) if ((worth[feature] ?? 0) > 0) mask[feature] = 1;
    model = fit(examples, mask, random);
  }
  return quantise(model);
}

/** Weights as the extension holds them: whole numbers from -15 to 15, to be divided by `SCALE`. */
function quantise({ weights, bias }: Model): Model {
  const whole = weights.map((w) => Math.max(-ZERO, Math.min(ZERO, Math.round(w * SCALE))) / SCALE);
  return { weights: whole, bias, kept: 0 };
}

function write(model: Model): string {
  let gaps = '';
  let rows = '';
  let last = -1;
  for (let feature = 0; feature < FEATURES; feature += 1) {
    const own = [...model.weights.subarray(feature * CLASSES, (feature + 1) * CLASSES)];
    if (own.every((w) => w === 0)) continue;
    let gap = feature - last - 1;
    for (; gap >= LONG_GAP; gap -= LONG_GAP) gaps += charOf(LONG_GAP);
    gaps += charOf(gap);
    last = feature;
    rows += own.map((w) => charOf(Math.round(w * SCALE) + ZERO)).join('');
    model.kept += 1;
  }
  const bias = [...model.bias].map((b) => b.toFixed(3)).join(', ');
  return `import type { Weights } from './model';

// Made by \`npm run train\`: not to be edited by hand.
export const WEIGHTS: Weights = {
  scale: ${SCALE},
  bias: [${bias}],
  gaps: '${gaps.replaceAll("'", "\\'")}',
  rows: '${rows.replaceAll("'", "\\'")}',
};
`;
}

// ---- measuring ----

function measure(model: Model, file: string): void {
  const bins = Array.from({ length: 10 }, () => ({ all: 0, right: 0 }));
  const counts = { found: 0, pressing: 0, wrong: 0, ordinary: 0 };
  for (const { features, label } of readLabelled(file)) {
    const { pressing } = judgementOf(sumsOf(model, features));
    const bin = bins[Math.min(9, Math.floor(pressing * 10))];
    if (bin) {
      bin.all += 1;
      if (label > 0) bin.right += 1;
    }
    const isFound = pressing >= PRESSING;
    if (label > 0) {
      counts.pressing += 1;
      if (isFound) counts.found += 1;
    } else {
      counts.ordinary += 1;
      if (isFound) counts.wrong += 1;
    }
  }
  const { found, pressing, wrong, ordinary } = counts;
  const share = ((100 * found) / pressing).toFixed(1);
  process.stdout.write(`${file}: recall ${share} % (${found}/${pressing}), ${wrong} false on ${ordinary}\n`);
  const table = bins.map(({ all, right }, i) => `${i / 10}: ${right}/${all}`).join('  ');
  process.stdout.write(`  confidence from … : press/all  ${table}\n`);
}
