import { describe, expect, onTestFinished, test } from 'vitest';
import type { Link } from '../../src/model/link/link.ts';
import { openTestStore } from '../support/store.ts';
import { documentOf, type LinkSketch, plain, type Sketch, WAYS } from './documents.ts';

const ZEBRA = 5;
const toSlot = (slot: number, way = 0): LinkSketch => ({ to: 'slot', slot, way, kind: 'inline' });
const toZebra: LinkSketch = { to: 'headline', title: ZEBRA };

function fresh() {
  const { store, remove } = openTestStore();
  onTestFinished(remove);
  return {
    store,
    /** Each document in a transaction of its own. Returns their articles' ids. */
    async save(...sketches: Partial<Sketch>[]): Promise<string[]> {
      const ids: string[] = [];
      for (const one of sketches) ids.push((await store.write((to) => to.save(documentOf(plain(one))))).id);
      return ids;
    },
    async link(articleId = ''): Promise<Partial<Link> & { backlinks?: number }> {
      const [link] = (await store.links.list({ articleId, limit: 1 })).rows;
      const target =
        link?.targetArticleId === undefined ? null : await store.articles.find(link.targetArticleId, false);
      return {
        ...(link?.state && { state: link.state }),
        ...(link?.targetArticleId && { targetArticleId: link.targetArticleId }),
        ...(target && { backlinks: JSON.parse(target.card).counts.backlinks }),
      };
    },
  };
}

describe('a link with an address', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7])('leads to its article, however both write it (%i)', async (way) => {
    for (const order of [
      ['from', 'target'],
      ['target', 'from'],
    ]) {
      const { save, link } = fresh();
      const ids: Record<string, string> = {};
      for (const name of order) {
        const sketch = name === 'from' ? { slot: 1, links: [toSlot(2, way)] } : { slot: 2, way: (way + 3) % WAYS };
        ids[name] = (await save(sketch))[0] ?? '';
      }
      expect(await link(ids.from)).toEqual({ state: 'resolved', targetArticleId: ids.target, backlinks: 1 });
    }
  });

  test('is external until its article comes', async () => {
    const { save, link } = fresh();
    const [from] = await save({ slot: 1, links: [toSlot(2)] });
    expect(await link(from)).toEqual({ state: 'external' });
  });

  test('to its own article is resolved, and no backlink', async () => {
    const { save, link } = fresh();
    const [self] = await save({ slot: 1, links: [toSlot(1, 1)] });
    expect(await link(self)).toEqual({ state: 'resolved', targetArticleId: self, backlinks: 0 });
  });

  test('is never resolved where it is the article’s own address', async () => {
    const { save, link } = fresh();
    const [from] = await save({ slot: 1, links: [{ ...toSlot(2), kind: 'original' } as LinkSketch] }, { slot: 2 });
    expect(await link(from)).toEqual({ state: 'external' });
  });

  test('that a revision leaves out is no backlink any more', async () => {
    const { store, save, link } = fresh();
    const [from, target] = await save({ slot: 1, links: [toSlot(2)] }, { slot: 2 }, { slot: 1, words: 2 });
    expect(await link(from)).toEqual({});
    const card = JSON.parse((await store.articles.find(target ?? '', false))?.card ?? '');
    expect(card.counts.backlinks).toBe(0);
    expect((await store.articles.backlinks(target ?? '', { limit: 1 }))?.total).toBe(0);
  });
});

describe('a link whose address was lost', () => {
  test('leads to the one article with its headline, whichever comes first', async () => {
    for (const targetFirst of [true, false]) {
      const { save, link } = fresh();
      const documents = [
        { slot: 1, links: [toZebra] },
        { slot: 2, title: ZEBRA },
      ];
      const ids = await save(...(targetFirst ? documents.reverse() : documents));
      const [from, target] = targetFirst ? ids.reverse() : ids;
      expect(await link(from)).toEqual({ state: 'resolved', targetArticleId: target, backlinks: 1 });
    }
  });

  test('is left open where two articles have its headline, whichever comes first', async () => {
    const from = { slot: 1, links: [toZebra] };
    const [one, other] = [
      { slot: 2, title: ZEBRA },
      { slot: 3, title: ZEBRA },
    ];
    for (const order of [
      [from, one, other],
      [one, from, other],
      [one, other, from],
    ]) {
      const { store, save, link } = fresh();
      const ids = await save(...order);
      expect(await link(ids[order.indexOf(from)])).toEqual({ state: 'dangling' });
      for (const id of ids) {
        const card = JSON.parse((await store.articles.find(id, false))?.card ?? '');
        expect(card.counts.backlinks).toBe(0);
      }
    }
  });

  test('leads to the one with a headline near to its own, whichever comes first, until there are two or the very one', async () => {
    const [pool, misspelt, withArticle] = [11, 12, 13];
    const from = { slot: 1, links: [{ to: 'headline', title: pool } as const] };
    const [one, other, very] = [misspelt, withArticle, pool].map((title, n) => ({ slot: n + 2, title }));
    for (const order of [
      [from, one],
      [one, from],
    ]) {
      const { save, link } = fresh();
      const ids = await save(...(order as Partial<Sketch>[]));
      const [fromId, oneId] = order[0] === from ? ids : ids.toReversed();
      expect(await link(fromId)).toEqual({ state: 'resolved', targetArticleId: oneId, backlinks: 1 });
      await save(other ?? {});
      expect(await link(fromId)).toEqual({ state: 'dangling' });
      const [veryId] = await save(very ?? {});
      expect(await link(fromId)).toEqual({ state: 'resolved', targetArticleId: veryId, backlinks: 1 });
    }
  });

  test('does not lead to its own article, and is not confused by it', async () => {
    const self = { slot: 1, title: ZEBRA, links: [toZebra] };
    const { save, link } = fresh();
    const [from] = await save(self);
    expect(await link(from)).toEqual({ state: 'dangling' });
    const [other] = await save({ slot: 2, title: ZEBRA });
    expect(await link(from)).toEqual({ state: 'resolved', targetArticleId: other, backlinks: 1 });
    await save({ slot: 3, title: ZEBRA });
    expect(await link(from)).toEqual({ state: 'dangling' });
  });

  test('still leads to an article whose headline was corrected', async () => {
    for (const linkFirst of [true, false]) {
      const { save, link } = fresh();
      const from = { slot: 1, links: [toZebra] };
      const versions = [
        { slot: 2, title: ZEBRA },
        { slot: 2, title: 6 },
      ];
      const ids = await save(...(linkFirst ? [from, ...versions] : [...versions, from]));
      const found = await link(linkFirst ? ids[0] : ids[2]);
      expect(found).toEqual({ state: 'resolved', targetArticleId: ids[1], backlinks: 1 });
    }
  });
});
