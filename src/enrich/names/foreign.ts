// Finds names in languages other than English that use Latin script: only those spelled as in English and unlikely to
// be other words.

import type { GazetteerEntry } from '../gazetteer.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Sentence } from '../text/sentences.ts';
import { type GazetteerMatch, longestMatch, type NameMention } from './extraction/index.ts';

/** Countries, capitals and organizations spelled as in the gazetteer. */
export function findForeignMentions(sentences: readonly Sentence[], knowledge: Knowledge): NameMention[] {
  return sentences.flatMap((sentence) => {
    if (sentence.segment.kind === 'headline') return [];
    const found: NameMention[] = [];
    let index = 0;
    while (index < sentence.tokens.length) {
      const match = longestMatch(sentence.tokens, index, knowledge.gazetteer);
      const name = match && !isInName(sentence, match) ? nameOf(sentence, match, knowledge) : null;
      if (name) found.push(name);
      index = match?.to ?? index + 1;
    }
    return found;
  });
}

function nameOf(
  { segment, tokens }: Sentence,
  { from, to, meaning }: GazetteerMatch,
  { givenNames }: Knowledge,
): NameMention | null {
  const [first, last, entry] = [tokens[from], tokens[to - 1], meaning.entries[0]];
  if (!first?.capitalized || !last || !entry || meaning.common) return null;
  const surface = segment.source.slice(first.start, last.end);
  // Accents make a different word: `Über` is not `Uber`.
  if (!isSpelledSo(surface, entry)) return null;
  const isKind =
    entry.kind === 'country' || entry.kind === 'continent' || entry.kind === 'capital' || entry.kind === 'organization';
  // German capitalizes every noun: `Bild` is also a picture. A one-word organization must be long and well known.
  const isKnown = entry.kind !== 'organization' || (surface.length > 4 && entry.sameAs.length > 0);
  const isWord = to - from === 1 && !first.allCaps && !isKnown;
  // A short or sentence-initial word can be any word, and a given name any person.
  const isSure = first.allCaps ? surface.length >= 3 : surface.length >= 4 && (from > 0 || to - from > 1);
  if (!isKind || !isSure || isWord || (to - from === 1 && !first.allCaps && givenNames.has(first.lower))) return null;
  const { type } = entry;
  return {
    in: segment.in,
    start: first.start,
    end: last.end,
    surface,
    type,
    method: 'gazetteer',
    confidence: 0.7,
    role: null,
    entries: meaning.entries,
  };
}

function isSpelledSo(surface: string, { name, forms }: GazetteerEntry): boolean {
  const letters = (text: string) =>
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  return [name, ...forms].some((form) => letters(form) === letters(surface));
}

/** Adjacent capitals make it part of an unknown name. */
function isInName({ tokens }: Sentence, { from, to }: GazetteerMatch): boolean {
  return [tokens[from - 1], tokens[to]].some((token) => token?.capitalized === true);
}
