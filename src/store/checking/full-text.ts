// Checks the full text of articles and quotes token by token against their texts.

import { BLOCK_BREAK } from '../../model/search/sequence.ts';
import { asc, eq, sql } from '../drizzle.ts';
import { QUOTES_OF_ARTICLE, quoteTokens } from '../full-text/quote-index.ts';
import { prepareTexts } from '../full-text/read-texts.ts';
import { indexedText } from '../full-text/tokens.ts';
import { docValues, quotes, STALE } from '../tables.ts';
import type { ArticleCheck, CheckContext, TableCheck } from './check.ts';
import { TokenSums } from './token-sums.ts';
import { numbersOf, placeIn, split, tokensIn, vocabularyOf } from './tokens.ts';

const COLUMNS = ['title', 'caption', 'body', 'author'];

/** Sums the tokens of a table by document. Rows of unknown documents are collected by number, each once. */
function summed(
  context: CheckContext,
  table: string,
  columns: readonly string[],
  ids: Float64Array,
  idOf = (doc: number) => doc,
) {
  const sums = new TokenSums(ids);
  const strangers = new Set<number>();
  for (const { term, doc, col, offset } of tokensIn(context.client, table)) {
    // The row number of a quote includes its position.
    const id = idOf(doc);
    const place = col === null ? 0 : placeIn(columns.indexOf(col), offset ?? 0);
    if (!sums.add(id, term, place + (doc - id), 1) && strangers.size < 1_000) strangers.add(doc);
  }
  return { sums, strangers };
}

export const fullText: ArticleCheck = {
  name: 'full-text',
  isSlow: true,
  tables: ['stem_index', 'word_index', 'impact_index'],
  remedy: 'repair',
  mending: { rebuild: 'words' },
  open(context) {
    const { db, client, outdated } = context;
    if (outdated.words) return { article: () => [] };
    const keys = numbersOf(client, 'select count(*) from articles', 'select key from articles order by key');
    const [stems, words, impacts] = (['stem_index', 'word_index', 'impact_index'] as const).map((table) => ({
      table,
      ...summed(context, table, COLUMNS, keys),
    }));
    const textsOf = prepareTexts(db);
    const take = (kept: typeof stems, key: number, column: number, tokens: string) => {
      for (const [offset, token] of split(tokens).entries()) kept?.sums.add(key, token, placeIn(column, offset), -1);
    };
    return {
      article({ row: { key }, stale }) {
        const texts = stale === STALE.words ? null : textsOf(key);
        if (!texts) return [];
        const indexed = indexedText(texts);
        for (const [column, tokens] of indexed.stems.entries()) take(stems, key, column, tokens);
        for (const [column, tokens] of indexed.words.entries()) take(words, key, column, tokens);
        for (const token of split(indexed.impacts)) impacts?.sums.add(key, token, 0, -1);
        return [];
      },
      *end() {
        const idOf = client.prepare('select id from articles where key = ?').pluck();
        for (const kept of [stems, words, impacts]) {
          if (!kept) continue;
          for (const key of kept.sums.unequal())
            yield `${kept.table} has other words of the article ${idOf.get(key)} than it says`;
          for (const doc of kept.strangers) yield `${kept.table} has the row ${doc}, which is no article’s`;
        }
      },
    };
  },
};

export const quoteText: ArticleCheck = {
  name: 'full-text-of-quotes',
  isSlow: true,
  tables: ['quote_index'],
  remedy: 'repair',
  mending: { rebuild: 'words' },
  open(context) {
    const { db, client, outdated } = context;
    if (outdated.words) return { article: () => [] };
    const slots = numbersOf(
      client,
      'select count(*) from doc_values',
      'select slot from doc_values where article_key is not null order by slot',
    );
    const { sums, strangers } = summed(context, 'quote_index', ['stems', 'words'], slots, (row) =>
      Math.floor(row / QUOTES_OF_ARTICLE),
    );
    const slotOf = db
      .select({ slot: docValues.slot })
      .from(docValues)
      .where(eq(docValues.articleKey, sql.placeholder('key')))
      .prepare();
    const its = db
      .select({ position: quotes.position, text: quotes.text })
      .from(quotes)
      .where(eq(quotes.articleKey, sql.placeholder('key')))
      .orderBy(asc(quotes.position))
      .prepare();
    return {
      article({ row: { key }, stale }) {
        const slot = slotOf.get({ key })?.slot;
        if (slot === undefined || stale === STALE.words) return [];
        for (const { position, text } of its.all({ key })) {
          if (position >= QUOTES_OF_ARTICLE) continue;
          const { stems, words } = quoteTokens(text);
          const row = slot * QUOTES_OF_ARTICLE + position;
          for (const [column, tokens] of [stems, words].entries()) {
            for (const [offset, token] of split(tokens).entries())
              sums.add(slot, token, placeIn(column, offset) + (row - slot), -1);
          }
        }
        return [];
      },
      *end() {
        const idOf = client
          .prepare('select id from doc_values join articles on key = article_key where slot = ?')
          .pluck();
        for (const slot of sums.unequal())
          yield `quote_index has other words of the quotes of the article ${idOf.get(slot)} than they say`;
        for (const row of strangers) yield `quote_index has the row ${row}, which is no quote’s`;
      },
    };
  },
};

/** Checks the number of articles that contain each word against the index of words. */
export const searchTermsCheck: TableCheck = {
  name: 'search-terms',
  isSlow: true,
  tables: ['search_terms'],
  remedy: 'repair',
  mending: { rebuild: 'words' },
  *find({ client, outdated }) {
    if (outdated.words) return;
    const vocabulary = vocabularyOf(client, 'stem_index', 'row');
    // The index has a separator token between blocks, which is not a word.
    const query = `
      select found.term, article_count as kept, doc as counted from ${vocabulary} found
      left join search_terms using (term) where found.term <> '${BLOCK_BREAK}' and article_count is not doc
      union all
      select term, article_count, 0 from search_terms
      where not exists (select 1 from ${vocabulary} found where found.term = search_terms.term)`;
    for (const row of client.prepare(query).iterate() as Iterable<{
      term: string;
      kept: number | null;
      counted: number;
    }>) {
      yield `the word “${row.term}” is counted in ${row.kept ?? 'no'} articles and is in ${row.counted}`;
    }
  },
};
