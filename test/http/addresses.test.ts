import { expect, test } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { withoutBase } from '../../src/http/plugins/addresses.ts';
import { openTestStore } from '../support/store.ts';

test.each([
  ['/archive/v1/articles?q=a', '/v1/articles?q=a'],
  ['/archive', '/'],
  ['/archive/', '/'],
  ['/archive?q=a', '/?q=a'],
  ['/v1/articles', '/v1/articles'],
  ['/archives/v1', '/archives/v1'],
  ['/archive/archive/v1', '/archive/v1'],
  ['/', '/'],
])('%s is %s to the routes under /archive', (url, expected) => {
  expect(withoutBase(url, '/archive')).toBe(expected);
});

test('nothing is removed without a base', () => {
  expect(withoutBase('/v1/articles', '')).toBe('/v1/articles');
});

test('a prefix is taken from a trusted proxy alone, and only if it is a path', async () => {
  const { store, remove } = await openTestStore();
  const prefixFor = async (prefix: string, trustProxy?: string) => {
    const app = await buildApp({ store, ...(trustProxy !== undefined && { trustProxy }) });
    const headers = { 'x-forwarded-for': '192.0.2.7', 'x-forwarded-prefix': prefix };
    const reply = await app.inject({ url: '/v1/articles?limit=1', headers, remoteAddress: '127.0.0.1' });
    await app.close();
    return /<(.*)\/v1\/articles\?limit=1>; rel="self"/.exec(String(reply.headers.link))?.[1];
  };
  expect(await prefixFor('/archive/', 'loopback')).toBe('/archive');
  expect(await prefixFor('/archive')).toBe('');
  expect(await prefixFor('/archive', '10.0.0.0/8')).toBe('');
  const forged = [
    '//evil.example',
    'https://evil.example',
    '/a/b"',
    '/a>; rel="x"',
    '/a b',
    `/${'a'.repeat(300)}`,
    '/a,/b',
  ];
  for (const prefix of forged) expect(await prefixFor(prefix, 'loopback'), prefix).toBe('');
  await remove();
});
