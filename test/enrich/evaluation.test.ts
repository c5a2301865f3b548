// How well names are found and joined on gold sets that lie beside the project: no change may make it much worse.

import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pairsOfFound, pairsOfGold } from '../../scripts/evaluate/coreference.ts';
import { type GoldDocument, readGold } from '../../scripts/evaluate/gold.ts';
import { findNames } from '../../scripts/evaluate/names.ts';
import { ratesOf, Tally } from '../../scripts/evaluate/tally.ts';
import { bestExtractor, type Extractor, loadKnowledge } from '../../src/enrich/index.ts';
import { rulesExtractor } from '../../src/enrich/names/rules/index.ts';
import { CORPUS, corpusNote } from '../support/corpus.ts';

const folder = `${CORPUS}/ner`;
const sets = existsSync(folder) ? new Map(readGold(folder)) : new Map<string, GoldDocument[]>();
const knowledge = loadKnowledge();

function f1(set: string, extractor: Extractor, type = 'all'): number {
  const tally = new Tally();
  for (const document of sets.get(set) ?? []) {
    tally.add([set], document.names, findNames(document, knowledge, extractor));
  }
  const row = tally.rows.get(set)?.get(type);
  return row ? ratesOf(row).f1 : 0;
}

describe.skipIf(sets.size === 0)(`Gold sets that nothing was trained on${corpusNote}`, () => {
  test('UNER English PUD: names are found', () => {
    expect(f1('uner_english_pud', bestExtractor())).toBeGreaterThan(0.71);
    expect(f1('uner_english_pud', rulesExtractor)).toBeGreaterThan(0.66);
  });

  test('GUM news: names are found', () => {
    expect(f1('gum-news', bestExtractor())).toBeGreaterThan(0.7);
    expect(f1('gum-news', bestExtractor(), 'PER')).toBeGreaterThan(0.77);
  });

  test('GUM news: names of one thing are joined', () => {
    const documents = sets.get('gum-news') ?? [];
    const alone = pairsOfGold(documents, knowledge);
    const found = pairsOfFound(
      documents,
      documents.map((document) => findNames(document, knowledge, bestExtractor())),
    );
    const least: [string, number][] = [
      ['PER', 0.95],
      ['ORG', 0.92],
      ['LOC', 0.85],
    ];
    for (const [type, share] of least) {
      for (const row of [alone.get(type), found.get(type)]) {
        expect(row ? ratesOf(row).f1 : 0, type).toBeGreaterThan(share);
      }
    }
  });
});
