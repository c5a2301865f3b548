// Reads curated entities and the articles that may name them.

import type { CuratedEntity } from '../model/entity/curated-entity.ts';
import type { EntityType } from '../model/entity/entity.ts';
import { splitWords } from '../model/search/words.ts';
import { fold } from '../model/text/name.ts';
import { and, asc, eq, gt, sql } from './drizzle.ts';
import { NO_KEY } from './key.ts';
import type { ReadContext } from './read-context.ts';
import { articles, articleTerms, bodies, entities, entityNames, revisions, terms } from './tables.ts';

export interface ArticleText {
  key: number;
  title: string;
  text: string;
}

export function curatedReads({ db, snapshot, isIndexed }: ReadContext) {
  const p = sql.placeholder;
  const all = db
    .select({ entity: entities, name: entityNames.name })
    .from(entities)
    .leftJoin(entityNames, and(eq(entityNames.entityKey, entities.key), eq(entityNames.told, true)))
    .where(sql`${entities.given} = 1`)
    .orderBy(asc(entities.id), asc(entityNames.name))
    .prepare();
  const matching = db.$client.prepare('select rowid from word_index where word_index match ?').pluck();
  const byAuthor = db
    .select({ key: articleTerms.articleKey })
    .from(articleTerms)
    .innerJoin(terms, eq(terms.key, articleTerms.termKey))
    .where(and(eq(terms.kind, 'author'), eq(terms.termKey, p('termKey'))))
    .prepare();
  const enrichment = db
    .select({ revision: revisions.revision, extractor: revisions.extractor })
    .from(articles)
    .innerJoin(revisions, and(eq(revisions.articleKey, articles.key), eq(revisions.revision, articles.revision)))
    .where(eq(articles.key, p('key')))
    .prepare();
  const texts = db
    .select({ key: articles.key, title: articles.title, text: bodies.text })
    .from(articles)
    .innerJoin(bodies, eq(bodies.articleKey, articles.key))
    .where(gt(articles.key, p('after')))
    .orderBy(asc(articles.key))
    .limit(p('limit'))
    .prepare();

  return {
    /** Returns all curated entities, ordered by id, with aliases in alphabetical order. */
    async all(): Promise<CuratedEntity[]> {
      const found = new Map<string, ReturnType<typeof givenOf>>();
      for (const { entity: row, name } of snapshot(() => all.all())) {
        const entity = found.get(row.id) ?? givenOf(row);
        if (name !== null && name !== entity.name) entity.aliases.push(name);
        found.set(entity.id, entity);
      }
      return [...found.values()];
    },

    /** Whether `having` is reliable: not while the full text is being rebuilt. */
    canFind: async (): Promise<boolean> => isIndexed(),

    /** Keys of the articles with an author of this name. */
    async by(name: string): Promise<number[]> {
      return byAuthor.all({ termKey: fold(name) }).map(({ key }) => key);
    },

    /** Keys of the articles that contain the words of the name in sequence, or have an author of this name. */
    async having(name: string): Promise<number[]> {
      const said = splitWords(name).map(({ raw }) => raw);
      const authors = byAuthor.all({ termKey: fold(name) }).map(({ key }) => key);
      return said.length === 0 ? authors : [...(matching.all(`"${said.join(' ')}"`) as number[]), ...authors];
    },

    /** The current revision of an article and the extractor that enriched it. */
    async enrichment(key: number): Promise<{ revision: number; extractor: string } | null> {
      return enrichment.get({ key }) ?? null;
    },

    /** Reads the texts of articles in key order, after a key or from the first. */
    async texts(after: number | null, limit: number): Promise<ArticleText[]> {
      return texts.all({ after: after ?? NO_KEY, limit });
    },
  };
}

function givenOf({ id, type, name, description, sameAs }: typeof entities.$inferSelect) {
  const aliases: string[] = [];
  return { id, type: type as EntityType, name, aliases, description, sameAs: JSON.parse(sameAs) as string[] };
}
