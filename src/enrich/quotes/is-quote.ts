// Decides whether quoted words are a quote, and of which kind.

import { DETERMINERS, PREPOSITIONS } from '../words/grammar.ts';
import { cueAt } from './cues.ts';
import type { Attribution, QuoteContext } from './quote-context.ts';

/** Shorter quotes are fragments and need an attribution. */
export const FRAGMENT_WORDS = 4;
/** Longer quotes need no attribution; shorter ones inside a sentence may be sayings or irony. */
const LONG = 8;

/** Nouns that introduce a title or term: `the film "…"`, `the word "…"`. */
const NAMED_THINGS = new Set(
  `album band blog book chapter character column documentary entitled episode exhibition film game headline hit memoir movie musical
  name novel painting phrase play poem podcast programme project series show single song term title titled track word
  website nickname so-called category folder button label ship vessel`.split(/\s+/u),
);

/** True if quoted words are a quote, given their attribution. */
export function isQuote(context: QuoteContext, attribution: Attribution | null): boolean {
  const { words, wordCount } = context;
  if (!/\p{L}/u.test(words) || isGloss(context) || isName(context, attribution)) return false;
  if (attribution && attribution.rule !== 'unattributed') return true;
  const isAside = attribution?.cue == null && classifyQuote(context) === 'partial';
  return wordCount >= (isAside ? LONG : FRAGMENT_WORDS);
}

/** `Brexit ("British exit")` */
function isGloss({ wordCount, line: { tokens }, at }: QuoteContext): boolean {
  return wordCount < FRAGMENT_WORDS && tokens[at - 1]?.text === '(' && tokens[at + 1]?.text === ')';
}

/** True if the words are a title, a name or a term. */
function isName(context: QuoteContext, attribution: Attribution | null): boolean {
  const { words, wordCount, line, at } = context;
  const { tokens } = line;
  const before = tokens[at - 1];
  const noun = before?.text === ',' ? tokens[at - 2] : before;
  const isThing = NAMED_THINGS.has(noun?.lower.replace(/(?<=[^s])s$/u, '') ?? '');
  if (isThing && wordCount < FRAGMENT_WORDS) return true;
  const begins = before === undefined || before.kind === 'quote' || /^[,:.!?]$/u.test(before.text);
  // American style puts the full stop or comma inside the marks in any case.
  const isTitle = isTitleCase(begins ? words : words.replace(/[.,]$/u, ''));
  if (!isTitle) return false;
  // `on “The Early Show,” the host said`: a statement does not follow a preposition.
  const isPlace =
    before?.kind === 'word' &&
    (PREPOSITIONS.has(before.lower) || DETERMINERS.has(before.lower) || before.lower === "'s");
  if (!attribution?.speaker || isThing || isPlace) return true;
  // `said Silva` does not follow a title.
  const isSaid = /^(?:name-said|said-name)$/u.test(attribution.rule) && /[,.?!]["”’']?$/u.test(words);
  const goesOn =
    before === undefined && /^(?:inherited|continued|next-paragraph|colon|signed)$/u.test(attribution.rule);
  return !(isSaid || goesOn || isIntroduced(context, attribution));
}

/** A speech verb directly before: `Silva said, "Stop the Trains Now!"`. */
function isIntroduced({ line: { tokens }, at }: QuoteContext, { rule, cue }: Attribution): boolean {
  const isNear = cue !== null && cue < at && at - cue < 5;
  return rule === 'colon' || (isNear && /^[,:]$/u.test(tokens[at - 1]?.text ?? ''));
}

/** Words in lower case in titles. */
const SMALL =
  /^(?:an?|the|of|in|on|at|to|for|and|or|but|nor|by|with|from|into|over|upon|than|that|this|when|your|their|about|after|before|under|without|as|vs|is|are|be)$/u;

/** True for Title Case. */
function isTitleCase(words: string): boolean {
  const all = words.slice(0, 400).match(/\p{L}[\p{L}\p{N}'’-]+/gu) ?? [];
  const telling = all.filter((word) => !SMALL.test(word));
  // A single capital can start a sentence.
  const isSentence = telling.length === 1 && /[.?!,]$/u.test(words);
  return telling.length > 0 && !isSentence && telling.every((word) => /^\p{Lu}/u.test(word));
}

/** Words within the writer's own sentence are partial; a complete statement is direct. */
export function classifyQuote({
  words,
  wordCount,
  line: { tokens },
  sentence,
  at,
}: QuoteContext): 'direct' | 'partial' {
  if (wordCount < FRAGMENT_WORDS) return 'partial';
  const before = at > sentence.from ? tokens[at - 1] : undefined;
  if (!/^[[(]?(?:…|\.\.\.)?\p{Ll}/u.test(words) || before === undefined || /^[,:]$/u.test(before.text)) return 'direct';
  // `said "we will go"`: the verb is adjacent to the quote.
  const cue = cueAt(tokens, at - 1, sentence.from);
  return cue?.kind === 'saying' && !cue.passive ? 'direct' : 'partial';
}

/** The number of words; symbols do not count. */
export function countQuotedWords(words: string): number {
  return words.slice(0, 2_000).match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

/** True if a quote is a whole sentence, however short: `"We were there." "Never."` */
export function isWholeSentence({ words, line: { tokens }, sentence, at }: QuoteContext): boolean {
  const isAll =
    at === sentence.from && (at + 1 >= sentence.to || (at + 2 === sentence.to && tokens[at + 1]?.text === '.'));
  return isAll && /^[[(]?\p{Lu}/u.test(words) && /[.?!…]$/u.test(words);
}
