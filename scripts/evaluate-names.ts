// Measures how well names are found: precision, recall and F1 of exact places and types against sentences with gold
// names, and words a second. The sets lie beside the project and are no part of it.
// node scripts/evaluate-names.ts [--show] [--set NAME] [folder]

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadKnowledge, type Name } from '../src/enrich/index.ts';
import { rules } from '../src/enrich/names/rules.ts';
import { readSentences } from '../src/enrich/sentences.ts';
import { type GoldDocument, readGold } from './evaluate/gold.ts';

const { values, positionals } = parseArgs({
  options: { show: { type: 'boolean', default: false }, set: { type: 'string' } },
  allowPositionals: true,
});
const folder = positionals[0] ?? fileURLToPath(new URL('../../shared/corpus/ner', import.meta.url));
if (!existsSync(folder)) {
  console.error(`There are no gold names in ${folder}. Give the folder that has them.`);
  process.exit(1);
}

const TYPES: Record<string, string> = { person: 'PER', organization: 'ORG', place: 'LOC' };
/** Rows of the report: how many were right, found and to be found. */
type Scores = Map<string, { right: number; found: number; gold: number }>;

const knowledge = loadKnowledge();
namesOf('A first text of Tbilisi warms the tagger up.');

for (const [set, documents] of readGold(folder)) {
  if (values.set && values.set !== set) continue;
  const start = performance.now();
  const found = documents.map(({ text }) => namesOf(text));
  const seconds = (performance.now() - start) / 1_000;
  const words = documents.reduce((sum, document) => sum + document.words, 0);
  const types: Scores = new Map();
  const methods: Scores = new Map();
  for (const [index, document] of documents.entries()) score(document, found[index] ?? [], types, methods);
  console.log(`${set}: ${documents.length} documents, ${words} words, ${Math.round(words / seconds)} words/s`);
  for (const [method, { right, found: all }] of [...methods].sort())
    console.log(`  ${method.padEnd(22)} ${right}/${all}`);
  for (const type of ['PER', 'ORG', 'LOC', 'all']) console.log(`  ${type}  ${rates(types.get(type))}`);
}

function namesOf(text: string): Name[] {
  const passage = { source: text, in: 'text', kind: 'prose', start: 0, end: text.length } as const;
  return rules.extract(readSentences([passage]), knowledge);
}

function score({ text, names }: GoldDocument, found: readonly Name[], types: Scores, methods: Scores): void {
  const missing = new Map(names.map((name) => [`${name.start} ${name.end} ${name.type}`, name]));
  for (const { type } of names) count(types, [type, 'all'], 'gold');
  for (const { start, end, surface, type: own, method, confidence } of found) {
    const type = TYPES[own];
    if (!type) continue;
    const isRight = missing.delete(`${start} ${end} ${type}`);
    for (const what of isRight ? (['found', 'right'] as const) : (['found'] as const)) {
      count(types, [type, 'all'], what);
      count(methods, [`${type} ${method}`], what);
    }
    if (!isRight && values.show)
      console.log(`+ ${type} ${surface} [${method} ${confidence}] … ${around(text, start, end)}`);
  }
  if (!values.show) return;
  for (const { start, end, type } of missing.values()) {
    console.log(`- ${type} ${text.slice(start, end)} … ${around(text, start, end)}`);
  }
}

function count(scores: Scores, keys: string[], what: 'right' | 'found' | 'gold'): void {
  for (const key of keys) {
    const row = scores.get(key) ?? { right: 0, found: 0, gold: 0 };
    row[what]++;
    scores.set(key, row);
  }
}

function around(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start - 50), end + 30).replace(/\s+/gu, ' ');
}

function rates({ right, found, gold } = { right: 0, found: 0, gold: 0 }): string {
  const precision = right / (found || 1);
  const recall = right / (gold || 1);
  const f1 = (2 * precision * recall) / (precision + recall || 1);
  const percent = (share: number) => (100 * share).toFixed(1).padStart(5);
  return `P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}  (${right} right, ${found} found, ${gold} gold)`;
}
