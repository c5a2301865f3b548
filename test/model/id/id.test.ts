import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EntityId } from '../../../src/model/entity/entity.ts';
import { ArticleId } from '../../../src/model/id/article-id.ts';
import { articleId, entityId, sha256, shortHash, sourceId } from '../../../src/model/id/id.ts';

const identity = { canonicalUrl: null, sourceName: 'The Varda Courier', title: 'Bridge Reopens', publishedAt: null };

describe('An article’s id', () => {
  it('is its address’s, whatever else it says', () => {
    const canonicalUrl = 'https://varda-courier.example/a1';
    expect(articleId({ ...identity, canonicalUrl })).toBe(articleId({ ...identity, canonicalUrl, title: 'Other' }));
  });

  it('is made of source, title and date where it has no address', () => {
    expect(articleId(identity)).toBe(articleId({ ...identity, title: 'BRIDGE  reopens' }));
    expect(articleId(identity)).not.toBe(articleId({ ...identity, title: 'Bridge Closes' }));
    expect(articleId(identity)).not.toBe(articleId({ ...identity, sourceName: null }));
    expect(articleId(identity)).not.toBe(articleId({ ...identity, publishedAt: '2024-05-14T00:00:00Z' }));
  });

  it('has the form that the API takes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (title) => ArticleId.safeParse(articleId({ ...identity, title })).success,
      ),
    );
  });

  it('never changes between versions of this program', () => {
    expect(
      articleId({ ...identity, canonicalUrl: 'https://varda-courier.example/2024/05/14/bridge-reopens-a1042' }),
    ).toBe('yt320wvwrce9d9bd');
  });
});

describe('An entity’s id', () => {
  it('is its type and its name', () => {
    expect(entityId('person', 'Lidia Damarova')).toBe('person-lidia-damarova');
    expect(entityId('person', 'Ayşe Kırmaz')).toBe('person-ayse-kirmaz');
  });

  it('tells names apart that ASCII cannot say', () => {
    expect(entityId('place', 'თბილისი')).not.toBe(entityId('place', 'ბათუმი'));
  });

  it('has the form that the API takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => EntityId.safeParse(entityId('person', name)).success),
    );
  });
});

describe('Hashes', () => {
  it('are as long as asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 51 }), (parts, length) =>
        new RegExp(`^[0-9a-z]{${length}}$`).test(shortHash(parts, length)),
      ),
    );
  });

  it('do not confuse where one part ends and the next begins', () => {
    expect(shortHash(['a', 'bc'])).not.toBe(shortHash(['ab', 'c']));
  });

  it('are SHA-256 where they are whole', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('A source’s id', () => {
  it('is its host, or its name where it has none', () => {
    expect(sourceId({ name: 'The Varda Courier', host: 'varda-courier.example' })).toBe('varda-courier.example');
    expect(sourceId({ name: 'The Varda Courier', host: null })).toBe('the-varda-courier');
    expect(sourceId({ name: 'თბილისი', host: null })).toMatch(/^[0-9a-z]{8}$/);
  });
});
