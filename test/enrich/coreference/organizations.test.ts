import { describe, expect, test } from 'vitest';
import { findingsOf, mentionsOf } from '../drafts.ts';

describe('one organization under several names', () => {
  test('initials are the full name they stand beside', () => {
    const { entities } = findingsOf(['The Zorbian People’s Alliance (ZPA) met. The ZPA then voted.']);
    expect(entities.map(({ name, aliases }) => [name, aliases])).toEqual([["Zorbian People's Alliance", ['ZPA']]]);
  });

  test('initials a document explains are not their famous namesake', () => {
    const { entities } = findingsOf(['The Nordic Alpine Trail Organization (NATO) has a hut. NATO sells soup.']);
    expect(entities.map(({ name, description }) => [name, description])).toEqual([
      ['Nordic Alpine Trail Organization', null],
    ]);
  });

  test('a first word stands for a firm', () => {
    expect(
      mentionsOf(findingsOf(['Zorbex Technologies grew. Shares of Zorbex rose, and Zorbex’s staff too.'])),
    ).toEqual([
      'Zorbex Technologies → organization-zorbex-technologies',
      'Zorbex → organization-zorbex-technologies',
      'Zorbex → organization-zorbex-technologies',
    ]);
  });

  test('a club is called by its name without its letters', () => {
    const names = findingsOf([
      'FC Orvandel Brixt won the cup. Orvandel were better, and Orvandel’s keeper was the best of all.',
    ]);
    expect(new Set(names.entities.map(({ type }) => type))).toEqual(new Set(['organization']));
  });

  test('a town is no organization because its council is one', () => {
    const { entities } = findingsOf([
      'The Brixt City Council met in Brixt on Monday. The Brixt Port Authority wants a new quay for Brixt.',
    ]);
    expect(entities.find(({ name }) => name === 'Brixt')?.type).toBe('place');
  });

  test('a ministry is one under its country and its country’s adjective', () => {
    const { entities } = findingsOf([
      'The Georgian Foreign Ministry wrote a note. Georgia’s Foreign Ministry sent it. The Foreign Ministry was proud.',
    ]);
    expect(entities.map(({ id, aliases }) => [id, aliases])).toEqual([
      ['organization-georgias-foreign-ministry', ['Georgian Foreign Ministry', 'Foreign Ministry']],
    ]);
  });

  test('a ministry has the same id in an article that has its country’s adjective alone', () => {
    const { entities } = findingsOf(['The Georgian Foreign Ministry wrote a note.']);
    expect(entities.map(({ id }) => id)).toEqual(['organization-georgias-foreign-ministry']);
  });

  test('the Ministry, with its capital, is the one named before', () => {
    expect(
      mentionsOf(
        findingsOf([
          'It was said by the Ministry of Culture. Later the Ministry of it was silent; the ministry slept.',
        ]),
      ),
    ).toEqual([
      'Ministry of Culture → organization-ministry-of-culture',
      'Ministry → organization-ministry-of-culture',
    ]);
  });

  test('legal forms make no difference', () => {
    const { entities } = findingsOf(['Kvarel Foods Inc. grew. In May Kvarel Foods shrank.']);
    expect(entities.map(({ name, aliases }) => [name, aliases])).toEqual([['Kvarel Foods Inc.', ['Kvarel Foods']]]);
  });
});

test('well-known organizations are known by any of their forms, with what is known of them', () => {
  const { entities, mentions } = findingsOf(['The EU and NATO agreed. The European Union was glad.']);
  expect(entities.map(({ id, description }) => [id, description])).toEqual([
    ['organization-european-union', 'intergovernmental organization'],
    ['organization-nato', 'intergovernmental organization'],
  ]);
  expect(entities[0]?.sameAs).toEqual(['https://www.wikidata.org/entity/Q458']);
  expect(mentions.every(({ method }) => method === 'gazetteer')).toBe(true);
});
