import { expect, test } from 'vitest';
import { segmentSentences } from '../../../../src/enrich/names/transformer/words.ts';
import type { NameSegment } from '../../../../src/enrich/text/name-segments.ts';

const passage = (source: string): NameSegment => ({ source, in: 'text', kind: 'prose', start: 0, end: source.length });
const words = (source: string) =>
  segmentSentences([passage(source)]).map(({ tokens }) => tokens.map(({ text }) => text));

test.each([
  [
    'Latin',
    'Nadia Orlova’s quay. It is shut!',
    [
      ['Nadia', 'Orlova', '’', 's', 'quay', '.'],
      ['It', 'is', 'shut', '!'],
    ],
  ],
  ['Cyrillic', 'Надя Орлова приехала в Москву.', [['Надя', 'Орлова', 'приехала', 'в', 'Москву', '.']]],
  ['Georgian', 'ნადია ორლოვა თბილისშია.', [['ნადია', 'ორლოვა', 'თბილისშია', '.']]],
  ['Arabic', 'زار ناديا القاهرة.', [['زار', 'ناديا', 'القاهرة', '.']]],
  [
    'Chinese',
    '王小明在北京。他走了。',
    [
      ['王', '小', '明', '在', '北', '京', '。'],
      ['他', '走', '了', '。'],
    ],
  ],
  ['Devanagari', 'नादिया दिल्ली गई।', [['नादिया', 'दिल्ली', 'गई', '।']]],
  ['beyond the first plane', '𐐔𐐯𐑅 😀 Lima', [['𐐔𐐯𐑅', '😀', 'Lima']]],
])('words of a text in %s', (_, source, expected) => {
  expect(words(source)).toEqual(expected);
});

test('words that are not parted by blanks are found where the language has them', () => {
  const source = 'กรุงเทพมหานครเป็นเมืองหลวง';
  const [sentence = []] = words(source);
  expect(sentence.length).toBeGreaterThan(3);
  expect(sentence.join('')).toBe(source);
});

test.each([
  ['a line without end', 'ก'.repeat(20_000)],
  ['characters of two halves', '😀'.repeat(5_001)],
  ['words', 'Nadia Orlova said so. '.repeat(2_000)],
  ['marks', '\u0301'.repeat(20_000)],
])('every word stands where it says, none is lost: %s', (_, source) => {
  const tokens = segmentSentences([passage(source)]).flatMap((sentence) => sentence.tokens);
  for (const { text, start, end } of tokens) expect(source.slice(start, end) === text).toBe(true);
  expect(tokens.map(({ text }) => text).join('')).toBe(source.replace(/\s+/gu, ''));
});
