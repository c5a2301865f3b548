// Exports every table of the archive.

export * from './tables/articles.ts';
export * from './tables/curation-decisions.ts';
export * from './tables/entities.ts';
export * from './tables/imports.ts';
export * from './tables/keys.ts';
export * from './tables/links.ts';
export * from './tables/log.ts';
export * from './tables/quotes.ts';
export * from './tables/search.ts';
export * from './tables/terms.ts';
export * from './tables/tombstones.ts';
