import { expect, test } from 'vitest';
import { addressesOf } from '../../../src/model/article/article-addresses.ts';

const OWN = 'https://example.org/flood';

test.each([
  ['none', null, null],
  ['a better one', 'http://www.example.org/2024/flood/', 'https://example.org/2024/flood'],
  ['one of another paper', 'https://paper.example/flood', 'https://paper.example/flood'],
  ['what is no address', '/flood', null],
  ['what leads nowhere', 'javascript:alert(1)', null],
  ['the front page, as careless sites do on every page', 'https://example.org/', null],
  ['the front page by its file', 'https://example.org/index.html', null],
  ['a page of the front page', 'https://example.org/?p=7', 'https://example.org/?p=7'],
])('a document may call %s canonical', (_, canonical, stated) => {
  expect(addressesOf({ url: OWN, canonical })).toEqual({ own: OWN, stated });
});

test('a front page may call itself canonical', () => {
  const url = 'http://example.org/index.html';
  expect(addressesOf({ url, canonical: 'https://example.org/' })).toEqual({
    own: 'https://example.org/index.html',
    stated: 'https://example.org/',
  });
});
