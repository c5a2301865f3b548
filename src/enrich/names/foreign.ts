// Names in languages of Latin letters that are not English: only what is spelled alike and can hardly be another word.

import type { GazetteerEntry } from '../gazetteer.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Sentence } from '../text/sentences.ts';
import { type GazetteerMatch, longestMatch, type NameMention } from './extraction/index.ts';

/** Countries, capitals and organizations as the gazetteer spells them, within sentences. */
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
  // Accents make other words: `Über` is no `Uber`.
  if (!isSpelledSo(surface, entry)) return null;
  const isKind =
    entry.kind === 'country' || entry.kind === 'continent' || entry.kind === 'capital' || entry.kind === 'organization';
  // In German every noun has a capital: `Bild` is a picture. One word must be long, and a name known far and wide.
  const isKnown = entry.kind !== 'organization' || (surface.length > 4 && entry.sameAs.length > 0);
  const isWord = to - from === 1 && !first.allCaps && !isKnown;
  // A short or first word may be any word of the language, a given name anyone's.
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

/** Capitals beside it make it part of a name that is not known. */
function isInName({ tokens }: Sentence, { from, to }: GazetteerMatch): boolean {
  return [tokens[from - 1], tokens[to]].some((token) => token?.capitalized === true);
}
