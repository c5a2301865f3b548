import { describe, expect, it } from 'vitest';
import { areIncompatible, domainsOf } from '../../../src/enrich/identity/domains.ts';
import { CONTRADICTION, scoreEvidence } from '../../../src/enrich/identity/evidence.ts';
import type { EntityCandidate } from '../../../src/model/entity/entity-candidates.ts';

const kin: EntityCandidate = {
  id: 'person-nadia-orlova',
  name: 'Nadia Orlova',
  names: ['Nadia Orlova'],
  roles: ['Prime Minister', 'a former mayor of Varda'],
  born: 1970,
  articleCount: 5,
  firstSeen: '2019-01-01T00:00:00Z',
  lastSeen: '2024-01-01T00:00:00Z',
};
const said = { roles: [], born: null, published: '2023-05-05T00:00:00Z' };

describe('Evidence', () => {
  it('counts roles, company, age and time', () => {
    expect(scoreEvidence(said, kin, 0)).toBe(0);
    expect(scoreEvidence({ ...said, roles: ['prime minister'] }, kin, 0)).toBe(2);
    expect(scoreEvidence({ ...said, roles: ['a senator'] }, kin, 0)).toBe(1);
    expect(scoreEvidence({ ...said, roles: ['goalkeeper'] }, kin, 0)).toBe(CONTRADICTION);
    expect(scoreEvidence({ ...said, roles: ['neighbour'] }, kin, 0)).toBe(0);
    expect(scoreEvidence(said, kin, 2)).toBe(2);
    expect(scoreEvidence(said, kin, 20)).toBe(3);
    expect(scoreEvidence({ ...said, born: 1971 }, kin, 0)).toBe(3);
    expect(scoreEvidence({ ...said, born: 1994 }, kin, 3)).toBeLessThanOrEqual(CONTRADICTION);
    expect(scoreEvidence({ ...said, published: '1931-01-01T00:00:00Z' }, kin, 0)).toBe(CONTRADICTION);
    expect(scoreEvidence({ ...said, published: '1931-01-01T00:00:00Z' }, kin, 1)).toBe(1);
    expect(scoreEvidence({ ...said, published: null }, kin, 0)).toBe(0);
  });

  it('of roles is against someone only where hardly anybody has both', () => {
    const apart = (one: string, other: string) => areIncompatible(domainsOf([one]), domainsOf([other]));
    expect(apart('Bishop of Varda', 'striker')).toBe(true);
    expect(apart('the goalkeeper', 'Foreign Minister')).toBe(true);
    expect(apart('professor of law', 'Foreign Minister')).toBe(false);
    expect(apart('general', 'President')).toBe(false);
    expect(apart('former singer', 'singer and poet')).toBe(false);
    expect(apart('witness', 'striker')).toBe(false);
  });
});
