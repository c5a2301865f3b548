import { expect, test } from 'vitest';
import { decodeLabels, parseLabel } from '../../../../src/enrich/names/transformer/labels.ts';

const spans = (names: string[], row: (string | null)[], clear = 6) => {
  const logits = row.map((label) => label && names.map((name) => (name === label ? clear : 0)));
  return decodeLabels(
    logits.map((one) => one || null),
    names.map(parseLabel),
  ).map(({ from, to, type }) => [from, to, type]);
};

test.each([
  [
    'positions',
    ['O', 'B-PER', 'I-PER', 'B-LOC'],
    ['B-PER', 'I-PER', 'O', 'B-LOC'],
    [
      [0, 2, 'person'],
      [3, 4, 'place'],
    ],
  ],
  [
    'two of a kind',
    ['O', 'B-PER', 'I-PER'],
    ['B-PER', 'B-PER', 'I-PER'],
    [
      [0, 1, 'person'],
      [1, 3, 'person'],
    ],
  ],
  [
    'inner ones alone',
    ['O', 'I-ORG', 'B-ORG'],
    ['I-ORG', 'I-ORG', 'B-ORG'],
    [
      [0, 2, 'organization'],
      [2, 3, 'organization'],
    ],
  ],
  [
    'no positions',
    ['O', 'person', 'GPE'],
    ['person', 'person', 'GPE'],
    [
      [0, 2, 'person'],
      [2, 3, 'place'],
    ],
  ],
  [
    'first, last and alone',
    ['O', 'S-PER', 'B-PER', 'E-PER'],
    ['S-PER', 'B-PER', 'E-PER'],
    [
      [0, 1, 'person'],
      [1, 3, 'person'],
    ],
  ],
  ['what the archive has no type for', ['O', 'B-MISC', 'B-EVENT'], ['B-MISC', 'B-EVENT'], [[1, 2, 'event']]],
  [
    'words that the model does not know',
    ['O', 'B-PER', 'I-PER'],
    ['B-PER', null, 'I-PER'],
    [
      [0, 1, 'person'],
      [2, 3, 'person'],
    ],
  ],
])('names by labels with %s', (_, names, row, expected) => {
  expect(spans(names, row)).toEqual(expected);
});

test('a name is as sure as the least sure of its words, never wholly, and less than the model believes', () => {
  const labels = ['O', 'B-PER', 'I-PER'].map(parseLabel);
  const [one] = decodeLabels(
    [
      [0, 50, 0],
      [0, 0, 2],
    ],
    labels,
  );
  const [sure] = decodeLabels([[0, 50, 0]], labels);
  expect(sure?.confidence).toBe(0.99);
  // exp(2 / 1.5) + 1 of that and one more
  expect(one?.confidence).toBeCloseTo((Math.exp(2 / 1.5) + 1) / (Math.exp(2 / 1.5) + 2), 2);
});
