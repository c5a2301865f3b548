import { describe, expect, it, vi } from 'vitest';
import { ReplyCache } from '../../src/http/reply-cache.ts';

const reply =
  (text: string, moment = 'now') =>
  async () => ({ body: Buffer.from(text), link: undefined, moment });
const textOf = async (kept: Promise<{ body: Buffer }>) => (await kept).body.toString();

describe('Kept replies', () => {
  it('are given again at the same moment, and at no other', async () => {
    const cache = new ReplyCache();
    expect(await textOf(cache.get('/a', 'now', reply('one')))).toBe('one');
    expect(cache.find('/a', 'now')?.body.toString()).toBe('one');
    expect(cache.find('/a', 'later')).toBeUndefined();
    expect(await textOf(cache.get('/a', 'now', reply('never')))).toBe('one');
    expect(await textOf(cache.get('/a', 'later', reply('two', 'later')))).toBe('two');
    expect(cache.find('/a', 'now')).toBeUndefined();
  });

  it('are of the moment they were read at, not of the one they were asked at', async () => {
    const cache = new ReplyCache();
    expect(await textOf(cache.get('/a', 'before', reply('new', 'after')))).toBe('new');
    expect(cache.find('/a', 'before')).toBeUndefined();
    expect(cache.find('/a', 'after')?.body.toString()).toBe('new');
  });

  it('are made once for all who ask at the same time', async () => {
    const cache = new ReplyCache();
    const render = vi.fn(reply('one'));
    const all = await Promise.all(Array.from({ length: 5 }, () => textOf(cache.get('/a', 'now', render))));
    expect(all).toEqual(Array.from({ length: 5 }, () => 'one'));
    expect(render).toHaveBeenCalledTimes(1);
  });

  it('are not kept where making them failed', async () => {
    const cache = new ReplyCache();
    const failing = () => Promise.reject(new Error('no'));
    await expect(cache.get('/a', 'now', failing)).rejects.toThrow('no');
    expect(await textOf(cache.get('/a', 'now', reply('yes')))).toBe('yes');
  });

  it('take no more room than they are given: what was not asked for longest goes first', async () => {
    const cache = new ReplyCache(20_000);
    const body = 'x'.repeat(2_000);
    for (const name of ['a', 'b', 'c', 'd']) await cache.get(`/${name}`, 'now', reply(body));
    cache.find('/a', 'now');
    await cache.get('/e', 'now', reply(body));
    expect(['a', 'b', 'c', 'd', 'e'].filter((name) => cache.find(`/${name}`, 'now'))).toEqual(['a', 'c', 'd', 'e']);
    await cache.get('/huge', 'now', reply('x'.repeat(3 * 2 ** 20)));
    expect(cache.find('/huge', 'now')).toBeUndefined();
    expect(cache.find('/e', 'now')).toBeDefined();
  });
});
