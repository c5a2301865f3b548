// Suggests entities for a search box from the first letters of a name, most popular first.

import type { EntityType } from '../model/entity/entity.ts';
import type { EntitySuggestion } from '../model/entity/suggestion.ts';
import { errorsBetween, isBeginningOf, nameWords } from '../model/search/names.ts';
import { desc, eq, sql } from './drizzle.ts';
import { prepareNameSearch } from './full-text/find-names.ts';
import { popularityOf } from './full-text/name-index.ts';
import type { Handle } from './sqlite.ts';
import { entities } from './tables.ts';

export interface SuggestQuery {
  q: string;
  type?: readonly EntityType[];
  limit: number;
}

/** The maximum number of candidates per popularity, and of candidates with typing errors. */
const MOST = 300;

interface Candidate {
  suggestion: EntitySuggestion;
  errors: number;
}

export function prepareSuggest(db: Handle): (query: SuggestQuery) => EntitySuggestion[] {
  const names = prepareNameSearch(db);
  const find = db
    .select({ id: entities.id, type: entities.type, name: entities.name, articleCount: entities.articleCount })
    .from(entities)
    .where(eq(entities.key, sql.placeholder('key')))
    .prepare();
  const mostNamed = db
    .select({ articleCount: entities.articleCount })
    .from(entities)
    .orderBy(desc(entities.articleCount))
    .limit(1)
    .prepare();

  return ({ q, type, limit }) => {
    const asked = nameWords(q);
    if (asked.length === 0) return [];
    const read = ({ key, name, errors = 0 }: { key: number; name: string; errors?: number }): Candidate[] => {
      const row = find.get({ key });
      if (!row || row.articleCount === 0 || (type && !type.includes(row.type as EntityType))) return [];
      const own = nameWords(row.name);
      const isOwn = errors === 0 ? isBeginningOf(asked, own) : errorsBetween(asked, own) === errors;
      const suggestion = { ...row, type: row.type as EntityType, ...(!isOwn && { matched: name }) };
      return [{ suggestion, errors }];
    };
    const found: Candidate[] = [];
    // Starts with the highest popularity and stops when there are enough, so that few of the names that begin with "a"
    // are read.
    for (let fame = popularityOf(mostNamed.get()?.articleCount ?? 0); fame > 0 && found.length < limit; fame--) {
      found.push(...names.beginning(asked, fame, MOST).flatMap(read));
    }
    if (found.length === 0) found.push(...names.alike(asked, MOST).flatMap(read));
    return found
      .sort(inOrder)
      .slice(0, limit)
      .map(({ suggestion }) => suggestion);
  };
}

function inOrder(
  { suggestion: one, errors }: Candidate,
  { suggestion: other, errors: otherErrors }: Candidate,
): number {
  return errors - otherErrors || other.articleCount - one.articleCount || (one.name < other.name ? -1 : 1);
}
