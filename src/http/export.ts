// An export as an endpoint answers it: which format, what it says of itself, and how many at once.

import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type CsvColumn, csvWriter } from '../formats/index.ts';
import type { ExportKind, ExportQueries, ExportRows } from '../store/index.ts';
import type { Context } from './current.ts';
import { type ExportWriter, exportStream } from './export-stream.ts';
import { preferredType } from './negotiate.ts';
import { queryBool, queryEnum } from './query.ts';
import { vary } from './vary.ts';

export const NDJSON = 'application/x-ndjson';
export const CSV = 'text/csv';
const TYPES = { ndjson: NDJSON, csv: CSV } as const;

const ExportFormat = z
  .enum(['ndjson', 'csv'])
  .meta({ id: 'ExportFormat', description: 'The format of an export: a line of JSON for each row, or a table.' });

/** What every export takes. */
export const exportWords = {
  format: queryEnum(ExportFormat, {
    description: 'The format, instead of the one that `Accept` prefers.',
    example: 'csv',
  }).optional(),
  escapeFormulas: queryBool({
    description:
      'In CSV, whether a text that a spreadsheet would run as a formula, as it begins with `=`, `+`, `-` or `@`, gets an apostrophe before it. `false` for programs, which want it as it is.',
    default: true,
    example: false,
  }),
};

export interface ExportPlan<Kind extends ExportKind> {
  kind: Kind;
  query: ExportQueries[Kind];
  /** The number of rows, told without reading them. */
  count: () => Promise<{ total: number; seq: number }>;
  /** A row as JSON. */
  json: (row: ExportRows[Kind]) => string;
  columns: readonly CsvColumn<never>[];
}

interface Words {
  format?: 'ndjson' | 'csv' | undefined;
  escapeFormulas?: boolean;
}

/** Sends everything that the query has. `running` holds it as long as it lasts. To be returned from the handler: it is sent later. */
export async function sendExport<Kind extends ExportKind>(
  { store }: Pick<Context, 'store'>,
  running: Set<Readable>,
  request: FastifyRequest,
  response: FastifyReply,
  { kind, query, count, json, columns }: ExportPlan<Kind>,
): Promise<FastifyReply> {
  const { format, escapeFormulas = true, ...filters } = request.query as Words;
  const type = format ? TYPES[format] : (preferredType(request, [NDJSON, CSV]) ?? NDJSON);
  const say = ({ total, seq }: { total: number; seq: number }) => {
    vary(response, 'Accept');
    response
      .type(`${type}; charset=utf-8`)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${kind}-${seq}.${type === CSV ? 'csv' : 'ndjson'}"`)
      .header('x-archive-seq', String(seq))
      .header('x-total-count', String(total));
  };
  if (request.method === 'HEAD') {
    say(await count());
    vary(response, 'Accept-Encoding');
    return response.send();
  }
  const gone = new AbortController();
  response.raw.once('close', () => gone.abort());
  const source = await store.export(kind, query, gone.signal);
  say(source);
  const writer: ExportWriter<ExportRows[Kind]> =
    type === CSV
      ? csvLines(columns as never, json, escapeFormulas)
      : ndjsonLines(json, { kind, archive: store.id, seq: source.seq, total: source.total, filters });
  const stream = exportStream(source, writer);
  running.add(stream);
  stream.once('close', () => running.delete(stream));
  return response.send(stream);
}

/** The first line says what it is of; only one that is complete has the last one. */
function ndjsonLines<Row>(json: (row: Row) => string, meta: object): ExportWriter<Row> {
  return {
    head: `${JSON.stringify({ meta: { ...meta, at: new Date().toISOString() } })}\n`,
    lines: (rows) => rows.map((row) => `${json(row)}\n`).join(''),
    tail: (count, sha256) => `${JSON.stringify({ trailer: { count, complete: true, sha256 } })}\n`,
  };
}

/** A row that is none would be read as one: CSV tells by a header how many there will be. */
function csvLines<Row>(
  columns: readonly CsvColumn<unknown>[],
  json: (row: Row) => string,
  escapeFormulas: boolean,
): ExportWriter<Row> {
  const { header, lines } = csvWriter(columns, { escapeFormulas });
  return { head: header, lines: (rows) => lines(rows.map((row) => JSON.parse(json(row)))) };
}
