import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CuratedNames } from '../../../src/enrich/curated/names.ts';
import type { CuratedEntity } from '../../../src/model/entity/curated-entity.ts';
import { entityId } from '../../../src/model/id/id.ts';

function given(name: string, ...aliases: string[]): CuratedEntity {
  return { id: entityId('person', name), type: 'person', name, aliases, description: null, sameAs: [] };
}

function place(name: string, ...aliases: string[]): CuratedEntity {
  return { ...given(name, ...aliases), id: entityId('place', name), type: 'place' };
}

/** Names as they stand in a text. */
function found(source: string, ...entities: CuratedEntity[]): string[] {
  return new CuratedNames(entities).find(source).map(({ start, end }) => source.slice(start, end));
}

describe('given names', () => {
  test('are found in every script, with or without blanks between words', () => {
    const entity = place(
      'Varda',
      'ვარდა',
      'Варда',
      'فاردا',
      'ვარდის ნავსადგური',
      'ורדה',
      '瓦尔达',
      'バルダ',
      '바르다',
      'วาร์ดา',
    );
    const texts = {
      Варда: 'Порт Варда закрыт.',
      'ვარდის ნავსადგური': 'დღეს ვარდის ნავსადგური დაიხურა.',
      ვარდა: '„ვარდა“ დაიხურა',
      فاردا: 'مدينة فاردا، اليوم',
      ורדה: 'העיר ורדה.',
      瓦尔达: '昨天瓦尔达港口关闭',
      バルダ: '昨日バルダ港は閉鎖された',
      바르다: '어제 바르다에서 열렸다',
      วาร์ดา: 'ที่เมืองวาร์ดาเมื่อวาน',
    };
    for (const [name, text] of Object.entries(texts)) expect(found(text, entity), text).toEqual([name]);
  });

  test('are the longest that begin at a word, and no part of a word', () => {
    const entities = [place('Oskra'), place('Oskra River Authority'), place('River Authority of Varda')];
    expect(found('The Oskra River Authority of Varda, on the Oskra; Oskran, Oskraland.', ...entities)).toEqual([
      'Oskra River Authority',
      'Oskra',
    ]);
  });

  test('of one word with a capital are found only as they are written', () => {
    expect(found('The lantern, a LANTERN and the Lantern; Lánterns', place('Lantern'))).toEqual(['Lantern']);
    expect(found('It Is what IS is', place('IS'))).toEqual(['IS']);
    expect(found('Uber alles, Über alles', place('Uber'))).toEqual(['Uber']);
  });

  test('of several words may have other accents, quotation marks, dashes and capitals, but no small letters for capitals', () => {
    const entity = place('Café d’Annenruh', 'US Army', 'Rio-Grande Line');
    const text =
      "CAFÉ D’ANNENRUH, Cafe d'Annenruh, the US army, us Army, the US Army; Rio–Grande  Line, Rio Grande Line";
    expect(found(text, entity)).toEqual(['CAFÉ D’ANNENRUH', "Cafe d'Annenruh", 'US Army', 'Rio–Grande  Line']);
  });

  test('are not seen across lines, cells and items', () => {
    expect(found('Lidia\nDamarova\n\nLidia\tDamarova Lidia\u00a0Damarova', given('Lidia Damarova'))).toEqual([
      'Lidia\u00a0Damarova',
    ]);
  });

  test('of people are not taken from double names, those of other things are', () => {
    expect(found('Anna-Maria Paul, Jean-Paul, O’Paul, Paul-Henri, pro-Paul, l’Paul', given('Paul'))).toEqual([
      'Paul',
      'Paul',
      'Paul',
    ]);
    expect(found('Oskra-Tal, Varda-Oskra', place('Oskra'))).toEqual(['Oskra', 'Oskra']);
  });

  test('have the marks that belong to them, and are nothing without', () => {
    const entity = place('Zorb+', 'Q.E.D.', '.orbit', 'Yahoo!');
    expect(found('Zorb+ Zorb Q.E.D. ends; Q.E.D; .orbit orbit Yahoo! Yahoo', entity)).toEqual([
      'Zorb+',
      'Q.E.D.',
      'Q.E.D',
      '.orbit',
      'Yahoo!',
    ]);
  });

  test('do not share marks: the first that they stand at has them', () => {
    const known = new CuratedNames([place('+ a'), place('a+')]);
    expect(known.find('a+ a').map(({ start, end }) => [start, end])).toEqual([[0, 2]]);
  });

  test('are seen through soft hyphens, joiners and marks of direction', () => {
    const text = 'Lidia \u202ADama\u00ADrova\u202C, می\u200Cرود';
    expect(found(text, given('Lidia Damarova'), place('می‌رود'))).toEqual(['Lidia \u202ADama\u00ADrova', 'می\u200Cرود']);
  });

  test('are names and not patterns', () => {
    const entity = place('a.*(b|c)+$', '[a-z]+', '\\w', 'x'.repeat(10_000_000), '\0', '', '…');
    expect(found('aaab ccc a.*(b|c)+$ \\w [a-z]+ x', entity)).toEqual(['a.*(b|c)+$', '\\w', '[a-z]+']);
  });

  test('have all who bear them', () => {
    const names = new CuratedNames([given('Maria Silva', 'Silva'), given('Pedro Silva', 'Silva')]);
    expect(names.find('Silva and Maria Silva').map(({ candidates }) => candidates.map(({ name }) => name))).toEqual([
      ['Maria Silva', 'Pedro Silva'],
      ['Maria Silva'],
    ]);
  });

  test('stand where they are said to stand, in order, whatever they and the text are', () => {
    const piece = fc.constantFrom(
      ...' a b A B é e\u0301 ß - ’ . \n 瓦 尔 가 나 ア イ \u202E \u00AD + 𝒜 😀 ก า'.split(/(?<=.) (?=.)/u),
      ' ',
    );
    const words = fc.array(piece, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), fc.array(words, { maxLength: 8 }), (names, parts) => {
        const text = [...parts, ...names].join(' ').normalize('NFC');
        const known = new CuratedNames(names.map((name) => place(name.normalize('NFC').trim())));
        let last = 0;
        for (const { start, end, candidates } of known.find(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(candidates.length).toBeGreaterThan(0);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  test('a hundred thousand of them are looked for without looking at each', () => {
    const many = Array.from({ length: 100_000 }, (_, index) =>
      given(`Ana ${index.toString(36)} of ${index}`, `A${index}`),
    );
    const names = new CuratedNames(many);
    const text = `${'Ana Ana of '.repeat(20_000)}Ana zz of 1295; A99999`;
    const seen: number[] = [];
    // Every name begins with the same word: were each tried, this would be billions of steps.
    for (const { start, end } of names.find(text)) seen.push(start, end);
    expect(seen.map((at) => at - text.indexOf('Ana zz'))).toEqual([0, 14, 16, 22]);
  });

  test('a name made to be begun again and again costs no more than its length', () => {
    const names = new CuratedNames([place(`${'a '.repeat(31)}b`)]);
    expect(names.find('a '.repeat(200_000))).toEqual([]);
  });
});
