// Defines the orders of article lists. Each ends in the publication key, which is unique.

import type { ArticleSort } from '../../model/query/query.ts';
import type { SQLWrapper } from '../drizzle.ts';
import { articles } from '../tables.ts';
import type { CursorValue } from './cursor.ts';
import type { Ordering } from './keyset.ts';

/** Orders that have an index; relevance is computed per query. */
export type IndexedSort = Exclude<ArticleSort, 'relevance'>;

/** The columns that orders need. */
export interface OrderedRow {
  key: number;
  updatedAt: string;
  titleKey: string;
}

interface Order {
  /** `key` is the publication key of the leading table. */
  columns: (key: SQLWrapper) => Ordering[];
  valuesOf: (row: OrderedRow) => CursorValue[];
  /** Whether the order is that of the key alone, in which every table of articles can be read. */
  byKey: boolean;
}

export const orders = {
  newest: {
    columns: (key) => [{ column: key, direction: 'desc', isKey: true }],
    valuesOf: (row) => [row.key],
    byKey: true,
  },
  oldest: {
    columns: (key) => [{ column: key, direction: 'asc', isKey: true }],
    valuesOf: (row) => [row.key],
    byKey: true,
  },
  updated: {
    columns: (key) => [
      { column: articles.updatedAt, direction: 'desc' },
      { column: key, direction: 'desc' },
    ],
    valuesOf: (row) => [row.updatedAt, row.key],
    byKey: false,
  },
  title: {
    columns: (key) => [
      { column: articles.titleKey, direction: 'asc' },
      { column: key, direction: 'asc' },
    ],
    valuesOf: (row) => [row.titleKey, row.key],
    byKey: false,
  },
} satisfies Record<IndexedSort, Order>;
