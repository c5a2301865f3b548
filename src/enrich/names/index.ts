// Finds the names in a draft: an extractor finds mentions in prose, then roles, state bodies and headlines are added.

import type { Draft } from '../../model/draft.ts';
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

/** Names by reading, as far as the language is understood; `given` are known to be there. */
export function findMentions(
  draft: Draft,
  given: readonly NameMention[],
  knowledge: Knowledge,
  extractor: Extractor,
): { names: NameMention[]; sentences: Sentence[] } {
  const { support, sentences, prose } = extractor.prose ?? readProse(draft, knowledge);
  if (support !== 'english') {
    // What reads every language has the whole of it as prose.
    const names = prose.length > 0 ? extractor.extract(prose, knowledge) : findForeignMentions(sentences, knowledge);
    return { names, sentences };
  }
  const extracted = extractor.extract(prose, knowledge);
  const names = (['text', 'title'] as const).flatMap((where) => {
    const within = prose.filter(({ segment }) => segment.in === where);
    const found = extracted.filter((name) => name.in === where);
    return addRoles(mergeStateBodies(found, within), within);
  });
  // Headlines after the text: what the text names is known by then.
  const isProse = new Set(prose);
  const headlines = sentences.filter((sentence) => !isProse.has(sentence));
  return { names: [...names, ...findHeadlineMentions(headlines, [...names, ...given], knowledge)], sentences };
}
