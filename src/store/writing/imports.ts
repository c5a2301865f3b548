// Writes imports: jobs, their progress, and the outcome of their documents.

import type { ImportItem } from '../../model/import/import.ts';
import { asc, eq, inArray, sql } from '../drizzle.ts';
import { importOf } from '../imports.ts';
import type { Handle } from '../sqlite.ts';
import { importItems, imports } from '../tables.ts';

/** A job as it is stored. Only the import runner interprets `cursor`. */
export type ImportJob = typeof imports.$inferSelect;
export type NewImport = Pick<ImportJob, 'id' | 'createdAt' | 'keyId' | 'options' | 'bytes' | 'cursor'>;

export function prepareImports(db: Handle) {
  const p = sql.placeholder;
  const byId = db
    .select()
    .from(imports)
    .where(eq(imports.id, p('id')))
    .prepare();
  const open = db
    .select()
    .from(imports)
    .where(inArray(imports.state, ['queued', 'running']))
    .orderBy(asc(imports.key))
    .prepare();
  const insertItem = db
    .insert(importItems)
    .values({
      importKey: p('importKey'),
      position: p('position'),
      document: p('document'),
      outcome: p('outcome'),
      articleId: p('articleId'),
      title: p('title'),
      revision: p('revision'),
      warnings: p('warnings'),
      problem: p('problem'),
    })
    .prepare();
  const forgetItems = db
    .delete(importItems)
    .where(eq(importItems.importKey, p('key')))
    .prepare();

  return {
    /** Returns false if another job has the id. */
    add: (job: NewImport): boolean =>
      db
        .insert(imports)
        .values({ ...job, state: 'queued' })
        .onConflictDoNothing()
        .run().changes > 0,
    find: (id: string): ImportJob | null => byId.get({ id }) ?? null,
    /** Converts a job to the form that clients receive. */
    show: importOf,
    /** Queued and running jobs, in order of creation. */
    open: (): ImportJob[] => open.all(),
    update: (key: number, change: Partial<Omit<ImportJob, 'key'>>): void =>
      void db.update(imports).set(change).where(eq(imports.key, key)).run(),
    addItem({ position, document, outcome, warnings, problem, ...rest }: ImportItem, importKey: number): void {
      insertItem.run({
        importKey,
        position,
        document,
        outcome,
        articleId: rest.articleId ?? null,
        title: rest.title ?? null,
        revision: rest.revision ?? null,
        warnings: JSON.stringify(warnings),
        problem: problem ? JSON.stringify(problem) : null,
      });
    },
    forgetItems: (key: number): void => void forgetItems.run({ key }),
  };
}
