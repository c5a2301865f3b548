// The change log in pages and as a stream, imports, and exports.

import { expect } from 'vitest';
import { readStream } from '../../support/event-stream.ts';
import { agree } from '../session.ts';
import { untold } from './entities.ts';
import { quotesOf } from './parts.ts';
import { byId, byText, ids, type Reader, type Row } from './reader.ts';

export async function changes(reader: Reader): Promise<void> {
  const { changes } = reader.session;
  expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, at) => at + 1));
  for (const [kind, limit] of [
    [null, 777],
    ['article', 1000],
    ['entity', 313],
  ] as const) {
    const read: Row[] = [];
    for (let more = true; more; ) {
      const of = kind ? `&kind=${kind}` : '';
      const page = await reader.get(`/v1/changes?since=${read.at(-1)?.seq ?? 0}&limit=${limit}${of}`);
      read.push(...page.data);
      more = page.page.more;
      expect(page.meta.seq).toBe(changes.length);
    }
    expect(read).toEqual(changes.filter((change) => kind === null || change.kind === kind));
  }
  const { data } = await reader.get(`/v1/changes?since=${changes.length}`);
  expect(data).toEqual([]);
}

export async function stream(reader: Reader): Promise<void> {
  const { changes, server } = reader.session;
  const since = Math.max(0, changes.length - 500);
  const following = await readStream(`${server.url}/v1/changes/stream?since=${since}`);
  await following.has(changes.length - since);
  following.leave();
  await following.ended;
  expect(following.events.map(({ change }) => change)).toEqual(changes.slice(since));
}

export async function imports(reader: Reader): Promise<void> {
  const { imports } = reader.kept;
  expect(ids(await reader.all('/v1/imports')), 'imports').toEqual(ids(imports));
  await reader.each(reader.some(imports, reader.sample / 3), async ({ id, job, items }) => {
    expect(await reader.get(`/v1/imports/${id}`)).toEqual(job);
    const rows = await reader.all(`/v1/imports/${id}/items`, 4);
    expect(rows.map(({ outcome }) => outcome)).toEqual(items.map(({ outcome }) => outcome));
    const rejected = await reader.all(`/v1/imports/${id}/items?outcome=rejected`);
    expect(rejected.length).toBe(items.filter(({ outcome }) => outcome === 'rejected').length);
  });
}

export async function exports(reader: Reader): Promise<void> {
  const { session, articles } = reader;
  const { archive, views } = session;
  const rows = await reader.exported('/v1/export/articles?body=blocks&include=entities,links,quotes');
  agree(byId(rows), byId(articles.map((article) => views.whole(article))), 'exported articles');
  const named = [...archive.people.entities.values()].filter(({ id }) => archive.naming(id).length > 0);
  const entities = await reader.exported('/v1/export/entities');
  agree(byId(entities.map(untold)), byId(named.map(({ id }) => views.entity(id))), 'exported entities');
  agree(byId(await reader.exported('/v1/export/quotes')), byId(quotesOf(reader)), 'exported quotes');
  const links = articles.flatMap((article) => views.links(article));
  agree(byId(await reader.exported('/v1/export/links')), byId(links), 'exported links');
}

/** The archive as a whole: the last that it says of each article is how it is. */
export async function archiveAsAWhole(reader: Reader): Promise<void> {
  const { session } = reader;
  const rows = await reader.exported('/v1/export/archive');
  expect(rows.flatMap(({ change }) => change ?? [])).toEqual(session.changes);
  const of = (name: string) => [...new Set(rows.flatMap((row) => row[name]?.id ?? []))].sort(byText);
  expect(of('article')).toEqual(ids(reader.articles));
  expect(of('tombstone')).toEqual(ids([...session.archive.tombs.values()]));
  expect(of('entity')).toEqual([...session.archive.people.entities.keys()].sort(byText));
}
