// Names by rules: runs of capitals, what the gazetteer knows, the words around, then the rest of the document.

import type { Knowledge } from '../knowledge.ts';
import type { Sentence } from '../sentences.ts';
import type { Candidate, Reading } from './candidate.ts';
import { classify } from './classify.ts';
import { applyDocumentRules, surfaceOf } from './document-rules.ts';
import type { Extractor, Name } from './extractor.ts';
import { runsOf } from './runs.ts';

export const rules: Extractor = {
  name: 'rules/1',
  extract(sentences, knowledge) {
    return applyDocumentRules(sentences.flatMap((sentence) => candidatesOf(sentence, knowledge))).flatMap(nameOf);
  },
};

function candidatesOf(sentence: Sentence, knowledge: Knowledge): Candidate[] {
  const reading: Reading = { sentence, tokens: sentence.tokens, knowledge };
  if (isShouted(reading)) return [];
  return runsOf(sentence.tokens, knowledge.gazetteer).flatMap((run) => classify(reading, run));
}

/** A sentence mostly of capitals says nothing by them. */
function isShouted({ tokens }: Reading): boolean {
  const words = tokens.filter((token) => /^\p{L}{2,}/u.test(token.text));
  return words.length > 3 && words.filter((token) => token.caps).length > words.length / 2;
}

function nameOf(one: Candidate): Name[] {
  const words = surfaceOf(one);
  // What the tokenizer leaves at a word (rare signs, a quote) is no part of a name.
  const surface = words.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}.+!]+$/gu, '');
  const first = one.sentence.tokens[one.from];
  if (!first || one.type === null || surface === '') return [];
  const start = first.start + words.indexOf(surface);
  const { type, method, confidence, role, entries } = one;
  return [
    {
      in: one.sentence.passage.in,
      start,
      end: start + surface.length,
      surface,
      type,
      method,
      confidence,
      role,
      entries,
    },
  ];
}
