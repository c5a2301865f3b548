import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archiveAddress } from '../../../src/model/url/archive-address.ts';

const AT = '2024-05-14T09:30:05Z';
const WEB = 'https://web.archive.org/web';

test.each([
  ['a page', 'https://example.org/a?b=1', `${WEB}/20240514093005/https://example.org/a?b=1`],
  ['a page as it was linked then', 'http://www.example.org/a/', `${WEB}/20240514093005/http://www.example.org/a/`],
  ['a part of a page', 'https://example.org/a#part', `${WEB}/20240514093005/https://example.org/a`],
  ['a page behind a password', 'https://me:secret@example.org/', `${WEB}/20240514093005/https://example.org/`],
  ['what is no page', 'mailto:a@example.org', null],
  ['nonsense', 'https://', null],
  ['a copy in the archive', `${WEB}/2020/https://example.org/`, null],
])('%s', (_, href, expected) => {
  expect(archiveAddress(href, AT)).toBe(expected);
});

test('without a time it is the newest copy', () => {
  expect(archiveAddress('https://example.org/a', null)).toBe(`${WEB}/https://example.org/a`);
});

test('is an address whatever it is made of, or null', () => {
  const href = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(href, (given) => {
      const made = archiveAddress(given, AT);
      if (made !== null) expect(URL.parse(made)?.host).toBe('web.archive.org');
    }),
  );
});
