import { describe, expect, test } from 'vitest';
import { personNameParts } from '../../../src/enrich/identity/name-parts.ts';
import { findingsOf, mentionsOf } from '../drafts.ts';

describe('one person under several names', () => {
  test('is one entity with the fullest name, the other forms being aliases', () => {
    const { entities, mentions } = findingsOf([
      'Prime Minister Maria Silvestri spoke. Silvestri was brief.',
      'M. Silvestri left. “No,” Ms. Silvestri said. Maria A. Silvestri returned.',
    ]);
    expect(entities).toEqual([
      {
        id: 'person-maria-a-silvestri',
        type: 'person',
        name: 'Maria A. Silvestri',
        aliases: ['Maria Silvestri', 'Silvestri', 'M. Silvestri'],
        description: null,
        sameAs: [],
        isListed: false,
        familyKey: 'silvestri',
        born: null,
      },
    ]);
    expect(mentions).toHaveLength(5);
  });

  test('a surname is found everywhere once the full name is', () => {
    expect(
      mentionsOf(
        findingsOf(['Orvandel arrived late.', 'Later Brixt Orvandel, 44, sang.', 'We liked Orvandel’s song.']),
      ),
    ).toEqual([
      'Orvandel → person-brixt-orvandel',
      'Brixt Orvandel → person-brixt-orvandel',
      'Orvandel → person-brixt-orvandel',
    ]);
  });

  test('case, accents and possessives make no difference', () => {
    const { entities } = findingsOf([
      'President Zoë Kvärnström’s plan failed. Kvarnstrom resigned, and KVÄRNSTRÖM’s party too.',
    ]);
    expect(entities.filter(({ type }) => type === 'person').map(({ name }) => name)).toEqual(['Zoë Kvärnström']);
  });

  test('a given name alone is the person who bears it', () => {
    expect(mentionsOf(findingsOf(['Tarja Vellamonen, a painter, lives there. Visitors like Tarja.']))).toEqual([
      'Tarja Vellamonen → person-tarja-vellamonen',
      'Tarja → person-tarja-vellamonen',
    ]);
  });
});

describe('several persons of one surname', () => {
  const family = [
    'Judge Anna Orvandel spoke first.',
    'Her brother, Judge Pavel Orvandel, spoke next. Orvandel was angry.',
  ];

  test('are told apart, and the surname is the one last named', () => {
    expect(mentionsOf(findingsOf(family))).toEqual([
      'Anna Orvandel → person-anna-orvandel',
      'Pavel Orvandel → person-pavel-orvandel',
      'Orvandel → person-pavel-orvandel',
    ]);
  });

  test('make the surname alone doubtful', () => {
    expect(findingsOf(family).mentions.at(-1)?.confidence).toBeLessThanOrEqual(0.5);
  });
});

test('a name between the others is the person’s as well', () => {
  const names = mentionsOf(
    findingsOf([
      'Senator Maria Quispe Silva arrived on Monday.',
      'Quispe left at once. Quispe Silva came back, Silva said.',
    ]),
  );
  expect(new Set(names.map((name) => name.split(' → ')[1]))).toEqual(new Set(['person-maria-quispe-silva']));
});

test('a person and a place of one name stay two', () => {
  const names = mentionsOf(
    findingsOf([
      'President Zorvan Lincoln came from Moscow.',
      'He flew to Lincoln, Nebraska, the next day. Lincoln smiled.',
    ]),
  );
  expect(names).toContain('Zorvan Lincoln → person-zorvan-lincoln');
  expect(names).toContain('Lincoln → place-lincoln');
  expect(names.at(-1)).toBe('Lincoln → person-zorvan-lincoln');
});

test.each([
  ['Dr. Maria A. van der Silva Jr.', { given: 'maria', surname: 'silva', inner: [] }],
  ['Silva', { given: '', surname: 'silva', inner: [] }],
  ['Mr. Silva', { given: '', surname: 'silva', inner: [] }],
  ['Maria Quispe Silva', { given: 'maria', surname: 'silva', inner: ['quispe'] }],
  ['De Brixt', { given: '', surname: 'brixt', inner: [] }],
])('%s has its parts', (name, parts) => {
  expect(personNameParts(name)).toEqual(parts);
});
