import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../src/model/problem/problem.ts';
import type { ArticleQuery } from '../../src/model/query/query.ts';
import { type CursorValue, decodeCursor, encodeCursor, fingerprint } from '../../src/store/search/cursor.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { documentOf, plain } from './documents.ts';

const value: fc.Arbitrary<CursorValue> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constant(null),
);
const encode = (json: string) => Buffer.from(json).toString('base64url');
const hostile = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.base64String(),
  fc.json().map(encode),
  fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64url')),
  fc.constantFrom(
    '',
    '=',
    '....',
    encode('['.repeat(100_000)),
    encode('[]'),
    encode('null'),
    encode('"x"'),
    encode('[1e999]'),
  ),
);

function refused(cursor: string, print: string, columns: number): unknown {
  try {
    return decodeCursor(cursor, print, columns);
  } catch (error) {
    return error;
  }
}

describe('a cursor', () => {
  test('comes back as it was given out', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 3 }), fc.boolean(), (values, backwards) => {
        const print = fingerprint('articles', 'newest', {});
        const cursor = encodeCursor({ backwards, values }, print);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(decodeCursor(cursor, print, values.length)).toEqual({ backwards, values });
      }),
    );
  });

  test('of anybody’s making is refused as an invalid cursor, never as anything else', () => {
    fc.assert(
      fc.property(hostile, (cursor) => {
        const error = refused(cursor, fingerprint('articles', 'newest', {}), 1);
        expect(error).toBeInstanceOf(Problem);
        expect(error).toMatchObject({ code: 'invalid-cursor', errors: [{ in: 'query', name: 'cursor' }] });
      }),
      { numRuns: 500 },
    );
  });

  test('of another list, order or filter is refused', () => {
    const print = fingerprint('articles', 'newest', { lang: { any: ['en'] } });
    const cursor = encodeCursor({ backwards: false, values: [1] }, print);
    for (const other of [
      fingerprint('links', 'newest', { lang: { any: ['en'] } }),
      fingerprint('articles', 'oldest', { lang: { any: ['en'] } }),
      fingerprint('articles', 'newest', { lang: { any: ['de'] } }),
      fingerprint('articles', 'newest', {}),
    ]) {
      expect(refused(cursor, other, 1)).toMatchObject({ code: 'invalid-cursor' });
    }
    expect(refused(cursor, print, 2)).toMatchObject({ code: 'invalid-cursor' });
  });
});

describe('a forged cursor that fits its query', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = openTestStore();
    await opened.store.write((to) => [1, 2, 3].map((slot) => to.save(documentOf(plain({ slot })))));
  });
  afterAll(() => opened.remove());

  test('gives a page or an invalid cursor, never another error', async () => {
    const queries: Omit<ArticleQuery, 'limit' | 'cursor'>[] = [
      { filters: {}, sort: 'newest' },
      { filters: { section: { any: ['news'] } }, sort: 'title' },
      { filters: {}, sort: 'updated' },
    ];
    const forged = fc.tuple(fc.constantFrom(...queries), fc.array(value, { maxLength: 3 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(forged, async ([query, values, backwards]) => {
        const cursor = encodeCursor({ backwards, values }, fingerprint('articles', query.sort, query.filters));
        const page = await opened.store.articles.list({ ...query, limit: 2, cursor }, false).catch((error) => error);
        if (page instanceof Problem) expect(page.code).toBe('invalid-cursor');
        else expect(page).toMatchObject({ total: 3 });
      }),
      { numRuns: 300 },
    );
  });
});
