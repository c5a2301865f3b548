// Finds the occurrences of a term in a sequence of words.

import type { Sequence } from './sequence.ts';
import type { NearNode, SearchTerm } from './tree.ts';

/** Indexes in the sequence, inclusive. */
export interface Occurrence {
  first: number;
  last: number;
}

/** Ignores the field of the term. Each word of a `near` is an occurrence. */
export function findOccurrences(term: SearchTerm, sequence: Sequence): Occurrence[] {
  switch (term.type) {
    case 'word':
      return placesOf(sequence, new Set([term.stem])).map(({ place }) => ({ first: place, last: place }));
    case 'phrase':
      return phrases(term.raws, sequence, (raw, wanted) => raw === wanted);
    case 'prefix':
      return phrases(term.raws, sequence, (raw, wanted) => raw.startsWith(wanted));
    case 'near':
      return clusters(term, sequence);
  }
}

function placesOf(sequence: Sequence, stems: ReadonlySet<string>): { place: number; stem: string }[] {
  const places: { place: number; stem: string }[] = [];
  for (const [place, word] of sequence.entries()) {
    if (word && stems.has(word.stem)) places.push({ place, stem: word.stem });
  }
  return places;
}

function phrases(
  raws: readonly string[],
  sequence: Sequence,
  isLast: (raw: string, wanted: string) => boolean,
): Occurrence[] {
  const found: Occurrence[] = [];
  const final = raws.length - 1;
  for (let first = 0; first + final < sequence.length; first++) {
    const fits = raws.every((wanted, place) => {
      const raw = sequence[first + place]?.raw;
      return raw !== undefined && (place === final ? isLast(raw, wanted) : raw === wanted);
    });
    if (fits) found.push({ first, last: first + final });
  }
  return found;
}

/** The words in every window that contains all words of the term and at most `distance` others. */
function clusters({ words, distance }: NearNode, sequence: Sequence): Occurrence[] {
  const stems = new Set(words.map(({ stem }) => stem));
  const hits = placesOf(sequence, stems);
  const inside = new Map<string, number>();
  const found: Occurrence[] = [];
  let left = 0;
  let done = 0;
  for (const [right, hit] of hits.entries()) {
    inside.set(hit.stem, (inside.get(hit.stem) ?? 0) + 1);
    for (let far = hits[left]; far && hit.place - far.place > distance + 1; far = hits[++left]) {
      const rest = (inside.get(far.stem) ?? 0) - 1;
      if (rest > 0) inside.set(far.stem, rest);
      else inside.delete(far.stem);
    }
    if (inside.size < stems.size) continue;
    for (const { place } of hits.slice(Math.max(left, done), right + 1)) found.push({ first: place, last: place });
    done = right + 1;
  }
  return found;
}
