import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalQuery } from '../../../src/model/search/canonical-query.ts';
import { parseSearchQuery } from '../../../src/model/search/parse.ts';
import { LIMITS } from '../../../src/model/search/reader.ts';
import type { SearchTree } from '../../../src/model/search/tree.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { anyQuery, goodQuery } from './arbitraries.ts';

function treeOf(query: string): SearchTree {
  const parsed = parseSearchQuery(query);
  if (!parsed.ok) throw new Error(`${query}: ${parsed.error.message}`);
  return parsed.tree;
}

/** The tree without places. */
function meaning(tree: SearchTree): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'start' || key === 'end' ? undefined : value)));
}

describe('parse', () => {
  test.each([
    ['words are joined by AND', 'flood rain', 'flood rain'],
    ['AND may be written', 'flood AND rain', 'flood rain'],
    ['OR binds looser than AND', 'a b OR c d', '(a b) OR (c d)'],
    ['parentheses bind tightest', 'a (b OR c)', 'a (b OR c)'],
    ['parentheses that change nothing go', '((a) (b c))', 'a b c'],
    ['a minus is NOT', 'flood -rain', 'flood -rain'],
    ['NOT is a minus', 'flood NOT rain', 'flood -rain'],
    ['AND NOT is NOT', 'flood AND NOT rain', 'flood -rain'],
    ['a negation may stand alone', '-rain', '-rain'],
    ['a negation may be an alternative', 'flood OR -rain', 'flood OR -rain'],
    ['a group may be negated', '-(rain OR "high water")', '-(rain OR "high water")'],
    ['two negations cancel each other', 'NOT -rain', 'rain'],
    ['small operators are words', 'and or not near', 'and or not near'],
    ['operators within words are none', 'ANDORRA NOTE', 'andorra note'],
    ['quotes of every style make a phrase', '"a b" “c d” „e f“ «g h» ＂i j＂', '"a b" "c d" "e f" "g h" "i j"'],
    ['single quotes make none', "'high water'", 'high water'],
    ['a phrase of one word is that word as it is', '"running"', '"running"'],
    ['a star makes a prefix', 'organi*', 'organi*'],
    ['a star after a phrase goes to its last word', '"prime minis"*', '"prime minis"*'],
    ['a field goes before a word', 'title:flood', 'title:flood'],
    ['a field may be written in capitals, and with a blank', 'Title: flood', 'title:flood'],
    ['a field goes before a phrase', 'caption:"high water"*', 'caption:"high water"*'],
    ['a field goes for a group', 'title:(a OR -b)', 'title:a OR -title:b'],
    ['an inner field wins', 'title:(a body:b)', 'title:a body:b'],
    ['NEAR has a distance', 'NEAR(flood warning, 5)', 'NEAR(flood warning, 5)'],
    ['the distance is 10 if not given', 'NEAR(flood warning)', 'NEAR(flood warning, 10)'],
    ['NEAR has a field', 'title:NEAR(a b,0)', 'title:NEAR(a b, 0)'],
    ['NEAR without a parenthesis is a word', 'NEAR Paris', 'near paris'],
    ['what a hyphen joins is a phrase', 'e-mail co-oper*', '"e mail" "co oper"*'],
    ['what is written without blanks is a phrase', '東京都知事', '"東京 都知事"'],
    ['an address is a phrase', 'https://example.com/a', '"https example com a"'],
    ['a time is a phrase', '10:30', '"10 30"'],
    ['a colon before a blank is punctuation', 'war: a history', 'war a history'],
    ['a Hebrew abbreviation is a word', 'צה"ל', 'צהל'],
    ['folding is the same as in texts', 'Müller’s ÉTAT', 'muller etat'],
  ])('%s', (_, query, canonical) => {
    expect(canonicalQuery(treeOf(query))).toBe(canonical);
  });

  test.each([
    ['', 0, 0, 'The query has no search terms.'],
    ['!!! 🙂', 0, 6, 'The query has no search terms.'],
    ['-!!!', 0, 4, 'The query has no search terms.'],
    ['a "unclosed', 2, 11, 'This quote is not closed.'],
    ['(((', 2, 3, 'This parenthesis is not closed.'],
    ['a (b', 2, 3, 'This parenthesis is not closed.'],
    ['a) b', 1, 2, 'This parenthesis has no opening one.'],
    ['a ( )', 2, 5, 'These parentheses are empty.'],
    ['AND', 0, 3, 'AND needs a term on its left.'],
    ['a AND AND b', 6, 9, 'AND needs a term on its left.'],
    ['a AND', 2, 5, 'AND needs a term on its right.'],
    ['(OR a)', 1, 3, 'OR needs a term on its left.'],
    ['(a OR) b', 3, 5, 'OR needs a term on its right.'],
    ['a NOT', 2, 5, 'NOT needs a term on its right.'],
    ['*', 0, 1, 'A star completes a word'],
    ['a*b', 1, 2, 'A star completes a word'],
    ['*ing', 0, 1, 'A star completes a word'],
    ['NEAR(', 0, 5, 'NEAR( is not closed.'],
    ['x NEAR(a', 2, 7, 'NEAR( is not closed.'],
    ['NEAR(a)', 0, 7, 'NEAR requires at least two words.'],
    ['NEAR(a (b))', 0, 8, 'NEAR accepts only words and a distance.'],
    ['NEAR(a OR b)', 0, 12, 'NEAR accepts only words and a distance.'],
    ['NEAR(a b, x)', 8, 12, 'The distance must be a whole number from 0 to 1000.'],
    ['NEAR(a b, 1001)', 8, 15, 'The distance must be a whole number from 0 to 1000.'],
    ['a headline:b', 2, 11, 'There is no field headline.'],
    ['title:', 0, 6, 'Nothing follows title:.'],
    ['title: OR a', 0, 6, 'Nothing follows title:.'],
    ['title:-a', 6, 7, 'title: cannot be followed by a minus.'],
    ['title:author:a', 0, 6, 'A field cannot be followed by another.'],
  ])('%j is an error, told with its place', (query, start, end, message) => {
    const parsed = parseSearchQuery(query);
    expect(parsed).toMatchObject({ ok: false, error: { start, end, message: expect.stringContaining(message) } });
    if (!parsed.ok) expect(parsed.error.hint).toMatch(/^[A-Z].*\.$/u);
  });

  test('an unknown field is told together with those there are', () => {
    expect(parseSearchQuery('foo:bar')).toMatchObject({
      ok: false,
      error: { hint: expect.stringContaining('title, caption, body, author') },
    });
  });

  test('what has nothing to search for is left out and told', () => {
    expect(parseSearchQuery('!!! flood OR 🙂 -"…"')).toMatchObject({
      ok: true,
      tree: { type: 'word', raw: 'flood' },
      ignored: [
        { text: '!!!', start: 0, end: 3 },
        { text: '🙂', start: 13, end: 15 },
        { text: '"…"', start: 17, end: 20 },
      ],
    });
  });

  test('every part of the tree knows its place', () => {
    const query = 'title:Floods OR (“high water” -rain*)';
    const found: Record<string, string> = {};
    (function visit(tree: SearchTree): void {
      found[tree.type] = query.slice(tree.start, tree.end);
      if (tree.type === 'not') visit(tree.child);
      if ('children' in tree) tree.children.forEach(visit);
    })(treeOf(query));
    expect(found).toEqual({
      or: 'title:Floods OR (“high water” -rain*',
      word: 'title:Floods',
      and: '“high water” -rain*',
      phrase: '“high water”',
      not: '-rain*',
      prefix: 'rain*',
    });
  });

  test.each([
    ['characters', 'a'.repeat(LIMITS.characters), 'a'.repeat(LIMITS.characters + 1)],
    [
      'terms',
      Array(LIMITS.terms).fill('a').join(' '),
      Array(LIMITS.terms + 1)
        .fill('a')
        .join(' '),
    ],
    ['words', `"${'a '.repeat(LIMITS.words)}"`, `"${'a '.repeat(LIMITS.words + 1)}"`],
    ['deep', `${'('.repeat(LIMITS.depth)}a${')'.repeat(LIMITS.depth)}`, `${'('.repeat(LIMITS.depth + 1)}a`],
    ['deep', `${'NOT '.repeat(LIMITS.depth)}a`, `${'NOT '.repeat(LIMITS.depth + 1)}a`],
  ])('there is a limit of %s', (name, most, more) => {
    expect(parseSearchQuery(most).ok).toBe(true);
    expect(parseSearchQuery(more)).toMatchObject({ ok: false, error: { message: expect.stringContaining(name) } });
  });

  test('a good query printed and read again means the same', () => {
    fc.assert(
      fc.property(goodQuery, (query) => {
        const tree = treeOf(query);
        expect(meaning(treeOf(canonicalQuery(tree)))).toEqual(meaning(tree));
        expect(canonicalQuery(treeOf(canonicalQuery(tree)))).toBe(canonicalQuery(tree));
      }),
      { numRuns: 2_000 },
    );
  });

  test('branches have two children or more, of another kind than theirs', () => {
    fc.assert(
      fc.property(goodQuery, (query) => {
        (function visit(tree: SearchTree): void {
          if (tree.type === 'not') {
            expect(tree.child.type).not.toBe('not');
            visit(tree.child);
          }
          if (!('children' in tree)) return;
          expect(tree.children.length).toBeGreaterThan(1);
          for (const child of tree.children) {
            expect(child.type).not.toBe(tree.type);
            visit(child);
          }
        })(treeOf(query));
      }),
    );
  });

  test('50,000 hostile queries give a tree or an error with a place in the query, and quickly', () => {
    let slowest = 0;
    const start = cpuTime();
    fc.assert(
      fc.property(anyQuery, (query) => {
        const before = cpuTime();
        const parsed = parseSearchQuery(query);
        slowest = Math.max(slowest, cpuTime() - before);
        const places = parsed.ok ? [parsed.tree, ...parsed.ignored] : [parsed.error];
        for (const place of places) {
          if (place.start < 0 || place.end < place.start || place.end > query.length) throw new Error('no such place');
        }
        if (!parsed.ok) return;
        const again = parseSearchQuery(canonicalQuery(parsed.tree));
        if (!again.ok || canonicalQuery(again.tree) !== canonicalQuery(parsed.tree)) throw new Error('another tree');
      }),
      { numRuns: 50_000 },
    );
    expect(slowest).toBeLessThan(250);
    expect(cpuTime() - start).toBeLessThan(60_000);
  }, 90_000);

  test.each([
    '(',
    '-',
    'NOT ',
    '"',
    '""',
    'a OR ',
    'a AND ',
    'NEAR(a b) ',
    'NEAR(',
    'title:',
    'title:(',
    'a*',
    '*',
    '\0',
    '\ud800',
    '🙂',
    '東',
    'ก',
    "a'",
    '\u0301',
    '(a OR ',
    '-(',
    'a:',
    ': ',
    'AND ',
  ])('four thousand characters of %j are read in no time', (unit) => {
    const start = cpuTime();
    for (const query of [unit.repeat(4_000 / unit.length), unit.repeat(10_000)])
      expect(parseSearchQuery(query)).toHaveProperty('ok');
    expect(cpuTime() - start).toBeLessThan(500);
  });
});
