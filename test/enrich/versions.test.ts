import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bestExtractor, enrichmentVersion } from '../../src/enrich/index.ts';
import { rulesExtractor } from '../../src/enrich/names/rules/index.ts';
import { VERSIONS } from '../../src/enrich/versions.ts';
import { sha256 } from '../../src/model/id/id.ts';
import { findingsOf } from './drafts.ts';

test('findings tell the version of every part that had a say in them', () => {
  const { extractor, quotes, figures } = findingsOf(['“We paid $5 million for the bridge,” Mayor Maria Silva said.'], {
    published: { at: '2026-01-01T00:00:00Z', precision: 'day' },
  });
  expect(extractor).toBe(enrichmentVersion(bestExtractor()));
  expect(extractor).toMatch(/^tagger\/\d+( [a-z]+\/\d+)+$/);
  const parts = Object.keys(VERSIONS).filter((part) => !['rules', 'transformer'].includes(part));
  expect(extractor.split(' ').map((part) => part.split('/')[0])).toEqual(parts);
  expect(enrichmentVersion(rulesExtractor)).toBe(extractor.replace(/^\S+/, rulesExtractor.name));
  for (const { method } of quotes) expect(extractor).toContain(`quotes/${method.split('/')[2]}`);
  for (const { method } of figures) expect(extractor).toContain(`figures/${method.split('/')[2]}`);
  expect([quotes.length, figures.length]).toEqual([1, 1]);
});

// Tables are compiled and trained, not written: what changed in one is easily overlooked.
test.each([
  ['gazetteer', VERSIONS.gazetteer, 'gazetteer.gen.json', { 1: '32a3e16a459d', 2: '783bad2b3b4e' }],
  [
    'tagger',
    VERSIONS.tagger,
    'names/tagger/weights.gen.json',
    { 1: '36fb6d8ec34a', 2: '85f63d2c31e5', 3: '85f63d2c31e5' },
  ],
])('the %s has a version for every table it ever had', (part, version, file, tables: Record<number, string>) => {
  const table = sha256(readFileSync(new URL(`../../src/enrich/${file}`, import.meta.url))).slice(0, 12);
  const advice = `${file} has changed: raise the version of ${part} in src/enrich/versions.ts, and add ${table} here`;
  expect(tables[version], advice).toBe(table);
});
