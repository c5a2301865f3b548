// Checks offsets: `text.slice(start, end)` equals the text of the block, mention, link or quote.

import { asc, eq, sql } from '../drizzle.ts';
import { links, mentions, quotes } from '../tables.ts';
import { type ArticleCheck, shown } from './check.ts';

const p = sql.placeholder;

interface Place {
  position: number;
  start: number | null;
  end: number | null;
  says: string;
}

const isOff = (text: string, { start, end, says }: Place) =>
  start !== null && (end === null || text.slice(start, end) !== says);

const said = (id: string, noun: string, text: string, place: Place) => {
  const { position, start, end, says } = place;
  const there = start === null || end === null ? null : text.slice(start, end);
  return `article ${id}, ${noun} ${position}: it says ${shown(says)} and its place ${start}–${end} ${shown(there)}`;
};

export const offsets: readonly ArticleCheck[] = [
  {
    name: 'places-of-blocks',
    remedy: 'restore',
    open: () => ({
      *article({ row, body, blocks }) {
        for (const [position, { start, end, text }] of blocks.entries()) {
          const place = { position, start, end, says: text };
          if (isOff(body.text, place)) yield said(row.id, 'block', body.text, place);
        }
      },
    }),
  },
  {
    name: 'places-of-mentions',
    remedy: 'reenrich',
    open({ db }) {
      const its = db
        .select({
          position: mentions.position,
          place: mentions.place,
          start: mentions.start,
          end: mentions.end,
          says: mentions.surface,
        })
        .from(mentions)
        .where(eq(mentions.articleKey, p('key')))
        .orderBy(asc(mentions.position))
        .prepare();
      return {
        *article({ row, body }) {
          for (const { place, ...mention } of its.all({ key: row.key })) {
            const source = place === 'title' ? row.title : body.text;
            if (isOff(source, mention)) yield said(row.id, 'mention', source, mention);
          }
        },
      };
    },
  },
  {
    name: 'places-of-links',
    remedy: 'reenrich',
    open({ db }) {
      const its = db
        .select({ position: links.position, start: links.start, end: links.end, says: links.anchor })
        .from(links)
        .where(eq(links.articleKey, p('key')))
        .orderBy(asc(links.position))
        .prepare();
      return {
        *article({ row, body }) {
          for (const link of its.all({ key: row.key })) {
            if (isOff(body.text, link)) yield said(row.id, 'link', body.text, link);
          }
        },
      };
    },
  },
  {
    name: 'places-of-quotes',
    remedy: 'reenrich',
    open({ db }) {
      const its = db
        .select({ position: quotes.position, start: quotes.start, end: quotes.end, says: quotes.text })
        .from(quotes)
        .where(eq(quotes.articleKey, p('key')))
        .orderBy(asc(quotes.position))
        .prepare();
      return {
        *article({ row, body }) {
          for (const quote of its.all({ key: row.key })) {
            if (isOff(body.text, quote)) yield said(row.id, 'quote', body.text, quote);
          }
        },
      };
    },
  },
];
