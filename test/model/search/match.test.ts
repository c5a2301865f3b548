import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMatches, matchesQuery, toSearchable } from '../../../src/model/search/match.ts';
import { parseSearchQuery } from '../../../src/model/search/parse.ts';
import { indexTokens, type SearchTexts, sequenceOf } from '../../../src/model/search/sequence.ts';
import type { SearchTree } from '../../../src/model/search/tree.ts';
import { goodQuery } from './arbitraries.ts';

const ARTICLE = {
  title: 'Floods in Tbilisi',
  caption: ['A flooded street. Ann Lee / AFP'],
  body: 'The river rose after heavy rain, officials said.\n\nRescue teams were on their way. High water had cut off the Vere district.',
  author: ['Ann Lee', 'Giorgi Lomsadze'],
};

function treeOf(query: string): SearchTree {
  const parsed = parseSearchQuery(query);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.tree;
}

const matches = (query: string, texts: SearchTexts = ARTICLE) => matchesQuery(treeOf(query), toSearchable(texts));

describe('evaluate', () => {
  test.each([
    ['a word is found in any of its forms', 'flood official rescued', true],
    ['a word is found in the title, a caption or the body', 'tbilisi street river', true],
    ['a word that is nowhere is not found', 'earthquake', false],
    ['every word has to be there', 'river earthquake', false],
    ['one of the alternatives has to be there', 'earthquake OR river', true],
    ['what is excluded must not be there', 'river -rain', false],
    ['what is not there may be excluded', 'river -earthquake', true],
    ['an exclusion alone is all the rest', '-earthquake', true],
    ['a phrase is found as it is', '"heavy rain"', true],
    ['a phrase is not found in another form', '"heavy rains"', false],
    ['a phrase is not found in another order', '"rain heavy"', false],
    ['a phrase does not go from one block to the next', '"said rescue"', false],
    ['a phrase does not go from one author to the next', 'author:"lee giorgi"', false],
    ['punctuation in a phrase does not matter', '"rain officials"', true],
    ['a phrase does not go from one field to the next', '"tbilisi a"', false],
    ['a prefix is found', 'riv* TBIL*', true],
    ['a prefix is no word of English', 'flooding*', false],
    ['the last word of a phrase may be a prefix', '"heavy ra"*', true],
    ['only the last', '"hea rain"*', false],
    ['words are found near each other, in any form and order', 'NEAR(rains rivers, 3)', true],
    ['but not further apart', 'NEAR(rains rivers, 2)', false],
    ['the place between two blocks counts as a word', 'NEAR(said rescue, 1)', true],
    ['and no less', 'NEAR(said rescue, 0)', false],
    ['a word is near itself', 'NEAR(river rivers, 0)', true],
    ['a field is where it is looked for', 'title:flood caption:flood body:rain', true],
    ['and nowhere else', 'title:rain OR body:flood OR caption:river', false],
    ['authors are only found when asked for', 'Giorgi', false],
    ['and then they are', 'author:giorgi author:"ann lee"', true],
  ])('%s: %s', (_, query, expected) => {
    expect(matches(query)).toBe(expected);
  });

  test('where words without a field are looked for can be said', () => {
    expect(matchesQuery(treeOf('rain'), toSearchable(ARTICLE), ['title'])).toBe(false);
    expect(matchesQuery(treeOf('giorgi'), toSearchable(ARTICLE), ['author'])).toBe(true);
    expect(matchesQuery(treeOf('title:floods rain'), toSearchable(ARTICLE), ['body'])).toBe(true);
  });

  const words = [
    'flood',
    'Floods',
    'rain',
    'river',
    'Мост',
    '東京都',
    'e-mail',
    'высокий',
    '1,300',
    'café',
    '.',
    '\n\n',
  ];
  const text = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((parts) => parts.join(' '));
  const texts = fc.record({ title: text, caption: text, body: text, author: text });

  test('the laws of AND, OR and NOT hold', () => {
    fc.assert(
      fc.property(goodQuery, goodQuery, texts, (one, other, article) => {
        const [a, b] = [matches(one, article), matches(other, article)];
        expect(matches(`(${one}) (${other})`, article)).toBe(a && b);
        expect(matches(`(${one}) OR (${other})`, article)).toBe(a || b);
        expect(matches(`-(${one})`, article)).toBe(!a);
        expect(matches(`-((${one}) (${other}))`, article)).toBe(matches(`-(${one}) OR -(${other})`, article));
      }),
      { numRuns: 500 },
    );
  });

  test('what narrows a word finds no more than the word', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('flood', 'rain', 'cafe'),
        fc.constantFrom('river', 'мост'),
        texts,
        (one, other, article) => {
          const both = matches(`${one} ${other}`, article);
          for (const narrow of [`"${one} ${other}"`, `NEAR(${one} ${other}, 2)`, `title:${one} ${other}`]) {
            if (matches(narrow, article)) expect(both).toBe(true);
          }
          if (matches(`"${one}"`, article)) expect(matches(`${one}*`, article) && matches(one, article)).toBe(true);
        },
      ),
    );
  });

  test('a text is found by any stretch of its own words', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (body, from, count) => {
        const raws = indexTokens(sequenceOf(body.replaceAll('\n\n', ' ')))
          .raws.split(' ')
          .filter(Boolean);
        const some = raws.slice(from % (raws.length + 1)).slice(0, 1 + (count % 3));
        fc.pre(some.length > 0);
        expect(
          matches(`"${some.join(' ')}"`, { title: '', caption: '', body: body.replaceAll('\n\n', ' '), author: '' }),
        ).toBe(true);
      }),
    );
  });
});

describe('findMatches', () => {
  const found = (query: string, text: string, field: 'title' | 'body' = 'body') =>
    findMatches(treeOf(query), text, field).map(({ start, end }) => text.slice(start, end));

  test.each([
    ['words in every form', 'flood', 'Floods flooded the flooding floodplain', ['Floods', 'flooded', 'flooding']],
    ['a phrase as one place', '"high water"', 'High, water. High water', ['High, water', 'High water']],
    ['a prefix as the whole word', 'flo*', 'floodplain', ['floodplain']],
    ['the words near each other, one by one', 'NEAR(flood rain, 1)', 'rain x y flood x rain', ['flood', 'rain']],
    ['what overlaps as one place', 'water "high water"', 'high water, water', ['high water', 'water']],
    ['nothing that is excluded', 'flood -rain', 'flood rain', ['flood']],
    ['all alternatives', 'flood OR rain', 'flood rain', ['flood', 'rain']],
    ['nothing that is looked for in another field', 'title:flood author:rain', 'flood rain', []],
    ['no possessive', 'Georgia', 'Georgia’s', ['Georgia']],
    ['Chinese words', '选举', '举行选举。', ['选举']],
  ])('tells %s', (_, query, text, expected) => {
    expect(found(query, text)).toEqual(expected);
  });

  test('tells places exactly where a positive query matches', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('flood', '"flood rain"', 'flo*', 'NEAR(flood rain, 1)'),
        fc.array(fc.constantFrom('flood', 'rain', 'x', '\n\n')),
        (query, parts) => {
          const body = parts.join(' ');
          const places = findMatches(treeOf(query), body, 'body');
          expect(places.length > 0).toBe(matches(query, { title: '', caption: '', body, author: '' }));
        },
      ),
    );
  });
});

describe('sequences', () => {
  test('a string with empty lines is the list of its blocks', () => {
    const blocks = ['One two.', '…', 'Three'];
    expect(indexTokens(sequenceOf(blocks.join('\n\n')))).toEqual(indexTokens(sequenceOf(blocks)));
    expect(indexTokens(sequenceOf(blocks))).toEqual({ raws: 'one two \uE000 three', stems: 'one two \uE000 three' });
  });
});
