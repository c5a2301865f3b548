// Every operation that reads, and the check that compares it with the model.

import { facets, lists } from './articles.ts';
import { entities } from './entities.ts';
import { items } from './items.ts';
import { archiveAsAWhole, changes, exports, imports, stream } from './log.ts';
import { links, quotes, statistics, terms } from './parts.ts';
import type { Reader } from './reader.ts';

type Check = (reader: Reader) => Promise<void>;

export const CHECKED: Record<string, Check> = {
  '/v1/articles': lists,
  '/v1/articles/lookup': items,
  '/v1/articles/{id}': items,
  '/v1/articles/{id}/entities': items,
  '/v1/articles/{id}/links': items,
  '/v1/articles/{id}/quotes': items,
  '/v1/articles/{id}/backlinks': items,
  '/v1/articles/{id}/related': items,
  '/v1/articles/{id}/revisions': items,
  '/v1/articles/{id}/revisions/{n}': items,
  '/v1/articles/{id}/diff': items,
  '/v1/articles/{id}/timemap': items,
  '/v1/imports': imports,
  '/v1/imports/{id}': imports,
  '/v1/imports/{id}/items': imports,
  '/v1/entities': entities,
  '/v1/entities/suggest': entities,
  '/v1/entities/{id}': entities,
  '/v1/entities/{id}/articles': entities,
  '/v1/entities/{id}/mentions': entities,
  '/v1/entities/{id}/quotes': entities,
  '/v1/entities/{id}/timeline': entities,
  '/v1/entities/{id}/cooccurring': entities,
  '/v1/quotes': quotes,
  '/v1/links': links,
  '/v1/links/hosts': links,
  '/v1/sources': terms,
  '/v1/sections': terms,
  '/v1/authors': terms,
  '/v1/tags': terms,
  '/v1/stats/timeline': statistics,
  '/v1/stats/overview': statistics,
  '/v1/changes': changes,
  '/v1/changes/stream': stream,
  '/v1/export/articles': exports,
  '/v1/export/entities': exports,
  '/v1/export/quotes': exports,
  '/v1/export/links': exports,
  '/v1/export/archive': archiveAsAWhole,
};

/** What says nothing of what the archive holds, and what it says instead. */
export const OF_NO_CONTENTS: Record<string, string> = {
  '/': 'where the API begins',
  '/livez': 'whether the process lives',
  '/readyz': 'whether it can answer',
  '/problems/{code}': 'what a kind of problem is',
};

/** Each has a thread of its own for as long as it takes, which takes a while to begin: these are not asked so often. */
const EXPORTS: readonly Check[] = [exports, archiveAsAWhole];

/** Once each, and what is counted beside lists. */
export const ALL_CHECKS: readonly Check[] = [...new Set([...Object.values(CHECKED), facets])];
export const CHECKS: readonly Check[] = ALL_CHECKS.filter((check) => !EXPORTS.includes(check));
