// Registers functions of the program that checks and repairs call from SQL.

import type Database from 'better-sqlite3';
import { summarise } from '../../model/article/summary.ts';
import { sha256 } from '../../model/id/id.ts';
import { linkAddress } from '../../model/link/link-address.ts';
import { fold, foldHeadline } from '../../model/text/name.ts';
import { countWords } from '../../model/text/text.ts';
import { instantOf } from '../key.ts';
import type { PageOf } from '../known-address.ts';
import { readStoredBlocks } from './read-blocks.ts';

type Text = string | null;
const of = (work: (text: string) => unknown) => (text: Text) => (text === null ? null : work(text));

export function addFunctions(client: Database.Database, pageOf: PageOf): void {
  const add = (name: string, work: (given: never) => unknown) =>
    client.function(name, { deterministic: true }, work as (given: unknown) => unknown);
  add('fold', of(fold));
  add('fold_headline', of(foldHeadline));
  add('sha256', of(sha256));
  add('count_words', of(countWords));
  add(
    'summary_of',
    of((blocks) => summarise(readStoredBlocks(blocks) ?? [])),
  );
  add('instant_of', (key: number) => instantOf(key));
  add('page_of', of(pageOf));
  add('link_url', (href: Text) => linkAddress(href).url);
  add('link_host', (href: Text) => linkAddress(href).host);
}
