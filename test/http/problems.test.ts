import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemReply } from '../../src/model/problem/problem.ts';
import { sampleApp } from './sample.ts';

let app: FastifyInstance;
const logged: string[] = [];

beforeAll(async () => {
  const stream = { write: (line: string) => void logged.push(line) };
  app = await sampleApp({ server: { logger: { level: 'error', stream } } });
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

function expectProblem(reply: request.Response, status: number, code: string): ProblemReply {
  expect(reply.status).toBe(status);
  expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(reply.headers['x-content-type-options']).toBe('nosniff');
  expect(reply.headers['access-control-allow-origin']).toBe('*');
  const body = ProblemReply.parse(reply.body);
  expect(body).toMatchObject({ code, status, type: `/problems/${code}`, requestId: reply.headers['x-request-id'] });
  return body;
}

describe('a fault of the caller', () => {
  it('answers 404 where there is nothing, and guesses what was meant', async () => {
    const body = expectProblem(await request(app.server).get('/v1/note?a=b'), 404, 'not-found');
    expect(body).toMatchObject({
      instance: '/v1/note?a=b',
      detail: 'There is nothing at /v1/note. Did you mean /v1/notes?',
    });
    expect(expectProblem(await request(app.server).get('/openapi.json/'), 404, 'not-found').detail).toContain(
      'mean /openapi.json?',
    );
  });

  it('answers 404 for a missing item and 410, with a tombstone, for a withdrawn one', async () => {
    expect(expectProblem(await request(app.server).get('/v1/notes/n2'), 404, 'article-not-found').detail).toBe(
      'There is no note n2.',
    );
    const gone = await request(app.server).get('/v1/notes/gone');
    expectProblem(gone, 410, 'article-withdrawn');
    expect(gone.body.withdrawnAt).toBe('2026-01-01T00:00:00Z');
  });

  it('answers 400 for an unknown parameter, with what is known and what was meant', async () => {
    const body = expectProblem(await request(app.server).get('/v1/notes?sectoin=news'), 400, 'invalid-query');
    expect(body.detail).toBe('`sectoin` is not a parameter of this endpoint. Did you mean `section`?');
    expect(body.errors).toEqual([
      {
        in: 'query',
        name: 'sectoin',
        message: 'is not a parameter of this endpoint',
        allowed: ['section', 'from', 'to', 'hasImage', 'limit', 'cursor'],
        suggestion: 'section',
      },
    ]);
  });

  it.each(['section[]', 'section[0]'])('refuses %s, and says how lists are written', async (name) => {
    const body = expectProblem(
      await request(app.server).get(`/v1/notes?${encodeURIComponent(name)}=news`),
      400,
      'invalid-query',
    );
    expect(body.errors?.[0]).toMatchObject({ name, suggestion: 'section', message: expect.stringContaining('repeat') });
  });

  it('names every parameter that is wrong, what is allowed and what was meant', async () => {
    const body = expectProblem(
      await request(app.server).get('/v1/notes?section=nws&limit=0&hasImage=1'),
      400,
      'invalid-query',
    );
    expect(body.errors).toEqual([
      {
        in: 'query',
        name: 'section',
        message: 'must be one of `news`, `opinion`, `business`',
        allowed: ['news', 'opinion', 'business'],
        suggestion: 'news',
      },
      { in: 'query', name: 'hasImage', message: 'must be `true` or `false`' },
      { in: 'query', name: 'limit', message: 'must be a whole number from 1 to 100' },
    ]);
    expect(body.detail).toContain('There are 2 more errors.');
  });

  it('calls a cursor that is not one invalid-cursor', async () => {
    expectProblem(await request(app.server).get('/v1/notes?cursor=%C3%A9'), 400, 'invalid-cursor');
    expectProblem(await request(app.server).get('/v1/notes?cursor=%C3%A9&limit=0'), 400, 'invalid-query');
  });

  it('calls a path parameter that does not fit invalid-parameter, however long', async () => {
    const body = expectProblem(await request(app.server).get('/v1/notes/9'), 400, 'invalid-parameter');
    expect(body.errors?.[0]).toMatchObject({ in: 'path', name: 'id' });
    expectProblem(await request(app.server).get(`/v1/notes/${'a'.repeat(3000)}`), 400, 'invalid-parameter');
  });

  it('points into a body', async () => {
    const body = { title: '', section: 'news', tags: ['ok', 'x'.repeat(30)], 'a/b~c': 1 };
    const reply = expectProblem(await request(app.server).post('/v1/notes').send(body), 400, 'invalid-body');
    expect(reply.errors?.map(({ pointer, name }) => [pointer, name])).toEqual([
      ['/title', 'title'],
      ['/tags/1', 'tags'],
      ['/a~1b~0c', 'a/b~c'],
    ]);
    const missing = expectProblem(
      await request(app.server).post('/v1/notes').send({ title: 'x' }),
      400,
      'invalid-body',
    );
    expect(missing.detail).toBe('`section` is required.');
  });

  it.each(['{"title": ', '', '{}}'])('answers 400 to a body that is not JSON: %s', async (text) => {
    expectProblem(await request(app.server).post('/v1/notes').type('application/json').send(text), 400, 'bad-request');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('calls %s an unknown field', async (name) => {
    const text = `{"title": "x", "section": "news", "${name}": {"title": "y"}}`;
    const reply = await request(app.server).post('/v1/notes').type('application/json').send(text);
    expect(expectProblem(reply, 400, 'invalid-body').errors).toMatchObject([
      { pointer: `/${name}`, message: 'is not a field of this object' },
    ]);
  });

  it('tells a body that is `null`, or holds arrays or `null`, from one that is missing or repeated', async () => {
    const post = (text: string) => request(app.server).post('/v1/notes').type('application/json').send(text);
    const details = [];
    for (const text of ['null', '[]', '{"title": ["a"], "section": "news"}', '{"title": null, "section": ["news"]}']) {
      const { errors = [] } = expectProblem(await post(text), 400, 'invalid-body');
      details.push(errors.map(({ pointer, message }) => `${pointer} ${message}`));
    }
    expect(details).toEqual([
      [' must be an object; it is `null`'],
      [' must be an object'],
      ['/title must be a string'],
      ['/title must be a string', '/section must be one of `news`, `opinion`, `business`'],
    ]);
  });

  it('answers 413 to a body that is too large, and says what the limit is', async () => {
    const body = { title: 'x'.repeat(20_000) };
    const { detail } = expectProblem(await request(app.server).post('/v1/notes').send(body), 413, 'payload-too-large');
    expect(detail).toBe('The body is too large: at most 10,000 bytes are read here. Send less at once.');
  });

  it('answers 414 to an address that is too long', async () => {
    expectProblem(await request(app.server).get(`/v1/notes?limit=${'1'.repeat(9000)}`), 414, 'uri-too-long');
  });

  it.each(['text/plain', 'application/merge-patch+json', 'application/xml', 'nonsense'])(
    'answers 415 to %s',
    async (type) => {
      const reply = await request(app.server).post('/v1/notes').set('Content-Type', type).send('{}');
      expectProblem(reply, 415, 'unsupported-media-type');
      expect(reply.headers.accept).toBe('application/json');
    },
  );

  it('reads, of each route, the media types it documents', async () => {
    const patch = request(app.server).patch('/v1/notes/n1').set('If-Match', '*');
    const draft = JSON.stringify({ title: 'x', section: 'news' });
    expect((await patch.type('application/merge-patch+json').send(draft)).status).toBe(204);
    expectProblem(await request(app.server).patch('/v1/notes/n1').send({}), 415, 'unsupported-media-type');
  });

  it('answers 406 to an Accept that nothing fits', async () => {
    const body = expectProblem(
      await request(app.server).get('/v1/notes').set('Accept', 'text/html'),
      406,
      'not-acceptable',
    );
    expect(body.errors?.[0]?.allowed).toEqual(['application/json']);
    for (const accept of ['application/json;q=0', '*/*;q=0', 'application/json;q=0, */*']) {
      expectProblem(await request(app.server).get('/v1/notes').set('Accept', accept), 406, 'not-acceptable');
    }
    for (const accept of [
      '*/*',
      'application/*',
      'text/html, application/json;q=0.1',
      'application/json; charset=utf-8',
    ]) {
      expect((await request(app.server).get('/v1/notes').set('Accept', accept)).status).toBe(200);
    }
  });

  it('answers 400 to an address that cannot be decoded', async () => {
    const body = expectProblem(await request(app.server).get('/%FF'), 400, 'bad-request');
    expect(body.instance).toBe('/%FF');
  });
});

describe('a fault of the server', () => {
  it('is a 500 that tells nothing, and is logged with its cause', async () => {
    logged.length = 0;
    const reply = await request(app.server).get('/v1/notes/boom').set('X-Request-Id', 'trace-me');
    expectProblem(reply, 500, 'internal-error');
    expect(reply.text).not.toMatch(/secret|hunter2|Error|\.ts/);
    expect(logged.join()).toContain('hunter2');
    expect(logged.join()).toContain('trace-me');
  });

  it('is a 503 to be tried again while the database is busy', async () => {
    const reply = await request(app.server).get('/v1/notes/busy');
    expectProblem(reply, 503, 'unavailable');
    expect(reply.headers['retry-after']).toBe('1');
  });

  it('is logged in one line without a stack where it is only busy', async () => {
    const lines: string[] = [];
    const logger = { level: 'warn', stream: { write: (line: string) => void lines.push(line) } };
    const busy = await sampleApp({ server: { logger }, rateLimit: { quota: 3 }, openapi: false });
    const statuses = [];
    for (let sent = 0; sent < 5; sent++) {
      const reply = await busy.inject('/v1/notes/busy');
      statuses.push(reply.statusCode);
      expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    }
    await busy.close();
    expect(statuses).toEqual([503, 503, 503, 429, 429]);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 40, status: 503, code: 'unavailable' });
    expect(lines.join()).not.toMatch(/stack|\.ts:/);
  });

  it('leaves none of the headers of the reply that failed', async () => {
    const reply = await request(app.server).get('/v1/notes/late');
    expectProblem(reply, 500, 'internal-error');
    expect(reply.headers.etag).toBeUndefined();
    expect(reply.headers['last-modified']).toBeUndefined();
  });
});

describe('what is not even HTTP', () => {
  function raw(bytes: string): Promise<{ status: number; head: string; body: ProblemReply }> {
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      socket.on('data', (data) => {
        text += data;
      });
      socket.on('error', reject);
      socket.on('close', () => {
        const [head = '', body = ''] = text.split('\r\n\r\n', 2);
        resolve({ status: Number(head.slice(9, 12)), head, body: ProblemReply.parse(JSON.parse(body)) });
      });
    });
  }

  it.each([
    ['a broken header', 'GET / HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n', 400, 'bad-request'],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'bad-request'],
    ['no host', 'GET /v1/notes HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'bad-request'],
    ['too many headers', `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ['an endless address in pieces', `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 414, 'uri-too-long'],
    ['an endless address', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 414, 'uri-too-long'],
  ])('%s is answered as a problem', async (_, bytes, status, code) => {
    const reply = await raw(bytes);
    expect(reply.status).toBe(status);
    expect(reply.body).toMatchObject({ status, code });
    expect(reply.head).toMatch(/content-type: application\/problem\+json/i);
    expect(reply.head).toMatch(/access-control-allow-origin: \*/i);
    expect(reply.head).toMatch(/connection: close/i);
  });
});
