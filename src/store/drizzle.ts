// Re-exports the parts of drizzle that the store uses. Its ES modules are hundreds of small files, and Node reads the
// package's long export map for each of them: half of the startup time of a server, in each of its threads. The
// CommonJS form loads in a tenth of that time.

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
