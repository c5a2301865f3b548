import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Node, Operation } from '../../src/http/openapi/document.ts';
import { openapiDocument, toOpenapi30 } from '../../src/http/openapi/index.ts';
import { sampleApp } from './sample.ts';

let app: FastifyInstance;
let folder: string;
beforeAll(async () => {
  app = await sampleApp();
  folder = await mkdtemp(join(tmpdir(), 'openapi-'));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const operation = (path: string, method: string) => openapiDocument(app).paths[path]?.[method] as Operation;
const parameter = (name: string) => operation('/v1/notes', 'get').parameters?.find((one) => one.name === name);
const schemas = () => openapiDocument(app).components?.schemas as Record<string, Node>;

describe('the OpenAPI document', () => {
  it('describes the documented routes and nothing else', () => {
    const { openapi, paths } = openapiDocument(app);
    expect(openapi).toBe('3.1.0');
    expect(Object.entries(paths).map(([path, item]) => [path, Object.keys(item)])).toEqual([
      ['/v1/notes', ['get', 'post']],
      ['/v1/notes/{id}', ['get', 'patch']],
    ]);
  });

  it('has each schema once, under its own name, and none that is not used', () => {
    expect(Object.keys(schemas())).toEqual([
      'Note',
      'NoteDraft',
      'NotePage',
      'Problem',
      'ProblemCode',
      'ProblemError',
      'ProblemPlace',
      'Section',
      'Tombstone',
    ]);
  });

  it('leaves replies open and requests closed', () => {
    expect(schemas().Note?.additionalProperties).toBeUndefined();
    expect(schemas().NoteDraft?.additionalProperties).toBe(false);
  });

  it('says numbers, times and nothing in the way generators read', () => {
    expect(schemas().Note?.properties).toMatchObject({
      words: { type: 'integer', format: 'int32', minimum: 0 },
      subtitle: { type: ['string', 'null'] },
      kind: { anyOf: [{ $ref: '#/components/schemas/Section' }, { type: 'null' }] },
    });
    const properties = schemas().Note?.properties as Record<string, Node>;
    expect(properties.words?.maximum).toBeUndefined();
    expect(properties.at).toEqual({ type: 'string', format: 'date-time', description: 'When it was written.' });
  });

  it('describes parameters, with examples and how lists are written', () => {
    expect(parameter('section')).toEqual({
      name: 'section',
      in: 'query',
      required: false,
      description: 'Only these sections. For example `news`.',
      style: 'form',
      explode: true,
      schema: {
        type: 'array',
        items: { $ref: '#/components/schemas/Section' },
        minItems: 1,
        maxItems: 3,
        examples: [['news']],
      },
    });
    expect(parameter('limit')).toMatchObject({
      schema: { type: 'integer', default: 20, format: 'int32', examples: [20] },
    });
    expect(parameter('from')?.description).toMatch(/^Written at or after this\. A year/);
    for (const one of operation('/v1/notes', 'get').parameters ?? []) expect(one.description).toBeTruthy();
  });

  it('names the headers of replies, and keeps their examples', () => {
    const reply = operation('/v1/notes', 'get').responses?.[200];
    expect(reply?.headers).toMatchObject({
      ETag: { $ref: '#/components/headers/ETag' },
      Link: { $ref: '#/components/headers/Link' },
    });
    expect(reply?.content).toMatchObject({ 'application/json': { example: { data: [{ id: 'n1' }] } } });
  });

  it('documents what every endpoint may answer', () => {
    const statuses = (path: string, method: string) => Object.keys(operation(path, method).responses ?? {});
    expect(statuses('/v1/notes', 'get')).toEqual(['200', '304', '400', '401', '406', '414', '429', '500', '503']);
    expect(statuses('/v1/notes/{id}', 'get')).toEqual([
      '200',
      '304',
      '400',
      '401',
      '404',
      '406',
      '410',
      '414',
      '429',
      '500',
      '503',
    ]);
    expect(statuses('/v1/notes', 'post')).toEqual([
      '201',
      '400',
      '401',
      '403',
      '406',
      '413',
      '414',
      '415',
      '429',
      '500',
      '503',
      '507',
    ]);
    expect(operation('/v1/notes', 'get').security).toEqual([{}, { key: [] }]);
    expect(operation('/v1/notes', 'post').security).toEqual([{ key: [] }]);
  });

  it('becomes 3.0.3 for older generators', () => {
    const older = toOpenapi30(openapiDocument(app));
    expect(older.openapi).toBe('3.0.3');
    expect(older.components?.schemas?.Note?.properties).toMatchObject({ subtitle: { type: 'string', nullable: true } });
    expect(JSON.stringify(older)).not.toMatch(/"type":\[|"type":"null"|"const":|"examples":\[/);
    // And the newer one is left as it was.
    expect(openapiDocument(app).openapi).toBe('3.1.0');
  });

  it('is served as JSON, as YAML and as 3.0.3, with a tag', async () => {
    const json = await app.inject('/openapi.json');
    expect(json.json()).toEqual(openapiDocument(app));
    expect(json.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=300',
    });
    expect(parse((await app.inject('/openapi.yaml')).body)).toEqual(openapiDocument(app));
    expect((await app.inject('/openapi-3.0.json')).json().openapi).toBe('3.0.3');
    const again = await app.inject({ url: '/openapi.json', headers: { 'if-none-match': String(json.headers.etag) } });
    expect(again.statusCode).toBe(304);
  });
});

describe('the documentation page', () => {
  it('runs its own scripts, and no others', async () => {
    const page = await app.inject('/docs');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'; style-src");
    expect(page.body).not.toMatch(/https?:\/\//);
    const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url as string);
    expect(files.length).toBeGreaterThan(4);
    for (const url of [...files, '/docs/json']) expect((await app.inject(url)).statusCode).toBe(200);
  });
});

describe.each([
  ['openapi.json', () => openapiDocument(app)],
  ['openapi-3.0.json', () => toOpenapi30(openapiDocument(app))],
])('%s', (name, document) => {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const run = async (...[command, ...args]: [string, ...string[]]) => {
    const { stdout } = await promisify(execFile)(join('node_modules/.bin', command), args, { env });
    return stdout;
  };
  let file: string;
  beforeAll(async () => {
    file = join(folder, name);
    await writeFile(file, JSON.stringify(document()));
  });

  it('pleases Redocly', () => run('redocly', 'lint', '--extends', 'recommended-strict', file), 30_000);

  it('pleases Spectral', async () => {
    const rules = join(folder, 'spectral.yaml');
    await writeFile(rules, 'extends: ["spectral:oas"]\n');
    await run('spectral', 'lint', '--ruleset', rules, '--fail-severity', 'hint', file);
  }, 30_000);

  it('has examples that fit their schemas', () => run('openapi-examples-validator', file), 30_000);
});
