import { expect, test } from 'vitest';
import { findingsOf, mentionsOf } from '../drafts.ts';

test('a headline names what the text names', () => {
  const found = findingsOf(['Mayor Brixt Orvandel closed the Kvarel Bridge on Monday.'], {
    title: 'Mayor Orvandel Closes Kvarel Bridge in Bitter Row With Local Traders',
  });
  expect(mentionsOf(found).slice(0, 2)).toEqual([
    'Orvandel → person-brixt-orvandel',
    'Kvarel Bridge → place-kvarel-bridge',
  ]);
  expect(found.mentions.slice(0, 2).map((mention) => mention.in)).toEqual(['title', 'title']);
});

test('a headline names countries and other names that can be nothing else', () => {
  const found = findingsOf(['Nothing more is known.'], { title: 'Georgia Says No Deal With NATO Before Spring' });
  expect(mentionsOf(found)).toEqual(['Georgia → place-georgia', 'NATO → organization-nato']);
});

test('words of a headline are no names', () => {
  for (const title of [
    'Angry Voters March Against New Reading Plan as Turkey Dinner Goes Cold',
    'Local Bakers Win Grand Prize for Best Sourdough Bread',
    'GREAT STORM HITS THE OLD TOWN',
  ]) {
    expect(
      findingsOf(['Nothing more is known.'], { title }).mentions.filter(({ surface }) => surface !== 'Turkey'),
    ).toEqual([]);
  }
});

test('a title written as a sentence is read as one', () => {
  const found = findingsOf(['Nothing more is known.'], {
    title: 'Minister Tarja Vellamonen resigns after long dispute over fish',
  });
  expect(mentionsOf(found)).toEqual(['Tarja Vellamonen → person-tarja-vellamonen']);
});

test('a related headline is read as one', () => {
  const related = {
    type: 'related' as const,
    text: 'Did Moldova Really Have a Cheese Crisis? New Data Suggests Otherwise',
  };
  expect(mentionsOf(findingsOf(['Nothing more is known.', related]))).toEqual(['Moldova → place-moldova']);
});

test('a paragraph of names is no headline', () => {
  expect(
    mentionsOf(findingsOf(['Maria Silva, Jane Porter, Brixt Orvandel, 44, and Tarja Vellamonen of Tbilisi.'])),
  ).toHaveLength(5);
});
