// Passages to sentences of tokens, each with its place in the text and its part of speech, by wink-nlp.

import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemSentence } from 'wink-nlp';
import type { NameSegment } from './name-segments.ts';

export interface Token {
  /** In the source the passage is of. */
  start: number;
  end: number;
  text: string;
  lower: string;
  /** Universal part of speech, `PROPN`, `VERB` … */
  pos: string;
  /** Its small letters are a word of English: `police`, but not `tbilisi`. */
  inLexicon: boolean;
  /** Begins with a capital letter. */
  capitalized: boolean;
  /** Two letters or more, none of them small: `NATO`, `U.S.`. */
  allCaps: boolean;
  /** No white space before it. */
  glued: boolean;
}

export interface Sentence {
  segment: NameSegment;
  tokens: Token[];
}

/** Longer stretches are read in parts: time and memory of every later step are bounded by this. */
const MAX_CHUNK = 2_000;
/** A "word" over this is none; the tokenizer takes quadratic time over some (`http://http://…`). */
const MAX_WORD = 60;
/** The tagger remembers every word it never saw; it starts anew before that is a leak. */
const MAX_REMEMBERED = 200_000;

/** All sentences of the passages, in order. Linear in the text's length. */
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

/** Lines without overlong words, cut at blanks where they are too long. */
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

/** A long stretch of nothing but capitals: there is nothing to be learned from them, and very many tokens. */
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
    // Blanks are dropped by the tokenizer, never letters; what is far off was changed by it and is not trusted.
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
    // No sentence ends within a word: `Znak.com`, `then-U.S.-president`.
    const isWithin = /[\p{L}\p{N}-]/u.test(text.charAt(cursor));
    if (ends.has(index) && !isWithin && !endsInInitial(sentence)) {
      sentences.push(sentence);
      sentence = [];
    }
  }
  sentences.push(sentence);
  return sentences.filter((tokens) => tokens.length > 0);
}

/** How many tokens a value is the rest of; 0 where it is a word of its own. */
function wordsToRejoin(sentence: readonly Token[], value: string): number {
  const [before, word, last] = [sentence.at(-3), sentence.at(-2), sentence.at(-1)];
  // Letters beyond Latin-1 end a word to the tokenizer: `Stanis` `ł` `aw`.
  if (last?.capitalized && /\p{L}$/u.test(last.text) && /^\p{L}/u.test(value)) return 1;
  // `U` `.` `S.`, as it is after a hyphen.
  const isLetters = last?.text === '.' && last.glued && /^\p{Lu}$/u.test(word?.text ?? '') && word?.glued === true;
  if (isLetters && /^\p{Lu}\.$/u.test(value)) return 2;
  // `Kim Jong-un`, `Prayuth Chan-ocha`: a name's second syllable, not `Saudi-led`.
  const isHyphen =
    last?.text === '-' && last.glued && word?.capitalized === true && !word.allCaps && before?.capitalized === true;
  const isSyllable = /^\p{Ll}{2,4}$/u.test(value)
    ? !NOT_SYLLABLES.has(value)
    : /^\p{Ll}+$/u.test(value) && !lexicon().has(value);
  return isHyphen && isSyllable ? 2 : 0;
}

const NOT_SYLLABLES = new Set('led run born made wide era held like type old only size part long free'.split(' '));

/** `Maria L. | Silva`: an initial after a name ends no sentence. */
function endsInInitial(tokens: readonly Token[]): boolean {
  const dotted = tokens.at(-1)?.text === '.' ? tokens.at(-2) : tokens.at(-1);
  const before = tokens.at(-1)?.text === '.' ? tokens.at(-3) : tokens.at(-2);
  return /^\p{Lu}\.?$/u.test(dotted?.text ?? '') && before?.capitalized === true && !before.allCaps;
}

/** `UN-backed` and `McKenzie's` are one token to the tokenizer and two here. */
function parts(text: string, start: number, pos: string, glued: boolean): Token[] {
  const found = /^(\p{Lu}[\p{L}.]*)(?:-(\p{Ll}+)|['’]s)$/u.exec(text);
  const cut = found?.[1]?.length;
  // `Chan-ocha`: what is no word after the hyphen is the rest of the name.
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

let english: Set<string> | null = null;

/** The model's inner data, which its own types leave out. */
interface Core {
  features: { lexeme: { list: string[] } };
}

/** The words the tagger knows, all in small letters. */
function lexicon(): Set<string> {
  english ??= new Set((model as unknown as { core(): Core }).core().features.lexeme.list);
  return english;
}

type Tagger = { nlp: ReturnType<typeof winkNLP>; limit: number };
let current: Tagger | null = null;
let remembered = 0;

function tagger(): Tagger {
  if (current && remembered < current.limit) return current;
  const nlp = winkNLP(model, ['sbd', 'pos']);
  // Words are numbered in the order they were met.
  remembered = lexicon().size;
  current = { nlp, limit: remembered + MAX_REMEMBERED };
  return current;
}
