// Turns candidates into mentions with offsets into the source.

import { type NameCandidate, surfaceOf } from './candidate.ts';
import type { NameMention } from './extractor.ts';

export function toMentions(one: NameCandidate): NameMention[] {
  const words = surfaceOf(one);
  // Symbols, quotes and full stops that the tokenizer left attached are not part of the name.
  const surface = words.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}.+!]+$/gu, '').replace(/(?<=\p{Ll}{5})\.$/u, '');
  const first = one.sentence.tokens[one.from];
  if (!first || one.type === null || surface === '') return [];
  const start = first.start + words.indexOf(surface);
  const { type, method, confidence, role, entries } = one;
  return [
    {
      in: one.sentence.segment.in,
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
