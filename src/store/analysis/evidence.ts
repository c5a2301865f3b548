// Finds sentences that name both of two entities, as evidence for their co-occurrence.

import type { CooccurrenceEvidence } from '../../model/analysis/cooccurrence.ts';
import { BLOCK_SEPARATOR, type Span } from '../../model/text/text.ts';
import { type Bits, hasBit } from '../doc-values/bits.ts';
import type { Columns } from '../doc-values/columns.ts';
import { and, eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { articleEntities, articles, bodies, mentions } from '../tables.ts';

const SENTENCES = 3;
/** The number of newest articles searched. One of them usually has such a sentence. */
const ARTICLES = 25;
/** The maximum length of a sentence in characters. Longer segments are not readable sentences and are cut. */
const LONGEST = 600;

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

type Find = (one: number, other: number, among: Bits, columns: Columns) => CooccurrenceEvidence[];

export function prepareEvidence(db: Handle): Find {
  const p = sql.placeholder;
  // Reads the articles of the rarer entity, newest first; `article_entities` decides whether they name the other one.
  const shared = db
    .select({ key: articleEntities.articleKey })
    .from(articleEntities)
    .where(
      and(
        eq(articleEntities.entityKey, p('other')),
        sql`exists (select 1 from article_entities own where own.entity_key = ${p('one')} and own.article_key = ${articleEntities.articleKey})`,
      ),
    )
    .orderBy(sql`${articleEntities.articleKey} desc`)
    .prepare();
  const article = db
    .select({ id: articles.id, title: articles.title, publishedAt: articles.publishedAt, text: bodies.text })
    .from(articles)
    .innerJoin(bodies, eq(bodies.articleKey, articles.key))
    .where(eq(articles.key, p('key')))
    .prepare();
  const places = db
    .select({ entityKey: mentions.entityKey, place: mentions.place, start: mentions.start, end: mentions.end })
    .from(mentions)
    .where(and(eq(mentions.articleKey, p('key')), sql`${mentions.entityKey} in (${p('one')}, ${p('other')})`))
    .prepare();

  return (one, other, among, { order }) => {
    const found: CooccurrenceEvidence[] = [];
    let looked = 0;
    for (const { key } of shared.all({ one, other })) {
      const slot = order.slotOf(key);
      if (slot < 0 || !hasBit(among, slot)) continue;
      if (found.length === SENTENCES || looked++ === ARTICLES) break;
      const row = article.get({ key });
      if (!row) continue;
      const named = places.all({ key, one, other });
      const { id: articleId, title: articleTitle, publishedAt } = row;
      for (const place of ['title', 'text'] as const) {
        const source = place === 'title' ? row.title : row.text;
        const here = named.filter((mention) => mention.place === place);
        const spans = naming(source, [of(here, one), of(here, other)]);
        for (const { start, end, matches } of spans.slice(0, SENTENCES - found.length)) {
          const text = source.slice(start, end);
          found.push({
            articleId,
            articleTitle,
            publishedAt: publishedAt ?? undefined,
            in: place,
            start,
            end,
            text,
            matches,
          });
        }
      }
    }
    return found;
  };
}

function of(named: readonly { entityKey: number; start: number; end: number }[], key: number): Span[] {
  return named.filter(({ entityKey }) => entityKey === key);
}

/** The sentences that name both entities, with all mentions as offsets into the sentence. */
function naming(source: string, [one, other]: [Span[], Span[]]): (Span & { matches: Span[] })[] {
  const found: (Span & { matches: Span[] })[] = [];
  for (const block of blocksAround(source, one)) {
    const text = source.slice(block.start, block.end);
    if (!other.some((span) => isIn(span, block))) continue;
    for (const { segment, index } of sentences.segment(text)) {
      const start = block.start + index;
      const end = start + Math.min(segment.trimEnd().length, LONGEST);
      const sentence = { start, end };
      const [first, second] = [one, other].map((spans) => spans.filter((span) => isIn(span, sentence)));
      if (!first?.length || !second?.length) continue;
      const matches = [...first, ...second]
        .map((span) => ({ start: span.start - start, end: span.end - start }))
        .sort((a, b) => a.start - b.start);
      found.push({ ...sentence, matches });
    }
  }
  return found;
}

/** The blocks that contain one of these spans, each once. */
function blocksAround(source: string, spans: readonly Span[]): Span[] {
  const blocks = new Map<number, Span>();
  for (const { start } of spans) {
    const before = start === 0 ? -1 : source.lastIndexOf(BLOCK_SEPARATOR, start - 1);
    const from = before === -1 ? 0 : before + BLOCK_SEPARATOR.length;
    const after = source.indexOf(BLOCK_SEPARATOR, start);
    blocks.set(from, { start: from, end: after === -1 ? source.length : after });
  }
  return [...blocks.values()];
}

function isIn(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
