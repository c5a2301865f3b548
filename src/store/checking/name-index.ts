// Checks the index of names token by token against the names of entities.

import { nameTokens } from '../full-text/name-index.ts';
import type { TableCheck } from './check.ts';
import { TokenSums } from './token-sums.ts';
import { numbersOf, split, tokensIn } from './tokens.ts';

export const nameIndex: TableCheck = {
  name: 'name-index',
  isSlow: true,
  tables: ['entity_index'],
  remedy: 'repair',
  mending: { rebuild: 'names' },
  *find({ client, outdated }) {
    if (outdated.names) return;
    const sums = new TokenSums(
      numbersOf(client, 'select count(*) from entities', 'select key from entities order by key'),
    );
    const strangers = new Set<number>();
    for (const { term, doc } of tokensIn(client, 'entity_index')) if (!sums.add(doc, term, 0, 1)) strangers.add(doc);
    const names = client.prepare('select name from entity_names where entity_key = ?').pluck();
    const all = client.prepare('select key, article_count as count from entities').iterate();
    for (const { key, count } of all as Iterable<{ key: number; count: number }>) {
      for (const token of split(nameTokens(names.all(key) as string[], count))) sums.add(key, token, 0, -1);
    }
    const idOf = client.prepare('select id from entities where key = ?').pluck();
    for (const key of sums.unequal()) yield `entity_index has other names of ${idOf.get(key)} than it has`;
    for (const doc of strangers) yield `entity_index has the row ${doc}, which is no entity’s`;
  },
};
