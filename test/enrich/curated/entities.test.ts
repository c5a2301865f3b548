import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enrich, loadKnowledge, withCurated } from '../../../src/enrich/index.ts';
import type { Draft } from '../../../src/model/article/draft.ts';
import type { Findings } from '../../../src/model/article/findings.ts';
import type { CuratedEntity } from '../../../src/model/entity/curated-entity.ts';
import type { EntityType } from '../../../src/model/entity/entity.ts';
import { entityId } from '../../../src/model/id/id.ts';
import { draftOf, mentionsOf, namesOf } from '../drafts.ts';

function given(type: EntityType, name: string, ...aliases: string[]): CuratedEntity {
  return {
    id: entityId(type, name),
    type,
    name,
    aliases,
    description: 'as given',
    sameAs: ['https://www.wikidata.org/entity/Q1'],
  };
}

function findingsOf(text: string, entities: readonly CuratedEntity[], facts: Partial<Draft> = {}): Findings {
  return enrich(draftOf([text], facts), withCurated(loadKnowledge(), entities));
}

describe('given entities', () => {
  test('are found for certain, as they are given', () => {
    const found = findingsOf('Yesterday Zorvan Kleb spoke. “No,” Zorvan Kleb said.', [
      given('organization', 'Zorvan Kleb'),
    ]);
    expect(namesOf(found)).toEqual(['organization: Zorvan Kleb']);
    expect(found.mentions.map(({ method, confidence, start }) => [method, confidence, start])).toEqual([
      ['given', 1, 10],
      ['given', 1, 35],
    ]);
    expect(found.entities).toMatchObject([
      { description: 'as given', sameAs: ['https://www.wikidata.org/entity/Q1'], isListed: true },
    ]);
    expect(found.quotes).toMatchObject([{ speakerId: 'organization-zorvan-kleb' }]);
  });

  test('are found in languages of which nothing else is known', () => {
    const found = findingsOf(
      'გუშინ ლიდია დამაროვა ვარდაში ჩავიდა.',
      [given('person', 'Lidia Damarova', 'ლიდია დამაროვა')],
      { lang: 'ka' },
    );
    expect(mentionsOf(found)).toEqual(['ლიდია დამაროვა → person-lidia-damarova']);
  });

  test('outrank the gazetteer, in type and in whom is meant', () => {
    const text = 'A man drowned in Paris. Georgia won.';
    const found = findingsOf(text, [given('person', 'Paris'), given('organization', 'FC Georgia', 'Georgia')]);
    expect(mentionsOf(found)).toEqual(['Paris → person-paris', 'Georgia → organization-fc-georgia']);
  });

  test('take the surname of one of them, not somebody else of that surname', () => {
    const text = 'Mayor Lidia Damarova met her cousin Elena Damarova on Monday. Lidia Damarova left. Damarova smiled.';
    const found = findingsOf(text, [given('person', 'Lidia Damarova', 'Iron Lady')]);
    expect(mentionsOf(found)).toEqual([
      'Lidia Damarova → person-lidia-damarova',
      'Elena Damarova → person-elena-damarova',
      'Lidia Damarova → person-lidia-damarova',
      'Damarova → person-lidia-damarova',
    ]);
    expect(found.mentions[0]?.role).toBe('Mayor');
  });

  test('are one under all their names', () => {
    const text = 'The Iron Lady spoke first, in Varda. Later Lidia Damarova, whom friends call Lida, left.';
    const found = findingsOf(text, [given('person', 'Lidia Damarova', 'Iron Lady', 'Lida')]);
    expect(mentionsOf(found).filter((one) => one.endsWith('lidia-damarova'))).toEqual([
      'Iron Lady → person-lidia-damarova',
      'Lidia Damarova → person-lidia-damarova',
      'Lida → person-lidia-damarova',
    ]);
  });

  test('are a part of a longer name that is found', () => {
    const found = findingsOf('The Zorbex River Authority met in Zorbex on Monday.', [given('place', 'Zorbex')]);
    expect(mentionsOf(found)).toEqual([
      'Zorbex River Authority → organization-zorbex-river-authority',
      'Zorbex → place-zorbex',
    ]);
  });

  test('that share a name are told apart by another of theirs, or not at all', () => {
    const both = [given('person', 'Maria Silva', 'Silvaxa'), given('person', 'Pedro Silva', 'Silvaxa')];
    expect(mentionsOf(findingsOf('Silvaxa came. Pedro Silva spoke.', both))).toContain('Silvaxa → person-pedro-silva');
    expect(findingsOf('Silvaxa came.', both).mentions.filter(({ method }) => method === 'given')).toEqual([]);
  });

  test('are found in headlines by their surnames, too', () => {
    const text = 'გუშინ Qzorb Xlebb came. Nothing else was said about the harbour, and nobody was there.';
    const found = findingsOf(text, [given('person', 'Qzorb Xlebb')], {
      title: 'Xlebb Opens New Harbour After Long Delay',
    });
    expect(mentionsOf(found)).toEqual(['Xlebb → person-qzorb-xlebb', 'Qzorb Xlebb → person-qzorb-xlebb']);
  });

  test('stand where they are said to stand, whatever else is found', () => {
    const names = [
      'Maria Silva',
      'Silva',
      'Georgia',
      'Bank of Georgia',
      'Ministry',
      'Prime Minister',
      'US',
      'Tbilisi Bank',
    ];
    const types = ['person', 'organization', 'place', 'event', 'other'] as const;
    const entities = names.map((name, index) => given(types[index % types.length] ?? 'other', name, `${name}-X`));
    const word = fc.constantFrom(
      ...'Prime Minister Maria Silva Georgia’s Bank of US NATO Tbilisi the said , . “ ” - in Mr. X Elena ( ) met and'.split(
        ' ',
      ),
    );
    const sentence = fc.array(word, { maxLength: 25 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(sentence, sentence, sentence, fc.constantFrom('en', 'de', 'ka'), (title, one, other, lang) => {
        const draft = draftOf([one, other], { title, lang, authors: ['Maria Silva', 'Silva'] });
        const { mentions, entities: named, authors } = enrich(draft, withCurated(loadKnowledge(), entities));
        const ids = new Set(named.map(({ id }) => id));
        expect(ids.size).toBe(named.length);
        let last = { in: 'title', end: 0 };
        for (const { in: where, start, end, surface, entityId } of mentions) {
          expect((where === 'title' ? draft.title : draft.text).slice(start, end)).toBe(surface);
          expect(ids).toContain(entityId);
          if (where === last.in) expect(start).toBeGreaterThanOrEqual(last.end);
          else expect([last.in, where]).toEqual(['title', 'text']);
          last = { in: where, end };
        }
        for (const { entityId } of authors) if (entityId !== null) expect(ids).toContain(entityId);
      }),
      { numRuns: 200 },
    );
  });

  test('may be authors', () => {
    const entity = given('organization', 'Zorbex', 'The Zorbex Team');
    expect(findingsOf('Nothing.', [entity], { authors: ['the Zorbex team'] }).authors).toEqual([
      { name: 'the Zorbex team', entityId: 'organization-zorbex' },
    ]);
  });

  test('are told in the version of what found them', () => {
    const [plain, one, other] = [[], [given('place', 'Zorbex')], [given('place', 'Zorbex', 'Zorb')]].map(
      (entities) => findingsOf('', entities).extractor,
    );
    expect(plain).not.toMatch(/ given\//);
    expect(one).toMatch(/ given\/[0-9a-z]{10}$/);
    expect(other).not.toBe(one);
  });
});
