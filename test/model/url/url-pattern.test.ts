import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageAddress } from '../../../src/model/url/page-address.ts';
import { canonicalUrl } from '../../../src/model/url/url.ts';
import { pageAddressBy, readUrlPatterns } from '../../../src/model/url/url-pattern.ts';

const PATTERNS = readUrlPatterns([
  { from: 'https://www.example.org/story.php?id={id}', to: 'https://example.org/stories/{id}' },
  { from: 'http://old.example.org/{year}/{month}/{slug}.html', to: 'https://example.org/{slug}-{year}{month}' },
  { from: 'https://example.org/loop/{a}', to: 'https://example.org/loop/{a}' },
]);
const by = pageAddressBy(PATTERNS);
const page = (url: string) => by(canonicalUrl(url) ?? '');

test.each([
  ['http://example.org/story.php?id=42&utm_source=x', 'https://example.org/stories/42'],
  ['https://m.example.org/story.php?id=42', 'https://example.org/stories/42'],
  ['https://old.example.org/2011/03/flood.html', 'https://example.org/flood-201103'],
  ['https://old.example.org/2011/flood.html', 'https://old.example.org/2011/flood.html'],
  ['https://example.org/story.php?id=42&page=2', 'https://example.org/story.php?id=42&page=2'],
  ['https://example.org/story.php', 'https://example.org/story.php'],
  ['https://example.org/loop/x', 'https://example.org/loop/x'],
  ['https://other.example/story.php?id=42', 'https://other.example/story.php?id=42'],
])('%s is %s', (url, expected) => {
  expect(page(url)).toBe(expected);
});

test.each<[unknown, RegExp]>([
  [{}, /array of objects/],
  [[{ from: 'https://a.example/{id}' }], /\/0\/to/],
  [[{ from: '/story/{id}', to: 'https://a.example/{id}' }], /http or https/],
  [[{ from: 'https://a.example/{id}', to: 'https://a.example/{slug}' }], /\{slug\}/],
  [[{ from: 'https://a.example/{id}/{id}', to: 'https://a.example/{id}' }], /twice/],
  [[{ from: 'https://a.example/{id', to: 'https://a.example/' }], /addresses/],
])('%j is refused, and told why', (json, why) => {
  expect(() => readUrlPatterns(json)).toThrow(why);
});

test('without patterns nothing is other than it was', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
      const canonical = canonicalUrl(url);
      if (canonical === null) return;
      expect(pageAddressBy([])(canonical)).toBe(pageAddress(canonical));
      expect(by(by(canonical))).toBe(by(canonical));
    }),
  );
});
