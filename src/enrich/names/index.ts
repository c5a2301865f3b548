// Finds the names in a draft: an extractor finds mentions in prose, then roles, state bodies and headlines are added.

import type { Draft } from '../../model/draft.ts';
import type { Knowledge } from '../knowledge.ts';
import { proseOf } from '../text/prose.ts';
import type { Sentence } from '../text/sentences.ts';
import type { Extractor, Name } from './extraction/index.ts';
import { namesInForeignText } from './foreign.ts';
import { namesInHeadlines } from './headlines.ts';
import { findRoles } from './roles.ts';
import { nameBodies } from './state-bodies.ts';

export type { Extractor, Name } from './extraction/index.ts';
export { rules } from './rules/index.ts';
export { loadModel, type Model, taggerOf } from './tagger/index.ts';
export { loadTransformer, type Transformer } from './transformer/index.ts';

/** Names by reading, as far as the language is understood; `given` are known to be there. */
export function findNames(
  draft: Draft,
  given: readonly Name[],
  knowledge: Knowledge,
  extractor: Extractor,
): { names: Name[]; sentences: Sentence[] } {
  const { understanding, sentences, prose } = extractor.prose ?? proseOf(draft, knowledge);
  if (understanding !== 'english') {
    // What reads every language has the whole of it as prose.
    const names = prose.length > 0 ? extractor.extract(prose, knowledge) : namesInForeignText(sentences, knowledge);
    return { names, sentences };
  }
  const extracted = extractor.extract(prose, knowledge);
  const names = (['text', 'title'] as const).flatMap((where) => {
    const within = prose.filter(({ passage }) => passage.in === where);
    const found = extracted.filter((name) => name.in === where);
    return findRoles(nameBodies(found, within), within);
  });
  // Headlines after the text: what the text names is known by then.
  const isProse = new Set(prose);
  const headlines = sentences.filter((sentence) => !isProse.has(sentence));
  return { names: [...names, ...namesInHeadlines(headlines, [...names, ...given], knowledge)], sentences };
}
