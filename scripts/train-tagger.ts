// Trains the name tagger on annotated sentences and writes its weights. The sets are not part of the project. The
// result is reproducible.
// node scripts/train-tagger.ts [--folds 5] [--no-write] [folder]

import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../src/enrich/index.ts';
import { buildLattice, type Model } from '../src/enrich/names/tagger/model.ts';
import { TYPES } from '../src/enrich/names/tagger/tags.ts';
import { bestSpans } from '../src/enrich/names/tagger/viterbi.ts';
import { modelOf, type WeightsTable } from '../src/enrich/names/tagger/weights.ts';
import { goldFolder } from './evaluate/gold.ts';
import { rates, Tally } from './evaluate/tally.ts';
import { calibrate, type Judgement } from './train/calibration.ts';
import { foldsOf, type TrainingDocument, trainingDocuments } from './train/corpus.ts';
import { pack } from './train/pack.ts';
import { type Settings, train } from './train/perceptron.ts';
import { Vocabulary } from './train/vocabulary.ts';

const OUTPUT = new URL('../src/enrich/names/tagger/weights.gen.json', import.meta.url);
const SETTINGS: Settings = { epochs: 8, seed: 1, orders: 4, margin: 20, covered: 0.4, styles: [0.5, 0.2, 0.2] };
const PACKING = { features: 50_000, least: 2 };
const NAMES: Record<(typeof TYPES)[number], string> = { person: 'PER', organization: 'ORG', place: 'LOC' };

const { values, positionals } = parseArgs({
  options: { folds: { type: 'string', default: '5' }, write: { type: 'boolean', default: true } },
  allowPositionals: true,
  allowNegative: true,
});
const folder = goldFolder(positionals[0]);
const documents = existsSync(folder) ? trainingDocuments(folder, loadKnowledge()) : [];
if (documents.length === 0) {
  console.error(`There are no gold names in ${folder}. Give the folder that has them, or NEWS_ARCHIVE_CORPUS.`);
  process.exit(1);
}

const sets = [...new Set(documents.map(({ set }) => set))];
for (const set of sets) console.log(`${set}: ${documents.filter((one) => one.set === set).length} documents`);
const judgements = crossValidate(Number(values.folds));
const calibration = TYPES.map((type) => calibrate(judgements.filter((one) => one.type === NAMES[type])));
for (const [index, type] of TYPES.entries()) {
  console.log(`A ${type} of this margin at least is right so often:`);
  for (const [margin, precision] of calibration[index] ?? [])
    console.log(`  ${String(margin).padStart(5)}  ${precision}`);
}

console.log('Training on all sets');
const table: WeightsTable = { sources: sets, ...weightsOf(documents), calibration };
const json = `${JSON.stringify(table, null, 1)}\n`;
if (values.write) writeFileSync(OUTPUT, json);
console.log(`${table.features} features, ${json.length} bytes${values.write ? '' : ', not written'}`);

/** Trains on all folds but one, tags that one, and so on; returns each name with its margin and whether it is right. */
function crossValidate(count: number): Judgement[] {
  const tally = new Tally();
  const judgements: Judgement[] = [];
  const folds = foldsOf(documents, count);
  for (const [index, held] of folds.entries()) {
    console.log(`Training for fold ${index + 1} of ${count}`);
    const model = modelOf({ sources: [], calibration: [], ...weightsOf(folds.filter((fold) => fold !== held).flat()) });
    for (const { set, document, sentences } of held) {
      const found = sentences.flatMap(({ atoms }) => named(atoms, model));
      const right = tally.add([set, 'all sets'], document.names, found);
      // GUM omits or shortens too many names to count a difference as an error.
      if (document.unsure.length > 0) continue;
      judgements.push(...found.map((name) => ({ ...name, isRight: right.has(name) })));
    }
  }
  for (const [set, types] of tally.rows) {
    console.log(`${set}, each part by a model that has not seen it:`);
    for (const [type, row] of types) console.log(`  ${type}  ${rates(row)}`);
  }
  return judgements;
}

function named(atoms: TrainingDocument['sentences'][number]['atoms'], model: Model) {
  return bestSpans(buildLattice(atoms, model)).map(({ span, margin }) => ({
    start: atoms.tokens[span.from]?.start ?? 0,
    end: atoms.tokens[span.to - 1]?.end ?? 0,
    type: NAMES[TYPES[span.type] ?? 'person'],
    margin,
  }));
}

function weightsOf(training: readonly TrainingDocument[]) {
  const vocabulary = new Vocabulary(training.flatMap(({ sentences }) => sentences.map(({ atoms }) => atoms)));
  const examples = training.flatMap(({ sentences, style }) =>
    sentences.map(({ atoms, allowed }) => vocabulary.example(atoms, allowed, style)),
  );
  const weights = train(examples, vocabulary.count, SETTINGS, (line) => console.log(line));
  return pack(vocabulary, weights, PACKING);
}
