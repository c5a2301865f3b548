import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldHeadline } from '../../src/model/text/name.ts';
import { areNear, halvesOf } from '../../src/store/near-headline.ts';

const HEADLINE = 'Harbour Pool to Stay Open Through the Winter';
const near = (one: string, other: string) => areNear(foldHeadline(one), foldHeadline(other));

describe('two headlines', () => {
  test.each([
    ['punctuation', 'Harbour Pool: To Stay “Open” Through the Winter!'],
    ['a letter', 'Harbor Pool to Stay Open Through the Winter'],
    ['a plural', 'Harbour Pool to Stay Open Through the Winters'],
    ['an article', 'The Harbour Pool to Stay Open Through the Winter'],
    ['an article within', 'Harbour Pool to Stay Open Through Winter'],
    ['a small word at the end', 'Harbour Pool to Stay Open Through the Winter to'],
    ['a blank', 'Harbourpool to Stay Open Through the Winter'],
    ['a hyphen at the end', 'Harbour Pool to Stay Open Through the Win-ter'],
  ])('are near where they differ by %s', (_, other) => {
    expect(near(HEADLINE, other)).toBe(true);
  });

  test.each([
    ['another word', HEADLINE, 'Harbour Pool to Stay Shut Through the Winter'],
    ['a word that denies', HEADLINE, 'Harbour Pool Not to Stay Open Through the Winter'],
    ['two edits', HEADLINE, 'The Harbor Pool to Stay Open Through the Winter'],
    ['an edit and a word', HEADLINE, 'Harbour Pools to Stay Open Through Winter'],
    ['what follows', HEADLINE, `${HEADLINE} and the Spring`],
    ['a number', 'Ferry to Trabzon Cancelled for 14 Days', 'Ferry to Trabzon Cancelled for 15 Days'],
    [
      'a word that begins otherwise',
      'The Summit of Zambia Ends Without a Word',
      'The Summit of Gambia Ends Without a Word',
    ],
    ['a short word', 'What the War Has Done to Us', 'What the Way Has Done to Us'],
    ['a letter, and are short', 'Harbour Pool Stays Open', 'Harbor Pool Stays Open'],
  ])('are not where they differ by %s', (_, one, other) => {
    expect(near(one, other)).toBe(false);
    expect(near(other, one)).toBe(false);
  });

  test('are near either way, and have a half in common then, whatever they are', () => {
    const word = fc.constantFrom(
      'a',
      'the',
      'of',
      'harbour',
      'harbor',
      'harbours',
      'pool',
      'pools',
      'har',
      'bour',
      '14',
      'bridgework',
    );
    const words = fc.array(word, { minLength: 4, maxLength: 10 });
    const edited = words.chain((given) =>
      fc.tuple(fc.constant(given), fc.nat(given.length), fc.nat(1), fc.array(word, { maxLength: 2 })),
    );
    let met = 0;
    fc.assert(
      fc.property(edited, ([given, at, gone, come]) => {
        const [one, other] = [given.join(' '), given.toSpliced(at, gone, ...come).join(' ')];
        expect(areNear(other, one)).toBe(areNear(one, other));
        if (one === other || !areNear(one, other)) return;
        met++;
        expect(
          halvesOf(one).some((half) => halvesOf(other).includes(half)),
          `${one} / ${other}`,
        ).toBe(true);
      }),
      { numRuns: 5_000 },
    );
    expect(met).toBeGreaterThan(100);
  });

  test('have halves that are whole numbers, and few, whatever is in them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const halves = halvesOf(foldHeadline(text));
        expect(halves.length).toBeLessThanOrEqual(4);
        expect(halves.every(Number.isSafeInteger)).toBe(true);
      }),
    );
  });
});
