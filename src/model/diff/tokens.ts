// Splits a text into tokens for comparison. Joined, the tokens are exactly the text.

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Scripts without spaces between words. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const SOME_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/**
 * In this order: line ends, white space, a number with its separators, a run of a script without spaces, a word with its
 * apostrophes and hyphens, an emoji sequence, any other character with its marks. All repetitions are bounded, because an
 * unbounded one can overflow the stack of the regular expression engine.
 */
const TOKEN = new RegExp(
  [
    '\\n{1,1000}',
    '[^\\S\\n]{1,1000}',
    "\\p{N}{1,100}(?:[.,:'’]\\p{N}{1,100}){0,20}",
    `[${UNSPACED}][${UNSPACED}\\p{M}]{0,400}`,
    `(?:(?![${UNSPACED}])\\p{L})\\p{M}{0,20}(?:['’-]?(?![${UNSPACED}])[\\p{L}\\p{N}]\\p{M}{0,20}){0,100}`,
    '\\p{Extended_Pictographic}(?:[\\uFE0F\\p{EMod}]|\\u200D\\p{Extended_Pictographic}){0,20}',
    '[^]\\p{M}{0,20}',
  ].join('|'),
  'gu',
);

/** The dictionary segmenter is slow: beyond this many letters, each letter is a word. */
const LOOKED_UP = 100_000;

/** The words of a text and everything between them. Linear for any string. */
export function splitWordsAndGaps(text: string): string[] {
  let left = LOOKED_UP;
  const found: string[] = [];
  for (const token of text.match(TOKEN) ?? []) {
    if (!SOME_UNSPACED.test(token)) {
      found.push(token);
      continue;
    }
    left -= token.length;
    if (left < 0) found.push(...token);
    else for (const { segment } of segmenter.segment(token)) found.push(segment);
  }
  return found;
}

/** The paragraphs of a text, each with the empty line that follows it. */
export function splitParagraphs(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const line = text.indexOf('\n\n', at);
    const end = line === -1 ? text.length : line + 2;
    found.push(text.slice(at, end));
    at = end;
  }
  return found;
}
