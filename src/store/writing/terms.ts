// Files articles under terms: sections, tags, authors, sources and languages, with their counts.

import type { TermRecord } from '../../model/archive/archive-record.ts';
import type { Draft, DraftSource } from '../../model/article/draft.ts';
import type { Findings } from '../../model/article/findings.ts';
import { sourceId } from '../../model/id/id.ts';
import type { TermKind } from '../../model/query/query.ts';
import { fold } from '../../model/text/name.ts';
import { and, eq, sql } from '../drizzle.ts';
import { termKeyOf } from '../read-context.ts';
import type { Handle } from '../sqlite.ts';
import { articleTerms, terms } from '../tables.ts';

export interface Filing {
  kind: TermKind;
  termKey: string;
  name: string;
  host: string | null;
  entityId: string | null;
  position: number;
}

/** Returns the terms of a draft, each once. */
export function filingsOf(draft: Draft, findings: Findings): Filing[] {
  const filings = new Map<string, Filing>();
  const add = (kind: TermKind, name: string, position: number, rest: Partial<Filing> = {}) => {
    const filing = { kind, termKey: termKeyOf(kind, name), name, host: null, entityId: null, position, ...rest };
    const known = `${kind} ${filing.termKey}`;
    if (filing.termKey && !filings.has(known)) filings.set(known, filing);
  };
  if (draft.section) add('section', draft.section, 0);
  draft.tags.forEach((tag, position) => {
    add('tag', tag, position);
  });
  findings.authors.forEach(({ name, entityId }, position) => {
    add('author', name, position, { entityId });
  });
  if (draft.source) add('source', draft.source.name, 0, { termKey: sourceId(draft.source), host: draft.source.host });
  if (draft.lang) add('lang', draft.lang, 0);
  return [...filings.values()];
}

/** Calls `touch` with the key of every article whose rendering changes. */
export function prepareTerms(db: Handle, touch: (key: number) => void) {
  const key = sql.placeholder('key');
  const find = db
    .select({ key: terms.key, name: terms.name, host: terms.host })
    .from(terms)
    .where(and(eq(terms.kind, sql.placeholder('kind')), eq(terms.termKey, sql.placeholder('termKey'))))
    .prepare();
  const create = db
    .insert(terms)
    .values({
      kind: sql.placeholder('kind'),
      termKey: sql.placeholder('termKey'),
      name: sql.placeholder('name'),
      nameKey: sql.placeholder('nameKey'),
      host: sql.placeholder('host'),
      entityId: sql.placeholder('entityId'),
      articleCount: 1,
    })
    .returning({ key: terms.key })
    .prepare();
  // The first document's spelling stays; the entity of an author stays once it is known.
  const count = db
    .update(terms)
    .set({
      articleCount: sql`${terms.articleCount} + 1`,
      host: sql`coalesce(${sql.placeholder('host')}, ${terms.host})`,
      entityId: sql`coalesce(${sql.placeholder('entityId')}, ${terms.entityId})`,
    })
    .where(eq(terms.key, key))
    .prepare();
  const list = db
    .update(terms)
    .set({
      articleCount: sql`${terms.articleCount} + 1`,
      name: sql`${sql.placeholder('name')}`,
      nameKey: sql`${sql.placeholder('nameKey')}`,
      host: sql`${sql.placeholder('host')}`,
      entityId: sql`${sql.placeholder('entityId')}`,
    })
    .where(eq(terms.key, key))
    .prepare();
  const rename = db
    .update(terms)
    .set({ name: sql`${sql.placeholder('name')}`, nameKey: sql`${sql.placeholder('nameKey')}` })
    .where(eq(terms.key, key))
    .prepare();
  const filing = db
    .select({ key: articleTerms.articleKey })
    .from(articleTerms)
    .where(eq(articleTerms.termKey, key))
    .prepare();
  const file = db
    .insert(articleTerms)
    .values({
      termKey: sql.placeholder('termKey'),
      articleKey: sql.placeholder('articleKey'),
      position: sql.placeholder('position'),
      name: sql.placeholder('name'),
      entityId: sql.placeholder('entityId'),
    })
    .prepare();
  const discount = db
    .update(terms)
    .set({ articleCount: sql`${terms.articleCount} - 1` })
    .where(sql`${terms.key} in (select term_key from article_terms where article_key = ${key})`)
    .prepare();
  const nameAuthor = db
    .update(articleTerms)
    .set({ entityId: sql`${sql.placeholder('entityId')}` })
    .where(
      and(
        eq(articleTerms.termKey, sql.placeholder('termKey')),
        eq(articleTerms.articleKey, sql.placeholder('articleKey')),
        sql`${articleTerms.entityId} is not ${sql.placeholder('entityId')}`,
      ),
    )
    .prepare();
  const nameTerm = db
    .update(terms)
    .set({ entityId: sql`coalesce(${sql.placeholder('entityId')}, ${terms.entityId})` })
    .where(eq(terms.key, key))
    .prepare();
  const itsPaper = db
    .select({ written: articleTerms.name, shown: terms.name, key: terms.termKey })
    .from(articleTerms)
    .innerJoin(terms, eq(terms.key, articleTerms.termKey))
    .where(and(eq(articleTerms.articleKey, key), eq(terms.kind, 'source')))
    .prepare();
  const unfile = db.delete(articleTerms).where(eq(articleTerms.articleKey, key)).prepare();

  return {
    add(articleKey: number, filings: Filing[]): void {
      for (const { position, ...term } of filings) {
        const nameKey = fold(term.name);
        const known = find.get(term);
        if (known) count.run({ ...term, key: known.key });
        // A source known only by its host gets its name from the first document that states one.
        if (known && term.kind === 'source' && known.name === known.host && term.name !== known.name) {
          rename.run({ ...term, nameKey, key: known.key });
          for (const article of filing.all({ key: known.key })) touch(article.key);
        }
        const termKey = known?.key ?? create.get({ ...term, nameKey })?.key;
        if (termKey !== undefined) file.run({ ...term, termKey, articleKey, position });
      }
    },
    /** Files an article from another archive under terms with the names they have there. */
    restore(articleKey: number, filed: readonly TermRecord[]): void {
      for (const { listed, kind, termKey, ...rest } of filed) {
        const shown = { ...listed, nameKey: fold(listed.name) };
        const known = find.get({ kind, termKey });
        if (known) {
          list.run({ ...shown, key: known.key });
          // The name of a source is part of the rendering of its articles.
          if (known.name !== listed.name) for (const article of filing.all({ key: known.key })) touch(article.key);
        }
        const key = known?.key ?? create.get({ ...shown, kind, termKey })?.key;
        if (key !== undefined) file.run({ ...rest, termKey: key, articleKey });
      }
    },

    /** Updates the entities of an article's authors. */
    nameAuthors(articleKey: number, authors: readonly { name: string; entityId: string | null }[]): void {
      for (const { name, entityId } of authors) {
        const author = find.get({ kind: 'author', termKey: termKeyOf('author', name) });
        if (author && nameAuthor.run({ termKey: author.key, articleKey, entityId }).changes > 0) {
          nameTerm.run({ key: author.key, entityId });
        }
      }
    },

    /** Returns a source as the article spelt it, if `source` is what the article shows now: that is not a change. */
    asWritten(articleKey: number, source: DraftSource): DraftSource {
      const paper = itsPaper.get({ key: articleKey });
      const isShown = paper?.shown === source.name && paper.key === sourceId(source);
      return isShown ? { ...source, name: paper.written } : source;
    },

    remove(articleKey: number): void {
      discount.run({ key: articleKey });
      unfile.run({ key: articleKey });
    },
  };
}
