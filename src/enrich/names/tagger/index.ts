// Names by the trained tagger, by the rules where it finds none, and then by what one place of a document says of another.

import type { Knowledge } from '../../knowledge.ts';
import type { Sentence } from '../../text/sentences.ts';
import { versioned } from '../../versions.ts';
import {
  applyDocumentRules,
  candidate,
  type Extractor,
  fillGaps,
  isSure,
  type NameCandidate,
  namesOfCandidate,
  surfaceOf,
  tidied,
} from '../extraction/index.ts';
import { type Atoms, atomsOf } from './atoms.ts';
import { confidenceOf, latticeOf, type Model } from './model.ts';
import { TYPES } from './tags.ts';
import { bestSpans } from './viterbi.ts';

export type { Model } from './model.ts';
export { loadModel } from './weights.ts';

export function taggerOf(model: Model): Extractor {
  return {
    name: versioned('tagger'),
    extract(sentences, knowledge) {
      const candidates: NameCandidate[] = [];
      for (const { judged, atoms } of atomsOf(sentences, knowledge)) {
        const ruled = judged.candidates;
        const tagged = candidatesOf(judged.sentence, atoms, model, knowledge);
        // The surest first; what is left open by one may be said by the next.
        const inTurn = [
          ruled.filter(isSure),
          tagged.filter(({ confidence }) => confidence >= 0.5),
          ruled.filter(({ method, confidence }) => method === 'gazetteer' && confidence >= 0.9),
          tagged.filter((one) => !one.tentative),
          ruled.filter((one) => !one.tentative),
          tagged,
          ruled,
        ];
        for (const one of inTurn.reduce(fillGaps, [])) candidates.push(one);
      }
      return applyDocumentRules(candidates).flatMap(namesOfCandidate);
    },
  };
}

function candidatesOf(sentence: Sentence, atoms: Atoms, model: Model, knowledge: Knowledge): NameCandidate[] {
  const reading = { sentence, tokens: sentence.tokens, knowledge };
  return bestSpans(latticeOf(atoms, model)).flatMap(({ span, margin }) => {
    const type = TYPES[span.type] ?? 'person';
    const confidence = confidenceOf(span.type, margin, model);
    const found = candidate(reading, span, { type, method: 'tagger', confidence });
    const entries = knowledge.gazetteer.find(surfaceOf(found))?.entries.filter((entry) => entry.type === type) ?? [];
    return tidied(entries.length > 0 ? { ...found, entries, method: 'gazetteer' } : found, reading);
  });
}
