// Finds entities by name: takes candidates from the index of names and compares each with the query.

import { errorsBetween, isBeginningOf, isPartOf, keyWords, nameWords } from '../../model/search/names.ts';
import { eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { entityNames } from '../tables.ts';
import { beginningsExpression, isExact, likeExpression, partsExpression } from './name-index.ts';

export type NameSearch = ReturnType<typeof prepareNameSearch>;

export function prepareNameSearch(db: Handle) {
  const matching = db.$client
    .prepare('select rowid from entity_index where entity_index match ? order by rowid limit ?')
    .pluck();
  const names = db
    .select({ name: entityNames.name, nameKey: entityNames.nameKey })
    .from(entityNames)
    .where(eq(entityNames.entityKey, sql.placeholder('key')))
    .prepare();
  const candidates = (expression: string, limit: number) => matching.all(expression, limit) as number[];
  const namesOf = (key: number) => names.all({ key });

  /** The first name of the entity that passes the test. */
  function fitting(key: number, fits: (words: string[]) => boolean): string | undefined {
    return namesOf(key).find(({ nameKey }) => fits(keyWords(nameKey)))?.name;
  }

  return {
    /**
     * Returns all entities with a name that contains these words as parts; if there are none, all with a similar
     * spelling.
     */
    find(q: string): { keys: number[]; isSimilar: boolean } {
      const asked = nameWords(q);
      if (asked.length === 0) return { keys: [], isSimilar: false };
      const found = candidates(partsExpression(asked), ALL);
      const keys = isExact(asked) ? found : found.filter((key) => fitting(key, (words) => isPartOf(asked, words)));
      if (keys.length > 0) return { keys, isSimilar: false };
      const alike = candidates(likeExpression(asked), ALL).filter((key) =>
        fitting(key, (words) => errorsBetween(asked, words) !== null),
      );
      return { keys: alike, isSimilar: alike.length > 0 };
    },

    /** Returns up to `limit` entities of this popularity with a name whose words begin like these, with that name. */
    beginning(asked: readonly string[], fame: number, limit: number): { key: number; name: string }[] {
      return candidates(beginningsExpression(asked, fame), limit).flatMap((key) => {
        const name = fitting(key, (words) => isBeginningOf(asked, words));
        return name === undefined ? [] : { key, name };
      });
    },

    /** Returns up to `limit` entities with a similar spelling, with that name and the number of errors in it. */
    alike(asked: readonly string[], limit: number): { key: number; name: string; errors: number }[] {
      return candidates(likeExpression(asked), limit).flatMap((key) => {
        const forms = namesOf(key).flatMap(({ name, nameKey }) => {
          const errors = errorsBetween(asked, keyWords(nameKey));
          return errors === null ? [] : { key, name, errors };
        });
        return forms.sort((one, other) => one.errors - other.errors).slice(0, 1);
      });
    },
  };
}

const ALL = -1;
