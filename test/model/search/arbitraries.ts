// Texts and queries as hostile as they come, and as people write them.

import fc from 'fast-check';

const LETTERS = [
  ...'abzESIsİıßéœ٣१0159ёйжЩאבלצकिनข็ไທເ東京都大学かガー々가한ÅΆςΣმრمىی',
  'e\u0301',
  'и\u0306',
  'ｶﾞ',
  '葛\u{E0100}',
  '𝐀',
  '𠮷',
  '\u200D',
  '\u00AD',
  '\u0640',
  '한'.normalize('NFD'),
  'ﷺ',
  '㎏',
];
const MARKS = ["'", '’', '"', '“', '-', '.', ',', ' ', ' ', '\n\n', '\u200B', '🙂', '!', '(', ')', ':', '*'];

/** Anything: any code unit, and many of the characters that matter. */
export const anyText = fc.oneof(
  fc.array(fc.constantFrom(...LETTERS, ...MARKS), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
);

/** Letters and marks in an order that occurs. */
export const plainText = fc
  .array(
    fc.constantFrom(
      'Émile',
      'Москва́',
      'Её',
      'мой',
      'Київ',
      'हिन्दी',
      'فُصحى',
      '서울',
      'ガラス',
      '東京',
      'Θεός',
      'İzmir',
      'ngữ',
      ' ',
      '-',
    ),
  )
  .map((parts) => parts.join(' '));

/** Queries made of the pieces of the language, mostly wrong. */
export const anyQuery = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        'AND',
        'OR',
        'NOT',
        'NEAR(',
        'NEAR(a b, 5)',
        'NEAR',
        '(',
        ')',
        '"',
        '“',
        '«',
        '-',
        '--',
        '*',
        ':',
        ',',
        '5',
        'title:',
        'body:',
        'author:(',
        'foo:',
        'flood',
        'Floods',
        'rain*',
        'e-mail',
        '東京都',
        'не',
        "don't",
        '!!!',
        '🙂',
        '\0',
        '\ud800',
        ' ',
        '  ',
        '\n',
      ),
      { maxLength: 30 },
    )
    .chain((parts) => fc.constantFrom('', ' ').map((blank) => parts.join(blank))),
  anyText,
);

const WORDS = [
  'flood',
  'floods',
  'rain',
  'river',
  'Мост',
  'мост',
  '東京都',
  '京都',
  'e-mail',
  "don't",
  'l’eau',
  '1,300',
  '1.3',
  'café',
];

/** Queries that are right. */
export const goodQuery: fc.Arbitrary<string> = fc.letrec<{ query: string; term: string }>((tie) => ({
  term: fc.oneof(
    fc.constantFrom(...WORDS),
    fc.constantFrom(
      'flo*',
      'e-ma*',
      '"flood rain"',
      '“café river”',
      '"high flo"*',
      'NEAR(flood rain, 2)',
      'NEAR(river мост)',
    ),
    fc
      .tuple(fc.constantFrom('title', 'body', 'caption', 'author'), fc.constantFrom(...WORDS, '"rain river"', 'riv*'))
      .map(([field, word]) => `${field}:${word}`),
  ),
  query: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('term'),
    fc.tuple(tie('query'), tie('query')).map(([one, other]) => `${one} ${other}`),
    fc.tuple(tie('query'), tie('query')).map(([one, other]) => `${one} OR ${other}`),
    fc.tuple(tie('query'), tie('query')).map(([one, other]) => `(${one}) AND ${other}`),
    tie('query').map((query) => `-(${query})`),
    tie('term').map((term) => `NOT ${term}`),
    fc.tuple(fc.constantFrom('title', 'body'), tie('query')).map(([field, query]) => `${field}:(${query})`),
  ),
})).query;
