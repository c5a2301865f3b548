import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enrich, loadKnowledge } from '../../src/enrich/index.ts';
import type { Draft } from '../../src/model/article/draft.ts';
import type { Findings } from '../../src/model/article/findings.ts';
import { EntityId } from '../../src/model/entity/entity.ts';
import type { Block } from '../../src/model/text/block.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { draftOf } from './drafts.ts';

const knowledge = loadKnowledge();

/** What holds of the findings of any draft. */
function expectSound(draft: Draft, findings: Findings): void {
  const ids = new Set(findings.entities.map(({ id }) => id));
  expect(ids.size).toBe(findings.entities.length);
  for (const { id, name, aliases } of findings.entities) {
    expect(EntityId.safeParse(id).success, id).toBe(true);
    expect(name.trim()).toBe(name);
    expect(name).not.toBe('');
    expect(aliases).not.toContain(name);
  }
  let end = { in: 'title', at: 0 };
  for (const mention of findings.mentions) {
    const source = mention.in === 'title' ? draft.title : draft.text;
    expect(source.slice(mention.start, mention.end)).toBe(mention.surface);
    expect(mention.surface).toMatch(/^[\p{L}\p{N}]/u);
    expect(mention.surface).toMatch(/[\p{L}\p{N}.+!\p{M}]$/u);
    expect(mention.surface).not.toMatch(/['’]s$/u);
    expect(ids.has(mention.entityId)).toBe(true);
    expect(mention.confidence).toBeGreaterThanOrEqual(0);
    expect(mention.confidence).toBeLessThanOrEqual(1);
    if (mention.role !== null) expect(mention.role).toMatch(/^\S.{0,118}\S$|^\S$/su);
    // In order of place, title first, none overlapping.
    if (mention.in !== end.in) {
      expect(end.in).toBe('title');
      end = { in: mention.in, at: 0 };
    }
    expect(mention.start).toBeGreaterThanOrEqual(end.at);
    end.at = mention.end;
  }
  for (const { entityId } of findings.authors) if (entityId !== null) expect(ids.has(entityId)).toBe(true);
  expect(findings.links).toHaveLength(draft.links.length);
}

const word = fc.oneof(
  fc.constantFrom(
    ...`Prime Minister Maria Silva , . said the of and Ministry Georgia Georgia’s ’s 's “ ” ( ) - – / & US U.S. NATO Tbilisi Bank
    University van der von al-Orvandel J. K. Mr. Dr. President Foreign May Monday in at 45 Zorbex Inc. agency Moscow Tbilisi’s
    Apple Nice IS The A former head , who is a O’Brien Kim Jong-ok Łódź QC Jr.`.split(/\s+/u),
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const prose = fc.array(word, { maxLength: 60 }).map((words) => words.join(' ').normalize('NFC'));

describe('any draft', () => {
  test('has findings that are sound', () => {
    fc.assert(
      fc.property(
        fc.array(prose, { maxLength: 4 }),
        prose,
        fc.array(fc.string({ maxLength: 30 })),
        fc.constantFrom('en', 'de', 'ru', null),
        (paragraphs, title, authors, lang) => {
          const draft = draftOf(paragraphs, {
            title,
            authors,
            lang,
            source: { name: 'The Harbour Lantern', host: null },
          });
          expectSound(draft, enrich(draft, knowledge));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('may have blocks that lie', () => {
    const place = fc.integer({ min: -10, max: 300 });
    const block = fc.record({
      type: fc.constantFrom('paragraph', 'heading', 'image', 'related', 'code') as fc.Arbitrary<Block['type']>,
      start: place,
      end: place,
      text: fc.string(),
      credit: fc.constantFrom('Maria Silva / AFP', '', 'Photo: x'),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), prose, (blocks, text) => {
        const draft = { ...draftOf([`${text} Maria Silva / AFP`]), blocks };
        expectSound(draft, enrich(draft, knowledge));
      }),
      { numRuns: 100 },
    );
  });

  test('has the same findings every time', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const draft = draftOf([text]);
        expect(enrich(draft, knowledge)).toEqual(enrich(draft, knowledge));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a megabyte or so', () => {
  const distinct = (count: number, sentence: (word: string) => string) =>
    Array.from({ length: count }, (_, index) => sentence(`${index.toString(36).replace(/\d/gu, 'q')}`)).join(' ');
  const cases: [string, string][] = [
    ['capitals', 'A '.repeat(500_000)],
    ['capitalised words', 'Abc '.repeat(60_000)],
    ['capitalised unknown words', 'Kvarel '.repeat(60_000)],
    ['quotes', '“'.repeat(1_000_000)],
    ['one word', 'A'.repeat(1_000_000)],
    ['addresses', 'http://'.repeat(140_000)],
    ['dots', 'a.'.repeat(500_000)],
    ['ministries', 'Ministry of Health and '.repeat(40_000)],
    ['titles', 'President '.repeat(100_000)],
    ['possessives', "Georgia's ".repeat(40_000)],
    ['joints between capitals', 'Brixt of the '.repeat(60_000)],
    ['names of the gazetteer in a row', 'New York Moscow Bank of England '.repeat(20_000)],
    ['letters of many scripts', 'Ωmega Łódź Čačak İzmir '.repeat(40_000)],
    ['persons', 'Mayor Maria Silva, a former head of the bank, said no. '.repeat(6_000)],
    ['namesakes', distinct(10_000, (word) => `M${word}a Silva said.`)],
    ['surnames', distinct(10_000, (word) => `Maria Kv${word}ov said.`)],
    ['lines', '\n'.repeat(1_000_000)],
    ['lone surrogates', '\ud83d'.repeat(100_000)],
  ];
  test.each(cases)(
    'of %s is read in a few seconds',
    (_, text) => {
      const start = cpuTime();
      const draft = draftOf([text]);
      const { mentions } = enrich(draft, knowledge);
      // Generous: a quadratic step takes minutes, a slow machine does not.
      expect(cpuTime() - start).toBeLessThan(20_000);
      for (const { start: from, end, surface } of mentions.slice(0, 100)) expect(text.slice(from, end)).toBe(surface);
    },
    180_000,
  );

  test('in the title, the authors and the links is, too', () => {
    const start = cpuTime();
    enrich(
      draftOf(['Maria Silva said. '.repeat(1_000)], {
        title: 'Maria Silva '.repeat(30_000),
        authors: Array.from({ length: 5_000 }, (_, index) => `Maria Kv${'a'.repeat(index % 50)}ov`),
        links: Array.from({ length: 5_000 }, () => ({
          kind: 'inline' as const,
          anchor: 'x',
          href: `https://a.example/${'%'.repeat(4_000)}`,
          start: null,
          end: null,
        })),
      }),
      knowledge,
    );
    expect(cpuTime() - start).toBeLessThan(20_000);
  }, 180_000);
});

test('megabytes of names are read within bounds of time and memory', () => {
  const paragraph = (index: number) =>
    `Mayor Maria Silva ${index} met Brixt${index % 97} Orvandel of Zorbex Technologies in Tbilisi, and the European Union paid.`;
  const paragraphs: string[] = [];
  for (let size = 0; size < 2e6; size += paragraphs.at(-1)?.length ?? 0) paragraphs.push(paragraph(paragraphs.length));
  const draft = draftOf(paragraphs);
  const [start, before] = [cpuTime(), process.memoryUsage().rss];
  const { mentions } = enrich(draft, knowledge);
  expect(mentions.length).toBeGreaterThan(40_000);
  // Generous, as above: what grows faster than the text is far beyond it.
  expect(cpuTime() - start).toBeLessThan(60_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(1e9);
}, 180_000);
