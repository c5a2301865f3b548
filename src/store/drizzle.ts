// Drizzle, as much of it as the store uses, named once. Its ES modules are hundreds of small files, and for each of them
// Node reads the package's long table of contents anew: half of the time in which a server starts, in each of its threads.
// Its CommonJS form is read in a tenth of that.

import { createRequire } from 'node:module';
import type * as Orm from 'drizzle-orm';
import type * as Driver from 'drizzle-orm/better-sqlite3';
import type * as Migrator from 'drizzle-orm/migrator';
import type * as Core from 'drizzle-orm/sqlite-core';

export type { Placeholder, SQL, SQLWrapper } from 'drizzle-orm';

const require = createRequire(import.meta.url);
const orm: typeof Orm = require('drizzle-orm');
const core: typeof Core = require('drizzle-orm/sqlite-core');

export const { and, asc, count, desc, eq, exists, getTableColumns, getTableName, gt, gte, inArray } = orm;
export const { isNotNull, isNull, lt, max, ne, notExists, or, sql, sum } = orm;
export const { blob, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } = core;
export const { drizzle }: typeof Driver = require('drizzle-orm/better-sqlite3');
export const { readMigrationFiles }: typeof Migrator = require('drizzle-orm/migrator');
