import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageAddress, pageHostOf } from '../../../src/model/url/page-address.ts';
import { canonicalUrl } from '../../../src/model/url/url.ts';

const PAGE = 'https://example.org/2024/flood';
const pageOf = (href: string) => pageAddress(canonicalUrl(href) ?? '');

describe('pageAddress', () => {
  test.each([
    'https://m.example.org/2024/flood',
    'http://mobile.example.org/2024/flood/',
    'https://amp.example.org/2024/flood',
    'https://m.www.example.org/2024/flood',
    'https://amp.m.example.org/2024/flood',
    'https://example.org/2024/flood/amp',
    'https://www.example.org/2024/flood/amp/#top',
    'https://example.org/2024/flood/AMP',
    'https://example.org/amp/2024/flood',
    'https://example.org/2024/flood.amp',
    'https://example.org/2024/flood?amp',
    'https://example.org/2024/flood?amp=1&utm_source=x',
    'https://example.org/2024/flood?outputType=amp',
    'https://amp.example.org/2024/flood/amp?amp=true',
    'https://www-example-org.cdn.ampproject.org/c/s/www.example.org/2024/flood/amp',
    'https://www-example-org.cdn.ampproject.org/v/s/example.org/2024/flood?amp_js_v=0.1&usqp=mq331AQ#referrer=x',
    'https://example-org.cdn.ampproject.org/c/example.org/2024/flood',
    'https://cdn.ampproject.org/c/s/example.org/2024/flood?amp=1',
    'https://www.google.com/amp/s/www.example.org/2024/flood/amp',
    'https://www.google.co.uk/amp/www.example.org/2024/flood',
    'https://www.google.de/amp/s/example-org.cdn.ampproject.org/c/s/m.example.org/2024/flood',
    PAGE,
  ])('of %s is that of the page', (href) => {
    expect(pageOf(href)).toBe(PAGE);
  });

  test.each([
    ['an AMP file', 'https://example.org/a/flood.amp.html', 'https://example.org/a/flood.html'],
    ['the mobile form of one language', 'https://en.m.example.org/wiki/Flood', 'https://en.example.org/wiki/Flood'],
    ['other parameters', 'https://m.example.org/a?id=7&amp=1', 'https://example.org/a?id=7'],
    ['a port', 'https://m.example.org:8080/a', 'https://example.org:8080/a'],
    ['a page that is named by its hash', 'https://m.example.org/#!/a', 'https://example.org/#!/a'],
    ['the front page', 'https://m.example.org', 'https://example.org/'],
    ['under a registry', 'https://m.example.co.uk/a', 'https://example.co.uk/a'],
  ])('keeps %s', (_, href, page) => {
    expect(pageOf(href)).toBe(page);
  });

  test.each([
    ['a site that is called so', 'https://mobile.de/a'],
    ['a site that is called so under a registry', 'https://amp.com.au/a'],
    ['a host of one word', 'https://m.example/a'],
    ['a word that only begins so', 'https://media.example.org/ampere/a'],
    ['a path that is all', 'https://example.org/amp'],
    ['a page about amplifiers', 'https://example.org/amp/guides'],
    ['a parameter that says no', 'https://example.org/a?amp=0'],
    ['another parameter', 'https://example.org/a?amplitude=1'],
    ['a file without a name', 'https://example.org/a/.amp'],
    ['an image of a cache', 'https://example-org.cdn.ampproject.org/i/s/example.org/a.jpg'],
    ['a search', 'https://google.com/search?q=amp'],
    ['a region, which no language is', 'https://shop.m.example.org/a'],
  ])('leaves %s alone', (_, address) => {
    expect(pageOf(address)).toBe(address);
  });

  test('gives what it gave again, which is canonical, whatever it is given', () => {
    const label = fc.constantFrom('m', 'mobile', 'amp', 'www', 'en', 'example', 'co', 'uk', 'org', 'cdn', 'ampproject');
    const segment = fc.constantFrom(
      'amp',
      'AMP',
      'a',
      'a.amp',
      'a.amp.amp.html',
      '.amp',
      'c',
      'v',
      's',
      'm.b.org',
      '..',
    );
    const parameter = fc.constantFrom('amp', 'amp=1', 'amp=2', 'outputType=amp', 'id=1', 'usqp=x', '&', '=');
    const href = fc
      .tuple(
        fc.array(label, { minLength: 1, maxLength: 5 }),
        fc.array(segment, { maxLength: 6 }),
        fc.array(parameter, { maxLength: 3 }),
      )
      .map(([host, path, query]) => `https://${host.join('.')}/${path.join('/')}?${query.join('&')}`);
    fc.assert(
      fc.property(fc.oneof(href, fc.webUrl({ withQueryParameters: true })), (given) => {
        const canonical = canonicalUrl(given);
        if (canonical === null) return;
        const page = pageAddress(canonical);
        expect(canonicalUrl(page)).toBe(page);
        expect(pageAddress(page)).toBe(page);
      }),
      { numRuns: 2_000 },
    );
  });

  test('takes no longer for addresses that are made to cost time', () => {
    for (const part of ['amp/', '.amp', 'm.', 'cdn.ampproject.org/c/s/', 'amp=1&', 'google.com/amp/']) {
      const canonical = canonicalUrl(`https://example.org/${part.repeat(4_096 / part.length - 10)}`);
      if (canonical !== null) expect(pageAddress(canonical).length).toBeLessThanOrEqual(canonical.length);
    }
  });
});

test('the host of a page is that of the site, whichever of its forms is named', () => {
  expect(pageHostOf('http://m.example.org/a')).toBe('example.org');
  expect(pageHostOf('https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a')).toBe('example.org');
  expect(pageHostOf('https://news.example.org/a')).toBe('news.example.org');
  expect(pageHostOf('mailto:a@example.org')).toBeNull();
});
