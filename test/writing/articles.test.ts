// Writing articles over HTTP: what is handed in is served, what could overwrite is refused, what is withdrawn is gone.

import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sent, startWritableServer, type WritableServer } from '../support/writable.ts';

let server: WritableServer;
let count = 0;
beforeAll(async () => {
  server = await startWritableServer();
});
afterAll(() => server.close());

/** Whatever coding it was sent in, it is the same. */
const tag = ({ headers }: Sent) => (headers.get('etag') ?? '').replace(/-(?:br|gzip)"$/, '"');

function story(changes: object = {}): Record<string, unknown> {
  count++;
  return {
    title: `Ferry number ${count} returns to Oskra`,
    authors: [{ name: 'Iris Kopanos' }],
    section: 'Local',
    tags: ['ferries'],
    publishedDate: '2025-03-04',
    originalUrl: `https://www.harbour-times.example/ferry-${count}`,
    text: 'The ferry came back on Monday.\n\n“We waited a year,” said Mayor Lidia Damarova. It cost $2 million.',
    ...changes,
  };
}

async function created(changes: object = {}): Promise<Sent> {
  const sent = await server.send('POST', '/v1/articles', { body: story(changes) });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  return sent;
}

describe('creating', () => {
  test('an article of our own form is read, enriched and served', async () => {
    const sent = await created();
    const { id } = sent.body;
    expect(sent.headers.get('location')).toBe(`/v1/articles/${id}`);
    const got = await server.send('GET', `/v1/articles/${id}?include=entities,quotes,figures,links`, { scope: null });
    expect(tag(got)).toBe(tag(sent));
    expect(got.body).toMatchObject({
      title: sent.body.title,
      authors: [{ name: 'Iris Kopanos' }],
      section: 'Local',
      tags: ['ferries'],
      publishedDate: '2025-03-04',
      publishedPrecision: 'day',
      revision: 1,
      lang: 'en',
      source: { host: 'harbour-times.example' },
    });
    expect(got.body.blocks).toHaveLength(2);
    expect(got.body.entities.map((one: { surface: string }) => one.surface)).toContain('Lidia Damarova');
    expect(got.body.quotes[0]).toMatchObject({ text: 'We waited a year,', speaker: { name: 'Lidia Damarova' } });
    expect(got.body.figures.find((one: { kind: string }) => one.kind === 'money')).toMatchObject({ value: 2_000_000 });
    const found = await server.send('GET', `/v1/articles?q=ferry&entity=person-lidia-damarova`, { scope: null });
    expect(found.body.data.map((one: { id: string }) => one.id)).toContain(id);
  });

  test('a Markdown document is read as an import reads it', async () => {
    const document =
      '# The quay is mended\n\nMarch 5, 2025\n\nThe quay of Oskra was mended.\n\nOriginal url: https://quay.example/1\n';
    const sent = await server.send('POST', '/v1/articles', {
      body: document,
      headers: { 'content-type': 'text/markdown; charset=utf-8' },
    });
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({ title: 'The quay is mended', publishedDate: '2025-03-05' });
    const again = await server.send('POST', '/v1/articles', {
      body: document,
      headers: { 'content-type': 'text/markdown' },
    });
    expect(again.status).toBe(200);
    expect(tag(again)).toBe(tag(sent));
  });

  test('blocks, Markdown and links keep their places', async () => {
    const { body } = await created({
      text: undefined,
      blocks: [
        { type: 'heading', level: 2, text: 'At the quay' },
        { text: 'Read the report of the council, and the report of the port.' },
        { type: 'image', text: 'The quay. Photo: R. Halm', caption: 'The quay.', credit: 'Photo: R. Halm' },
      ],
      links: [
        { anchor: 'the report', href: 'https://council.example/report' },
        { anchor: 'the report', href: 'https://port.example/report' },
        { anchor: 'no such words', href: 'https://nowhere.example/' },
      ],
    });
    expect(body.text).toBe(
      'At the quay\n\nRead the report of the council, and the report of the port.\n\nThe quay. Photo: R. Halm',
    );
    const { body: links } = await server.send('GET', `/v1/articles/${body.id}/links`, { scope: null });
    const inline = links.data.filter((link: { kind: string }) => link.kind === 'inline');
    expect(inline.map((link: { href: string }) => link.href)).toEqual([
      'https://council.example/report',
      'https://port.example/report',
    ]);
    for (const { anchor, start, end } of inline) expect(body.text.slice(start, end)).toBe(anchor);
    const { body: revisions } = await server.send('GET', `/v1/articles/${body.id}/revisions`, { scope: null });
    expect(revisions.data[0].warnings[0].message).toMatch(/no such words/);
  });

  test('the same is the same; the same address with another text is a conflict', async () => {
    const body = story();
    const first = await server.send('POST', '/v1/articles', { body });
    const second = await server.send('POST', '/v1/articles', { body });
    expect([first.status, second.status]).toEqual([201, 200]);
    const third = await server.send('POST', '/v1/articles', { body: { ...body, text: 'Another text altogether.' } });
    expect(third.status).toBe(409);
    expect(third.headers.get('location')).toBe(`/v1/articles/${first.body.id}`);
    expect(third.body.detail).toMatch(/If-Match/);
  });

  test.each<[string, unknown, number, string | RegExp]>([
    ['no title', { text: 'x' }, 400, '/title'],
    ['a blank title', { title: ' \n', text: 'x' }, 400, '/title'],
    ['no text', { title: 'x' }, 422, /exactly one/],
    ['two texts', { title: 'x', text: 'y', markdown: 'z' }, 422, /exactly one/],
    ['a text of blanks', { title: 'x', text: ' \n\n ' }, 422, /no text/],
    ['a date that is none', { title: 'x', text: 'y', publishedDate: '2025-13-40' }, 422, /2025-13-40/],
    ['a date in words', { title: 'x', text: 'y', publishedDate: 'yesterday' }, 400, '/publishedDate'],
    ['an address of a script', { title: 'x', text: 'y', originalUrl: 'javascript:alert(1)' }, 400, '/originalUrl'],
    ['a field that is none', { title: 'x', text: 'y', titel: 'z' }, 400, '/titel'],
    ['a list', [], 400, ''],
    ['a number', 7, 400, ''],
  ])('%s is refused by name', async (_what, body, status, place) => {
    const sent = await server.send('POST', '/v1/articles', { body });
    expect(sent.status, JSON.stringify(sent.body)).toBe(status);
    if (typeof place === 'string') expect(sent.body.errors[0].pointer).toBe(place);
    else expect(sent.body.detail).toMatch(place);
  });

  test('hostile text is kept as text, without what is no character', async () => {
    const { body } = await created({
      title: 'A \u0000<b>\u202Etitle</b>',
      text: `\uD800<script>alert(1)</script>\u0007 {{7*7}}`,
    });
    expect(body.title).not.toContain('\u0000');
    expect(body.text).toBe('\uFFFD<script>alert(1)</script> {{7*7}}');
  });

  test('JSON that is broken, a body that is too large, a type that is not read are refused', async () => {
    const json = { 'content-type': 'application/json' };
    expect((await server.send('POST', '/v1/articles', { body: '{"title":', headers: json })).status).toBe(400);
    expect(
      (await server.send('POST', '/v1/articles', { body: '<p>', headers: { 'content-type': 'text/x-unknown' } }))
        .status,
    ).toBe(415);
    const large = `# T\n\n${'word '.repeat(4_000_000)}`;
    expect(
      (await server.send('POST', '/v1/articles', { body: large, headers: { 'content-type': 'text/markdown' } })).status,
    ).toBe(413);
    expect(
      (await server.send('POST', '/v1/articles', { body: '%PDF-1.4', headers: { 'content-type': 'text/markdown' } }))
        .body,
    ).toMatchObject({ status: 422, rejection: 'binary' });
  });
});

describe('replacing and patching', () => {
  test('what was read can be sent back changed', async () => {
    const { body: article, ...sent } = await created({
      links: [{ anchor: 'ferry', href: 'https://ferries.example/' }],
    });
    const read = await server.send('GET', `/v1/articles/${article.id}?include=links,entities,quotes,media,figures`);
    const same = await server.send('PUT', `/v1/articles/${article.id}`, {
      body: read.body,
      headers: { 'if-match': tag(read) },
    });
    expect(same.status, JSON.stringify(same.body)).toBe(200);
    expect(same.body.revision).toBe(1);
    const changed = await server.send('PUT', `/v1/articles/${article.id}?reason=headline&note=We+were+wrong.`, {
      body: { ...read.body, title: 'Another headline' },
      headers: { 'if-match': tag(sent as Sent) },
    });
    expect(changed.body).toMatchObject({
      title: 'Another headline',
      revision: 2,
      text: article.text,
      corrections: [{ revision: 2, note: 'We were wrong.' }],
    });
    const { body: revisions } = await server.send('GET', `/v1/articles/${article.id}/revisions`);
    expect(revisions.data[0]).toMatchObject({ revision: 2, reason: 'headline', note: 'We were wrong.' });
    const { body: links } = await server.send('GET', `/v1/articles/${article.id}/links`);
    expect(links.data.map((link: { href: string }) => link.href)).toContain('https://ferries.example/');
  });

  test('a patch changes what it names, and null takes away', async () => {
    const sent = await created();
    const patched = await server.send('PATCH', `/v1/articles/${sent.body.id}`, {
      body: { section: null, tags: ['harbours', 'ferries'], lang: 'en' },
      headers: { 'if-match': tag(sent), 'content-type': 'application/merge-patch+json' },
    });
    expect(patched.status, JSON.stringify(patched.body)).toBe(200);
    expect(patched.body).toMatchObject({ title: sent.body.title, tags: ['harbours', 'ferries'], revision: 2 });
    expect(patched.body.section).toBeUndefined();
    const back = await server.send('PATCH', `/v1/articles/${sent.body.id}`, {
      body: { section: 'Local', tags: ['ferries'] },
      headers: { 'if-match': tag(patched) },
    });
    // Back to what was there before is a revision, too.
    expect(back.body).toMatchObject({ revision: 3, section: 'Local' });
  });

  test('a patched text takes its links along where their words are', async () => {
    const sent = await created({
      links: [
        { anchor: 'ferry', href: 'https://ferries.example/' },
        { anchor: 'Monday', href: 'https://days.example/' },
      ],
    });
    const patched = await server.send('PATCH', `/v1/articles/${sent.body.id}`, {
      body: { text: 'On Sunday came the ferry.' },
      headers: { 'if-match': tag(sent) },
    });
    const { body: links } = await server.send('GET', `/v1/articles/${sent.body.id}/links`);
    const inline = links.data.filter((link: { kind: string }) => link.kind === 'inline');
    expect(inline).toHaveLength(1);
    expect(patched.body.text.slice(inline[0].start, inline[0].end)).toBe('ferry');
  });

  test.each<[string, unknown, number]>([
    ['takes away the title', { title: null }, 400],
    ['names what is none', { titel: 'x' }, 400],
    ['is a list', [], 400],
    ['is a text', '"x"', 400],
    ['changes a field to what it is not', { tags: 'x' }, 400],
    ['takes away the text', { text: null }, 422],
  ])('a patch that %s is refused', async (_what, body, status) => {
    const sent = await created();
    const patched = await server.send('PATCH', `/v1/articles/${sent.body.id}`, {
      body,
      headers: { 'if-match': tag(sent), 'content-type': 'application/merge-patch+json' },
    });
    expect(patched.status, JSON.stringify(patched.body)).toBe(status);
  });

  test('a name of the language itself is a name like any other', async () => {
    const sent = await created();
    const patched = await server.send('PATCH', `/v1/articles/${sent.body.id}`, {
      body: '{"__proto__":{"title":"x"}}',
      headers: { 'if-match': tag(sent), 'content-type': 'application/merge-patch+json' },
    });
    expect(patched.status).toBe(400);
    expect(({} as { title?: string }).title).toBeUndefined();
  });

  test('who does not say which version is meant, or a wrong one, changes nothing', async () => {
    const sent = await created();
    const path = `/v1/articles/${sent.body.id}`;
    const body = story({ originalUrl: sent.body.originalUrl });
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const given = method === 'DELETE' ? {} : { body: method === 'PUT' ? body : { section: 'x' } };
      expect((await server.send(method, path, given)).status, method).toBe(428);
      const wrong = [
        '"another"',
        `W/${tag(sent)}`,
        'nonsense',
        tag(sent).slice(1, -1),
        `${tag(sent)} x`,
        `${tag(sent)}""`,
      ];
      for (const stale of wrong) {
        const refused = await server.send(method, path, { ...given, headers: { 'if-match': stale } });
        expect(refused.status, `${method} ${stale}`).toBe(412);
        expect(tag(refused)).toBe(tag(sent));
      }
    }
    expect((await server.send('GET', path)).body.revision).toBe(1);
    expect((await server.send('PATCH', path, { body: { section: 'x' }, headers: { 'if-match': '*' } })).status).toBe(
      200,
    );
  });

  test('the address of another article cannot be taken', async () => {
    const [one, other] = [await created(), await created()];
    const refused = await server.send('PATCH', `/v1/articles/${one.body.id}`, {
      body: { originalUrl: other.body.originalUrl },
      headers: { 'if-match': tag(one) },
    });
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain(other.body.id);
    const moved = await server.send('PATCH', `/v1/articles/${one.body.id}`, {
      body: { originalUrl: 'https://www.harbour-times.example/moved' },
      headers: { 'if-match': tag(one) },
    });
    expect(moved.status).toBe(200);
    for (const url of [one.body.originalUrl, 'https://harbour-times.example/moved']) {
      const found = await server.send('GET', `/v1/articles/lookup?url=${encodeURIComponent(url)}`);
      expect(found.body.id).toBe(one.body.id);
    }
    // With both its addresses it can still be sent back.
    const read = await server.send('GET', `/v1/articles/${one.body.id}`);
    expect(read.body.aliasUrls).toHaveLength(1);
    const same = await server.send('PUT', `/v1/articles/${one.body.id}`, {
      body: read.body,
      headers: { 'if-match': tag(read) },
    });
    expect([same.status, same.body.revision]).toEqual([200, 2]);
  });

  test.each(['', '?erase=true'])('nor can that of one that was withdrawn%s', async (erasing) => {
    const [one, gone] = [await created(), await created()];
    const withdrawal = await server.send('DELETE', `/v1/articles/${gone.body.id}${erasing}`, {
      headers: { 'if-match': tag(gone) },
      scope: 'admin',
    });
    expect(withdrawal.status).toBe(200);
    const path = `/v1/articles/${one.body.id}`;
    const { originalUrl } = gone.body;
    for (const [method, body] of [
      ['PATCH', { originalUrl }],
      ['PUT', { title: 'Another', text: 'It rained.', originalUrl }],
    ] as const) {
      const refused = await server.send(method, path, { body, headers: { 'if-match': tag(one) } });
      expect([refused.status, refused.body.articleId]).toEqual([409, gone.body.id]);
      expect(refused.body.detail).toContain(originalUrl);
    }
    const found = await server.send('GET', `/v1/articles/lookup?url=${encodeURIComponent(originalUrl)}`);
    expect(found.status).toBe(410);
    const kept = await server.send('PATCH', path, { body: { section: 'x' }, headers: { 'if-match': tag(one) } });
    expect(kept.status).toBe(200);
  });

  test('a day that cannot be kept is refused, and told why', async () => {
    for (const publishedDate of ['0050-03-01', '2025-02-30']) {
      const sent = await server.send('POST', '/v1/articles', { body: { title: 'A', text: 'B', publishedDate } });
      expect([sent.status, sent.body.rejection]).toEqual([422, 'bad-date']);
      expect(sent.body.detail).toMatch(/`publishedDate`.*(1600|not a valid date)/);
    }
  });

  test('of many who change the same version, one does', async () => {
    const sent = await created();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        server.send('PATCH', `/v1/articles/${sent.body.id}`, {
          body: { section: `Section ${at}` },
          headers: { 'if-match': tag(sent) },
        }),
      ),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 412)).toHaveLength(19);
  });

  test('of many who change different things of any version, all do', async () => {
    const sent = await created();
    const changes = [{ section: 'Sea' }, { subtitle: 'After a year' }, { tags: ['quays'] }, { lang: 'ka' }];
    const all = await Promise.all(
      changes.map((body) =>
        server.send('PATCH', `/v1/articles/${sent.body.id}`, { body, headers: { 'if-match': '*' } }),
      ),
    );
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { body: article } = await server.send('GET', `/v1/articles/${sent.body.id}`);
    expect(article).toMatchObject({ revision: 5, ...Object.assign({}, ...changes) });
  });

  test('what is not there cannot be changed', async () => {
    const nowhere = '/v1/articles/0000000000000000';
    const headers = { 'if-match': '*' };
    expect((await server.send('PUT', nowhere, { body: story(), headers })).status).toBe(404);
    expect((await server.send('PATCH', nowhere, { body: { section: 'x' }, headers })).status).toBe(404);
    expect((await server.send('DELETE', nowhere, { headers })).status).toBe(404);
  });
});

describe('the change log', () => {
  const log = async (since: number) =>
    (await server.send('GET', `/v1/changes?since=${since}&limit=100&kind=article`)).body.data as {
      id: string;
      operation: string;
      revision: number;
    }[];
  const told = (lines: Awaited<ReturnType<typeof log>>) =>
    lines.map(({ id, operation }) => `${operation} ${id}`).sort();

  test('tells of articles that others lead to, once, whenever they are shown otherwise for it', async () => {
    const target = (await created()).body;
    let since = server.store.seq();
    const links = [{ anchor: 'The ferry', href: target.originalUrl }];
    const linking = (await created({ links })).body;
    expect(told(await log(since))).toEqual([`create ${linking.id}`, `update ${target.id}`]);
    expect((await log(since)).find(({ id }) => id === target.id)).toMatchObject({ revision: 1 });
    since = server.store.seq();
    const any = { headers: { 'if-match': '*' } };
    await server.send('PATCH', `/v1/articles/${linking.id}`, { body: { section: 'Sea' }, ...any });
    expect(told(await log(since))).toEqual([`update ${linking.id}`]);
    since = server.store.seq();
    await server.send('DELETE', `/v1/articles/${target.id}`, any);
    expect(told(await log(since))).toEqual([`update ${linking.id}`, `withdraw ${target.id}`]);
  });

  test('tells of all articles of a paper whose name becomes known; sent back with it, they are as they were', async () => {
    const at = (name: string) => ({ originalUrl: `https://www.pier-gazette.example/${name}` });
    const { id } = (await created(at('one'))).body;
    const since = server.store.seq();
    const other = (await created({ ...at('two'), source: { name: 'The Pier Gazette' } })).body;
    expect(told(await log(since))).toEqual([`create ${other.id}`, `update ${id}`].sort());
    const read = await server.send('GET', `/v1/articles/${id}`);
    expect(read.body.source.name).toBe('The Pier Gazette');
    for (const [method, body] of [
      ['PUT', read.body],
      ['PATCH', { section: 'Local' }],
    ]) {
      const same = await server.send(method, `/v1/articles/${id}`, { body, headers: { 'if-match': '*' } });
      expect(same.body.revision, method).toBe(1);
    }
  });
});

describe('withdrawing', () => {
  test('leaves a tombstone, under the id and every address, and nothing that leads there', async () => {
    const target = await created({ title: 'The one that goes', text: 'Tarvel Mossk sang of the wolfram mine.' });
    const { id, originalUrl } = target.body;
    const linking = await created({
      text: 'See that story.',
      links: [{ anchor: 'that story', href: originalUrl }],
    });
    const state = async () =>
      (await server.send('GET', `/v1/articles/${linking.body.id}/links`)).body.data.find(
        (link: { kind: string }) => link.kind === 'inline',
      ).state;
    expect(await state()).toBe('resolved');
    const before = (await server.send('GET', '/v1/articles?q=wolfram')).body.page.total;
    const all = (await server.send('GET', '/v1/articles')).body.page.total;
    const gone = await server.send('DELETE', `/v1/articles/${id}?reason=court+order&note=Withdrawn+after+a+ruling.`, {
      // That another links to it has changed what is served of it.
      headers: { 'if-match': tag(await server.send('GET', `/v1/articles/${id}`)) },
    });
    expect(gone.status).toBe(200);
    expect(gone.body).toMatchObject({ id, reason: 'court order', note: 'Withdrawn after a ruling.', revision: 1 });
    expect(await state()).toBe('external');
    expect(before).toBe(1);
    expect((await server.send('GET', '/v1/articles?q=wolfram')).body.page.total).toBe(0);
    expect((await server.send('GET', '/v1/articles?facet=section')).body.page.total).toBe(all - 1);
    const paths = ['', '/entities', '/links', '/quotes', '/backlinks', '/related', '/revisions'];
    for (const path of [
      ...paths.map((part) => `/v1/articles/${id}${part}`),
      `/v1/articles/lookup?url=${originalUrl}`,
    ]) {
      const reply = await server.send('GET', path);
      expect(reply.status, path).toBe(410);
      expect(reply.body).toMatchObject({ code: 'article-withdrawn', tombstone: { id, reason: 'court order' } });
      expect(JSON.stringify(reply.body)).not.toContain('wolfram');
    }
    const { body: changes } = await server.send('GET', '/v1/changes?since=0&limit=100&kind=article');
    expect(changes.data.at(-1).operation).toMatch(/update|withdraw/);
    expect(changes.data.filter((one: { id: string; operation: string }) => one.id === id).at(-1).operation).toBe(
      'withdraw',
    );
    // It does not come back by itself.
    const again = await server.send('POST', '/v1/articles', { body: story({ originalUrl }) });
    expect(again.status).toBe(410);
    expect(
      (await server.send('PUT', `/v1/articles/${id}`, { body: story(), headers: { 'if-match': '*' } })).status,
    ).toBe(410);
    expect((await server.send('DELETE', `/v1/articles/${id}`, { headers: { 'if-match': '*' } })).status).toBe(410);
  });

  test('takes its picture along from what is counted', async () => {
    const counted = async () => {
      const { body } = await server.send('GET', '/v1/stats/overview');
      const search = '/v1/articles?q=windlass&hasImage=true&facet=section';
      return [body.data.articles.withImage, (await server.send('GET', search)).body.page.total];
    };
    const before = await counted();
    const blocks = [
      { text: 'A windlass was found.' },
      { type: 'image', text: 'The windlass.', caption: 'The windlass.' },
    ];
    const { id } = (await created({ text: undefined, blocks })).body;
    expect(await counted()).toEqual([before[0] + 1, 1]);
    await server.send('DELETE', `/v1/articles/${id}`, { headers: { 'if-match': '*' } });
    expect(await counted()).toEqual(before);
  });

  test('erasing takes what was kept, and a key that may', async () => {
    const sent = await created({ text: 'A very private sentence about Ulmar Tenk.' });
    const { id } = sent.body;
    const path = `/v1/articles/${id}`;
    const headers = { 'if-match': tag(sent) };
    const refused = await server.send('DELETE', `${path}?erase=true`, { headers });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('www-authenticate')).toMatch(/scope="admin"/);
    const withdrawn = await server.send('DELETE', path, { headers });
    expect(withdrawn.body.erasedAt).toBeUndefined();
    const erased = await server.send('DELETE', `${path}?erase=true`, { scope: 'admin' });
    expect(erased.body.erasedAt).toMatch(/^2/);
    expect((await server.send('DELETE', `${path}?erase=true`, { scope: 'admin' })).status).toBe(410);
    const other = await created({ text: 'Another private sentence.' });
    const atOnce = await server.send('DELETE', `/v1/articles/${other.body.id}?erase=true`, {
      scope: 'admin',
      headers: { 'if-match': tag(other) },
    });
    expect(atOnce.body.erasedAt).toMatch(/^2/);
  });
});

describe('a request that names itself', () => {
  const named = (name: string) => ({ 'idempotency-key': name });

  test('is done once, and answered the same again', async () => {
    const body = story();
    const first = await server.send('POST', '/v1/articles', { body, headers: named('one') });
    const id = first.body.id;
    await server.send('PATCH', `/v1/articles/${id}`, { body: { section: 'Sea' }, headers: { 'if-match': '*' } });
    const again = await server.send('POST', '/v1/articles', { body, headers: named('"one"') });
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(tag(again)).toBe(tag(first));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await server.send('GET', `/v1/articles/${id}`)).body.revision).toBe(2);
  });

  test('and was done, but not answered, is answered though the version it meant is gone', async () => {
    for (const [method, changes] of [
      ['PATCH', { section: 'Sea' }],
      ['PUT', { section: 'Lake' }],
    ] as const) {
      const { body: article, ...sent } = await created();
      const path = `/v1/articles/${article.id}`;
      const headers = { 'if-match': tag(sent as Sent), ...named(`lost ${method}`.replace(' ', '-')) };
      const body = method === 'PUT' ? { ...article, ...changes } : changes;
      expect((await server.send(method, path, { body, headers })).status).toBe(200);
      // As a crash between the two leaves it: done, with no answer kept.
      const file = new Database(server.store.file);
      file.prepare('update kept_replies set reply = null where name = ?').run(headers['idempotency-key']);
      file.close();
      const again = await server.send(method, path, { body, headers });
      expect([again.status, again.body.revision, again.body.section]).toEqual([200, 2, changes.section]);
      expect((await server.send(method, path, { body, headers: { ...headers, ...named('new') } })).status).toBe(412);
    }
  });

  test('with another body is refused, and with another key of the API is another', async () => {
    const body = story();
    await server.send('POST', '/v1/articles', { body, headers: named('two') });
    const other = await server.send('POST', '/v1/articles', { body: story(), headers: named('two') });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const admin = await server.send('POST', '/v1/articles', { body: story(), headers: named('two'), scope: 'admin' });
    expect(admin.status).toBe(201);
  });

  test('that failed may be tried again', async () => {
    const refused = await server.send('POST', '/v1/articles', {
      body: { title: 'x', text: ' ' },
      headers: named('three'),
    });
    expect(refused.status).toBe(422);
    expect((await server.send('POST', '/v1/articles', { body: story(), headers: named('three') })).status).toBe(201);
  });

  test('while it is under way it is told so', async () => {
    const body = story();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => server.send('POST', '/v1/articles', { body, headers: named('four') })),
    );
    const statuses = all.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0);
    for (const { status, body: answer, headers } of all) {
      expect([201, 409]).toContain(status);
      if (status === 409) expect([answer.code, headers.get('retry-after')]).toEqual(['request-in-progress', '1']);
    }
  });

  test('erased with its article, its answer is gone', async () => {
    const body = story({ text: 'Some very secret text.' });
    const sent = await server.send('POST', '/v1/articles', { body, headers: named('five') });
    await server.send('DELETE', `/v1/articles/${sent.body.id}?erase=true`, {
      scope: 'admin',
      headers: { 'if-match': tag(sent) },
    });
    const again = await server.send('POST', '/v1/articles', { body, headers: named('five') });
    expect(again.status).toBe(410);
    expect(JSON.stringify(again.body)).not.toContain('secret');
  });

  test.each(['', 'x'.repeat(256), 'a b', 'é'])('a name that is none is refused: %j', async (name) => {
    if (name === 'é') return expect(() => new Headers({ 'idempotency-key': '\u0100' })).toThrow();
    const sent = await server.send('POST', '/v1/articles', { body: story(), headers: named(name) });
    expect([sent.status, sent.body.code]).toEqual([400, 'invalid-parameter']);
  });
});

test('writing takes a key that may write', async () => {
  const sent = await created();
  const path = `/v1/articles/${sent.body.id}`;
  const asked: [string, string, object][] = [
    ['POST', '/v1/articles', { body: story() }],
    ['PUT', path, { body: story(), headers: { 'if-match': tag(sent) } }],
    ['PATCH', path, { body: { section: 'x' }, headers: { 'if-match': tag(sent) } }],
    ['DELETE', path, { headers: { 'if-match': tag(sent) } }],
  ];
  for (const [method, url, given] of asked) {
    expect((await server.send(method, url, { ...given, scope: null })).status, method).toBe(401);
    expect((await server.send(method, url, { ...given, scope: 'read' })).status, method).toBe(403);
  }
  expect((await server.send('GET', path)).body.revision).toBe(1);
});
