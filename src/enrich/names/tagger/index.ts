// Extracts names with the trained tagger, fills gaps with the rules, and applies the rules of the document.

import type { Knowledge } from '../../knowledge.ts';
import type { Sentence } from '../../text/sentences.ts';
import { partVersion } from '../../versions.ts';
import {
  addNonOverlapping,
  applyDocumentRules,
  createCandidate,
  type Extractor,
  isReliableRule,
  type NameCandidate,
  surfaceOf,
  toMentions,
  trimCandidate,
} from '../extraction/index.ts';
import { type AtomicFeatures, extractAtomicFeatures } from './atoms.ts';
import { buildLattice, type Model, nameConfidence } from './model.ts';
import { TYPES } from './tags.ts';
import { bestSpans } from './viterbi.ts';

export type { Model } from './model.ts';
export { loadModel } from './weights.ts';

export function createTagger(model: Model): Extractor {
  return {
    name: partVersion('tagger'),
    extract(sentences, knowledge) {
      const candidates: NameCandidate[] = [];
      for (const { sentenceCandidates, atoms } of extractAtomicFeatures(sentences, knowledge)) {
        const ruled = sentenceCandidates.candidates;
        const tagged = candidatesOf(sentenceCandidates.sentence, atoms, model, knowledge);
        // The most reliable source first; each fills the gaps of those before.
        const inTurn = [
          ruled.filter(isReliableRule),
          tagged.filter(({ confidence }) => confidence >= 0.5),
          ruled.filter(({ method, confidence }) => method === 'gazetteer' && confidence >= 0.9),
          tagged.filter((one) => !one.tentative),
          ruled.filter((one) => !one.tentative),
          tagged,
          ruled,
        ];
        for (const one of inTurn.reduce(addNonOverlapping, [])) candidates.push(one);
      }
      return applyDocumentRules(candidates).flatMap(toMentions);
    },
  };
}

function candidatesOf(sentence: Sentence, atoms: AtomicFeatures, model: Model, knowledge: Knowledge): NameCandidate[] {
  const reading = { sentence, tokens: sentence.tokens, knowledge };
  return bestSpans(buildLattice(atoms, model)).flatMap(({ span, margin }) => {
    const type = TYPES[span.type] ?? 'person';
    const confidence = nameConfidence(span.type, margin, model);
    const found = createCandidate(reading, span, { type, method: 'tagger', confidence });
    const entries = knowledge.gazetteer.find(surfaceOf(found))?.entries.filter((entry) => entry.type === type) ?? [];
    return trimCandidate(entries.length > 0 ? { ...found, entries, method: 'gazetteer' } : found, reading);
  });
}
