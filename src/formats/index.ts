// The door of formats: what the archive holds, as other programs read it.

export { type ArticlePart, articleColumns, entityColumns, linkColumns, quoteColumns } from './columns.ts';
export { type CsvColumn, csvWriter } from './csv.ts';
export { type ExportSource, type ExportWriter, exportTexts, ndjsonWriter } from './export-texts.ts';
