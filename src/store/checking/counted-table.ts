// Checks tables that are counted from others against a grouping query: one row per group, with its values.

import { type Outdated, queryCheck, type TableCheck } from './check.ts';

export interface CountedTable {
  name: string;
  table: string;
  /** The columns that identify a row. */
  keys: readonly string[];
  values: readonly string[];
  /** A query that returns these columns. */
  counted: string;
  /** A query that tells whether the row `kept` of the table still has something to count. */
  exists: string;
  unless?: keyof Outdated;
}

export function countedTable({ name, table, keys, values, counted, exists, unless }: CountedTable): TableCheck {
  const array = (of: string, columns: readonly string[]) =>
    columns.length > 0 ? `json_array(${columns.map((column) => `${of}.${column}`).join(', ')})` : 'null';
  const join = keys.map((key) => `kept.${key} = counted.${key}`).join(' and ');
  const [first = ''] = keys;
  const isOff = [`kept.${first} is null`, ...values.map((value) => `kept.${value} is not counted.${value}`)];
  const place = (of: string) => `'${table} ' || ${array(of, keys)}`;
  const columns = [...keys, ...values].join(', ');
  const replaced = values.map((value) => `${value} = excluded.${value}`).join(', ');
  return queryCheck({
    name,
    tables: [table],
    remedy: 'repair',
    ...(unless && { unless }),
    query: `
      select ${place('counted')} as place, iif(kept.${first} is null, 'missing', ${array('kept', values)}) as kept,
        ${values.length > 0 ? array('counted', values) : `'there'`} as counted
      from (${counted}) counted left join ${table} kept on ${join} where ${isOff.join(' or ')}
      union all
      select ${place('kept')}, 'there', 'absent' from ${table} kept where not exists (${exists})`,
    mending: {
      mend: [
        `delete from ${table} as kept where not exists (${exists})`,
        `insert into ${table} (${columns}) select ${columns} from (${counted}) where true
         on conflict (${keys.join(', ')}) do ${replaced ? `update set ${replaced}` : 'nothing'}`,
      ],
    },
  });
}

/** Checks columns of every row of a table, each computed by a subquery. */
export function countedColumns(options: {
  name: string;
  table: string;
  /** An SQL expression for the name of the row in messages. */
  place: string;
  columns: Readonly<Record<string, string>>;
  from?: string;
  unless?: keyof Outdated;
}): TableCheck {
  const { name, table, place, columns, unless } = options;
  const entries = Object.entries(columns);
  const queries = entries.map(
    ([column, counted]) =>
      `select ${place} || ' ${column}' as place, ${column} as kept, (${counted}) as counted
       from ${table} where ${column} is not (${counted})`,
  );
  return queryCheck({
    name,
    remedy: 'repair',
    ...(unless && { unless }),
    query: queries.join(' union all '),
    mending: {
      mend: entries.map(
        ([column, counted]) => `update ${table} set ${column} = (${counted}) where ${column} is not (${counted})`,
      ),
    },
  });
}
