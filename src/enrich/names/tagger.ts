// Names by the trained tagger, by the rules where it finds none, and then by what one place of a document says of another.

import type { Knowledge } from '../knowledge.ts';
import type { Sentence } from '../sentences.ts';
import { type Atoms, atomsOf } from '../tagger/atoms.ts';
import { confidenceOf, latticeOf, type Model } from '../tagger/model.ts';
import { TYPES } from '../tagger/tags.ts';
import { bestSpans } from '../tagger/viterbi.ts';
import { loadModel } from '../tagger/weights.ts';
import { type Candidate, candidate } from './candidate.ts';
import { applyDocumentRules, surfaceOf } from './document-rules.ts';
import type { Extractor } from './extractor.ts';
import { nameOf } from './rules.ts';
import { tidied } from './tidy.ts';

let trained: Extractor | null = null;

/** The tagger, or `null` where its weights are missing. */
export function loadTagger(): Extractor | null {
  const model = loadModel();
  trained ??= model && taggerOf(model);
  return trained;
}

export function taggerOf(model: Model): Extractor {
  return {
    name: 'tagger/1',
    extract(sentences, knowledge) {
      const { atoms, judged } = atomsOf(sentences, knowledge);
      const candidates = judged.flatMap(({ sentence, candidates: ruled }, index) => {
        const own = atoms[index];
        const sure = ruled.filter(isSure);
        const tagged = own ? inGaps(candidatesOf(sentence, own, model, knowledge), sure) : [];
        const found = [...sure, ...tagged].sort(byPlace);
        return [...found, ...inGaps(ruled, found)].sort(byPlace);
      });
      return applyDocumentRules(candidates).flatMap(nameOf);
    },
  };
}

function candidatesOf(sentence: Sentence, atoms: Atoms, model: Model, knowledge: Knowledge): Candidate[] {
  const reading = { sentence, tokens: sentence.tokens, knowledge };
  return bestSpans(latticeOf(atoms, model)).flatMap(({ span, margin }) => {
    const type = TYPES[span.type] ?? 'person';
    const confidence = confidenceOf(margin, model);
    const found = candidate(reading, span, { type, method: 'tagger', confidence });
    const entries = knowledge.gazetteer.find(surfaceOf(found))?.entries.filter((entry) => entry.type === type) ?? [];
    return tidied(entries.length > 0 ? { ...found, entries, method: 'gazetteer' } : found, reading);
  });
}

/** What rules say that are hardly ever wrong, however unlike anything the tagger has seen: a title, an age. */
function isSure({ method, confidence, tentative }: Candidate): boolean {
  return !tentative && confidence >= 0.9 && (method === 'names/title' || method === 'names/age');
}

function byPlace(one: Candidate, other: Candidate): number {
  return one.from - other.from;
}

/** Those of the candidates that touch none of the others; both are in order. */
function inGaps(candidates: readonly Candidate[], others: readonly Candidate[]): Candidate[] {
  let next = 0;
  return candidates.filter(({ from, to }) => {
    while ((others[next]?.to ?? Number.POSITIVE_INFINITY) <= from) next++;
    return (others[next]?.from ?? Number.POSITIVE_INFINITY) >= to;
  });
}
