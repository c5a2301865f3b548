import { expect, test } from 'vitest';
import { findLinks } from '../../src/enrich/links.ts';
import { foldHeadline } from '../../src/model/text/name.ts';

test('links have their canonical address and host; what was lost stays lost', () => {
  const links = findLinks([
    { kind: 'inline', anchor: 'said', href: 'http://www.example.com/a/?utm_source=x', start: 3, end: 7 },
    { kind: 'inline', anchor: 'told', href: null, start: 9, end: 13 },
    { kind: 'inline', anchor: 'mail', href: 'mailto:desk@example.com', start: 15, end: 19 },
  ]);
  expect(links).toEqual([
    {
      kind: 'inline',
      anchor: 'said',
      href: 'http://www.example.com/a/?utm_source=x',
      url: 'https://example.com/a',
      host: 'example.com',
      start: 3,
      end: 7,
      headlineKey: null,
    },
    { kind: 'inline', anchor: 'told', href: null, url: null, host: null, start: 9, end: 13, headlineKey: null },
    {
      kind: 'inline',
      anchor: 'mail',
      href: 'mailto:desk@example.com',
      url: null,
      host: null,
      start: 15,
      end: 19,
      headlineKey: null,
    },
  ]);
});

test('a related line has the key of its headline', () => {
  const [link] = findLinks([{ kind: 'related', anchor: 'Why ‘No’?', href: null, start: 0, end: 9 }]);
  expect(link?.headlineKey).toBe(foldHeadline("Why 'No'?"));
  expect(findLinks([{ kind: 'related', anchor: '…', href: null, start: 0, end: 1 }])[0]?.headlineKey).toBeNull();
});
