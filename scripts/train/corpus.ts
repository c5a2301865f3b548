// The documents the tagger is trained on, in folds for trying it on what it was not trained on.

import type { Knowledge } from '../../src/enrich/index.ts';
import { type GoldDocument, readGold } from '../evaluate/gold.ts';
import { type Labelled, labelled } from './examples.ts';

/** Sets of one way of marking names; each teaches all, and something of its own. */
const STYLES: readonly (readonly string[])[] = [
  ['wikigold'],
  ['ewt_dev', 'ewt_test'],
  ['gum.free', 'gum.news, other stories'],
];

export interface TrainingDocument {
  set: string;
  style: number;
  document: GoldDocument;
  sentences: Labelled[];
}

/**
 * Documents of the open sets. `uner_english_pud` is the public gate and never among them, nor are the seven stories of
 * `gum-news`: what is said of these sets is said of texts the tagger has not seen.
 */
export function trainingDocuments(folder: string, knowledge: Knowledge): TrainingDocument[] {
  return readGold(folder).flatMap(([set, documents]) => {
    const style = STYLES.findIndex((sets) => sets.includes(set));
    if (style < 0) return [];
    return documents.map((document) => ({ set, style, document, sentences: labelled(document, knowledge) }));
  });
}

/** Parts of about the same share of every set; neighbours stay together, for they name the same things. */
export function foldsOf(documents: readonly TrainingDocument[], count: number): TrainingDocument[][] {
  const folds: TrainingDocument[][] = Array.from({ length: count }, () => []);
  for (const set of new Set(documents.map((one) => one.set))) {
    const own = documents.filter((one) => one.set === set);
    for (const [index, one] of own.entries()) folds[Math.floor((index * count) / own.length)]?.push(one);
  }
  return folds;
}
