// Looks up the candidates that a name may refer to, while a document is being saved.

import type { EntityCandidate, EntityCandidates } from '../../model/entity/entity-candidates.ts';
import { and, desc, eq, gt, isNotNull, sql } from '../drizzle.ts';
import { instantOf } from '../key.ts';
import { readMetadata } from '../metadata.ts';
import type { Handle } from '../sqlite.ts';
import { articleEntities, entities, entityNames, entityRoles, mentions } from '../tables.ts';

/** The maximum number of candidates. Among more people of one surname the right one cannot be determined. */
const MOST = 30;
const NAMES = 50;
const ROLES = 20;
/**
 * Entities named in more than this share of all articles, or in more than a few articles of a small archive, are too
 * common to support a candidate.
 */
const SHARE = 1 / 50;
const FEW = 10;
/** No limit. */
const EVERY = -1;

export function prepareEntityCandidates(db: Handle) {
  const p = sql.placeholder;
  const columns = {
    key: entities.key,
    id: entities.id,
    name: entities.name,
    born: entities.born,
    articleCount: entities.articleCount,
    firstKey: entities.firstKey,
    lastKey: entities.lastKey,
  };
  const isThere = sql`(${entities.articleCount} > 0 or ${entities.given}) and ${entities.mergedInto} is null`;
  // A full name that an operator removed from a curated entity no longer belongs to it, even if articles still use it.
  const isItsOwn = sql`(not ${entities.given} or ${entityNames.given} or instr(${entityNames.nameKey}, ' ') = 0)`;
  const named = db
    .selectDistinct(columns)
    .from(entityNames)
    .innerJoin(entities, eq(entities.key, entityNames.entityKey))
    .where(and(eq(entityNames.nameKey, p('nameKey')), eq(entities.type, p('type')), isThere, isItsOwn))
    .orderBy(desc(entities.articleCount))
    .limit(MOST)
    .prepare();
  const family = db
    .select(columns)
    .from(entities)
    .where(and(eq(entities.familyKey, p('familyKey')), isThere))
    .orderBy(desc(entities.articleCount))
    .limit(MOST + 1)
    .prepare();
  const names = db
    .select({ name: entityNames.name })
    .from(entityNames)
    .where(eq(entityNames.entityKey, p('key')))
    .orderBy(desc(entityNames.articleCount))
    .limit(NAMES)
    .prepare();
  const roles = db
    .select({ role: entityRoles.role })
    .from(entityRoles)
    .where(eq(entityRoles.entityKey, p('key')))
    .orderBy(desc(entityRoles.articleCount))
    .limit(ROLES)
    .prepare();
  const byId = db
    .select({ key: entities.key, articleCount: entities.articleCount })
    .from(entities)
    .where(eq(entities.id, p('id')))
    .prepare();
  const pairOf = sql`select 1 from article_entities own where own.entity_key = ${p('one')} and own.article_key = ${articleEntities.articleKey}`;
  const together = db
    .select({ one: sql`1` })
    .from(articleEntities)
    .where(
      and(
        eq(articleEntities.entityKey, p('other')),
        sql`${articleEntities.articleKey} <> ${p('except')}`,
        sql`exists (${pairOf})`,
      ),
    )
    .limit(1)
    .prepare();
  const naming = db
    .select({ key: articleEntities.articleKey })
    .from(articleEntities)
    .innerJoin(entities, eq(entities.key, articleEntities.entityKey))
    .where(eq(entities.id, p('id')))
    .limit(p('limit'))
    .prepare();
  const linked = db
    .selectDistinct({ key: mentions.articleKey })
    .from(entities)
    .innerJoin(mentions, and(eq(mentions.entityKey, entities.key), isNotNull(mentions.foundId)))
    .where(and(eq(entities.id, p('id')), gt(entities.articleCount, 0)))
    .limit(p('limit'))
    .prepare();
  const liveArticles = readMetadata(db, 'liveArticles');

  type Row = NonNullable<ReturnType<typeof family.get>>;
  const kinOf = (row: Row): EntityCandidate => ({
    id: row.id,
    name: row.name,
    names: [row.name, ...names.all({ key: row.key }).map(({ name }) => name)],
    roles: roles.all({ key: row.key }).map(({ role }) => role),
    born: row.born,
    articleCount: row.articleCount,
    firstSeen: row.firstKey === null ? null : instantOf(row.firstKey),
    lastSeen: instantOf(row.lastKey),
  });

  return {
    /** The candidates without the contribution of the article with this key. */
    without(articleKey: number | null): EntityCandidates {
      const except = articleKey ?? Number.MIN_SAFE_INTEGER;
      return {
        byName: (type, nameKeys) => {
          const found = nameKeys.flatMap((nameKey) => named.all({ type, nameKey }));
          return [...new Map(found.map((row) => [row.key, row])).values()].map(kinOf);
        },
        bySurname(familyKey) {
          const found = family.all({ familyKey });
          return found.length > MOST ? null : found.map(kinOf);
        },
        countTogether(id, others) {
          const own = byId.get({ id });
          if (!own) return 0;
          const most = Math.max(FEW, Number(liveArticles() ?? 0) * SHARE);
          return others.filter((one) => {
            const other = byId.get({ id: one });
            if (!other || other.articleCount === 0 || other.articleCount > most || other.key === own.key) return false;
            return together.get({ one: own.key, other: other.key, except }) !== undefined;
          }).length;
        },
        isFree: (id) => byId.get({ id }) === undefined,
      };
    },

    /** Keys of articles that name an entity, up to `limit`. */
    naming: (id: string, limit = EVERY): number[] => naming.all({ id, limit }).map(({ key }) => key),

    /** Keys of articles whose mentions of the entity were resolved by the archive, up to `limit`. */
    linkedTo: (id: string, limit = EVERY): number[] => linked.all({ id, limit }).map(({ key }) => key),
  };
}
