import { describe, expect, test } from 'vitest';
import { Gazetteer, loadKnowledge } from '../../../src/enrich/index.ts';
import { findingsOf, mentionsOf } from '../drafts.ts';

describe('a country', () => {
  test('is one entity under all its names, with its id elsewhere', () => {
    const { entities, mentions } = findingsOf([
      'The US and the U.S. are the United States; America is too. Give it to us.',
    ]);
    expect(entities).toHaveLength(1);
    expect(entities[0]).toMatchObject({
      id: 'place-united-states',
      name: 'United States',
      description: 'country in North America',
      sameAs: ['https://www.wikidata.org/entity/Q30'],
    });
    expect(mentions.map(({ surface }) => surface)).toEqual(['US', 'U.S.', 'United States', 'America']);
  });

  test('a breakaway region is known and has no id of another', () => {
    const { entities } = findingsOf(['He lives in Abkhazia.']);
    expect(entities[0]).toMatchObject({ id: 'place-abkhazia', description: 'breakaway region of Georgia', sameAs: [] });
  });
});

describe('one place under several names', () => {
  test('initials, a city and a state are the place of that name', () => {
    const { entities } = findingsOf([
      'It was built near the Orvandel Space Harbour (OSH), and the OSH is large. Trains go to Texas, and the State of Texas pays.',
    ]);
    const places = entities.filter(({ type }) => type === 'place');
    expect(places.find(({ id }) => id === 'place-texas')?.aliases).toContain('State of Texas');
    expect(places.filter(({ name }) => /OSH|Harbour/u.test(name))).toHaveLength(1);
  });

  test('a city the gazetteer knows is not the state of its name', () => {
    const ids = findingsOf(['She left Kansas City for the west of Kansas.']).mentions.map(({ entityId }) => entityId);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('namesakes', () => {
  test('Georgia is the country', () => {
    expect(mentionsOf(findingsOf(['Georgia exports wine. Tbilisi is its capital, and the US buys some.']))).toContain(
      'Georgia → place-georgia',
    );
  });

  test('Georgia is the state in a document about its neighbours', () => {
    expect(mentionsOf(findingsOf(['Voters in Georgia, Florida and Alabama decide.']))).toContain(
      'Georgia → place-georgia-united-states',
    );
  });

  test('a city is the one in the countries the document speaks of', () => {
    expect(mentionsOf(findingsOf(['It rained in Birmingham.']))).toEqual(['Birmingham → place-birmingham']);
    expect(mentionsOf(findingsOf(['It rained in Birmingham, Alabama, and in Mobile, Alabama.']))).toContain(
      'Birmingham → place-birmingham-united-states',
    );
  });

  test('have ids of their own', () => {
    const { gazetteer } = loadKnowledge();
    const ids = gazetteer.find('Georgia')?.entries.map(({ id }) => id);
    expect(ids).toEqual(['place-georgia', 'place-georgia-united-states']);
  });
});

test('cities have GeoNames ids', () => {
  expect(findingsOf(['It rained in Tbilisi.']).entities).toEqual([
    {
      id: 'place-tbilisi',
      type: 'place',
      name: 'Tbilisi',
      aliases: [],
      description: 'capital of Georgia',
      sameAs: ['https://sws.geonames.org/611717/'],
      isListed: true,
      familyKey: null,
      born: null,
    },
  ]);
});

describe('the gazetteer', () => {
  const { gazetteer } = loadKnowledge();

  test('finds names whatever their accents, quotes and case of letters that have capitals', () => {
    expect(gazetteer.find('Sao Paulo')?.entries[0]?.country).toBe('BR');
    expect(gazetteer.find('SÃO PAULO')?.entries[0]?.country).toBe('BR');
    expect(gazetteer.find('são paulo')).toBeNull();
    expect(gazetteer.find('US')?.entries[0]?.name).toBe('United States');
    expect(gazetteer.find('us')).toBeNull();
    expect(gazetteer.find('Us')).toBeNull();
  });

  test('gives every entry an id of its own', () => {
    const forms = ['Georgia', 'Birmingham', 'London', 'Hyderabad', 'Victoria', 'Washington', 'Punjab', 'Santiago'];
    for (const form of forms) {
      const ids = gazetteer.find(form)?.entries.map(({ id }) => id) ?? [];
      expect(new Set(ids).size, form).toBe(ids.length);
    }
  });

  test('can be another', () => {
    const entry = {
      id: 'place-brixt',
      type: 'place' as const,
      name: 'Brixt',
      forms: ['Brixt-on-Sea'],
      kind: 'city' as const,
      country: null,
      weight: 1,
      description: 'town of a tale',
      sameAs: [],
    };
    const own = new Gazetteer([{ entry }]);
    expect(own.find('Brixt-on-Sea')?.entries).toEqual([entry]);
    expect(own.longestFrom('Brixt')).toBe('brixt-on-sea'.length);
    expect(own.find('Moscow')).toBeNull();
  });
});
