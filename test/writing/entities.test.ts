// Curating entities over HTTP: made, changed, merged, split, and all of it undone.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../support/raw-request.ts';
import { type Sent, startWritableServer, type WritableServer } from '../support/writable.ts';

let server: WritableServer;
let count = 0;
beforeAll(async () => {
  server = await startWritableServer();
});
afterAll(() => server.close());

const tag = ({ headers }: Sent) => (headers.get('etag') ?? '').replace(/-(?:br|gzip)"$/, '"');
const get = (path: string) => server.send('GET', path, { scope: null });

/** An article; its id. */
async function article(text: string): Promise<string> {
  count++;
  const body = { title: `Notes of day ${count}`, publishedDate: '2025-05-01', text };
  const sent = await server.send('POST', '/v1/articles', { body });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  return sent.body.id;
}

/** The entities that an article names, each with the words. */
async function named(id: string): Promise<string[]> {
  const { body } = await get(`/v1/articles/${id}/entities`);
  return body.data.map((one: { surface: string; entity: { id: string } }) => `${one.surface} → ${one.entity.id}`);
}

const anyVersion = { headers: { 'if-match': '*' } };
const said = 'said on Monday that the harbour would be mended.';

describe('given entities', () => {
  test('are found in articles that are there and in those that come', async () => {
    const before = await article(`The old lighthouse keeper Zvi Q. Ormandel ${said} “Fine,” said the Marsh Heron.`);
    const body = { type: 'organization', name: 'Marsh Heron Guild', aliases: ['Marsh Heron'], description: 'a guild' };
    const sent = await server.send('POST', '/v1/entities', { body });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    expect(sent.body).toMatchObject({ id: 'organization-marsh-heron-guild', description: 'a guild', articleCount: 1 });
    expect(sent.headers.get('location')).toBe('/v1/entities/organization-marsh-heron-guild');
    expect(await named(before)).toContain('Marsh Heron → organization-marsh-heron-guild');
    expect(await named(await article('We met the Marsh Heron there.'))).toContain(
      'Marsh Heron → organization-marsh-heron-guild',
    );
    expect((await server.send('POST', '/v1/entities', { body: { ...body, aliases: ['Heron'] } })).status).toBe(409);
  });

  test('lose what is taken away, and keep what is not spoken of', async () => {
    const sameAs = ['https://www.wikidata.org/wiki/Q1'];
    const body = { type: 'person', name: 'Tibor Wrenfield', aliases: ['The Wren'], description: 'a clerk', sameAs };
    const { body: made } = await server.send('POST', '/v1/entities', { body });
    const path = `/v1/entities/${made.id}`;
    const patch = (body: object) => server.send('PATCH', path, { body, ...anyVersion });
    expect((await patch({ description: null })).body).toMatchObject({ aliases: ['The Wren'], sameAs });
    expect((await get(path)).body).not.toHaveProperty('description');
    expect((await patch({ aliases: null, sameAs: [] })).body).toMatchObject({ aliases: [], sameAs: [] });
    expect((await get(path)).body).toMatchObject({ name: 'Tibor Wrenfield', aliases: [], sameAs: [] });
    expect((await patch({ name: null })).status).toBe(400);
    expect(await named(await article('They asked The Wren.'))).not.toContain(`The Wren → ${made.id}`);
  });

  test('are kept without blanks around their names, in one form of letters', async () => {
    const body = {
      type: 'person',
      name: '  Andre\u0301 \t Quillmont\u0007 ',
      aliases: [' Quill\n Master '],
      description: ' a \n scribe',
    };
    const { body: made } = await server.send('POST', '/v1/entities', { body });
    const tidied = { name: 'André Quillmont', aliases: ['Quill Master'], description: 'a scribe' };
    expect(made).toMatchObject({ id: 'person-andre-quillmont', ...tidied });
    expect(await named(await article('They asked the Quill Master.'))).toEqual([`Quill Master → ${made.id}`]);
  });

  test('let go of articles that have a name which is theirs no more', async () => {
    const body = { type: 'person', name: 'Sabina Torvelle', aliases: ['Mirela Ostwick'] };
    const { body: made } = await server.send('POST', '/v1/entities', { body });
    const articles = [];
    for (const day of ['Monday', 'Tuesday', 'Friday']) {
      articles.push(await article(`Mayor Mirela Ostwick said on ${day} that the harbour would be mended.`));
    }
    for (const id of articles) expect(await named(id)).toContain(`Mirela Ostwick → ${made.id}`);
    await server.send('PATCH', `/v1/entities/${made.id}`, { body: { aliases: [] }, ...anyVersion });
    for (const id of articles) expect(await named(id)).toContain('Mirela Ostwick → person-mirela-ostwick');
    expect((await get(`/v1/entities/${made.id}`)).body).toMatchObject({ articleCount: 0, aliases: [] });
  });

  test('are changed by who has seen them as they are', async () => {
    const { body } = await server.send('POST', '/v1/entities', { body: { type: 'person', name: 'Ottoline Varsk' } });
    const path = `/v1/entities/${body.id}`;
    const read = await get(path);
    const patch = { aliases: ['The Grey Clerk'], description: 'clerk of Khelmar' };
    expect((await server.send('PATCH', path, { body: patch })).status).toBe(428);
    const changed = await server.send('PATCH', path, { body: patch, headers: { 'if-match': tag(read) } });
    expect(changed.body).toMatchObject({ name: 'Ottoline Varsk', ...patch });
    expect(tag(await get(path))).toBe(tag(changed));
    const stale = await server.send('PATCH', path, { body: patch, headers: { 'if-match': tag(read) } });
    expect([stale.status, tag(stale)]).toEqual([412, tag(changed)]);
    expect(await named(await article('They asked The Grey Clerk.'))).toEqual([`The Grey Clerk → ${body.id}`]);
  });

  test.each<[object, string]>([
    [{ type: 'person', name: '…' }, '/name'],
    [{ type: 'person', name: ' A ' }, '/name'],
    [{ type: 'person', name: 'A B', aliases: ['B'] }, '/aliases/0'],
    [{ type: 'person', name: 'A B', description: ' \n' }, '/description'],
    [{ type: 'ghost', name: 'A B' }, '/type'],
    [{ type: 'person', name: 'A B', sameAs: ['ftp://x.example'] }, '/sameAs/0'],
    [{ type: 'person', name: 'A B', alias: ['C D'] }, '/alias'],
    [{ name: 'A B' }, '/type'],
  ])('%j is refused', async (body, pointer) => {
    const sent = await server.send('POST', '/v1/entities', { body });
    expect([sent.status, sent.body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe('merging', () => {
  test('leads articles and addresses to the other, now and later, and can be undone', async () => {
    const one = await article(`Prime Minister Bela Quorrin ${said}`);
    const other = await article(`Prime Minister Bertalan Ossk ${said} “I agree,” Ossk said.`);
    const both = await article(`Bela Quorrin and Bertalan Ossk were there. “We are one,” said Ossk.`);
    expect(await named(other)).toContain('Bertalan Ossk → person-bertalan-ossk');
    const merged = await server.send('POST', '/v1/entities/person-bertalan-ossk/merge', {
      body: { into: 'person-bela-quorrin' },
      ...anyVersion,
    });
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    expect(merged.body).toMatchObject({ id: 'person-bela-quorrin', articleCount: 3 });
    expect(await named(one)).toEqual(['Bela Quorrin → person-bela-quorrin']);
    expect(await named(other)).toContain('Bertalan Ossk → person-bela-quorrin');
    expect((await named(both)).join()).not.toContain('person-bertalan-ossk');
    const later = await article(`Bertalan Ossk ${said}`);
    expect(await named(later)).toEqual(['Bertalan Ossk → person-bela-quorrin']);
    const mention = (await get(`/v1/articles/${later}/entities`)).body.data[0];
    // By the ruling, or because the one has the other's name by now.
    expect(['curated', 'name']).toContain(mention.linkedBy);
    for (const path of ['', '/articles?limit=3', '/quotes', '/mentions', '/timeline']) {
      const reply = await get(`/v1/entities/person-bertalan-ossk${path}`);
      expect([reply.status, reply.headers.get('location')]).toEqual([308, `/v1/entities/person-bela-quorrin${path}`]);
    }
    // However the address is written, it never leads to itself.
    for (const target of [
      '/v1/entities/%70erson-bertalan-ossk/articles?limit=3',
      '/v1/%65ntities/person%2Dbertalan-oss%6B/articles?limit=3',
      'http://elsewhere.example/v1/entities/person-bertalan-ossk/articles?limit=3',
    ]) {
      for (const method of ['GET', 'HEAD']) {
        const reply = await send(server.url, { method, url: target });
        const location = '/v1/entities/person-bela-quorrin/articles?limit=3';
        expect([target, reply?.status, reply?.headers.location]).toEqual([target, 308, location]);
      }
    }
    const { body: all } = await get('/v1/entities?minArticles=0&limit=100');
    expect(all.data.map((entity: { id: string }) => entity.id)).not.toContain('person-bertalan-ossk');
    const { body: changes } = await get('/v1/changes?since=0&kind=entity&limit=100');
    expect(changes.data.at(-1)).toMatchObject({
      id: 'person-bertalan-ossk',
      operation: 'merge',
      targetId: 'person-bela-quorrin',
    });

    const again = await server.send('POST', '/v1/entities/person-bertalan-ossk/merge', {
      body: { into: 'person-bela-quorrin' },
      ...anyVersion,
    });
    expect(again.status).toBe(409);
    const undone = await server.send('DELETE', '/v1/entities/person-bertalan-ossk/merge');
    expect(undone.status, JSON.stringify(undone.body)).toBe(200);
    expect(undone.body).toMatchObject({ id: 'person-bertalan-ossk', articleCount: 3 });
    expect(await named(one)).toEqual(['Bela Quorrin → person-bela-quorrin']);
    expect(await named(other)).toContain('Bertalan Ossk → person-bertalan-ossk');
    expect(await named(later)).toEqual(['Bertalan Ossk → person-bertalan-ossk']);
    const { body: quotes } = await get(`/v1/articles/${both}/quotes`);
    expect(quotes.data[0].speaker.id).toBe('person-bertalan-ossk');
    expect((await get('/v1/entities/person-bertalan-ossk')).status).toBe(200);
    expect((await server.send('DELETE', '/v1/entities/person-bertalan-ossk/merge')).status).toBe(409);
  });

  test('of one who was merged, too, is undone by itself', async () => {
    const [one, two, three] = ['Orla Bexmuth', 'Runo Caldwith', 'Petra Dunholm'];
    const ids = await Promise.all([one, two, three].map((name) => article(`Prime Minister ${name} ${said}`)));
    const merge = (id: string, into: string) =>
      server.send('POST', `/v1/entities/${id}/merge`, { body: { into }, ...anyVersion });
    await merge('person-orla-bexmuth', 'person-runo-caldwith');
    await merge('person-runo-caldwith', 'person-petra-dunholm');
    expect(await named(ids[0] as string)).toEqual(['Orla Bexmuth → person-petra-dunholm']);
    const undone = await server.send('DELETE', '/v1/entities/person-orla-bexmuth/merge');
    expect(undone.body).toMatchObject({ id: 'person-orla-bexmuth', articleCount: 1 });
    expect(await named(ids[0] as string)).toEqual(['Orla Bexmuth → person-orla-bexmuth']);
    expect(await named(ids[1] as string)).toEqual(['Runo Caldwith → person-petra-dunholm']);
  });

  test('holds, whatever is said of the one that was merged', async () => {
    const ids = [await article(`Mayor Dorrit Amblesea ${said}`), await article(`Mayor Hanno Breckvold ${said}`)];
    const [path, into] = ['/v1/entities/person-dorrit-amblesea', 'person-hanno-breckvold'];
    await server.send('POST', `${path}/merge`, { body: { into }, ...anyVersion });
    const changed = await server.send('PATCH', path, { body: { description: 'a mayor' }, ...anyVersion });
    const given = await server.send('POST', '/v1/entities', { body: { type: 'person', name: 'Dorrit Amblesea' } });
    for (const refused of [changed, given]) {
      expect([refused.status, refused.body.type]).toEqual([409, '/problems/conflict']);
      expect(refused.body.detail).toContain(`DELETE ${path}/merge`);
      expect(refused.headers.get('location')).toBe(`/v1/entities/${into}`);
    }
    expect((await get(path)).status).toBe(308);
    expect(await named(ids[0] as string)).toEqual([`Dorrit Amblesea → ${into}`]);
    await server.send('DELETE', `${path}/merge`);
    expect((await server.send('PATCH', path, { body: { description: 'a mayor' }, ...anyVersion })).body).toMatchObject({
      description: 'a mayor',
      articleCount: 1,
    });
  });

  test('of what is not there, not alike, or itself, is refused', async () => {
    await article(`Mayor Ilda Fenwarth ${said} It rained in Tbilisi.`);
    const merge = (id: string, into: string, given: object = anyVersion) =>
      server.send('POST', `/v1/entities/${id}/merge`, { body: { into }, ...given });
    expect((await merge('person-nobody', 'person-ilda-fenwarth')).status).toBe(404);
    expect((await merge('person-ilda-fenwarth', 'person-nobody')).status).toBe(422);
    expect((await merge('person-ilda-fenwarth', 'person-ilda-fenwarth')).status).toBe(422);
    expect((await merge('person-ilda-fenwarth', 'place-tbilisi')).status).toBe(422);
    expect((await merge('person-ilda-fenwarth', 'person-bela-quorrin', {})).status).toBe(428);
    expect(
      (await merge('person-ilda-fenwarth', 'person-bela-quorrin', { headers: { 'if-match': '"x"' } })).status,
    ).toBe(412);
    expect((await merge('person-ilda-fenwarth', 'person-bela-quorrin', { ...anyVersion, scope: 'read' })).status).toBe(
      403,
    );
  });
});

describe('splitting', () => {
  test('makes another of the articles that are named, and merging undoes it', async () => {
    const one = await article(`Judge Corvin Aldersee ${said}`);
    const other = await article(`The singer Corvin Aldersee ${said}`);
    const split = await server.send('POST', '/v1/entities/person-corvin-aldersee/split', {
      body: { articles: [other], name: 'Corvin Aldersee', description: 'singer' },
      ...anyVersion,
    });
    expect(split.status, JSON.stringify(split.body)).toBe(201);
    expect(split.body).toMatchObject({ id: 'person-corvin-aldersee-2', description: 'singer', articleCount: 1 });
    expect(await named(one)).toEqual(['Corvin Aldersee → person-corvin-aldersee']);
    expect(await named(other)).toEqual(['Corvin Aldersee → person-corvin-aldersee-2']);
    // It stays so when the article is revised.
    await server.send('PATCH', `/v1/articles/${other}`, { body: { section: 'Music' }, ...anyVersion });
    expect(await named(other)).toEqual(['Corvin Aldersee → person-corvin-aldersee-2']);
    const merged = await server.send('POST', '/v1/entities/person-corvin-aldersee-2/merge', {
      body: { into: 'person-corvin-aldersee' },
      ...anyVersion,
    });
    expect(merged.body).toMatchObject({ id: 'person-corvin-aldersee', articleCount: 2 });
    expect(await named(other)).toEqual(['Corvin Aldersee → person-corvin-aldersee']);
  });

  test('leaves to the first what is merged later, whoever else has its name', async () => {
    const [one, two, three] = [
      await article(`Mayor Zeno Hallbrook ${said}`),
      await article(`Mayor Zeno Hallbrook ${said} It rained.`),
      await article(`Mayor Ulla Inverstad ${said}`),
    ];
    const body = { articles: [one], name: 'Zeno Hallbrook' };
    await server.send('POST', '/v1/entities/person-zeno-hallbrook/split', { body, ...anyVersion });
    const into = 'person-ulla-inverstad';
    await server.send('POST', '/v1/entities/person-zeno-hallbrook/merge', { body: { into }, ...anyVersion });
    expect(await named(one)).toEqual(['Zeno Hallbrook → person-zeno-hallbrook-2']);
    expect(await named(two)).toEqual([`Zeno Hallbrook → ${into}`]);
    expect(await named(three)).toEqual([`Ulla Inverstad → ${into}`]);
    expect(await named(await article(`Mayor Zeno Hallbrook ${said}`))).toEqual([`Zeno Hallbrook → ${into}`]);
  });

  test('of articles that do not name it is refused', async () => {
    const other = await article('It rained.');
    const sent = await server.send('POST', '/v1/entities/person-corvin-aldersee/split', {
      body: { articles: [other], name: 'X Y' },
      ...anyVersion,
    });
    expect([sent.status, sent.body.code]).toEqual([422, 'unprocessable']);
  });
});
