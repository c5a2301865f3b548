// Exports what other folders use of formats: the archive's data in the formats of other programs.

export { type ArticlePart, articleColumns, entityColumns, linkColumns, quoteColumns } from './columns.ts';
export type { CsvColumn } from './csv.ts';
export {
  csvExportWriter,
  type ExportSource,
  type ExportWriter,
  exportTexts,
  ndjsonWriter,
} from './export-texts.ts';
