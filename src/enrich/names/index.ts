// Finds the mentions in a draft: an extractor reads the prose, then state bodies, roles and headlines are added.

import type { Draft } from '../../model/article/draft.ts';
import type { Knowledge } from '../knowledge.ts';
import { readProse } from '../text/prose.ts';
import type { Sentence } from '../text/sentences.ts';
import type { Extractor, NameMention } from './extraction/index.ts';
import { findForeignMentions } from './foreign.ts';
import { findHeadlineMentions } from './headlines.ts';
import { addRoles } from './roles.ts';
import { mergeStateBodies } from './state-bodies.ts';

export type { Extractor, NameMention } from './extraction/index.ts';
export { rulesExtractor } from './rules/index.ts';
export { createTagger, loadModel, type Model } from './tagger/index.ts';
export { loadTransformer, type Transformer } from './transformer/index.ts';

/** Finds mentions as far as the language is supported; `given` are the curated mentions. */
export function findMentions(
  draft: Draft,
  curated: readonly NameMention[],
  knowledge: Knowledge,
  extractor: Extractor,
): { names: NameMention[]; sentences: Sentence[] } {
  const { support, sentences, prose } = extractor.prose ?? readProse(draft, knowledge);
  if (support !== 'english') {
    // For other languages, only extractors that read every language have prose.
    const names = prose.length > 0 ? extractor.extract(prose, knowledge) : findForeignMentions(sentences, knowledge);
    return { names, sentences };
  }
  const extracted = extractor.extract(prose, knowledge);
  const names = (['text', 'title'] as const).flatMap((where) => {
    const within = prose.filter(({ segment }) => segment.in === where);
    const found = extracted.filter((name) => name.in === where);
    return addRoles(mergeStateBodies(found, within), within);
  });
  // Headlines come last: they use the names found in the text.
  const isProse = new Set(prose);
  const headlines = sentences.filter((sentence) => !isProse.has(sentence));
  return { names: [...names, ...findHeadlineMentions(headlines, [...names, ...curated], knowledge)], sentences };
}
