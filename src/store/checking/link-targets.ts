// Checks the target of each link against known addresses and headlines, and the index of headlines.

import { asc, eq, sql } from '../drizzle.ts';
import { halvesOf } from '../near-headline.ts';
import { headlineHalves, lineHalves, links, revisions } from '../tables.ts';
import { prepareTargetOf } from '../writing/link-target.ts';
import { isLine } from '../writing/links.ts';
import type { ArticleCheck } from './check.ts';

const p = sql.placeholder;

export const linkTargetsCheck: ArticleCheck = {
  name: 'link-targets',
  remedy: 'repair',
  mending: { rebuild: 'links' },
  open({ db, pageOf, outdated }) {
    const targetOf = prepareTargetOf(db, pageOf);
    const its = db
      .select()
      .from(links)
      .where(eq(links.articleKey, p('key')))
      .orderBy(asc(links.position))
      .prepare();
    return {
      *article({ row: { key, id } }) {
        if (outdated.links) return;
        for (const link of its.all({ key })) {
          if (targetOf(link, key) !== link.targetKey)
            yield `article ${id}, link ${link.position} leads to another article than its address`;
        }
      },
    };
  },
};

export const headlineKeys: ArticleCheck = {
  name: 'headline-keys',
  tables: ['headline_halves', 'line_halves'],
  remedy: 'repair',
  mending: { rebuild: 'headlines' },
  open({ db, client, outdated }) {
    const borne = db
      .selectDistinct({ headline: revisions.headlineKey })
      .from(revisions)
      .where(eq(revisions.articleKey, p('key')))
      .prepare();
    const lines = db
      .select()
      .from(links)
      .where(eq(links.articleKey, p('key')))
      .prepare();
    const noted = db
      .select({ half: headlineHalves.half })
      .from(headlineHalves)
      .where(eq(headlineHalves.articleKey, p('key')))
      .prepare();
    const notedLines = db
      .select({ half: lineHalves.half, position: lineHalves.position })
      .from(lineHalves)
      .where(eq(lineHalves.articleKey, p('key')))
      .prepare();
    return {
      *article({ row: { key, id } }) {
        if (outdated.links) return;
        const headlines = borne.all({ key }).flatMap(({ headline }) => halvesOf(headline));
        if (
          !areSame(
            headlines,
            noted.all({ key }).map(({ half }) => half),
          )
        )
          yield `article ${id} is not found by its headlines`;
        const said = lines
          .all({ key })
          .flatMap((link) =>
            isLine(link) ? halvesOf(link.headlineKey).map((half) => `${link.position} ${half}`) : [],
          );
        const kept = notedLines.all({ key }).map(({ half, position }) => `${position} ${half}`);
        if (!areSame(said, kept)) yield `article ${id}: headlines that it cites are not found`;
      },
      *end() {
        for (const table of ['headline_halves', 'line_halves']) {
          const strangers = client
            .prepare(`select count(*) from ${table} where article_key not in (select key from articles)`)
            .pluck()
            .get();
          if (strangers !== 0) yield `${table} has ${strangers} rows of no article`;
        }
      },
    };
  },
};

function areSame<Item>(wanted: readonly Item[], kept: readonly Item[]): boolean {
  const [some, others] = [new Set(wanted), new Set(kept)];
  return some.size === others.size && [...some].every((one) => others.has(one));
}
