import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainQuery, UnderstoodQuery } from '../../../src/model/search/explain.ts';
import { parseSearchQuery } from '../../../src/model/search/parse.ts';
import { goodQuery } from './arbitraries.ts';

function explained(query: string): UnderstoodQuery {
  const parsed = parseSearchQuery(query);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return explainQuery(parsed);
}

test('a query is explained as a tree with places, a canonical form and what was left out', () => {
  expect(explained('Floods -title:“high water” NEAR(a b, 3) !!!')).toEqual({
    normalized: 'floods -title:"high water" NEAR(a b, 3)',
    tree: [
      { type: 'and', start: 0, end: 39 },
      { type: 'word', parent: 0, text: 'floods', stem: 'flood', start: 0, end: 6 },
      { type: 'not', parent: 0, start: 7, end: 26 },
      { type: 'phrase', parent: 2, field: 'title', text: 'high water', start: 8, end: 26 },
      { type: 'near', parent: 0, text: 'a b', distance: 3, start: 27, end: 39 },
    ],
    ignored: [{ text: '!!!', start: 40, end: 43 }],
  });
});

test('every explanation is what its schema says', () => {
  fc.assert(
    fc.property(goodQuery, (query) => {
      const explanation = explained(query);
      expect(UnderstoodQuery.parse(explanation)).toEqual(explanation);
    }),
  );
});
