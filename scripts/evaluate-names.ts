// Measures name extraction and coreference on annotated sentences: precision, recall and F1 of names by offsets and
// type, the same of pairs of coreferent names, and words per second. The sets are not part of the project.
// node scripts/evaluate-names.ts [--with rules] [--all] [--show] [--set NAME] [folder]

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bestExtractor, type Extractor, loadKnowledge, missingModelNotice } from '../src/enrich/index.ts';
import { rulesExtractor } from '../src/enrich/names/rules/index.ts';
import { type Pairs, pairsOfFound, pairsOfGold } from './evaluate/coreference.ts';
import { type GoldDocument, goldFolder, HELD_OUT, readGold } from './evaluate/gold.ts';
import { type FoundName, findNames } from './evaluate/names.ts';
import { rates, Tally } from './evaluate/tally.ts';

const { values, positionals } = parseArgs({
  options: {
    with: { type: 'string' },
    all: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
    set: { type: 'string' },
  },
  allowPositionals: true,
});
const folder = goldFolder(positionals[0]);
if (!existsSync(folder)) {
  console.error(`There are no gold names in ${folder}. Give the folder that has them, or NEWS_ARCHIVE_CORPUS.`);
  process.exit(1);
}
const extractor: Extractor = values.with === 'rules' ? rulesExtractor : bestExtractor();
const isTrained = extractor !== rulesExtractor;
if (!isTrained && values.with !== 'rules') console.log(missingModelNotice());

const knowledge = loadKnowledge();
findNames({ text: 'A first text of Tbilisi warms it up, says Maria Silva.' }, knowledge, extractor);
for (const [set, documents] of readGold(folder)) {
  const isHeldOut = HELD_OUT.has(set);
  if (values.set ? values.set === set : isHeldOut || values.all) measure(set, documents, isHeldOut);
}

function measure(set: string, documents: readonly GoldDocument[], isHeldOut: boolean): void {
  const start = performance.now();
  const found = documents.map((document) => findNames(document, knowledge, extractor));
  const seconds = (performance.now() - start) / 1_000;
  const words = documents.reduce((sum, document) => sum + document.words, 0);
  const tally = new Tally();
  const methods = new Map<string, { right: number; found: number }>();
  for (const [index, document] of documents.entries()) judge(document, found[index] ?? [], tally, methods);
  const note =
    isTrained && !isHeldOut ? ' (the tagger knows it by heart: `npm run train` says how it does on what is new)' : '';
  console.log(`${set} by ${extractor.name}${note}`);
  console.log(`  ${documents.length} documents, ${words} words, ${Math.round(words / seconds)} words/s`);
  for (const [method, row] of [...methods].sort()) console.log(`  ${method.padEnd(22)} ${row.right}/${row.found}`);
  for (const [type, row] of tally.rows.get(set) ?? []) console.log(`  ${type}  ${rates(row)}`);
  if (!documents.some(({ names }) => names.some(({ id }) => id !== undefined))) return;
  report('pairs among names found', pairsOfFound(documents, found));
  report('pairs, were all names found', pairsOfGold(documents, knowledge));

  function judge(document: GoldDocument, names: readonly FoundName[], to: Tally, rows: typeof methods): void {
    const right = to.add([set], document.names, names);
    for (const name of names) {
      const row = rows.get(`${name.type} ${name.method}`) ?? { right: 0, found: 0 };
      rows.set(`${name.type} ${name.method}`, row);
      row.found++;
      if (right.has(name)) row.right++;
      else if (values.show)
        console.log(`+ ${name.type} ${name.surface} [${name.method} ${name.confidence}] ${around(document, name)}`);
    }
    if (!values.show) return;
    const keys = new Set([...right].map(({ start, end }) => `${start} ${end}`));
    for (const name of document.names.filter(({ start, end }) => !keys.has(`${start} ${end}`))) {
      console.log(`- ${name.type} ${document.text.slice(name.start, name.end)} ${around(document, name)}`);
    }
  }
}

function report(title: string, pairs: Pairs): void {
  console.log(`  ${title}`);
  for (const type of ['PER', 'ORG', 'LOC', 'all']) {
    const row = pairs.get(type);
    if (row) console.log(`  ${type}  ${rates(row)}`);
  }
}

function around({ text }: GoldDocument, { start, end }: { start: number; end: number }): string {
  return `… ${text.slice(Math.max(0, start - 50), end + 30).replace(/\s+/gu, ' ')}`;
}
