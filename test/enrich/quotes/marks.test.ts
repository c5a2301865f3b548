import { describe, expect, test } from 'vitest';
import { pairQuotationMarks } from '../../../src/enrich/quotes/marks.ts';

/** What stands between marks; an ellipsis where the second one is missing. */
function between(text: string): string[] {
  return pairQuotationMarks(text, { start: 0, end: text.length }).map(
    ({ start, end, open }) => text.slice(start, end) + (open ? ' …' : ''),
  );
}

describe('marks are paired', () => {
  test.each([
    ['“We go,” he said. “Now.”', ['We go,', 'Now.']],
    ['"We go," he said. "Now."', ['We go,', 'Now.']],
    ["''We go,'' he said.", ['We go,']],
    ['« We go », he said. «Now.»', ['We go', 'Now.']],
    ['„We go“, he said. »Now.«', ['We go', 'Now.']],
    ['‘We don’t know,’ she said. ‘The workers’ union is strong.’', ['We don’t know,', 'The workers’ union is strong.']],
    ["'We don't know,' she said.", ["We don't know,"]],
    ['‘He said “no”,’ she said.', ['He said “no”,']],
    ['“He said ‘no’,” she said.', ['He said ‘no’,']],
    ['”We are ready,” he said.', ['We are ready,']],
    ['He said "we go". "They" left "soon".', ['we go', 'They', 'soon']],
  ])('in %s', (text, quotes) => {
    expect(between(text)).toEqual(quotes);
  });
});

describe('a mark that has lost its other half', () => {
  test.each([
    ['“The first paragraph ends here.', ['The first paragraph ends here. …']],
    ['He said "we go. Then "they" left.', ['they']],
    ['He said “we go. Then “they” left.', ['they']],
    ['He said we go.” Then “they” left.', ['they']],
  ])('in %s', (text, quotes) => {
    expect(between(text)).toEqual(quotes);
  });
});

describe('no marks are', () => {
  test.each([
    'the boys’ and girls’ teams',
    "the boys' and girls' teams",
    "rock 'n' roll in the '90s and ’tis all",
    'It is Maria’s, and the others’.',
    '""',
    '“ ”',
  ])('%s', (text) => {
    expect(between(text)).toEqual([]);
  });

  test('feet and inches', () => {
    expect(between('He was 5\'10" tall and "happy".')).toEqual(['happy']);
  });
});
