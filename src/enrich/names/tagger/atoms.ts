// Extracts atomic features: numbers about each token from which the tagger's features are combined.

import type { Knowledge } from '../../knowledge.ts';
import type { Sentence, Token } from '../../text/sentences.ts';
import { applyDocumentRules, type NameCandidate } from '../extraction/index.ts';
import { proposeCandidates, type Run, type SentenceCandidates } from '../rules/index.ts';
import { hashOf, mix } from './hash.ts';
import { BEGIN, INSIDE, LAST, TYPES, UNIT } from './tags.ts';
import { wordClassesOf } from './word-classes.ts';

/** The atomic features of one sentence. Each array has one number per token; zero means no value. */
export interface AtomicFeatures {
  tokens: readonly Token[];
  /** True if the token can be part of a name. */
  open: Uint8Array;
  lower: Int32Array;
  shape: Int32Array;
  pos: Int32Array;
  classes: Int32Array;
  /** The gazetteer name containing the token: kind, weight and position. */
  listed: Int32Array;
  /** The rules' label for the token (type and position), and the rule that assigned it. */
  ruled: Int32Array;
  rule: Int32Array;
  /** The rules' labels for the same word in the whole document, as bits of type and position. */
  elsewhere: Int32Array;
  /** Whether the document contains the word in lower case, and capitalized within a sentence. */
  written: Int32Array;
  /** The range of the span of capitals containing the token; `to` is exclusive. */
  from: Int32Array;
  to: Int32Array;
}

/** One sentence with its candidates and atomic features. */
export interface AnalyzedSentence {
  sentenceCandidates: SentenceCandidates;
  atoms: AtomicFeatures;
}

/** Yields the sentences of one document one at a time, to bound memory. */
export function* extractAtomicFeatures(
  sentences: readonly Sentence[],
  knowledge: Knowledge,
): Generator<AnalyzedSentence> {
  const judged = proposeCandidates(sentences, knowledge);
  const ruled = applyDocumentRules(judged.flatMap(({ candidates }) => candidates));
  const bySentence = Map.groupBy(ruled, ({ sentence }) => sentence);
  const document = { elsewhere: positionsByWord(ruled), written: writingsOf(sentences), knowledge };
  for (const one of judged) {
    yield { sentenceCandidates: one, atoms: sentenceAtoms(one, bySentence.get(one.sentence) ?? [], document) };
  }
}

interface Document {
  elsewhere: ReadonlyMap<string, number>;
  written: ReadonlyMap<string, number>;
  knowledge: Knowledge;
}

function sentenceAtoms(
  { sentence: { tokens }, runs, candidates }: SentenceCandidates,
  ruled: readonly NameCandidate[],
  document: Document,
): AtomicFeatures {
  const numbers = () => new Int32Array(tokens.length);
  const atoms: AtomicFeatures = {
    tokens,
    open: new Uint8Array(tokens.length),
    lower: numbers(),
    shape: numbers(),
    pos: numbers(),
    classes: numbers(),
    listed: numbers(),
    ruled: numbers(),
    rule: numbers(),
    elsewhere: numbers(),
    written: numbers(),
    from: numbers(),
    to: numbers(),
  };
  for (const [index, token] of tokens.entries()) {
    atoms.lower[index] = hashOf(token.lower);
    atoms.shape[index] = hashOf(shapeOf(token.text));
    atoms.pos[index] = hashOf(token.pos);
    atoms.classes[index] = wordClassesOf(token, document.knowledge);
    atoms.elsewhere[index] = token.capitalized ? (document.elsewhere.get(token.lower) ?? 0) : 0;
    atoms.written[index] = document.written.get(token.lower) ?? 0;
  }
  markListed(atoms.listed, runs);
  // Labels left open by the rules first, then their decisions on top.
  for (const one of candidates) markRuled(atoms, one, 3);
  for (const one of ruled) markRuled(atoms, one, TYPES.indexOf(one.type as (typeof TYPES)[number]));
  markCapitals(atoms);
  markOpen(atoms);
  return atoms;
}

/** `McDonald-3's` → `XxXx-0'x`: character classes, with repeats shortened. */
export function shapeOf(text: string): string {
  let shape = '';
  let count = 0;
  for (let index = 0; index < text.length && shape.length < 12; index++) {
    const char = text.charAt(index);
    const sign =
      char >= 'a' && char <= 'z'
        ? 'x'
        : char >= 'A' && char <= 'Z'
          ? 'X'
          : char >= '0' && char <= '9'
            ? '0'
            : /\p{Lu}/u.test(char)
              ? 'X'
              : /[\p{L}\p{M}]/u.test(char)
                ? 'x'
                : char;
    count = shape.endsWith(sign) ? count + 1 : 1;
    if (count <= 2) shape += sign;
  }
  return shape;
}

function positionIn(index: number, from: number, to: number): number {
  if (to - from === 1) return UNIT;
  return index === from ? BEGIN : index === to - 1 ? LAST : INSIDE;
}

function markListed(listed: Int32Array, runs: readonly Run[]): void {
  for (const { matches } of runs) {
    for (const { from, to, meaning } of matches) {
      const [entry] = meaning.entries;
      if (!entry) continue;
      const weight = entry.weight >= 1_000 ? 3 : entry.weight >= 300 ? 2 : entry.weight >= 60 ? 1 : 0;
      const kinds = new Set(meaning.entries.map(({ type }) => type)).size;
      const code = hashOf(`${entry.kind} ${weight} ${meaning.common} ${kinds}`);
      for (let index = from; index < to; index++) listed[index] = mix(code, positionIn(index, from, to) + 1);
    }
  }
}

function markRuled({ ruled, rule }: AtomicFeatures, one: NameCandidate, type: number): void {
  const code = hashOf(`${one.type} ${one.method} ${Math.round(one.confidence * 10)} ${type}`);
  for (let index = one.from; index < one.to; index++) {
    const position = positionIn(index, one.from, one.to);
    ruled[index] = 1 + type * 4 + position;
    rule[index] = mix(code, position);
  }
}

function positionsByWord(ruled: readonly NameCandidate[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const one of ruled) {
    const type = TYPES.indexOf(one.type as (typeof TYPES)[number]);
    for (let index = one.from; index < one.to; index++) {
      const token = one.sentence.tokens[index];
      if (!token?.capitalized) continue;
      words.set(token.lower, (words.get(token.lower) ?? 0) | (1 << (type * 4 + positionIn(index, one.from, one.to))));
    }
  }
  return words;
}

const SMALL = 1;
const CAPITAL_WITHIN = 2;
const CAPITAL_FIRST = 4;

function writingsOf(sentences: readonly Sentence[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const { tokens } of sentences) {
    for (const [index, { lower, capitalized }] of tokens.entries()) {
      const bit = !capitalized ? SMALL : index === 0 ? CAPITAL_FIRST : CAPITAL_WITHIN;
      words.set(lower, (words.get(lower) ?? 0) | bit);
    }
  }
  return words;
}

function markCapitals({ tokens, from, to }: AtomicFeatures): void {
  let start = 0;
  for (let index = 0; index <= tokens.length; index++) {
    if (tokens[index]?.capitalized) continue;
    for (let inner = start; inner < index; inner++) {
      from[inner] = start;
      to[inner] = index;
    }
    if (index < tokens.length) {
      from[index] = index;
      to[index] = index;
    }
    start = index + 1;
  }
}

/** Lower-case words inside names, considered only between capitals. */
const JOINTS = new Set(
  "of and the for on in & - – / ' ’ ’s 's . , to at de la del du da di van von der den bin al el y e le des das dos st".split(
    ' ',
  ),
);

function markOpen({ tokens, open, listed, ruled }: AtomicFeatures): void {
  for (const [index, { text }] of tokens.entries()) {
    if (/\p{Lu}/u.test(text) || listed[index] !== 0 || ruled[index] !== 0) open[index] = 1;
  }
  let last = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < tokens.length; index++) {
    if (!open[index]) continue;
    const gap = tokens.slice(last + 1, index);
    const isJoined =
      gap.length > 0 && gap.length <= 3 && gap.every(({ text }) => JOINTS.has(text) || /^\d/u.test(text));
    if (isJoined) open.fill(1, last + 1, index);
    last = index;
  }
}
