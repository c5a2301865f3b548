// Names by the trained tagger, by the rules where it finds none, and then by what one place of a document says of another.

import type { Knowledge } from '../knowledge.ts';
import type { Sentence } from '../sentences.ts';
import { type Atoms, atomsOf } from '../tagger/atoms.ts';
import { confidenceOf, latticeOf, type Model } from '../tagger/model.ts';
import { TYPES } from '../tagger/tags.ts';
import { bestSpans } from '../tagger/viterbi.ts';
import { versioned } from '../versions.ts';
import { PAPER_HEADS } from '../words/organizations.ts';
import { candidate, type NameCandidate } from './candidate.ts';
import { applyDocumentRules, surfaceOf } from './document-rules.ts';
import type { Extractor } from './extractor.ts';
import { namesOfCandidate } from './rules.ts';
import { tidied } from './tidy.ts';

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

/**
 * What rules say that are hardly ever wrong, however unlike anything the tagger has seen: a title, an age, a long name of
 * the gazetteer, a paper.
 */
export function isSure({ method, confidence, tentative, from, to, sentence }: NameCandidate): boolean {
  if (tentative || confidence < 0.85) return false;
  if (method === 'names/head') return PAPER_HEADS.has(sentence.tokens[to - 1]?.lower ?? '');
  if (confidence < 0.9) return false;
  return PERSONS.has(method) || (method === 'gazetteer' && to - from >= 4);
}

/** Rules that find persons. */
const PERSONS = new Set(['names/title', 'names/age', 'names/said', 'names/apposed']);

/** Candidates with those of `others` that touch none of them; all in order. */
export function fillGaps(candidates: readonly NameCandidate[], others: readonly NameCandidate[]): NameCandidate[] {
  let next = 0;
  const apart = others.filter(({ from, to }) => {
    while ((candidates[next]?.to ?? Number.POSITIVE_INFINITY) <= from) next++;
    return (candidates[next]?.from ?? Number.POSITIVE_INFINITY) >= to;
  });
  return [...candidates, ...apart].sort((one, other) => one.from - other.from);
}
