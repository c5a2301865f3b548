// Reads the rows of an export page by page, from one snapshot of the archive.

import type { Entity } from '../../model/entity/entity.ts';
import type { Link } from '../../model/link/link.ts';
import type { ArticleQuery, EntityQuery, LinkQuery, Page, PageRequest, QuoteQuery } from '../../model/query/query.ts';
import type { QuoteInContext } from '../../model/quote/quote-in-context.ts';
import { queryRunner } from '../analysis/index.ts';
import type { DatabaseFile } from '../database-files.ts';
import { listEntities } from '../entity-list.ts';
import { linkReads } from '../links.ts';
import { openReadContext, type ReadContext } from '../read-context.ts';
import { walkArticles } from '../search/articles.ts';
import type { ArticleListRow } from '../search/list-row.ts';
import { planWhole } from '../search/plan.ts';
import { openReader } from '../sqlite.ts';
import { type ArchiveHead, type ArchiveQuery, archiveLines } from './archive.ts';

type Whole<Query extends PageRequest> = Omit<Query, keyof PageRequest>;

/** The queries of each kind of export. */
export interface ExportQueries {
  articles: Pick<ArticleQuery, 'filters' | 'text'> & { sort: 'newest' | 'oldest'; withBody: boolean };
  entities: Whole<EntityQuery>;
  quotes: Whole<QuoteQuery>;
  links: Whole<LinkQuery>;
  archive: ArchiveQuery;
}

/** The rows of each kind of export. */
export interface ExportRows {
  articles: ArticleListRow;
  entities: Entity;
  quotes: QuoteInContext;
  links: Link;
  /** Lines; see `archive.ts`. */
  archive: string;
}

export type ExportKind = keyof ExportQueries;

/** Kinds whose rows are those of a list. */
type ListKind = Exclude<ExportKind, 'archive'>;

/** Rows read per query; articles can be long, so their pages are small. */
const READ: Record<ListKind, number> = { articles: 100, entities: 500, quotes: 1_000, links: 1_000 };
/** Batches per page: a reader waits only for the processing of one batch. */
const BATCHES = 10;

export interface ExportRowSource<Row> {
  /** The number of rows; for an archive export, the number of changes. */
  total: number;
  /** The number of the last change in the snapshot. */
  seq: number;
  /** Archive exports only: what precedes the lines. */
  head?: ArchiveHead;
  /** The next rows; empty after the last. */
  next: () => Promise<Row[]>;
  close: () => void;
}

/** Opens a separate connection, which does not see later commits. */
export async function openSource<Kind extends ExportKind>(
  { file, identity }: DatabaseFile,
  kind: Kind,
  query: ExportQueries[Kind],
): Promise<ExportRowSource<ExportRows[Kind]>> {
  const engine = openReader(file, { once: true, identity });
  try {
    engine.hold();
    const reading = openReadContext(engine);
    const { close } = engine;
    if (kind === 'archive') {
      const { next, ...archive } = archiveLines(reading, query as ArchiveQuery);
      return { ...archive, next: async () => next() as ExportRows[Kind][], close };
    }
    return { ...(await rowsOf(reading, kind as ListKind, query as never)), close } as ExportRowSource<ExportRows[Kind]>;
  } catch (error) {
    engine.close();
    throw error;
  }
}

async function rowsOf<Kind extends ListKind>(reading: ReadContext, kind: Kind, query: ExportQueries[Kind]) {
  const read = pagesOf[kind](reading, query);
  const limit = READ[kind];
  const { total, seq, ...first } = await read({ limit });
  let { rows, next: cursor } = first;
  return {
    total,
    seq,
    async next() {
      if (rows.length === 0 && cursor !== null) ({ rows, next: cursor } = await read({ limit, cursor }));
      return rows.splice(0, limit / BATCHES);
    },
  };
}

type Pages<Row> = (page: PageRequest) => Page<Row> | Promise<Page<Row>>;

const pagesOf: {
  [Kind in ListKind]: (reading: ReadContext, query: ExportQueries[Kind]) => Pages<ExportRows[Kind]>;
} = {
  articles(reading, { withBody, ...query }) {
    const walk = planWhole(reading, query, query.sort);
    if (walk) return (page) => walkArticles(reading, walk, { ...query, ...page }, withBody);
    const analyst = queryRunner(reading);
    return (page) => analyst.answer('articles', [{ ...query, ...page }, withBody]);
  },
  entities(reading, query) {
    if (query.q === undefined) return (page) => listEntities(reading, { ...query, ...page });
    const analyst = queryRunner(reading);
    return (page) => analyst.answer('entities', [{ ...query, ...page }]);
  },
  quotes(reading, query) {
    const analyst = queryRunner(reading);
    return (page) => analyst.answer('quotes', [{ ...query, ...page }]);
  },
  links(reading, query) {
    const { list } = linkReads(reading);
    return (page) => list({ ...query, ...page });
  },
};
