// Rows of an archive's database, read beside its store: what no question to the store tells.

import Database from 'better-sqlite3';
import { fileOf } from '../../src/store/index.ts';

export function rows<Row>(url: string, statement: string): Row[] {
  const database = new Database(fileOf(url), { readonly: true });
  const found = database.prepare(statement).all() as Row[];
  database.close();
  return found;
}
