// Enriches a draft with entities, mentions, links, quotes and figures. Pure, never throws, linear in the length of the
// text.

import type { Draft } from '../model/article/draft.ts';
import type { Findings } from '../model/article/findings.ts';
import { findEntities } from './entities/index.ts';
import { findFigures } from './figures/index.ts';
import type { Knowledge } from './knowledge.ts';
import { findLinks } from './links.ts';
import { createTagger, type Extractor, loadModel, type Model, rulesExtractor } from './names/index.ts';
import { findQuotes } from './quotes/index.ts';
import { enrichmentVersion, versionWithCurated } from './versions.ts';

export { Gazetteer, type GazetteerEntry } from './gazetteer.ts';
export type { Knowledge } from './knowledge.ts';
export { loadKnowledge, withCurated } from './knowledge.ts';
export { type Extractor, loadTransformer, type NameMention, type Transformer } from './names/index.ts';
export type { Sentence, Token } from './text/sentences.ts';
export { enrichmentVersion, versionWithCurated } from './versions.ts';

let best: Extractor | null = null;

/** The default extractor: the trained tagger, or the rules if its weights are missing. */
export function bestExtractor(): Extractor {
  best ??= extractorFor(loadModel());
  return best;
}

export function extractorFor(model: Model | null): Extractor {
  return model ? createTagger(model) : rulesExtractor;
}

/** A message to log at start if the tagger's weights are missing; `null` if they are not. */
export function missingModelNotice(): string | null {
  return loadModel()
    ? null
    : `The weights of the name tagger are missing: names are found by ${rulesExtractor.name} alone.`;
}

/** Returns the findings for a draft; `extractor` finds the names. */
export function enrich(draft: Draft, knowledge: Knowledge, extractor: Extractor = bestExtractor()): Findings {
  const { entities, mentions, authors } = findEntities(draft, knowledge, extractor);
  return {
    entities,
    mentions,
    links: findLinks(draft.links),
    quotes: findQuotes(draft, { entities, mentions }, knowledge),
    figures: findFigures(draft, mentions),
    authors,
    extractor: versionWithCurated(enrichmentVersion(extractor), knowledge.curated.version),
  };
}
