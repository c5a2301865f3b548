// Classes of changes: what a change touches, and which fields and links are no longer the same.

import { applyPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/model/article/article.ts';
import { diffRevisions } from '../../../src/model/diff/revisions.ts';
import { unifiedDiff } from '../../../src/model/diff/unified.ts';
import { revision } from './revisions.ts';

const compare = (from: Partial<Article>, to: Partial<Article>) => diffRevisions(revision(1, from), revision(2, to));

/** An article whose findings are where their words are. */
function article(
  text: string,
  found: { quote?: string; name?: string; link?: string; money?: string } = {},
): Partial<Article> {
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const { quote, name, link, money } = found;
  return {
    text,
    quotes: quote
      ? [
          {
            id: 'q',
            articleId: 'w01jnb4y3zcz9mht',
            text: quote,
            ...at(quote),
            kind: 'direct',
            method: 'm',
            confidence: 1,
          },
        ]
      : [],
    entities: name
      ? [
          {
            entity: { id: 'person-x', name, type: 'person' },
            in: 'text',
            ...at(name),
            surface: name,
            method: 'm',
            confidence: 1,
          },
        ]
      : [],
    links: link
      ? [
          {
            id: 'l',
            articleId: 'w01jnb4y3zcz9mht',
            kind: 'inline',
            anchor: link,
            href: 'https://a.example/',
            state: 'external',
            ...at(link),
          },
        ]
      : [],
    figures: money ? [{ kind: 'money', ...at(money), surface: money, method: 'm', confidence: 1 }] : [],
  } as Partial<Article>;
}

describe('A change', () => {
  const said = 'The river rose, “we saw nothing like it”, said Manana Chirakal in the old church.';
  const found = { quote: 'we saw nothing like it', name: 'Manana Chirakal', link: 'old church' };
  const cases: [what: string, from: string, to: string, classes: string[]][] = [
    ['of words alone', 'The river', 'The Oskra', ['wording']],
    ['of digits', 'rose,', 'rose by 3 metres,', ['number']],
    ['of a word for a number', 'rose,', 'rose twice,', ['number']],
    ['within a quote', 'saw nothing', 'heard nothing', ['quote']],
    ['of a name', 'Manana', 'Marina', ['name']],
    ['of the words of a link', 'old church', 'old chapel', ['link']],
    ['beside a name', 'said', 'cried', ['wording']],
  ];
  it.each(cases)('%s', (_what, one, other, classes) => {
    const changed = said.replace(one, other);
    const moved = Object.fromEntries(Object.entries(found).map(([name, words]) => [name, words.replace(one, other)]));
    for (const [from, to] of [
      [article(said, found), article(changed, moved)],
      [article(changed, moved), article(said, found)],
    ] as const) {
      const { text } = compare(from, to);
      expect(text.filter(({ op }) => op !== 'equal').map((operation) => operation.classes)).toEqual([classes]);
    }
  });

  it('touches a figure that is not written in digits', () => {
    const from = article('It cost half a crown.', { money: 'half a crown' });
    expect(compare(from, article('It cost a crown.', { money: 'a crown' })).classes).toEqual(['number']);
  });

  it('touches several things at once', () => {
    const from = article('“Nobody knew”, said Ilse.', { quote: 'Nobody knew', name: 'Ilse' });
    const to = article('No comment.');
    expect(compare(from, to).text[0]).toMatchObject({ op: 'replace', classes: ['quote', 'name'] });
  });

  it('of a title is of the headline, whatever else it touches', () => {
    const mention = {
      entity: { id: 'place-varda', name: 'Varda', type: 'place' as const },
      in: 'title' as const,
      start: 9,
      end: 14,
      surface: 'Varda',
      method: 'm',
      confidence: 1,
    };
    const { title, classes } = compare(
      { title: 'Flood in Varda', entities: [mention] },
      { title: 'Flood in Khelmar kills three' },
    );
    expect(title.flatMap((operation) => operation.classes ?? [])).toEqual(['headline', 'number', 'name']);
    expect(classes).toEqual(['headline', 'number', 'name']);
  });
});

describe('Fields', () => {
  it('are told as lists, where they changed', () => {
    const { fields, classes } = compare(
      { section: 'News', tags: ['flood', 'rain'], authors: [{ name: 'Iris Kopanos' }], lang: 'en' },
      {
        tags: ['flood'],
        authors: [{ name: 'Iris Kopanos' }, { name: 'Sena Yaldızer' }],
        lang: 'en',
        publishedDate: '2024-03',
        originalUrl: 'https://a.example/b',
      },
    );
    expect(classes).toEqual(['metadata']);
    expect(fields).toEqual([
      { field: 'authors', from: ['Iris Kopanos'], to: ['Iris Kopanos', 'Sena Yaldızer'] },
      { field: 'section', from: ['News'], to: [] },
      { field: 'tags', from: ['flood', 'rain'], to: ['flood'] },
      { field: 'publishedDate', from: [], to: ['2024-03'] },
      { field: 'originalUrl', from: [], to: ['https://a.example/b'] },
    ]);
  });
});

describe('Links', () => {
  const link = (anchor: string, href: string | undefined, start: number) =>
    ({
      id: `${anchor}${href}`,
      articleId: 'w01jnb4y3zcz9mht',
      kind: 'inline',
      anchor,
      href,
      state: 'external',
      start,
      end: start + anchor.length,
    }) as const;

  it('that lead elsewhere, have other words, came or went are told; those that only moved are not', () => {
    const from = {
      links: [
        link('moved', 'https://m.example/', 5),
        link('turned', 'https://a.example/', 20),
        link('old words', 'https://w.example/', 30),
        link('gone', undefined, 40),
      ],
    };
    const to = {
      links: [
        link('moved', 'https://m.example/', 9),
        link('turned', 'https://b.example/', 24),
        link('new words', 'https://w.example/', 34),
        link('came', 'https://c.example/', 50),
      ],
    };
    const { links, classes, text } = compare({ ...from, text: '' }, { ...to, text: '' });
    expect(text).toEqual([]);
    expect(classes).toEqual(['link']);
    expect(links).toMatchObject([
      {
        from: { anchor: 'turned', href: 'https://a.example/' },
        to: { anchor: 'turned', href: 'https://b.example/', start: 24, end: 30 },
      },
      { from: { anchor: 'old words' }, to: { anchor: 'new words' } },
      { from: { anchor: 'gone', start: 40 } },
      { to: { anchor: 'came' } },
    ]);
  });
});

describe('A unified diff', () => {
  const page = ({ title, text }: { title: string; text: string }) => `${title}\n\n${text}\n`;
  const line = fc.constantFrom('One.', 'Two.', 'Three.', '', '+', '-', '\\ No newline', '--- a', '洪水');
  const written = fc.record({ title: line, text: fc.array(line, { maxLength: 20 }).map((lines) => lines.join('\n')) });

  it('makes one revision of the other, as `patch` does', () => {
    fc.assert(
      fc.property(written, written, (from, to) => {
        const patch = unifiedDiff(revision(1, from), revision(2, to));
        expect(applyPatch(page(from), patch)).toBe(page(to));
      }),
      { numRuns: 300 },
    );
  });

  it('names both revisions, and is no more where nothing changed', () => {
    const same = { title: 'One', text: 'Two.' };
    expect(unifiedDiff(revision(1, same), revision(2, same))).toBe(
      '--- articles/w01jnb4y3zcz9mht/revisions/1\t2026-01-01T00:00:00Z\n+++ articles/w01jnb4y3zcz9mht/revisions/2\t2026-01-02T00:00:00Z\n',
    );
  });

  it('of texts that differ too much replaces all lines', () => {
    const lines = (letter: string) => Array.from({ length: 5000 }, (_, index) => `${letter}${index}`).join('\n\n');
    const [from, to] = [
      { title: 'A', text: lines('a') },
      { title: 'A', text: lines('b') },
    ];
    const patch = unifiedDiff(revision(1, from), revision(2, to));
    expect(patch.match(/^@@/gm)).toHaveLength(1);
    expect(applyPatch(page(from), patch) === page(to)).toBe(true);
  });
});
