// The door of formats: what the archive holds, as other programs read it.

export { type ArticlePart, articleColumns, entityColumns, linkColumns, quoteColumns } from './columns.ts';
export type { CsvColumn } from './csv.ts';
export {
  csvExportWriter,
  type ExportSource,
  type ExportWriter,
  exportTexts,
  ndjsonWriter,
} from './export-texts.ts';
