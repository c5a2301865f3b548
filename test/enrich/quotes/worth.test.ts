import { describe, expect, test } from 'vitest';
import { quotesIn, quotesOf } from './found.ts';

describe('no quotes are', () => {
  test.each([
    ['titles of works', 'Her memoir, “A Winter of Lambs”, was filmed as “The Long Fold”, the studio said.'],
    ['titles with a comma inside', 'Her new film, “The Long Fold,” opens on Friday, the studio said.'],
    ['nicknames', 'Police said a man known as “Razor” had been found.'],
    ['names', 'The project, dubbed “Silk Road”, will cost much, Maria Silva said.'],
    ['words spoken of', 'The word “genocide” is in none of them, Maria Silva said.'],
    ['scare quotes', 'The so-called “experts” met again. The “talks” were short.'],
    ['glosses', 'Anton Hale said the law (“Gesetz”) was old.'],
    ['what a sentence does not ascribe', 'It was the dawn of “a new and better day”.'],
    ['marks around nothing', 'Maria Silva said “…” and “—”.'],
  ])('%s', (_, text) => {
    expect(quotesIn(text)).toEqual([]);
  });

  test('in headlines, tables and code', () => {
    const text = 'Maria Silva said: “The lake is not for sale.”';
    for (const type of ['heading', 'related', 'code', 'embed'] as const) expect(quotesIn({ type, text })).toEqual([]);
  });

  test('in other languages, where marks are around names as often', () => {
    const german = 'Maria Silva sagte: „Der See ist nicht zu verkaufen“, und ging nach Hause.';
    expect(quotesOf([german], { lang: 'de' })).toEqual([]);
    expect(quotesOf(['Мария Сильва сказала: «Озеро не продаётся, и точка».'], { lang: 'ru' })).toEqual([]);
  });
});

describe('the kind of a quote', () => {
  test.each([
    ['direct: We will not sell the lake, ← Maria Silva', '“We will not sell the lake,” Maria Silva said.'],
    ['direct: we will not sell the lake ← Maria Silva', 'Maria Silva said “we will not sell the lake”.'],
    ['partial: unable to sell the lake ← Maria Silva', 'Maria Silva said she was “unable to sell the lake”.'],
    ['partial: Never. ← Maria Silva', 'Maria Silva said: “Never.”'],
    ['direct: Where is the lake, and who sold it? ← ?', '“Where is the lake, and who sold it?”'],
  ])('%s', (quote, text) => {
    expect(quotesIn(text)).toEqual([quote]);
  });
});

describe('what someone said without marks', () => {
  test.each([
    ['Maria Silva said that the lake was not for sale.', 'the lake was not for sale ← Maria Silva'],
    ['Maria Silva told reporters on Monday that the lake was not for sale.', 'the lake was not for sale ← Maria Silva'],
    ['Maria Silva said that the lake was old, but the bank smiled.', 'the lake was old ← Maria Silva'],
    ['The lake is not for sale, said Maria Silva, the mayor.', 'The lake is not for sale ← Maria Silva'],
  ])('%s', (text, quote) => {
    expect(quotesIn(text)).toEqual([`indirect: ${quote}`]);
  });

  test.each([
    ['not said', 'Maria Silva did not say that the lake was for sale.'],
    ['wanted', 'Maria Silva demanded that the lake be sold.'],
    ['of something else', 'Maria Silva said she liked a plan that the lake be sold.'],
    ['by nobody known', 'A resident said that the lake was not for sale.'],
    ['a figure’s source', 'The lake is 40 metres deep, according to Maria Silva.'],
  ])('%s: nothing', (_, text) => {
    expect(quotesIn(text)).toEqual([]);
  });
});
