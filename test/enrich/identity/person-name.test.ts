import { describe, expect, it } from 'vitest';
import { isShortName, nameSimilarity, parsePersonName, surnameKey } from '../../../src/enrich/identity/person-name.ts';
import { spellingKey } from '../../../src/enrich/identity/spelling.ts';

const like = (one: string, other: string) => nameSimilarity(parsePersonName(one), parsePersonName(other));

describe('Two names', () => {
  it.each([
    ['Nadia Orlova', 'nadia  ORLOVA', 'name'],
    ['Dr. Nadia Orlova', 'Nadia Orlova Jr.', 'name'],
    ['Nadia M. Orlova', 'Nadia Orlova', 'name'],
    ['Nadia Maria Orlova', 'Nadia M. Orlova', 'name'],
    ['Ludwig van der Brandt', 'Ludwig Brandt', 'name'],
    ['Aleksei Zernytsky', 'Alexei Zernytskyy', 'spelling'],
    ['Yuri Kuvshinov', 'Iurii Kuvshynov', 'spelling'],
    ['N. Orlova', 'Nadia Orlova', 'initial'],
    ['N.M. Orlova', 'Nadia Orlova', 'initial'],
    ['Orlova', 'Nadia Orlova', 'surname'],
    ['Ms Orlova', 'Nadia Orlova', 'surname'],
    ['Nadia A. Orlova', 'Nadia B. Orlova', null],
    ['Nadia Orlova', 'Vera Orlova', null],
    ['V. Orlova', 'Nadia Orlova', null],
    ['Nadia Orlova', 'Nadia Orlenko', null],
    ['Orlov', 'Nadia Orlova', null],
    ['Al Brandt', 'Alfred Brandt', null],
  ])('%s can be %s by %s', (one, other, by) => {
    expect(like(one, other)).toBe(by);
  });

  it.each(['Orlova', 'N. Orlova', 'N.M. Orlova', 'Mr Orlov'])('%s does not tell who is meant', (name) => {
    expect(isShortName(parsePersonName(name))).toBe(true);
  });
  it.each(['Nadia Orlova', 'Al Brandt', 'Xi Qiang'])('%s does', (name) => {
    expect(isShortName(parsePersonName(name))).toBe(false);
  });

  it('of one family have one key, transcribed as they may be', () => {
    const keys = ['Nadia Orlova', 'orlova', 'Vera ORLOVA'].map(surnameKey);
    expect(new Set(keys).size).toBe(1);
    expect(surnameKey('Chkheidze')).toBe(surnameKey('Chheidze'));
    expect(surnameKey('Zernytsky')).toBe(surnameKey('Zernytskiy'));
    expect(surnameKey('Orlov')).toBe(surnameKey('Orloff'));
    expect(surnameKey('Орлова')).toBe('орлова');
    expect(surnameKey('東')).toBe('東');
  });

  it('of many letters or none have keys, too', () => {
    expect(spellingKey('')).toBe('');
    expect(spellingKey('!?')).toBe('');
    expect(surnameKey('!?')).toBe('!?');
    expect(spellingKey('y'.repeat(100_000)).length).toBeLessThan(3);
  });
});
