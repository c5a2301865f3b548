import { describe, expect, test } from 'vitest';
import { findingsOf, namesOf } from '../drafts.ts';

const credit = { type: 'image' as const, text: 'Ein Bild. Maria Silva / AFP', credit: 'Maria Silva / AFP' };

describe('languages other than English', () => {
  test('in Latin letters: what is spelled alike and can be nothing else', () => {
    const found = findingsOf(
      [
        'Die Regierung in Tbilissi sprach gestern mit der NATO, und Prag schwieg. Heute sagte Bürgermeister Anton Brix dem Amt, dass Moldova und Honduras zustimmen.',
      ],
      { lang: 'de' },
    );
    expect(namesOf(found)).toEqual(['organization: NATO', 'place: Moldova', 'place: Honduras']);
  });

  test('an accent makes another word', () => {
    const found = findingsOf(['Man sprach lange. Über Nacht kam in Lyon der Regen, und Über Uber sprach niemand.'], {
      lang: 'de',
    });
    expect(found.mentions.map(({ surface }) => surface)).not.toContain('Über');
  });

  test('a German noun is no organization', () => {
    const { mentions } = findingsOf(['Das ist auf dem Bild zu sehen, und Siemens zahlt dafür.'], { lang: 'de' });
    expect(mentions.map(({ surface }) => surface)).toEqual(['Siemens']);
  });

  test('in other letters: nothing but the structure', () => {
    const found = findingsOf(['Президент приехал в Москву. NATO и EU молчат.', credit], { lang: 'ru' });
    expect(namesOf(found)).toEqual(['person: Maria Silva', 'organization: Agence France-Presse']);
  });

  test('no language said: English where it reads like it', () => {
    const english =
      'The minister said that the talks in Tbilisi were over, and he was glad of it, according to Maria Silva.';
    expect(namesOf(findingsOf([english], { lang: null }))).toEqual(['place: Tbilisi', 'person: Maria Silva']);
    const italian = 'La signora Maria Silva parla con il sindaco della città e non vuole altro.';
    expect(namesOf(findingsOf([italian], { lang: null }))).toEqual([]);
  });

  test('English under its regional names', () => {
    expect(namesOf(findingsOf(['He met Maria Silva there.'], { lang: 'en-GB' }))).toEqual(['person: Maria Silva']);
  });
});
