// What is a quote: not every word in marks is one, and some quotes are only a part of a sentence.

import { DETERMINERS, PREPOSITIONS } from '../words/grammar.ts';
import { cueAt } from './cues.ts';
import type { Attribution, QuoteContext } from './quote-context.ts';

/** Fewer words are a fragment: they are quoted only where the text says of whom. */
export const FRAGMENT_WORDS = 4;
/** So many words are someone's, whoever's; fewer within a sentence are as often a saying, or irony. */
const LONG = 8;

/** What a word or a title in marks is the name of: `the film "…"`, `the word "…"`. */
const NAMED_THINGS = new Set(
  `album band blog book chapter character column documentary entitled episode exhibition film game headline hit memoir movie musical
  name novel painting phrase play poem podcast programme project series show single song term title titled track word
  website nickname so-called category folder button label ship vessel`.split(/\s+/u),
);

/** Whether words in marks are a quote, given what the text says of who speaks them. */
export function isQuote(place: QuoteContext, attribution: Attribution | null): boolean {
  const { words, wordCount } = place;
  if (!/\p{L}/u.test(words) || isGloss(place) || isName(place, attribution)) return false;
  if (attribution && attribution.rule !== 'unattributed') return true;
  const isAside = attribution?.cue == null && classifyQuote(place) === 'partial';
  return wordCount >= (isAside ? LONG : FRAGMENT_WORDS);
}

/** `Brexit ("British exit")` */
function isGloss({ wordCount, line: { tokens }, at }: QuoteContext): boolean {
  return wordCount < FRAGMENT_WORDS && tokens[at - 1]?.text === '(' && tokens[at + 1]?.text === ')';
}

/** Whether the words are what something is called: a title, a name, a word that is spoken of. */
function isName(place: QuoteContext, attribution: Attribution | null): boolean {
  const { words, wordCount, line, at } = place;
  const { tokens } = line;
  const before = tokens[at - 1];
  const noun = before?.text === ',' ? tokens[at - 2] : before;
  const isThing = NAMED_THINGS.has(noun?.lower.replace(/(?<=[^s])s$/u, '') ?? '');
  if (isThing && wordCount < FRAGMENT_WORDS) return true;
  const begins = before === undefined || before.kind === 'quote' || /^[,:.!?]$/u.test(before.text);
  // In American print a full stop or a comma within the marks says nothing of what stands there.
  const isTitle = isTitleCase(begins ? words : words.replace(/[.,]$/u, ''));
  if (!isTitle) return false;
  // `on “The Early Show,” the host said`: a sentence follows no preposition.
  const isPlace =
    before?.kind === 'word' &&
    (PREPOSITIONS.has(before.lower) || DETERMINERS.has(before.lower) || before.lower === "'s");
  if (!attribution?.speaker || isThing || isPlace) return true;
  // Nobody puts `said Silva` at a title.
  const isSaid = /^(?:name-said|said-name)$/u.test(attribution.rule) && /[,.?!]["”’']?$/u.test(words);
  const goesOn =
    before === undefined && /^(?:inherited|continued|next-paragraph|colon|signed)$/u.test(attribution.rule);
  return !(isSaid || goesOn || isIntroduced(place, attribution));
}

/** `Silva said, "Stop the Trains Now!"`: a verb of saying stands just before. */
function isIntroduced({ line: { tokens }, at }: QuoteContext, { rule, cue }: Attribution): boolean {
  const isNear = cue !== null && cue < at && at - cue < 5;
  return rule === 'colon' || (isNear && /^[,:]$/u.test(tokens[at - 1]?.text ?? ''));
}

/** Words that are small in titles too. */
const SMALL =
  /^(?:an?|the|of|in|on|at|to|for|and|or|but|nor|by|with|from|into|over|upon|than|that|this|when|your|their|about|after|before|under|without|as|vs|is|are|be)$/u;

/** Whether words are written as a title is: all but the small ones with a capital. */
function isTitleCase(words: string): boolean {
  const all = words.slice(0, 400).match(/\p{L}[\p{L}\p{N}'’-]+/gu) ?? [];
  const telling = all.filter((word) => !SMALL.test(word));
  // One capital may begin a sentence.
  const isSentence = telling.length === 1 && /[.?!,]$/u.test(words);
  return telling.length > 0 && !isSentence && telling.every((word) => /^\p{Lu}/u.test(word));
}

/** Some words within the paper's own sentence are a partial quote; what stands for itself is a direct one. */
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
  // `said "we will go"`: the verb stands at the quote.
  const cue = cueAt(tokens, at - 1, sentence.from);
  return cue?.kind === 'saying' && !cue.passive ? 'direct' : 'partial';
}

/** How many words there are; what is no word to a reader counts for nothing. */
export function countWords(words: string): number {
  return words.slice(0, 2_000).match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

/** Whether a quote is a sentence of its own, however short: `"We were there." "Never."` */
export function isWholeSentence({ words, line: { tokens }, sentence, at }: QuoteContext): boolean {
  const isAll =
    at === sentence.from && (at + 1 >= sentence.to || (at + 2 === sentence.to && tokens[at + 1]?.text === '.'));
  return isAll && /^[[(]?\p{Lu}/u.test(words) && /[.?!…]$/u.test(words);
}
