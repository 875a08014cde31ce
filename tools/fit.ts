/** Fits a linear model to labelled examples, and writes it down as the extension reads it. */
import { charOf, FEATURES, LONG_GAP, probabilitiesOf, ZERO } from '@/lib/core/linear';

/** One thing as the model learns it: its features, its class (0: none, else from 1), how much it counts. */
export type Example = { features: readonly number[]; label: number; weight: number };

export type Fitting = {
  /** How many classes there are besides none. */
  classes: number;
  epochs: number;
  /** Features are thinned out in these steps, the weights fitted anew after each. */
  kept: readonly number[];
  /** How strongly weights are drawn to zero. */
  decay: number;
};

export type Model = { weights: Float32Array; bias: Float32Array };

const RATE = 0.25;
/** Models whose mean is kept. */
const ORDERS = 7;
/** Weights are whole numbers divided by this. */
const SCALE = 3;

/** The same order on every run, so that the same examples give the same weights. */
function createRandom(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function emptyModel(classes: number): Model {
  return { weights: new Float32Array(FEATURES * classes), bias: new Float32Array(classes) };
}

/** Adds one of so many models to their mean. */
function addShare(mean: Model, { weights, bias }: Model, many: number): void {
  for (const [i, weight] of weights.entries()) mean.weights[i] = (mean.weights[i] ?? 0) + weight / many;
  for (const [k, start] of bias.entries()) mean.bias[k] = (mean.bias[k] ?? 0) + start / many;
}

/** What the classes add up to for the features of one thing. */
export function sumsOf({ weights, bias }: Model, features: readonly number[]): number[] {
  const sums = [...bias];
  const classes = bias.length;
  for (const feature of features)
    for (let k = 0; k < classes; k += 1) sums[k] = (sums[k] ?? 0) + (weights[feature * classes + k] ?? 0);
  return sums;
}

/** Logistic regression by stochastic gradient descent with AdaGrad (Duchi et al., JMLR 2011). */
function descend(
  examples: readonly Example[],
  { classes, epochs, decay }: Fitting,
  mask: Uint8Array | undefined,
  random: () => number,
): Model {
  const model = emptyModel(classes);
  const { weights, bias } = model;
  const squares = new Float32Array(FEATURES * classes).fill(1e-3);
  const order = [...examples];
  const mean = emptyModel(classes);
  const settledFrom = Math.floor(epochs / 2);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      const [a, b] = [order[i], order[j]];
      if (a && b) [order[i], order[j]] = [b, a];
    }
    for (const { features, label, weight } of order) {
      const known = mask ? features.filter((feature) => mask[feature] === 1) : features;
      const likely = probabilitiesOf(sumsOf(model, known));
      const length = Math.sqrt(features.length);
      for (let k = 0; k < classes; k += 1) {
        const slope = ((likely[k] ?? 0) - (label === k + 1 ? 1 : 0)) * weight;
        if (Math.abs(slope) < 1e-3) continue;
        bias[k] = (bias[k] ?? 0) - RATE * 0.05 * slope;
        for (const feature of known) {
          const at = feature * classes + k;
          const step = slope / length + decay * (weights[at] ?? 0);
          squares[at] = (squares[at] ?? 0) + step * step;
          weights[at] = (weights[at] ?? 0) - (RATE * step) / Math.sqrt(squares[at] ?? 1);
        }
      }
    }
    // The path swings around the best place: the mean of its second half is closer than its end (Polyak and Juditsky 1992).
    if (epoch < settledFrom) continue;
    addShare(mean, model, epochs - settledFrom);
  }
  return mean;
}

/** The mean of several models that saw the examples in orders of their own: what one order learned by chance is evened out. */
function meanOf(examples: readonly Example[], fitting: Fitting, mask: Uint8Array): Model {
  const mean = emptyModel(fitting.classes);
  for (let order = 1; order <= ORDERS; order += 1) {
    addShare(mean, descend(examples, fitting, mask, createRandom(order * 7_919)), ORDERS);
  }
  return mean;
}

/** Fits a model. The same examples in the same order give the same model. */
export function fit(examples: readonly Example[], fitting: Fitting): Model {
  const { classes, kept } = fitting;
  const random = createRandom();
  const counts = new Uint32Array(FEATURES);
  for (const { features, weight } of examples)
    if (weight === 1) for (const feature of features) counts[feature] = (counts[feature] ?? 0) + 1;
  let model = descend(examples, fitting, undefined, random);
  for (const most of kept) {
    const { weights } = model;
    const worth = Float32Array.from({ length: FEATURES }, (_, feature) => {
      const count = counts[feature] ?? 0;
      const own = weights.subarray(feature * classes, (feature + 1) * classes);
      return count < 2 ? 0 : Math.max(...own.map(Math.abs)) * Math.sqrt(count);
    });
    const best = [...worth.keys()].toSorted((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0)).slice(0, most);
    const mask = new Uint8Array(FEATURES);
    for (const feature of best) if ((worth[feature] ?? 0) > 0) mask[feature] = 1;
    model = most === kept.at(-1) ? meanOf(examples, fitting, mask) : descend(examples, fitting, mask, random);
  }
  const whole = model.weights.map(
    (weight) => Math.max(-ZERO, Math.min(ZERO, Math.round(weight * SCALE))) / SCALE,
  );
  return { weights: whole, bias: model.bias };
}

/** The model as a file of the extension, and how many features it knows. */
export function write({ weights, bias: starts }: Model): { file: string; features: number } {
  const classes = starts.length;
  let gaps = '';
  let rows = '';
  let last = -1;
  let features = 0;
  for (let feature = 0; feature < FEATURES; feature += 1) {
    const own = [...weights.subarray(feature * classes, (feature + 1) * classes)];
    if (own.every((weight) => weight === 0)) continue;
    let gap = feature - last - 1;
    for (; gap >= LONG_GAP; gap -= LONG_GAP) gaps += charOf(LONG_GAP);
    gaps += charOf(gap);
    last = feature;
    rows += own.map((weight) => charOf(Math.round(weight * SCALE) + ZERO)).join('');
    features += 1;
  }
  const bias = [...starts].map((start) => start.toFixed(3)).join(', ');
  const file = `import type { Weights } from './linear';

// Made by \`npm run train\`: not to be edited by hand.
export const WEIGHTS: Weights = {
  scale: ${SCALE},
  bias: [${bias}],
  gaps: '${gaps.replaceAll("'", "\\'")}',
  rows: '${rows.replaceAll("'", "\\'")}',
};
`;
  return { file, features };
}
