// Converts annotated sentences to training examples with the tags allowed for each token.

import type { Knowledge } from '../../src/enrich/index.ts';
import { type AtomicFeatures, extractAtomicFeatures } from '../../src/enrich/names/tagger/atoms.ts';
import { BEGIN, INSIDE, LAST, OUTSIDE, TAG_COUNT, tagIndex, UNIT } from '../../src/enrich/names/tagger/tags.ts';
import { readSentences } from '../../src/enrich/text/sentences.ts';
import { isTitle, TITLE_MODIFIERS } from '../../src/enrich/words/titles.ts';
import type { GoldDocument, GoldName } from '../evaluate/gold.ts';

export interface Labelled {
  atoms: AtomicFeatures;
  /** The allowed tags of each token, as bits; one bit if the annotation is certain. */
  allowed: Uint16Array;
}

const ANY = 2 ** TAG_COUNT - 1;
const TYPE_NAMES = ['PER', 'ORG', 'LOC'];
const [PERSON, ORGANIZATION, PLACE] = [0, 1, 2];

export function labelled(document: GoldDocument, knowledge: Knowledge): Labelled[] {
  const passage = { source: document.text, in: 'text', kind: 'prose', start: 0, end: document.text.length } as const;
  return Array.from(extractAtomicFeatures(readSentences([passage]), knowledge), ({ atoms }) => {
    const allowed = new Uint16Array(atoms.tokens.length).fill(1 << OUTSIDE);
    for (const span of document.unsure) {
      const { from, to } = tokensOf(atoms, span);
      allowed.fill(ANY, from, to);
    }
    for (const name of document.names) mark(allowed, atoms, name, knowledge);
    return { atoms, allowed };
  });
}

/** The tokens overlapping a span; empty if it is in another sentence. */
function tokensOf(
  { tokens }: AtomicFeatures,
  { start, end }: { start: number; end: number },
): { from: number; to: number } {
  if ((tokens[0]?.start ?? 0) >= end || (tokens.at(-1)?.end ?? 0) <= start) return { from: 0, to: 0 };
  const from = tokens.findIndex((token) => token.end > start);
  const to = tokens.findIndex((token) => token.start >= end);
  return { from, to: to < 0 ? tokens.length : to };
}

function mark(allowed: Uint16Array, atoms: AtomicFeatures, name: GoldName, knowledge: Knowledge): void {
  const { tokens, open } = atoms;
  let { from, to } = tokensOf(atoms, name);
  if (from === to) return;
  const isWhole = tokens[from]?.start === name.start && tokens[to - 1]?.end === name.end;
  if (!isWhole || !open.subarray(from, to).every((isOpen) => isOpen)) {
    // A different tokenization, or a name in lower case: neither right nor wrong.
    for (let index = from; index < to; index++) allowed[index] = open[index] ? ANY : 1 << OUTSIDE;
    return;
  }
  let type = TYPE_NAMES.indexOf(name.type);
  if (type === PERSON) {
    // Titles are not part of names here, and not names.
    const isOffice = (index: number) =>
      isTitle(tokens[index]?.lower ?? '') || TITLE_MODIFIERS.has(tokens[index]?.lower ?? '');
    for (; from < to - 1 && isOffice(from); from++) allowed[from] = 1 << OUTSIDE;
    if (to - from === 1 && isOffice(from)) {
      allowed[from] = ANY;
      return;
    }
  }
  const surface = tokens[from]
    ? atoms.tokens
        .slice(from, to)
        .map(({ text }) => text)
        .join(' ')
    : '';
  const kind = knowledge.gazetteer.find(surface)?.entries[0]?.kind;
  // Countries are places here, also as actors and teams.
  if (type === ORGANIZATION && (kind === 'country' || kind === 'continent')) type = PLACE;
  // Beside uncertain words the name may be longer than annotated.
  const isLoose = allowed[from - 1] === ANY || allowed[to] === ANY;
  for (let index = from; index < to; index++) {
    const position = to - from === 1 ? UNIT : index === from ? BEGIN : index === to - 1 ? LAST : INSIDE;
    allowed[index] = isLoose ? 0b1111 << tagIndex(type, BEGIN) : 1 << tagIndex(type, position);
  }
}
