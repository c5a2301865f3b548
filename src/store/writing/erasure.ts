// Erases other traces of an erased article: names that only it had, labels of its documents, responses about it.

import { and, eq, isNull, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { articleTerms, entities, importItems, storedResponses, terms } from '../tables.ts';
import type { prepareLog } from './changes.ts';
import { prepareCurationStatements } from './curation-statements.ts';
import type { prepareEntities } from './entities.ts';
import type { prepareEntityIndex } from './entity-index.ts';
import type { preparePurge } from './purge.ts';

/** Replaces the name of a document: file names often are headlines. */
const ERASED = '(erased)';
const ENTITY_ID = /^(?:person|organization|place|event|other)-[a-z0-9-]+$/u;

export interface Erasure {
  id: string;
  at: string;
  /** The revisions as clients received them, JSON. */
  snapshots: readonly string[];
}

interface Parts {
  log: ReturnType<typeof prepareLog>;
  entities: ReturnType<typeof prepareEntities>;
  entityIndex: ReturnType<typeof prepareEntityIndex>;
  condense: ReturnType<typeof preparePurge>;
  /** Keys of the articles that name an entity. */
  naming: (id: string) => number[];
  /** Marks an article to be rendered again. */
  touch: (key: number) => void;
}

export function prepareErasure(db: Handle, { log, entities: kept, entityIndex, condense, naming, touch }: Parts) {
  const p = sql.placeholder;
  const forgetItems = db
    .update(importItems)
    .set({ document: ERASED, title: null, warnings: '[]', problem: null })
    .where(eq(importItems.articleId, p('id')))
    .prepare();
  const forgetTerms = db.delete(terms).where(eq(terms.articleCount, 0)).prepare();
  // Entities that are curated, or part of a merge or a split, are known from elsewhere.
  const isUnknown = and(
    eq(entities.articleCount, 0),
    eq(entities.quoteCount, 0),
    eq(entities.given, false),
    isNull(entities.mergedInto),
    sql`not exists (select 1 from rulings where ${entities.id} in (found_id, entity_id))`,
  );
  const unknown = db
    .select({ id: entities.id })
    .from(entities)
    .where(and(eq(entities.id, p('id')), isUnknown))
    .prepare();
  // The author of an article need not be named in it.
  const authors = db
    .selectDistinct({ id: articleTerms.entityId })
    .from(terms)
    .innerJoin(articleTerms, eq(articleTerms.termKey, terms.key))
    .where(and(eq(terms.kind, 'author'), sql`${articleTerms.entityId} in (select value from json_each(${p('ids')}))`))
    .prepare();
  const unname = db
    .update(terms)
    .set({ entityId: null })
    .where(and(eq(terms.kind, 'author'), eq(terms.entityId, p('id'))))
    .prepare();
  const remove = db
    .delete(entities)
    .where(eq(entities.id, p('id')))
    .returning({ key: entities.key })
    .prepare();
  const { liftAll } = prepareCurationStatements(db);
  const forgetReplies = db
    .delete(storedResponses)
    .where(and(isNull(storedResponses.articleId), sql`instr(${storedResponses.reply}, ${p('quoted')}) > 0`))
    .prepare();

  /** Deletes an entity and its traces. */
  function removeEntity(id: string): void {
    const row = remove.get({ id });
    if (!row) return;
    entityIndex.remove(row.key);
    unname.run({ id });
    forgetReplies.run({ quoted: JSON.stringify(id) });
    kept.forget();
    condense.begin();
  }

  return {
    /** Erases the traces of an article after the article itself is deleted. */
    eraseArticle({ id, at, snapshots }: Erasure): void {
      forgetItems.run({ id });
      forgetTerms.run();
      condense.begin();
      const ids = [...new Set(snapshots.flatMap(entityIdsIn))].filter((one) => unknown.get({ id: one }));
      const writing = new Set(authors.all({ ids: JSON.stringify(ids) }).map((author) => author.id));
      for (const entityId of ids) {
        if (writing.has(entityId)) continue;
        removeEntity(entityId);
        log({ at, kind: 'entity', id: entityId, operation: 'erase' });
      }
    },

    /**
     * Erases an entity in a mirror. No article of the source names it, so one here that does arrives again later in the
     * log.
     */
    eraseEntity(id: string): void {
      for (const key of naming(id)) touch(key);
      liftAll.run({ id });
      removeEntity(id);
    },
  };
}

/** The entities that a revision named, quoted, or was written by. */
function entityIdsIn(snapshot: string): string[] {
  const ids: string[] = [];
  JSON.parse(snapshot, (_, value: unknown) => {
    if (typeof value === 'string' && ENTITY_ID.test(value)) ids.push(value);
    return value;
  });
  return ids;
}
