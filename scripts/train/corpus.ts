// Loads the training documents and splits them into folds for cross-validation.

import type { Knowledge } from '../../src/enrich/index.ts';
import { type GoldDocument, readGold } from '../evaluate/gold.ts';
import { type Labelled, labelled } from './examples.ts';

/** Sets with the same annotation style. All contribute to the shared weights, each style also to weights for itself. */
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
 * The documents of the open sets. `uner_english_pud` and the seven stories of `gum-news` are held out: results on these
 * are for unseen text.
 */
export function trainingDocuments(folder: string, knowledge: Knowledge): TrainingDocument[] {
  return readGold(folder).flatMap(([set, documents]) => {
    const style = STYLES.findIndex((sets) => sets.includes(set));
    if (style < 0) return [];
    return documents.map((document) => ({ set, style, document, sentences: labelled(document, knowledge) }));
  });
}

/** Folds with an equal share of every set; neighbours stay together because they mention the same entities. */
export function foldsOf(documents: readonly TrainingDocument[], count: number): TrainingDocument[][] {
  const folds: TrainingDocument[][] = Array.from({ length: count }, () => []);
  for (const set of new Set(documents.map((one) => one.set))) {
    const own = documents.filter((one) => one.set === set);
    for (const [index, one] of own.entries()) folds[Math.floor((index * count) / own.length)]?.push(one);
  }
  return folds;
}
