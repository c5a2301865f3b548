// Checks the facet values of each article against the tables they are read from.

import { DocValuesReader, encodeDocValues, LISTS, type ListColumn, SINGLES } from '../doc-values/record.ts';
import { prepareValuesOf } from '../doc-values/values-of.ts';
import { eq, sql } from '../drizzle.ts';
import { docValues, STALE } from '../tables.ts';
import { type ArticleCheck, queryCheck } from './check.ts';

/** Lists in document order; all others are sets. */
const IN_ORDER: readonly ListColumn[] = ['quote', 'mentioned'];

/** The full text of quotes is found through this row, so a missing row requires a new index of all words. */
export const facetRows = queryCheck({
  name: 'facet-rows',
  remedy: 'repair',
  query: `select 'article ' || id || ' has no values for facets' as place, null as kept, null as counted
    from articles where not exists (select 1 from doc_values where article_key = key)`,
  says: ({ place }) => place,
  mending: { rebuild: 'words' },
});

export const facetValues: ArticleCheck = {
  name: 'facet-values',
  tables: ['doc_values'],
  remedy: 'repair',
  mending: { rebuild: 'rendering' },
  open({ db, outdated }) {
    const valuesOf = prepareValuesOf(db);
    const stored = db
      .select({ data: docValues.data })
      .from(docValues)
      .where(eq(docValues.articleKey, sql.placeholder('key')))
      .prepare();
    return {
      *article({ row, stale }) {
        const kept = stored.get({ key: row.key });
        if (!kept || outdated.rendering || stale !== STALE.not) return;
        const wanted = valuesOf(row.key);
        if (wanted && comparable(kept.data) !== comparable(encodeDocValues(wanted))) {
          yield `article ${row.id} has other values for facets than its rows`;
        }
      },
    };
  },
};

function comparable(data: Uint8Array): string {
  const reader = new DocValuesReader();
  if (data.length % 4 !== 0) return 'damaged';
  reader.read(data);
  const lists = LISTS.map((name) => {
    const list = [...reader.list[name]];
    return IN_ORDER.includes(name) ? list : list.sort((one, other) => one - other);
  });
  return JSON.stringify([data.length, reader.hasImage, SINGLES.map((name) => reader.single[name]), lists]);
}
