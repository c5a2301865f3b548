// Sends an export: chooses its format, sets its headers and limits how many run at once.

import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type CsvColumn, csvExportWriter, type ExportWriter, ndjsonWriter } from '../formats/index.ts';
import type { ExportKind, ExportQueries, ExportRows } from '../store/index.ts';
import type { RouteContext } from './context.ts';
import { exportStream } from './export-stream.ts';
import { preferredType } from './negotiate.ts';
import { queryBool, queryEnum } from './query.ts';
import { vary } from './vary.ts';

export const NDJSON = 'application/x-ndjson';
export const CSV = 'text/csv';
const TYPES = { ndjson: NDJSON, csv: CSV } as const;

const ExportFormat = z
  .enum(['ndjson', 'csv'])
  .meta({ id: 'ExportFormat', description: 'The format of an export: a line of JSON for each row, or a table.' });

/** Query parameters of every export. */
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
  /** Counts the rows without reading them. */
  count: () => Promise<{ total: number; seq: number }>;
  /** A row as JSON. */
  json: (row: ExportRows[Kind]) => string;
  /** The columns of the table; null if the rows cannot be shown as a table. */
  columns: readonly CsvColumn<never>[] | null;
  /** Whether a row is included in the count; default: all are. */
  counts?: (row: ExportRows[Kind]) => boolean;
  /** Whether a checksum follows each batch. */
  hasChecks?: boolean;
}

interface Words {
  format?: 'ndjson' | 'csv' | undefined;
  escapeFormulas?: boolean;
}

/**
 * Sends all rows of the query. `running` holds the stream until it closes. The handler must return the result, since sending
 * continues later.
 */
export async function sendExport<Kind extends ExportKind>(
  { store }: Pick<RouteContext, 'store'>,
  running: Set<Readable>,
  request: FastifyRequest,
  response: FastifyReply,
  { kind, query, count, json, columns, counts, hasChecks = false }: ExportPlan<Kind>,
): Promise<FastifyReply> {
  const { format, escapeFormulas = true, ...filters } = request.query as Words;
  const type = format ? TYPES[format] : (preferredType(request, columns ? [NDJSON, CSV] : [NDJSON]) ?? NDJSON);
  const say = ({ total, seq }: { total: number; seq: number }) => {
    vary(response, 'Accept');
    response
      .type(`${type}; charset=utf-8`)
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
  const meta = { kind, archive: store.id, seq: source.seq, total: source.total, filters, ...source.head };
  const writer: ExportWriter<ExportRows[Kind]> =
    type === CSV && columns
      ? csvExportWriter(columns as never, { json, escapeFormulas })
      : ndjsonWriter({ ...meta, at: new Date().toISOString() }, { json, counts, hasChecks });
  const stream = exportStream(source, writer);
  running.add(stream);
  stream.once('close', () => running.delete(stream));
  return response.send(stream);
}
