// Splits segments into sentences of tokens with offsets and parts of speech, using wink-nlp.

import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemSentence } from 'wink-nlp';
import type { NameSegment } from './name-segments.ts';

export interface Token {
  /** Offset into the source of the segment. */
  start: number;
  end: number;
  text: string;
  lower: string;
  /** Universal part of speech: `PROPN`, `VERB` … */
  pos: string;
  /** The lower-case form is an English word: `police`, but not `tbilisi`. */
  inLexicon: boolean;
  /** Starts with a capital letter. */
  capitalized: boolean;
  /** Two or more letters, all capital: `NATO`, `U.S.`. */
  allCaps: boolean;
  /** No white space before it. */
  glued: boolean;
}

export interface Sentence {
  segment: NameSegment;
  tokens: Token[];
}

/** Longer spans are split; this bounds the time and memory of every later step. */
const MAX_CHUNK = 2_000;
/** Longer words are skipped: the tokenizer takes quadratic time on some (`http://http://…`). */
const MAX_WORD = 60;
/** The tagger keeps every unknown word; it is recreated at this limit to bound memory. */
const MAX_REMEMBERED = 200_000;

/** All sentences of the segments, in order. Linear in the length of the text. */
export function readSentences(passages: readonly NameSegment[]): Sentence[] {
  return passages.flatMap((passage) =>
    chunks(passage).flatMap(({ start, end }) =>
      sentencesOf(passage, start, end).map((tokens) => ({ segment: passage, tokens })),
    ),
  );
}

function* spansOfLines({ source, start, end }: NameSegment): Generator<{ start: number; end: number }> {
  let from = start;
  while (from < end) {
    const newline = source.indexOf('\n', from);
    const to = newline < 0 || newline > end ? end : newline;
    yield { start: from, end: to };
    from = to + 1;
  }
}

/** Lines without overlong words, split at spaces if they are too long. */
function chunks(passage: NameSegment): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const line of spansOfLines(passage)) {
    let start = line.start;
    let cursor = line.start;
    while (cursor < line.end) {
      const blank = nextBlank(passage.source, cursor, line.end);
      if (blank - cursor > MAX_WORD) {
        found.push({ start, end: cursor });
        start = blank;
      } else if (blank - start > MAX_CHUNK) {
        found.push({ start, end: cursor });
        start = cursor;
      }
      cursor = blank + 1;
    }
    found.push({ start, end: line.end });
  }
  return found.filter(({ start, end }) => end > start && !isShout(passage.source, start, end));
}

/** Long text in capitals only: it has many tokens and no usable signal. */
function isShout(source: string, start: number, end: number): boolean {
  return end - start > 200 && !/\p{Ll}|\p{Lo}/u.test(source.slice(start, end));
}

function nextBlank(source: string, from: number, end: number): number {
  let cursor = from;
  while (cursor < end && !/\s/u.test(source.charAt(cursor))) cursor++;
  return cursor;
}

function sentencesOf(passage: NameSegment, start: number, end: number): Token[][] {
  const text = passage.source.slice(start, end);
  const { nlp } = tagger();
  const { its } = nlp;
  const document = nlp.readDoc(text);
  const tokens = document.tokens();
  const values = tokens.out(its.value);
  const tags = tokens.out(its.pos) as string[];
  const ids = tokens.out(its.uniqueId) as unknown as number[];
  const sentences: Token[][] = [];
  const ends = new Set<number>();
  document.sentences().each((sentence: ItemSentence) => {
    const [, last] = sentence.out(its.span) as unknown as [number, number];
    ends.add(last);
  });

  let sentence: Token[] = [];
  let cursor = 0;
  for (const [index, value] of values.entries()) {
    const at = text.indexOf(value, cursor);
    remembered = Math.max(remembered, ids[index] ?? 0);
    // The tokenizer drops only white space. A token found further away was altered, and its offset is not reliable.
    if (at >= 0 && at - cursor < MAX_WORD && /\S/u.test(value)) {
      const glued = at === cursor && sentence.length > 0;
      const back = glued ? wordsToRejoin(sentence, value) : 0;
      const first = sentence.at(-back);
      if (back > 0 && first) {
        const text =
          sentence
            .splice(-back)
            .map((one) => one.text)
            .join('') + value;
        sentence.push(token(text, first.start, first.pos, first.glued));
      } else {
        sentence.push(...parts(value, start + at, tags[index] ?? 'X', glued));
      }
      cursor = at + value.length;
    }
    // A sentence cannot end inside a word: `Znak.com`, `then-U.S.-president`.
    const isWithin = /[\p{L}\p{N}-]/u.test(text.charAt(cursor));
    if (ends.has(index) && !isWithin && !endsInInitial(sentence)) {
      sentences.push(sentence);
      sentence = [];
    }
  }
  sentences.push(sentence);
  return sentences.filter((tokens) => tokens.length > 0);
}

/** The number of previous tokens that form one word with this value; 0 if it is a word by itself. */
function wordsToRejoin(sentence: readonly Token[], value: string): number {
  const [before, word, last] = [sentence.at(-3), sentence.at(-2), sentence.at(-1)];
  // The tokenizer splits words at letters beyond Latin-1: `Stanis` `ł` `aw`.
  if (last?.capitalized && /\p{L}$/u.test(last.text) && /^\p{L}/u.test(value)) return 1;
  // `U` `.` `S.`, as split after a hyphen.
  const isLetters = last?.text === '.' && last.glued && /^\p{Lu}$/u.test(word?.text ?? '') && word?.glued === true;
  if (isLetters && /^\p{Lu}\.$/u.test(value)) return 2;
  // The second syllable of a name: `Kim Jong-un`, `Prayuth Chan-ocha`, but not `Saudi-led`.
  const isHyphen =
    last?.text === '-' && last.glued && word?.capitalized === true && !word.allCaps && before?.capitalized === true;
  const isSyllable = /^\p{Ll}{2,4}$/u.test(value)
    ? !NOT_SYLLABLES.has(value)
    : /^\p{Ll}+$/u.test(value) && !lexicon().has(value);
  return isHyphen && isSyllable ? 2 : 0;
}

const NOT_SYLLABLES = new Set('led run born made wide era held like type old only size part long free'.split(' '));

/** An initial after a name does not end a sentence: `Maria L. | Silva`. */
function endsInInitial(tokens: readonly Token[]): boolean {
  const dotted = tokens.at(-1)?.text === '.' ? tokens.at(-2) : tokens.at(-1);
  const before = tokens.at(-1)?.text === '.' ? tokens.at(-3) : tokens.at(-2);
  return /^\p{Lu}\.?$/u.test(dotted?.text ?? '') && before?.capitalized === true && !before.allCaps;
}

/** Splits `UN-backed` and `McKenzie's`, which are single tokens to the tokenizer. */
function parts(text: string, start: number, pos: string, glued: boolean): Token[] {
  const found = /^(\p{Lu}[\p{L}.]*)(?:-(\p{Ll}+)|['’]s)$/u.exec(text);
  const cut = found?.[1]?.length;
  // `Chan-ocha`: an unknown word after the hyphen is part of the name.
  const isName = found?.[2] !== undefined && !lexicon().has(found[2]);
  if (cut === undefined || isName || text.length <= 2) return [token(text, start, pos, glued)];
  const head = token(text.slice(0, cut), start, pos, glued);
  const tail = token(text.slice(cut), start + cut, text.charAt(cut) === '-' ? 'ADJ' : 'PART', true);
  return [head, tail];
}

function token(text: string, start: number, pos: string, glued: boolean): Token {
  const lower = text.toLowerCase();
  const capitalized = /^\p{Lu}/u.test(text);
  const allCaps = capitalized && /^\p{Lu}[\p{Lu}\p{N}.&’'+-]*[\p{Lu}\p{N}.+]$/u.test(text);
  return {
    start,
    end: start + text.length,
    text,
    lower,
    pos,
    inLexicon: lexicon().has(lower),
    capitalized,
    allCaps,
    glued,
  };
}

/** What winkNLP reads of the model, and its types omit. */
interface Core {
  features: { lexeme: { list: string[] } };
}

interface Model {
  core(): Core;
}

let english: ReadonlySet<string> | null = null;

/** The words the tagger knows, in lower case. */
function lexicon(): ReadonlySet<string> {
  tagger();
  return english as ReadonlySet<string>;
}

type Tagger = { nlp: ReturnType<typeof winkNLP>; limit: number };
let current: Tagger | null = null;
let remembered = 0;

function tagger(): Tagger {
  if (current && remembered < current.limit) return current;
  // Reading the model takes long, so it is read once: its words are copied before the tagger adds those that it meets.
  const core = (model as unknown as Model).core();
  english ??= new Set(core.features.lexeme.list);
  const nlp = winkNLP({ ...model, core: () => core } as typeof model, ['sbd', 'pos']);
  // Word ids are assigned in order of first use.
  remembered = english.size;
  current = { nlp, limit: remembered + MAX_REMEMBERED };
  return current;
}
