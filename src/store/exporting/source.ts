// The rows of an export: those of a list, page after page, of one moment of the archive.

import type { Entity } from '../../model/entity.ts';
import type { Link } from '../../model/link.ts';
import type { ArticleQuery, EntityQuery, LinkQuery, Page, PageRequest, QuoteQuery } from '../../model/query.ts';
import type { QuoteInContext } from '../../model/quote-in-context.ts';
import { analystOn } from '../analysis/index.ts';
import { listEntities } from '../entity-list.ts';
import { linkReads } from '../links.ts';
import { openReading, type Reading } from '../reading.ts';
import { walkArticles } from '../search/articles.ts';
import type { ListedArticle } from '../search/listed.ts';
import { planWhole } from '../search/plan.ts';
import { openReader } from '../sqlite.ts';

type Whole<Query extends PageRequest> = Omit<Query, keyof PageRequest>;

/** What can be exported, by what is asked of it. */
export interface ExportQueries {
  articles: Pick<ArticleQuery, 'filters' | 'text'> & { sort: 'newest' | 'oldest'; withBody: boolean };
  entities: Whole<EntityQuery>;
  quotes: Whole<QuoteQuery>;
  links: Whole<LinkQuery>;
}

/** And what its rows are. */
export interface ExportRows {
  articles: ListedArticle;
  entities: Entity;
  quotes: QuoteInContext;
  links: Link;
}

export type ExportKind = keyof ExportQueries;

/** Rows of one batch: articles may be long. */
const BATCH: Record<ExportKind, number> = { articles: 100, entities: 500, quotes: 1_000, links: 1_000 };

export interface Source<Row> {
  /** How many rows there are. */
  total: number;
  /** The number of the last change that they show. */
  seq: number;
  /** The next rows; none after the last. */
  next: () => Promise<Row[]>;
  close: () => void;
}

/** Opens a connection of its own, which sees nothing of what is committed from now on. */
export async function openSource<Kind extends ExportKind>(
  file: string,
  kind: Kind,
  query: ExportQueries[Kind],
): Promise<Source<ExportRows[Kind]>> {
  const engine = openReader(file);
  try {
    engine.hold();
    const read = pagesOf[kind](openReading(engine), query);
    const limit = BATCH[kind];
    let first: Page<ExportRows[Kind]> | null = await read({ limit });
    const { total, seq } = first;
    let cursor = first.next;
    return {
      total,
      seq,
      async next() {
        if (first) {
          const { rows } = first;
          first = null;
          return rows;
        }
        if (cursor === null) return [];
        const page = await read({ limit, cursor });
        cursor = page.next;
        return page.rows;
      },
      close: engine.close,
    };
  } catch (error) {
    engine.close();
    throw error;
  }
}

type Pages<Row> = (page: PageRequest) => Page<Row> | Promise<Page<Row>>;

const pagesOf: {
  [Kind in ExportKind]: (reading: Reading, query: ExportQueries[Kind]) => Pages<ExportRows[Kind]>;
} = {
  articles(reading, { withBody, ...query }) {
    const walk = planWhole(reading, query, query.sort);
    if (walk) return (page) => walkArticles(reading, walk, { ...query, ...page }, withBody);
    const analyst = analystOn(reading);
    return (page) => analyst.answer('articles', [{ ...query, ...page }, withBody]);
  },
  entities(reading, query) {
    if (query.q === undefined) return (page) => listEntities(reading, { ...query, ...page });
    const analyst = analystOn(reading);
    return (page) => analyst.answer('entities', [{ ...query, ...page }]);
  },
  quotes(reading, query) {
    const analyst = analystOn(reading);
    return (page) => analyst.answer('quotes', [{ ...query, ...page }]);
  },
  links(reading, query) {
    const { list } = linkReads(reading);
    return (page) => list({ ...query, ...page });
  },
};
