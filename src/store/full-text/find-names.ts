// Finding entities by their names: candidates from the index of names, each compared with what was asked.

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

  /** The first of its names that fits. */
  function fitting(key: number, fits: (words: string[]) => boolean): string | undefined {
    return namesOf(key).find(({ nameKey }) => fits(keyWords(nameKey)))?.name;
  }

  return {
    /** All entities with a name that has these words as parts; where there is none, all that are spelt alike. */
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

    /** Entities of that fame, at most so many, with a name whose words begin like these; with that name. */
    beginning(asked: readonly string[], fame: number, limit: number): { key: number; name: string }[] {
      return candidates(beginningsExpression(asked, fame), limit).flatMap((key) => {
        const name = fitting(key, (words) => isBeginningOf(asked, words));
        return name === undefined ? [] : { key, name };
      });
    },

    /** Entities, at most so many, with a name that is spelt like this; with that name, and how many errors there are. */
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
