import { expect, test } from 'vitest';
import { findingsOf } from '../drafts.ts';

test.each([
  ['a title before the name', 'Then Prime Minister Maria Silva spoke.', 'Prime Minister'],
  ['what belongs to the title', 'Then former Kremlin spokesman Pavel Zorin spoke.', 'former Kremlin spokesman'],
  ['a title with "of"', 'A letter of Secretary of State Maria Silva came.', 'Secretary of State'],
  ['a title after a possessive', 'Georgia’s Prime Minister Maria Silva spoke.', 'Prime Minister'],
  [
    'a phrase after the name',
    'It ended, said Maria Silva, a former head of Georgia’s presidential administration.',
    'former head of Georgia’s presidential administration',
  ],
  ['a phrase between commas', 'Maria Silva, the mayor of Tbilisi, was there.', 'mayor of Tbilisi'],
  ['a phrase after an age', 'Maria Silva, 54, a nurse from Batumi, was there.', 'nurse from Batumi'],
  ['what follows "its"', 'It pleased Maria Silva, its chief executive, all the same.', 'chief executive'],
  [
    'a phrase up to its clause',
    'It pleased Maria Silva, the hydrologist whose model found the old mistake, and others.',
    'hydrologist',
  ],
  ['"who is"', 'Maria Silva, who is an economist at the bank, was there.', 'economist at the bank'],
])('%s is the role', (_, text, role) => {
  const mention = findingsOf([text]).mentions.find(({ entityId }) => entityId.startsWith('person-'));
  expect(mention?.role).toBe(role);
});

test.each([
  ['an honorific', 'Then Mr. Silva spoke.'],
  ['a relation', 'Then his wife Maria Silva spoke.'],
  ['a relation of a kind', 'The coach is Pavel Orvandel’s elder brother Artem Orvandel.'],
  ['another person', 'They saw Maria Silva, Jane Porter and others.'],
  ['a clause', 'Maria Silva, killed last year, wrote it.'],
])('%s is no role', (_, text) => {
  for (const { role } of findingsOf([text]).mentions) expect(role).toBeNull();
});

test('the title is no part of the name', () => {
  const [mention] = findingsOf(['Then Prime Minister Maria Silva spoke.']).mentions;
  expect(mention?.surface).toBe('Maria Silva');
});
