import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldHeadline, slug } from '../../../src/model/text/name.ts';

describe('fold', () => {
  it.each([
    ['Ayşe  Kırmaz', 'ayse kirmaz'],
    ['O’Brannock', "o'brannock"],
    ['Kreßler', 'kressler'],
    ['ŁÓDŹ–Øst', 'lodz-ost'],
    ['İSTANBUL', 'istanbul'],
    ['Ёлкин', 'елкин'],
    ['თბილისი', 'თბილისი'],
    ['Αθήνα', 'αθηνα'],
    ['  two\n lines ', 'two lines'],
  ])('makes %s the same as %s', (name, key) => {
    expect(fold(name)).toBe(key);
  });

  it('is the same by the short way of plain names as by the long one', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (name) => fold(`x${name}`) === fold(`x\u0301${name}`)));
  });

  it('changes nothing when done twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => fold(fold(name)) === fold(name)));
  });

  it('does not tell composed from decomposed letters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (name) => fold(name.normalize('NFD')) === fold(name.normalize('NFC')),
      ),
    );
  });
});

describe('foldHeadline', () => {
  it('does not mind quotation marks, apostrophes and stops', () => {
    expect(foldHeadline('“She Can’t Carry a Dance”: Bridge Reopens.')).toBe(
      foldHeadline('"She can\'t carry a dance" – bridge reopens'),
    );
  });

  it('keeps letters of every script', () => {
    expect(foldHeadline('Мост открыт, 2024!')).toBe('мост открыт 2024');
  });
});

describe('slug', () => {
  it('is lower-case ASCII words and hyphens, whatever comes in', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => /^([a-z0-9]+(-[a-z0-9]+)*)?$/.test(slug(name))));
  });

  it('keeps what ASCII can say', () => {
    expect(slug('Cormac O’Brannock')).toBe('cormac-obrannock');
    expect(slug('Deniz Harmanoğlu')).toBe('deniz-harmanoglu');
    expect(slug('თბილისი')).toBe('');
  });
});
