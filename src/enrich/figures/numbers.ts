// Reads numbers as newspapers write them: `1,300`, `1.3 billion`, `20m`, `500 crore`, `three million`, `half a
// billion`.

const SMALL =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const WORDS = new Map<string, number>([
  ...SMALL.map((word, index): [string, number] => [word, index + 1]),
  ...TENS.map((word, index): [string, number] => [word, 20 + 10 * index]),
  ['zero', 0],
  ['a', 1],
  ['an', 1],
  ['half a', 0.5],
  ['half an', 0.5],
  ['a quarter of a', 0.25],
]);

const MAGNITUDES = new Map<string, number>([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['k', 1e3],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['million', 1e6],
  ['m', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['crore', 1e7],
  ['crores', 1e7],
  ['billion', 1e9],
  ['b', 1e9],
  ['bn', 1e9],
  ['bln', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
  ['trn', 1e12],
  ['t', 1e12],
  ['quadrillion', 1e15],
]);

const SPELLED = `(?:${[...TENS.map((word) => `${word}(?:-(?:${SMALL.slice(0, 9).join('|')}))?`), ...SMALL, 'zero'].join('|')})`;

/**
 * Groups `digits` and `unit` (`m`, `million`), or `spelled` and `unit`. Every part is bounded, and the match is not
 * part of a longer word, number or version.
 */
export const NUMBER = new RegExp(
  '(?<![\\p{L}\\p{N}]|\\p{N}[.,:/])(?:' +
    '(?<digits>\\d{1,3}(?:,\\d{2,3}){1,6}(?:\\.\\d{1,6})?|\\d{1,15}(?:\\.\\d{1,6})?)(?![.,]?\\d)' +
    '(?:(?<short>bn|mn|mln|bln|tn|trn|[mbtkMBTK])(?![\\p{L}\\p{N}])|[\\s-](?<unit>hundred|thousand|lakhs?|million|crores?|billion|trillion|quadrillion)(?!\\p{L}))?' +
    `|(?<spelled>(?:${SPELLED}|[Hh]alf an?|[Aa]n?(?=[\\s-](?:hundred|thousand|million|billion|trillion|percentage))|${SPELLED.replace(/[a-z]+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1))}))(?:[\\s-](?<words>hundred|thousand|million|billion|trillion))?(?!\\p{L}|-\\p{L})` +
    ')',
  'gu',
);

export interface FoundNumber {
  start: number;
  end: number;
  value: number;
  /** An abbreviation (`m`, `bn`) or a word (`million`). */
  magnitude: string | null;
  isSpelled: boolean;
}

/** All numbers in a span, in order. */
export function* findNumbers(source: string, start: number, end: number): Generator<FoundNumber> {
  for (const { 0: text, index, groups } of source.slice(start, end).matchAll(NUMBER)) {
    const { digits, spelled } = groups ?? {};
    const magnitude = groups?.short ?? groups?.unit ?? groups?.words ?? null;
    const plain = digits === undefined ? spelledValue(spelled ?? '') : Number(digits.replaceAll(',', ''));
    const factor = magnitude === null ? 1 : (MAGNITUDES.get(magnitude.toLowerCase()) ?? 1);
    const value = Number((plain * factor).toPrecision(15));
    const at = start + index;
    yield { start: at, end: at + text.length, value, magnitude, isSpelled: digits === undefined };
  }
}

function spelledValue(words: string): number {
  const lower = words.toLowerCase();
  const value = WORDS.get(lower);
  if (value !== undefined) return value;
  const [tens = '', ones = ''] = lower.split('-');
  return (WORDS.get(tens) ?? 0) + (WORDS.get(ones) ?? 0);
}
