// The history over HTTP: versions, what changed between them, and travel in time as Memento clients do it (RFC 7089).

import { applyPatch } from 'diff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Node } from '../../src/http/openapi/document.ts';
import type { RevisionDiff } from '../../src/model/diff/revision-diff.ts';
import { type Asking, startAsking } from '../support/asking.ts';
import { startServer } from '../support/server.ts';
import { importText, openTestStore } from '../support/store.ts';

const FLOOD = '/v1/articles/w01jnb4y3zcz9mht';
const ONCE = '/v1/articles/gkavgfq3jv96zy0d';
const NOWHERE = '/v1/articles/0000000000000000';

let asking: Asking;
let travel: Awaited<ReturnType<typeof startTravel>>;
beforeAll(async () => {
  asking = await startAsking();
  travel = await startTravel();
});
afterAll(async () => {
  await asking.server.close();
  await travel.close();
});

const json = async (url: string, headers = {}) => JSON.parse((await asking.get(url, headers)).body);

describe('A revision', () => {
  it('is told with the article as it was', async () => {
    const [list, second] = [await json(`${FLOOD}/revisions`), await json(`${FLOOD}/revisions/2`)];
    const { article, ...about } = second;
    expect(about).toEqual(list.data[1]);
    expect(article).toEqual(await json(`${FLOOD}?revision=2`));
    expect(article).toMatchObject({ revision: 2, textHash: about.textHash });
    expect(article.text).toContain('Three people were killed');
    expect((await json(`${FLOOD}/revisions/1`)).article.text).toContain('Four people were killed');
  });

  it('shows as much of the article as is asked for', async () => {
    const { article } = await json(`${FLOOD}/revisions/1?body=none&fields=title&include=links,media`);
    expect(Object.keys(article).sort()).toEqual(['id', 'links', 'media', 'title']);
    expect((await json(`${FLOOD}/revisions/3?body=text&fields=title`)).article).toEqual(
      await json(`${FLOOD}?body=text&fields=title`),
    );
  });

  it('must be asked about before each use, so that one that is erased is not shown, and leads to its neighbours', async () => {
    const [first, second, third] = await Promise.all([1, 2, 3].map((n) => asking.get(`${FLOOD}/revisions/${n}`)));
    for (const reply of [first, second, third]) expect(reply?.headers['cache-control']).toBe('no-cache');
    expect(new Set([first, second, third].map((reply) => reply?.headers.etag)).size).toBe(3);
    const links = linksOf(second?.headers.link);
    expect(links.get('predecessor-version')).toBe(`${FLOOD}/revisions/1`);
    expect(links.get('successor-version')).toBe(`${FLOOD}/revisions/3`);
    expect(links.get('latest-version')).toBe(FLOOD);
    expect(links.get('version-history')).toBe(`${FLOOD}/revisions`);
    expect(links.get('original')).toBe(FLOOD);
    expect(linksOf(first?.headers.link).has('predecessor-version')).toBe(false);
    expect(linksOf(third?.headers.link).has('successor-version')).toBe(false);
    for (const url of links.values()) await asking.get(url);
  });

  it('that never was is a 404 which says what there is', async () => {
    const { detail } = await asking.refused(404, 'revision-not-found', `${FLOOD}/revisions/4`);
    expect(detail).toContain('1 to 3');
    await asking.refused(404, 'revision-not-found', `${FLOOD}?revision=4`);
    await asking.refused(404, 'article-not-found', `${NOWHERE}/revisions/1`);
    for (const n of ['0', '-1', 'x', '1.5', '01', '1000001']) {
      const { errors } = await asking.refused(400, 'invalid-parameter', `${FLOOD}/revisions/${n}`);
      expect(errors).toMatchObject([{ in: 'path', name: 'n' }]);
    }
  });
});

describe('A diff', () => {
  it('tells what the last revision changed, or any two, either way round', async () => {
    const diff = async (query = ''): Promise<RevisionDiff> => json(`${FLOOD}/diff${query}`);
    const last = await diff();
    expect([last.from.revision, last.to.revision]).toEqual([2, 3]);
    expect(last.classes).toContain('name');
    expect(await diff('?from=2')).toEqual(last);
    expect(await diff('?to=3')).toEqual(last);
    const first = await diff('?to=2');
    expect([first.from.revision, first.to.revision]).toEqual([1, 2]);
    expect(first.text.find(({ op }) => op !== 'equal')).toMatchObject({
      op: 'replace',
      text: 'Four',
      newText: 'Three',
      classes: ['number'],
    });
    const back = await diff('?from=2&to=1');
    expect(back.text.find(({ op }) => op !== 'equal')).toMatchObject({ text: 'Three', newText: 'Four' });
    expect(back.classes).toEqual(first.classes);
  });

  it('of an article that was never revised has nothing to tell', async () => {
    const diff = await json(`${ONCE}/diff`);
    expect(diff).toMatchObject({ from: { revision: 1 }, to: { revision: 1 }, classes: [], fields: [], links: [] });
    expect(diff.text).toMatchObject([{ op: 'equal' }]);
  });

  it('is a unified diff where that is asked for, which `patch` takes', async () => {
    const byFormat = await asking.get(`${FLOOD}/diff?from=1&to=3&format=unified`);
    const byAccept = await asking.get(`${FLOOD}/diff?from=1&to=3`, { Accept: 'text/plain' });
    expect(byFormat.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(byAccept.body).toBe(byFormat.body);
    const page = async (n: number) => {
      const { title, text } = await json(`${FLOOD}?revision=${n}`);
      return `${title}\n\n${text}\n`;
    };
    expect(applyPatch(await page(1), byFormat.body)).toBe(await page(3));
    // The parameter is the louder wish.
    const both = await asking.get(`${FLOOD}/diff?from=1&to=3&format=json`, { Accept: 'text/plain' });
    expect(JSON.parse(both.body).from.revision).toBe(1);
  });

  it('has a tag for each format and each pair, and varies by Accept', async () => {
    const queries = ['?from=1&to=2', '?from=2&to=1', '?from=1&to=3', '?from=1&to=2&format=unified'];
    const replies = await Promise.all(queries.map((query) => asking.get(`${FLOOD}/diff${query}`)));
    expect(new Set(replies.map(({ headers }) => headers.etag)).size).toBe(4);
    for (const { headers } of replies) expect(headers.vary).toMatch(/^Accept,/);
    for (const { headers } of replies) expect(headers['cache-control']).toBe('no-cache');
  });

  it('of a revision that is not there is a 404', async () => {
    await asking.refused(404, 'revision-not-found', `${FLOOD}/diff?from=4`);
    await asking.refused(404, 'revision-not-found', `${FLOOD}/diff?to=4`);
    await asking.refused(404, 'article-not-found', `${NOWHERE}/diff`);
    await asking.refused(400, 'invalid-query', `${FLOOD}/diff?from=0`);
    await asking.refused(400, 'invalid-query', `${FLOOD}/diff?format=html`);
  });
});

describe('An article', () => {
  const [JANUARY, MARCH, MAY] = ['2026-01-10T08:00:00Z', '2026-03-10T08:00:00Z', '2026-05-10T08:00:00Z'];

  it('is shown as it was at an instant', async () => {
    const at = async (instant: string) => {
      const { headers, body } = await travel.ask(`?at=${encodeURIComponent(instant)}&body=text`);
      expect(headers['cache-control'], instant).toBe('no-cache');
      return { text: JSON.parse(body).text, since: headers['memento-datetime'] };
    };
    const first = { text: 'One.', since: 'Sat, 10 Jan 2026 08:00:00 GMT' };
    expect(await at(JANUARY)).toEqual(first);
    expect(await at('2026-03-10T07:59:59Z')).toEqual(first);
    expect(await at('2026-03-10T09:00+01:00')).toMatchObject({ text: 'Two.' });
    expect(await at('2026-05-10T08:00:00.5Z')).toMatchObject({ text: 'Three.' });
    expect(await at('2030-01-01T00:00:00Z')).toMatchObject({ text: 'Three.', since: 'Sun, 10 May 2026 08:00:00 GMT' });
  });

  it('was not here before its first revision, and not at what is no instant', async () => {
    const before = await travel.ask('?at=2026-01-10T07:59:59Z');
    expect(before.status).toBe(404);
    expect(JSON.parse(before.body)).toMatchObject({ code: 'revision-not-found' });
    expect(JSON.parse(before.body).detail).toContain(JANUARY);
    expect((await travel.ask(`?at=${MARCH}&revision=2`)).status).toBe(200);
    const other = await travel.ask(`?at=${MARCH}&revision=3`);
    expect(other.status).toBe(404);
    expect(JSON.parse(other.body).detail).toContain('was 2, not 3');
    for (const instant of ['2026', '2026-03-10', '2026-02-30T00:00:00Z', '2026-03-10T08:00:00', 'now', ''])
      await asking.refused(400, 'invalid-query', `${FLOOD}?at=${instant}`);
  });

  it('is its own TimeGate: Accept-Datetime leads to the version of that time', async () => {
    const gate = async (date: string) => {
      const { status, headers, body } = await travel.ask('?body=text&fields=title', { 'Accept-Datetime': date });
      expect({ status, body }).toEqual({ status: 302, body: '' });
      expect(headers.vary).toContain('Accept-Datetime');
      expect(headers['memento-datetime']).toBeUndefined();
      expect(linksOf(headers.link).get('original')).toBe(travel.path);
      return headers.location;
    };
    const version = (n: number) => `${travel.path}?body=text&fields=title&revision=${n}`;
    expect(await gate('Sat, 10 Jan 2026 08:00:00 GMT')).toBe(version(1));
    expect(await gate('Wed, 01 Apr 2026 00:00:00 GMT')).toBe(version(2));
    expect(await gate('Tue, 01 Jan 2030 00:00:00 GMT')).toBe(version(3));
    // RFC 7089 §4.5.3: before the first it is the first.
    expect(await gate('Thu, 01 Jan 1970 00:00:00 GMT')).toBe(version(1));
    const followed = await fetch(`${travel.url}${travel.path}?body=text`, {
      headers: { 'Accept-Datetime': 'Wed, 01 Apr 2026 00:00:00 GMT' },
    });
    expect(followed.headers.get('memento-datetime')).toBe('Tue, 10 Mar 2026 08:00:00 GMT');
    expect(await followed.json()).toMatchObject({ revision: 2, text: 'Two.' });
  });

  it('does not negotiate where a version is named already, nor where there is no article', async () => {
    const date = { 'Accept-Datetime': 'Sat, 10 Jan 2026 08:00:00 GMT' };
    expect(JSON.parse((await travel.ask('?revision=3', date)).body).revision).toBe(3);
    expect(JSON.parse((await travel.ask(`?at=${MAY}`, date)).body).revision).toBe(3);
    await asking.refused(404, 'article-not-found', NOWHERE, date);
  });

  it('refuses an Accept-Datetime that is no date, by its name', async () => {
    for (const date of [
      'yesterday',
      '2026-01-10T08:00:00Z',
      'Fri, 10 Jan 2026 08:00:00 GMT',
      'Tue, 31 Feb 2026 00:00:00 GMT',
      '',
    ]) {
      const { errors, detail } = await asking.refused(400, 'invalid-parameter', FLOOD, { 'Accept-Datetime': date });
      expect(errors, date).toMatchObject([{ in: 'header', name: 'Accept-Datetime' }]);
      expect(detail).toMatch(/^`Accept-Datetime` must be a date of HTTP/);
    }
  });

  it('says where its versions are, and that it varies by date', async () => {
    const { headers } = await travel.ask('');
    expect(headers.vary).toBe('Accept-Datetime, Accept-Encoding');
    expect(headers['memento-datetime']).toBeUndefined();
    const links = linksOf(headers.link);
    expect(links.get('timegate')).toBe(travel.path);
    expect(links.get('timemap')).toBe(`${travel.path}/timemap`);
    expect(links.get('memento')).toBe(`${travel.path}?revision=3`);
    expect(headers.link).toContain('datetime="Sun, 10 May 2026 08:00:00 GMT"');
    expect(headers['access-control-expose-headers']).toContain('Memento-Datetime');
  });

  it('and each of its versions have tags and lifetimes of their own', async () => {
    const replies = await Promise.all(
      ['', '?revision=1', '?revision=2', '?revision=3'].map((query) => travel.ask(query)),
    );
    for (const { headers } of replies) expect(headers['cache-control']).toBe('no-cache');
    expect(new Set(replies.slice(0, 3).map(({ headers }) => headers.etag)).size).toBe(3);
    for (const [index, { headers }] of replies.entries()) {
      const again = await travel.ask(index === 0 ? '' : `?revision=${index}`, { 'If-None-Match': headers.etag ?? '' });
      expect([again.status, again.headers.link]).toEqual([304, headers.link]);
    }
    // The tag of the present does not stand for the past.
    const gate = {
      'Accept-Datetime': 'Sat, 10 Jan 2026 08:00:00 GMT',
      'If-None-Match': replies[0]?.headers.etag ?? '',
    };
    expect((await travel.ask('', gate)).status).toBe(302);
    expect(linksOf(replies[2]?.headers.link)).toEqual(
      new Map([
        ['original', travel.path],
        ['timegate', travel.path],
        ['timemap', `${travel.path}/timemap`],
        ['version-history', `${travel.path}/revisions`],
        ['latest-version', travel.path],
        ['predecessor-version', `${travel.path}/revisions/1`],
        ['successor-version', `${travel.path}/revisions/3`],
        ['first', `${travel.path}?revision=1`],
        ['prev', `${travel.path}?revision=1`],
        ['next', `${travel.path}?revision=3`],
        ['memento', `${travel.path}?revision=2`],
      ]),
    );
  });
});

describe('A TimeMap', () => {
  it('is in link-format unless JSON is asked for', async () => {
    const { headers, body } = await travel.ask('/timemap');
    expect(headers['content-type']).toBe('application/link-format');
    expect(body).toBe(
      [
        `<${travel.path}>; rel="original timegate",`,
        `<${travel.path}/timemap>; rel="self"; type="application/link-format"; from="Sat, 10 Jan 2026 08:00:00 GMT"; until="Sun, 10 May 2026 08:00:00 GMT",`,
        `<${travel.path}?revision=1>; rel="first memento"; datetime="Sat, 10 Jan 2026 08:00:00 GMT",`,
        `<${travel.path}?revision=2>; rel="memento"; datetime="Tue, 10 Mar 2026 08:00:00 GMT",`,
        `<${travel.path}?revision=3>; rel="last memento"; datetime="Sun, 10 May 2026 08:00:00 GMT"`,
        '',
      ].join('\n'),
    );
    const byFormat = await travel.ask('/timemap?format=json');
    const byAccept = await travel.ask('/timemap', { Accept: 'application/json' });
    expect(byAccept.body).toBe(byFormat.body);
    expect(byAccept.headers.etag).not.toBe(headers.etag);
    expect(headers.vary).toBe('Accept, Accept-Encoding');
    const map = JSON.parse(byFormat.body) as { mementos: Node[]; first: Node; last: Node };
    expect(map.mementos.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect([map.first, map.last]).toEqual([map.mementos[0], map.mementos[2]]);
    await asking.refused(404, 'article-not-found', `${NOWHERE}/timemap`);
    await asking.refused(400, 'invalid-query', `${FLOOD}/timemap?format=xml`);
  });

  it('lists versions that are there, each of its time', async () => {
    const { mementos } = await json(`${FLOOD}/timemap?format=json`);
    for (const { uri, datetime, revision } of mementos) {
      const { headers, body } = await asking.get(uri);
      expect(JSON.parse(body).revision).toBe(revision);
      expect(headers['memento-datetime']).toBe(new Date(datetime).toUTCString());
    }
  });
});

/** Where each relation of a Link header leads; of mementos the one that is neither first, last, before nor after. */
function linksOf(header = ''): Map<string, string> {
  const links = new Map<string, string>();
  for (const [, url = '', rels = ''] of header.matchAll(/<([^>]*)>; rel="([^"]*)"/g)) {
    const names = rels.split(' ');
    for (const name of names) {
      if (name !== 'memento' || !names.some((one) => ['prev', 'next'].includes(one))) links.set(name, url);
    }
  }
  return links;
}

/** An archive with one article of three versions, two months apart. */
async function startTravel() {
  const { store, remove } = openTestStore({});
  const save = (words: string, at: string) =>
    importText(store, 'numbers', `---\nurl: https://paper.example/numbers\n---\n# Numbers\n\n${words}\n`, at);
  const id = await save('One.', '2026-01-10T08:00:00Z');
  await save('Two.', '2026-03-10T08:00:00Z');
  await save('Three.', '2026-05-10T08:00:00Z');
  const server = await startServer({ store });
  const path = `/v1/articles/${id}`;
  return {
    url: server.url,
    path,
    ask: (rest: string, headers: Record<string, string> = {}) =>
      asking.ask('GET', `${path}${rest}`, headers, server.url),
    async close() {
      await server.close();
      await remove();
    },
  };
}
