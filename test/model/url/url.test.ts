import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl, hostOf } from '../../../src/model/url/url.ts';

describe('canonicalUrl', () => {
  test.each([
    ['http is https', 'http://example.com/a', 'https://example.com/a'],
    ['www. goes', 'https://www.example.com/a', 'https://example.com/a'],
    ['hosts are lower-case', 'HTTPS://News.Example.COM/Story', 'https://news.example.com/Story'],
    [
      'hosts are punycode',
      'https://пример.example/новость',
      'https://xn--e1afmkfd.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C',
    ],
    ['the dot after a host goes', 'https://example.com./a', 'https://example.com/a'],
    ['default ports go', 'http://example.com:80/a', 'https://example.com/a'],
    ['the https port goes, also under http', 'http://example.com:443/a', 'https://example.com/a'],
    ['other ports stay', 'http://example.com:8080/a', 'https://example.com:8080/a'],
    ['credentials go', 'https://reader:secret@example.com/a', 'https://example.com/a'],
    ['fragments go', 'https://example.com/a#comments', 'https://example.com/a'],
    ['hash-bangs stay', 'https://example.com/#!/story/7', 'https://example.com/#!/story/7'],
    ['an empty hash-bang goes', 'https://example.com/a#!', 'https://example.com/a'],
    ['the root keeps its slash', 'https://example.com', 'https://example.com/'],
    ['trailing slashes go', 'https://example.com/a/b/', 'https://example.com/a/b'],
    ['trailing slashes go before a query', 'https://example.com/a/?page=2', 'https://example.com/a?page=2'],
    ['duplicate slashes go', 'https://example.com//a///b', 'https://example.com/a/b'],
    ['dot segments go', 'https://example.com/a/../b/./c', 'https://example.com/b/c'],
    ['encoded dot segments go', 'https://example.com/a/%2e%2E/b', 'https://example.com/b'],
    ['unreserved characters are themselves', 'https://example.com/%7Ejane/%61', 'https://example.com/~jane/a'],
    ['escapes are in capitals', 'https://example.com/caf%c3%a9?q=%c3%a9', 'https://example.com/caf%C3%A9?q=%C3%A9'],
    ['reserved escapes stay', 'https://example.com/a%2fb', 'https://example.com/a%2Fb'],
    ['a stray percent sign is one', 'https://example.com/100%', 'https://example.com/100%25'],
    ['tracking parameters go', 'https://example.com/a?utm_source=x&fbclid=1&GCLID=2&mc_cid=3', 'https://example.com/a'],
    ['parameters that may be content stay', 'https://example.com/a?ref=7&id=1', 'https://example.com/a?id=1&ref=7'],
    ['parameters are sorted by name', 'https://example.com/?b=1&a=2', 'https://example.com/?a=2&b=1'],
    ['parameters of one name keep their order', 'https://example.com/?a=2&b=0&a=1', 'https://example.com/?a=2&a=1&b=0'],
    ['an empty query goes', 'https://example.com/a?&', 'https://example.com/a'],
    ['white space around it goes', '  https://example.com/a\n', 'https://example.com/a'],
  ])('%s', (_, href, canonical) => {
    expect(canonicalUrl(href)).toBe(canonical);
  });

  test.each([
    '',
    '#',
    '/relative',
    'example.com/a',
    'mailto:desk@example.com',
    'javascript:void(0)',
    'ftp://example.com/',
    'https://',
    'http://a b/',
  ])('%j is no address', (href) => {
    expect(canonicalUrl(href)).toBeNull();
  });

  test('a host named www alone stays', () => {
    expect(canonicalUrl('https://www.example/')).toBe('https://www.example/');
  });

  test('what is over 4,096 characters is no address', () => {
    expect(canonicalUrl(`https://example.com/${'a'.repeat(4_076)}`)).not.toBeNull();
    expect(canonicalUrl(`https://example.com/${'a'.repeat(4_077)}`)).toBeNull();
    expect(canonicalUrl(`https://example.com/${'é'.repeat(2_000)}`)).toBeNull();
  });

  const wild = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc
      .array(
        fc.constantFrom(
          'http://',
          'https://',
          'www.',
          'a',
          'É',
          '.',
          '/',
          '//',
          '%',
          '%2',
          '%2e',
          '%41',
          '?',
          '&',
          '=',
          '#',
          '#!',
          'utm_x',
          ':80',
          '@',
          ' ',
          '1',
          '\\',
        ),
      )
      .map((parts) => `http://${parts.join('')}`),
  );

  test('any text gives an address or null, and a canonical address itself', () => {
    fc.assert(
      fc.property(wild, (href) => {
        const once = canonicalUrl(href);
        if (once === null) return;
        expect(canonicalUrl(once)).toBe(once);
        expect(once).toMatch(/^https:\/\/[^/]+\//u);
      }),
      { numRuns: 2_000 },
    );
  });

  test('scheme, www. and fragment never make a difference', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }), (href) => {
        const canonical = canonicalUrl(href);
        expect(canonicalUrl(href.replace('https://', 'http://'))).toBe(canonical);
        expect(canonicalUrl(href.replace('https://', 'https://www.'))).toBe(canonical);
        expect(canonicalUrl(`${href}#part`)).toBe(canonical);
      }),
    );
  });
});

describe('hostOf', () => {
  test('it is lower-case, without www. and port', () => {
    expect(hostOf('https://WWW.Example.com:8080/a')).toBe('example.com');
    expect(hostOf('http://blog.example.com')).toBe('blog.example.com');
  });

  test('what is no web address has none', () => {
    for (const href of ['', '#', '/a', 'mailto:desk@example.com', 'tel:+995']) expect(hostOf(href)).toBeNull();
  });

  test('it is the canonical address’s host', () => {
    fc.assert(
      fc.property(fc.webUrl(), (href) => {
        expect(hostOf(canonicalUrl(href) ?? '')).toBe(hostOf(href));
      }),
    );
  });
});
