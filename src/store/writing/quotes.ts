// Writes quotes, their speakers, the entities they name, and the counts of both.

import type { Findings, FoundQuote } from '../../model/article/findings.ts';
import { eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { articleSpeakers, entities, quoteEntities, quotes } from '../tables.ts';
import type { EntityKeys } from './entities.ts';

export function prepareQuotes(db: Handle) {
  const p = sql.placeholder;
  const articleKey = p('articleKey');
  const entityKey = p('entityKey');

  const insert = db
    .insert(quotes)
    .values({
      articleKey,
      position: p('position'),
      kind: p('kind'),
      text: p('text'),
      start: p('start'),
      end: p('end'),
      cue: p('cue'),
      speakerKey: p('speakerKey'),
      speakerStart: p('speakerStart'),
      speakerEnd: p('speakerEnd'),
      speakerSurface: p('speakerSurface'),
      reporterName: p('reporterName'),
      reporterId: p('reporterId'),
      method: p('method'),
      confidence: p('confidence'),
    })
    .prepare();
  const about = db
    .insert(quoteEntities)
    .values({ entityKey, articleKey, position: p('position') })
    .prepare();
  const speak = db
    .insert(articleSpeakers)
    .values({ entityKey, articleKey, quoteCount: p('quoteCount') })
    .prepare();
  const count = db
    .update(entities)
    .set({
      quoteCount: sql`${entities.quoteCount} + ${p('quoteCount')}`,
      quotingCount: sql`${entities.quotingCount} + ${p('quotingCount')}`,
    })
    .where(eq(entities.key, entityKey))
    .prepare();
  const itsSpeakers = db
    .select({ entityKey: articleSpeakers.entityKey, quoteCount: articleSpeakers.quoteCount })
    .from(articleSpeakers)
    .where(eq(articleSpeakers.articleKey, articleKey))
    .prepare();
  const removals = [quotes, quoteEntities, articleSpeakers].map((table) =>
    db.delete(table).where(eq(table.articleKey, articleKey)).prepare(),
  );

  return {
    add(articleKey: number, findings: Pick<Findings, 'quotes' | 'mentions'>, keys: EntityKeys): void {
      const spoken = new Map<number, number>();
      const named = namedIn(findings);
      findings.quotes.forEach(({ speakerId, reportedBy, ...quote }, position) => {
        const speakerKey = speakerId === null ? null : keyOf(speakerId, keys);
        const reporter = { reporterName: reportedBy?.name ?? null, reporterId: reportedBy?.entityId ?? null };
        insert.run({ ...quote, ...reporter, articleKey, position, speakerKey });
        if (speakerKey !== null) spoken.set(speakerKey, (spoken.get(speakerKey) ?? 0) + 1);
        for (const id of named(quote)) about.run({ entityKey: keyOf(id, keys), articleKey, position });
      });
      for (const [entityKey, quoteCount] of spoken) {
        speak.run({ entityKey, articleKey, quoteCount });
        count.run({ entityKey, quoteCount, quotingCount: 1 });
      }
    },

    remove(articleKey: number): void {
      for (const { entityKey, quoteCount } of itsSpeakers.all({ articleKey })) {
        count.run({ entityKey, quoteCount: -quoteCount, quotingCount: -1 });
      }
      for (const removal of removals) removal.run({ articleKey });
    },
  };
}

function keyOf(id: string, keys: EntityKeys): number {
  const key = keys.get(id);
  if (key === undefined) throw new Error(`A quote names ${id}, which is not among the entities.`);
  return key;
}

/** Returns the entities named within a quote. Quotes and mentions must be in text order. */
function namedIn({ mentions }: Pick<Findings, 'mentions'>): (quote: Pick<FoundQuote, 'start' | 'end'>) => Set<string> {
  const inText = mentions.filter((mention) => mention.in === 'text');
  let next = 0;
  return ({ start, end }) => {
    const ids = new Set<string>();
    for (; next < inText.length && (inText[next]?.start ?? 0) < start; next++);
    for (let at = next; at < inText.length; at++) {
      const mention = inText[at];
      if (!mention || mention.start >= end) break;
      if (mention.end <= end) ids.add(mention.entityId);
    }
    return ids;
  };
}
