// Replaces the findings of an article without a new revision.

import type { Findings, FoundLink } from '../../model/article/findings.ts';
import { and, eq, sql } from '../drizzle.ts';
import { figureOf } from '../render/figure.ts';
import type { Handle } from '../sqlite.ts';
import { articles, bodies, revisions } from '../tables.ts';
import type { ContentParts } from './contents.ts';
import type { prepareEntityFacts } from './entity-facts.ts';

interface Parts extends ContentParts {
  renewEntities: ReturnType<typeof prepareEntityFacts>;
  /** Marks an article with new findings. */
  mark: (key: number, at: string) => void;
}

type Text = Omit<Findings, 'links'>;

export function prepareRewrite(db: Handle, parts: Parts) {
  const p = sql.placeholder;
  const article = db
    .select({ id: articles.id, revision: articles.revision })
    .from(articles)
    .where(eq(articles.key, p('key')))
    .prepare();
  const count = db
    .update(articles)
    .set({ entityCount: sql`${p('entityCount')}`, quoteCount: sql`${p('quoteCount')}` })
    .where(eq(articles.key, p('key')))
    .prepare();
  const countLinks = db
    .update(articles)
    .set({ linkCount: sql`${p('linkCount')}` })
    .where(eq(articles.key, p('key')))
    .prepare();
  const keepFigures = db
    .update(bodies)
    .set({ figures: sql`${p('figures')}` })
    .where(eq(bodies.articleKey, p('key')))
    .prepare();
  const sign = db
    .update(revisions)
    .set({ extractor: sql`${p('extractor')}` })
    .where(and(eq(revisions.articleKey, p('key')), eq(revisions.revision, p('revision'))))
    .prepare();

  /** `relink` are new links, if the links were found again as well. */
  function rewrite(key: number, findings: Text, at: string, relink?: FoundLink[]): void {
    const row = article.get({ key });
    if (!row) throw new Error(`There is no article with the key ${key}.`);
    parts.fullText.removeQuotes(key);
    parts.quotes.remove(key);
    parts.dates.remove(key);
    parts.entities.remove(key);
    if (relink) {
      parts.links.remove(key);
      parts.links.add(key, relink);
      countLinks.run({ key, linkCount: relink.length });
    }
    parts.quotes.add(key, findings, parts.entities.add(key, findings, at));
    if (relink) parts.renewEntities(findings.entities, at);
    parts.dates.add(key, findings.figures);
    parts.fullText.addQuotes(key);
    parts.terms.nameAuthors(key, findings.authors);
    const entityCount = new Set(findings.mentions.map(({ entityId }) => entityId)).size;
    count.run({ key, entityCount, quoteCount: findings.quotes.length });
    keepFigures.run({ key, figures: JSON.stringify(findings.figures.map(figureOf)) });
    sign.run({ key, revision: row.revision, extractor: findings.extractor });
    parts.mark(key, at);
  }

  return {
    rewrite: (key: number, findings: Text, at: string): void => rewrite(key, findings, at),
    /** Replaces all findings after a new enrichment, including links and what is known of entities in advance. */
    renew: (key: number, findings: Findings, at: string): void => rewrite(key, findings, at, findings.links),
    current: (key: number): { id: string; revision: number } | null => article.get({ key }) ?? null,
  };
}
