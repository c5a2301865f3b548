// What is known of an article replaced, the article itself staying as it is: no revision comes of it.

import { and, eq, sql } from 'drizzle-orm';
import type { Findings } from '../../model/findings.ts';
import { figureOf } from '../render/figure.ts';
import type { Handle } from '../sqlite.ts';
import { articles, bodies, revisions } from '../tables.ts';
import type { prepareLog } from './changes.ts';
import type { prepareDates } from './dates.ts';
import type { prepareEntities } from './entities.ts';
import type { prepareFullText } from './full-text.ts';
import type { prepareQuotes } from './quotes.ts';
import type { prepareTerms } from './terms.ts';

interface Parts {
  log: ReturnType<typeof prepareLog>;
  terms: ReturnType<typeof prepareTerms>;
  entities: ReturnType<typeof prepareEntities>;
  quotes: ReturnType<typeof prepareQuotes>;
  dates: ReturnType<typeof prepareDates>;
  fullText: ReturnType<typeof prepareFullText>;
  /** Marks an article whose rendering changes. */
  touch: (key: number) => void;
}

export type Rewrite = (articleKey: number, findings: Omit<Findings, 'links'>, at: string) => void;

export function prepareRewrite(db: Handle, parts: Parts): Rewrite {
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

  return (key, findings, at) => {
    const row = article.get({ key });
    if (!row) throw new Error(`There is no article with the key ${key}.`);
    parts.fullText.removeQuotes(key);
    parts.quotes.remove(key);
    parts.dates.remove(key);
    parts.entities.remove(key);
    parts.quotes.add(key, findings, parts.entities.add(key, findings, at));
    parts.dates.add(key, findings.figures);
    parts.fullText.addQuotes(key);
    parts.terms.nameAuthors(key, findings.authors);
    const entityCount = new Set(findings.mentions.map(({ entityId }) => entityId)).size;
    count.run({ key, entityCount, quoteCount: findings.quotes.length });
    keepFigures.run({ key, figures: JSON.stringify(findings.figures.map(figureOf)) });
    sign.run({ key, revision: row.revision, extractor: findings.extractor });
    parts.touch(key);
    parts.log({ at, kind: 'article', id: row.id, operation: 'update', revision: row.revision });
  };
}
