// Trains an averaged structured perceptron (Collins 2002): it tags a sentence and, if a tag is wrong, moves the weights
// of its features towards the right tags.

import { IMPOSSIBLE } from '../../src/enrich/names/tagger/model.ts';
import { TAG_COUNT } from '../../src/enrich/names/tagger/tags.ts';
import { bestTags } from '../../src/enrich/names/tagger/viterbi.ts';
import { generator, shuffle } from './random.ts';
import type { Example } from './vocabulary.ts';

export interface Settings {
  epochs: number;
  seed: number;
  /** Number of shuffled orders to average over. */
  orders: number;
  /** Margin by which the right tags must win. */
  margin: number;
  /** Share of words whose lexical features are masked, so that the context is learned too. */
  covered: number;
  /** Share of the style-specific weights to add, for each style. */
  styles: readonly number[];
}

export interface Weights {
  /** `weights[row * TAG_COUNT + tag]`, one row per feature of the vocabulary. */
  weights: Float32Array;
  transitions: Float32Array;
}

/** Weights with their running sums for averaging: each change times its step. */
class Averaged {
  readonly now: Float32Array;
  readonly #sums: Float64Array;

  constructor(size: number) {
    this.now = new Float32Array(size);
    this.#sums = new Float64Array(size);
  }

  add(index: number, change: number, step: number): void {
    this.now[index] = (this.now[index] ?? 0) + change;
    this.#sums[index] = (this.#sums[index] ?? 0) + change * step;
  }

  /** The mean over all steps. */
  mean(steps: number): Float32Array {
    return this.now.map((weight, index) => weight - (this.#sums[index] ?? 0) / (steps + 1));
  }
}

/** The mean over several orders of the examples, which reduces variance. */
export function train(
  examples: readonly Example[],
  features: number,
  settings: Settings,
  say: (line: string) => void,
): Weights {
  const sum: Weights = {
    weights: new Float32Array(features * TAG_COUNT),
    transitions: new Float32Array(TAG_COUNT * TAG_COUNT),
  };
  for (let order = 0; order < settings.orders; order++) {
    const one = trainOnce(examples, features, { ...settings, seed: settings.seed + order }, say);
    for (const part of ['weights', 'transitions'] as const) {
      for (const [index, weight] of one[part].entries()) {
        sum[part][index] = (sum[part][index] ?? 0) + weight / settings.orders;
      }
    }
  }
  return sum;
}

function trainOnce(
  examples: readonly Example[],
  features: number,
  { epochs, seed, margin, covered, styles }: Settings,
  say: (line: string) => void,
): Weights {
  const weights = new Averaged(features * TAG_COUNT * (1 + styles.length));
  const transitions = new Averaged(TAG_COUNT * TAG_COUNT);
  const random = generator(seed);
  const order = Int32Array.from(examples.keys());
  let step = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    shuffle(order, random);
    let wrong = 0;
    for (const at of order) {
      const example = examples[at];
      if (!example) continue;
      step++;
      const { length } = example;
      const hidden = hiddenOf(example, covered, random);
      const emissions = emissionsOf(example, weights.now, hidden);
      const right = bestTags({ length, emissions: allowedOnly(example, emissions), transitions: transitions.now });
      favourWrong(example, emissions, margin);
      const found = bestTags({ length, emissions, transitions: transitions.now });
      if (found.every((tag, token) => isAllowed(example, token, tag))) continue;
      wrong++;
      update(example, { right, found, hidden, step, weights, transitions });
    }
    say(`  epoch ${epoch} of ${epochs}: ${wrong} of ${examples.length} sentences corrected`);
  }
  return { weights: blend(weights.mean(step), features * TAG_COUNT, styles), transitions: transitions.mean(step) };
}

function isAllowed({ allowed }: Example, token: number, tag: number): boolean {
  return (((allowed[token] ?? 0) >> tag) & 1) === 1;
}

/** For each feature, 1 if it is masked in this pass. */
function hiddenOf(example: Example, share: number, random: () => number): Uint8Array {
  const hidden = new Uint8Array(example.features.length);
  for (let token = 0; token < example.length; token++) {
    if (!example.open[token] || random() >= share) continue;
    const to = example.offsets[token + 1] ?? 0;
    for (let index = example.offsets[token] ?? 0; index < to; index++) hidden[index] = example.lexical[index] ?? 0;
  }
  return hidden;
}

function emissionsOf(
  { length, open, offsets, features }: Example,
  weights: Float32Array,
  hidden: Uint8Array,
): Float32Array {
  const emissions = new Float32Array(length * TAG_COUNT);
  for (let token = 0; token < length; token++) {
    const base = token * TAG_COUNT;
    if (!open[token]) {
      emissions.fill(IMPOSSIBLE, base + 1, base + TAG_COUNT);
      continue;
    }
    const to = offsets[token + 1] ?? 0;
    for (let index = offsets[token] ?? 0; index < to; index++) {
      if (hidden[index]) continue;
      const row = (features[index] ?? 0) * TAG_COUNT;
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        emissions[base + tag] = (emissions[base + tag] ?? 0) + (weights[row + tag] ?? 0);
      }
    }
  }
  return emissions;
}

/** If the annotation is uncertain, the best allowed tags count as right. */
function allowedOnly(example: Example, emissions: Float32Array): Float32Array {
  return emissions.map((score, index) =>
    isAllowed(example, Math.floor(index / TAG_COUNT), index % TAG_COUNT) ? score : 2 * IMPOSSIBLE,
  );
}

function favourWrong(example: Example, emissions: Float32Array, margin: number): void {
  for (let index = 0; index < emissions.length; index++) {
    const token = Math.floor(index / TAG_COUNT);
    if (example.open[token] && !isAllowed(example, token, index % TAG_COUNT)) {
      emissions[index] = (emissions[index] ?? 0) + margin;
    }
  }
}

interface Change {
  right: Uint8Array;
  found: Uint8Array;
  hidden: Uint8Array;
  step: number;
  weights: Averaged;
  transitions: Averaged;
}

function update(
  { length, offsets, features }: Example,
  { right, found, hidden, step, weights, transitions }: Change,
): void {
  for (let token = 0; token < length; token++) {
    const [good, bad] = [right[token] ?? 0, found[token] ?? 0];
    const to = good === bad ? 0 : (offsets[token + 1] ?? 0);
    for (let index = offsets[token] ?? 0; index < to; index++) {
      if (hidden[index]) continue;
      const row = (features[index] ?? 0) * TAG_COUNT;
      weights.add(row + good, 1, step);
      weights.add(row + bad, -1, step);
    }
    if (token === 0) continue;
    const goodPair = (right[token - 1] ?? 0) * TAG_COUNT + good;
    const badPair = (found[token - 1] ?? 0) * TAG_COUNT + bad;
    if (goodPair === badPair) continue;
    transitions.add(goodPair, 1, step);
    transitions.add(badPair, -1, step);
  }
}

/** Adds shares of the style-specific weights to the shared ones (Daumé 2007). */
function blend(weights: Float32Array, size: number, styles: readonly number[]): Float32Array {
  return weights.subarray(0, size).map((weight, index) => {
    let sum = weight;
    for (const [style, share] of styles.entries()) sum += share * (weights[(style + 1) * size + index] ?? 0);
    return sum;
  });
}
