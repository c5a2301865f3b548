import { describe, expect, test } from 'vitest';
import { findingsOf, mentionsOf } from '../drafts.ts';

const image = (caption: string, credit: string) => ({ type: 'image' as const, text: `${caption} ${credit}`, credit });

describe('a photo credit', () => {
  test.each([
    ['Maria Silva / TASS', ['Maria Silva → person-maria-silva', 'TASS → organization-tass']],
    ['Maria Silva/Reuters', ['Maria Silva → person-maria-silva', 'Reuters → organization-reuters']],
    ['Photo: Brixt Orvandel', ['Brixt Orvandel → person-brixt-orvandel']],
    ['© Maria Silva, ZKQF', ['Maria Silva → person-maria-silva', 'ZKQF → organization-zkqf']],
    ['AP Photo by Maria Silva', ['Maria Silva → person-maria-silva']],
    ['Getty Images', ['Getty Images → organization-getty-images']],
    ['file photo', []],
    ['', []],
  ])('%s', (credit, names) => {
    expect(mentionsOf(findingsOf([image('A bridge.', credit)])).filter((name) => !name.startsWith('AP '))).toEqual(
      names,
    );
  });

  test('is told by its method', () => {
    const { mentions } = findingsOf([image('A bridge.', 'Maria Silva / TASS')]);
    expect(mentions.map(({ method }) => method)).toEqual(['structure/credit', 'structure/credit']);
  });

  test('leaves the caption to be read as text', () => {
    expect(mentionsOf(findingsOf([image('Mayor Brixt Orvandel in Tbilisi.', 'Maria Silva / TASS')]))).toEqual([
      'Brixt Orvandel → person-brixt-orvandel',
      'Tbilisi → place-tbilisi',
      'Maria Silva → person-maria-silva',
      'TASS → organization-tass',
    ]);
  });
});

describe('authors', () => {
  test('are persons, agencies, or nobody who can be told', () => {
    const { authors, entities } = findingsOf(['Nothing.'], {
      authors: ['Maria Silva', 'By Dr. Jane Porter', 'AFP', 'Staff', 'News Desk', 'admin', 'Нино Орвели'],
    });
    expect(authors.map(({ entityId }) => entityId)).toEqual([
      'person-maria-silva',
      'person-jane-porter',
      'organization-agence-france-presse',
      null,
      null,
      null,
      expect.stringMatching(/^person-/u),
    ]);
    expect(authors.map(({ name }) => name)[1]).toBe('By Dr. Jane Porter');
    expect(entities.map(({ id }) => id)).toEqual(authors.flatMap(({ entityId }) => entityId ?? []));
  });

  test('are the persons the text names', () => {
    const { authors, entities } = findingsOf(['“I was there,” says reporter Maria A. Silva.'], {
      authors: ['Maria Silva'],
    });
    expect(authors).toEqual([{ name: 'Maria Silva', entityId: 'person-maria-a-silva' }]);
    expect(entities).toHaveLength(1);
  });
});

describe('the publisher', () => {
  const source = { name: 'The Harbour Lantern', host: 'harbour-lantern.example' };

  test('is an organization where the text names it', () => {
    expect(mentionsOf(findingsOf(['She told The Harbour Lantern so.'], { source }))).toEqual([
      'The Harbour Lantern → organization-harbour-lantern',
    ]);
  });

  test('is none where the text does not', () => {
    expect(findingsOf(['She told nobody.'], { source }).entities).toEqual([]);
  });
});
