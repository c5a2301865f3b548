// Operations that must change nothing: wrong ones, ones that come too late, ones that were done before.

import { expect } from 'vitest';
import { answers, create } from './articles.ts';
import { agree, NOTHING, type Operation, type Session } from './session.ts';
import { documentOf, inputOf } from './story.ts';

const UNKNOWN = '0000000000000000';

type Kind = 'stale' | 'unnamed' | 'unknown' | 'withdrawn' | 'malformed' | 'forbidden' | 'other';

/** What must be refused, with the status and the code that say why. */
export function refused(session: Session): Operation {
  const { random, archive, stories } = session;
  const kinds: Record<Kind, number> = {
    stale: 4,
    unnamed: 2,
    unknown: 3,
    withdrawn: 4,
    malformed: 4,
    forbidden: 2,
    other: 2,
  };
  const kind = random.weighted(kinds);
  const id = stories.someArticle()?.id ?? UNKNOWN;
  const dead = archive.tombs.size > 0 ? random.pick([...archive.tombs.keys()]) : UNKNOWN;
  const method = random.pick(['PUT', 'PATCH', 'DELETE'] as const);
  const body =
    method === 'PUT' ? inputOf(stories.fresh(['text'])) : method === 'PATCH' ? { section: 'Nowhere' } : undefined;
  const given = (headers: Record<string, string> = {}) => ({ ...(body !== undefined && { body }), headers });
  const onArticle = (at: string, options: object, status: number, code: string): Operation => ({
    name: `${kind} ${method}`,
    about: [at],
    send: () => session.send(method, `/v1/articles/${at}`, options),
    settle: (sent) => {
      answers(sent, status, `${kind} ${method} ${at}`, code);
      if (code === 'article-withdrawn')
        agree(sent.body.tombstone, session.views.tomb(archive.tombs.get(at) as never), at);
      return NOTHING;
    },
  });
  if (id === UNKNOWN || dead === UNKNOWN || kind === 'unknown') {
    return onArticle(UNKNOWN, given({ 'if-match': '*' }), 404, 'article-not-found');
  }
  const stale = random.pick(['"another"', 'W/"another"', 'nonsense', '"one", "two"']);
  if (kind === 'stale') return onArticle(id, given({ 'if-match': stale }), 412, 'precondition-failed');
  if (kind === 'unnamed') return onArticle(id, given(), 428, 'precondition-required');
  if (kind === 'withdrawn') return onArticle(dead, given({ 'if-match': '*' }), 410, 'article-withdrawn');
  if (kind === 'forbidden') {
    const isKeyless = random.chance(0.5);
    const options = { ...given({ 'if-match': '*' }), scope: isKeyless ? null : ('read' as const) };
    return onArticle(id, options, isKeyless ? 401 : 403, isKeyless ? 'unauthorized' : 'forbidden');
  }
  const [path, options, status, code] = random.pick(
    kind === 'malformed' ? malformed(session, id) : strange(session, id),
  );
  return {
    name: `${kind} ${path}`,
    about: [id],
    send: () => session.send(options.method ?? 'POST', path, options),
    settle(sent) {
      answers(sent, status, `${kind} ${path}`, code);
      return NOTHING;
    },
  };
}

type Wrong = [
  path: string,
  options: { method?: string; body?: unknown; headers?: Record<string, string> },
  status: number,
  code: string,
];

function malformed({ stories }: Session, id: string): Wrong[] {
  const story = inputOf(stories.fresh(['text']));
  const json = { 'content-type': 'application/json' };
  const markdown = { 'content-type': 'text/markdown' };
  const post: [unknown, number, string, Record<string, string>?][] = [
    [{ ...story, titel: 'x' }, 400, 'invalid-body'],
    [{ ...story, title: ' ' }, 400, 'invalid-body'],
    [{ ...story, title: undefined }, 400, 'invalid-body'],
    [{ ...story, originalUrl: 'javascript:alert(1)' }, 400, 'invalid-body'],
    [{ ...story, tags: 'salt' }, 400, 'invalid-body'],
    [{ ...story, text: undefined }, 422, 'unprocessable'],
    [{ ...story, text: ' \n\n ' }, 422, 'unprocessable'],
    [{ ...story, markdown: 'Twice.' }, 422, 'unprocessable'],
    [{ ...story, publishedDate: '2025-13-40' }, 422, 'unprocessable'],
    [[], 400, 'invalid-body'],
    ['{"title":', 400, 'bad-request', json],
    ['<p>', 415, 'unsupported-media-type', { 'content-type': 'text/x-unknown' }],
    ['%PDF-1.4', 422, 'unprocessable', markdown],
    ['# A title and no more\n', 422, 'unprocessable', markdown],
  ];
  const patch: [unknown, number, string][] = [
    [{ title: null }, 400, 'invalid-body'],
    [{ text: null }, 422, 'unprocessable'],
    [{ titel: 'x' }, 400, 'invalid-body'],
    [[], 400, 'invalid-body'],
  ];
  return [
    ...post.map(
      ([body, status, code, headers]): Wrong => ['/v1/articles', { body, ...(headers && { headers }) }, status, code],
    ),
    ...patch.map(([body, status, code]): Wrong => {
      return [`/v1/articles/${id}`, { method: 'PATCH', body, headers: { 'if-match': '*' } }, status, code];
    }),
  ];
}

function strange({ stories }: Session, id: string): Wrong[] {
  return [
    ['/v1/articles?x=1', { body: inputOf(stories.fresh(['text'])) }, 400, 'invalid-query'],
    [`/v1/articles/${id}`, { method: 'POST', body: {} }, 405, 'method-not-allowed'],
    ['/v1/nothing', { body: {} }, 404, 'not-found'],
    ['/v1/imports', { body: '', headers: { 'content-type': 'application/x-ndjson' } }, 400, 'bad-request'],
    [
      '/v1/imports?onDuplicate=maybe',
      { body: '{}', headers: { 'content-type': 'application/x-ndjson' } },
      400,
      'invalid-query',
    ],
    ['/v1/entities', { body: { type: 'ghost', name: 'A' } }, 400, 'invalid-body'],
    [
      '/v1/entities/person-nobody-atall',
      { method: 'PATCH', body: { aliases: [] }, headers: { 'if-match': '*' } },
      404,
      'entity-not-found',
    ],
  ];
}

/** A request that names itself, and what was answered. */
export interface NamedRequest {
  name: string;
  body: string;
  contentType: string;
  answer: unknown;
  etag: string | null;
  articleId: string;
}

/** A new article by a request that names itself, to be sent again later. */
export function named(session: Session, kept: NamedRequest[]): Operation {
  const { random, stories } = session;
  const name = `request-${kept.length}-${random.below(1_000_000)}`;
  const story = stories.fresh();
  const { body, contentType } = documentOf(story);
  const operation = create(session, story, { 'idempotency-key': name });
  return {
    ...operation,
    name: 'create by name',
    async settle(sent) {
      const effect = await operation.settle(sent);
      kept.push({
        name,
        body,
        contentType,
        answer: sent.body,
        etag: sent.headers.get('etag'),
        articleId: sent.body.id,
      });
      return effect;
    },
  };
}

export function replayed(session: Session, kept: readonly NamedRequest[]): Operation {
  const { random, archive, views } = session;
  if (kept.length === 0) return refused(session);
  const { name, body, contentType, answer, articleId } = random.pick(kept);
  const isOther = random.chance(0.3) && !archive.tombs.has(articleId);
  const sentBody = isOther ? body.replace('Notes of day', 'Other notes of day') : body;
  const headers = { 'idempotency-key': name, 'content-type': contentType };
  return {
    name: 'replay',
    about: [articleId],
    send: () => session.send('POST', '/v1/articles', { body: sentBody, headers }),
    settle(sent) {
      const tomb = archive.tombs.get(articleId);
      if (tomb) {
        answers(sent, 410, 'replaying what was withdrawn', 'article-withdrawn');
        agree(sent.body.tombstone, views.tomb(tomb), articleId);
      } else if (isOther) answers(sent, 422, 'another request of this name', 'idempotency-key-reused');
      else {
        answers(sent, 201, 'a request sent again');
        expect(sent.headers.get('idempotency-replayed')).toBe('true');
        expect(sent.body).toEqual(answer);
      }
      return NOTHING;
    },
  };
}
