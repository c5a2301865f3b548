// Questions of a search, the same for our server and for the obvious SQL, many of each kind so that none comes twice.

import Database from 'better-sqlite3';
import { stemOf } from '../src/model/search/words.ts';
import { random } from './random.ts';
import { names, words } from './words.ts';

export interface Question {
  ours: string;
  raw: string;
}

export const KINDS = [
  'rare word, newest',
  'middling word, newest',
  'frequent word, newest',
  'phrase, newest',
  'prefix, newest',
  'rare word, relevance',
  'frequent word, relevance',
  'five facets, frequent word',
  'months, frequent word',
  'suggest',
] as const;
export type Kind = (typeof KINDS)[number];

export const FACETS = 'section,source,tag,author,person';

interface Word {
  word: string;
  stem: string;
  articleCount: number;
}

/** Words of the archive by how many articles have them. */
export function vocabulary(file: string): Record<'rare' | 'middling' | 'frequent', Word[]> {
  const db = new Database(file, { readonly: true });
  const count = db.prepare('select article_count from search_terms where term = ?').pluck();
  const all = Number(db.prepare(`select value from facts where name = 'liveArticles'`).pluck().get());
  const counted = words
    .map((word) => ({ word, stem: stemOf(word), articleCount: Number(count.get(stemOf(word)) ?? 0) }))
    .filter(({ articleCount }) => articleCount > 0)
    .sort((one, other) => other.articleCount - one.articleCount);
  db.close();
  const near = (share: number, most: number) => {
    const at = counted.findIndex(({ articleCount }) => articleCount <= all * share);
    return at === -1 ? counted.slice(-most) : counted.slice(at, at + most);
  };
  return { frequent: near(0.95, 40), middling: near(0.02, 60), rare: near(0.0004, 200) };
}

/** `count` questions of each kind. */
export function questionsOf(file: string, count: number): Record<Kind, Question[]> {
  const { rare, middling, frequent } = vocabulary(file);
  const chance = random(77);
  const some = (of: Word[], at: number) => of[at % of.length] as Word;
  const limits = (at: number, of: number) => 10 + (Math.floor(at / of) % 90);
  const make = (question: (at: number) => Question) => Array.from({ length: count }, (_, at) => question(at));
  const ask = (parameters: Record<string, string | number>) =>
    new URLSearchParams(
      Object.entries(parameters).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
  const one = (of: Word[], sort: string) =>
    make((at) => {
      const { word, stem } = some(of, at);
      const limit = limits(at, of.length);
      return {
        ours: `/v1/articles?${ask({ q: word, sort, limit })}`,
        raw: `/search?${ask({ match: `"${stem}"`, sort, limit })}`,
      };
    });
  const letters = (word: string) => word.slice(0, 4);
  return {
    'rare word, newest': one(rare, 'newest'),
    'middling word, newest': one(middling, 'newest'),
    'frequent word, newest': one(frequent, 'newest'),
    'phrase, newest': make((at) => {
      const phrase = `${some(frequent, at).word} ${some(frequent, at * 7 + 3).word}`;
      const limit = limits(at, frequent.length);
      return {
        ours: `/v1/articles?${ask({ q: `"${phrase}"`, limit })}`,
        raw: `/search?${ask({ table: 'word_index', match: `"${phrase}"`, limit })}`,
      };
    }),
    'prefix, newest': make((at) => {
      const prefix = letters(some(middling, at).word);
      const limit = limits(at, middling.length);
      return {
        ours: `/v1/articles?${ask({ q: `${prefix}*`, limit })}`,
        raw: `/search?${ask({ table: 'word_index', match: `"${prefix}" *`, limit })}`,
      };
    }),
    'rare word, relevance': one(rare, 'relevance'),
    'frequent word, relevance': one(frequent, 'relevance'),
    'five facets, frequent word': make((at) => {
      const { word, stem } = some(frequent, at);
      const facetLimit = 10 + Math.floor(at / frequent.length);
      return {
        ours: `/v1/articles?${ask({ q: word, facet: FACETS, facetLimit, limit: 1, fields: 'title' })}`,
        raw: `/facets?${ask({ match: `"${stem}"`, facet: FACETS })}`,
      };
    }),
    'months, frequent word': make((at) => {
      const { word, stem } = some(frequent, at);
      const from = 1900 + Math.floor(at / frequent.length);
      return {
        ours: `/v1/stats/timeline?${ask({ q: word, from })}`,
        raw: `/months?${ask({ match: `"${stem}"` })}`,
      };
    }),
    suggest: make(() => {
      const name = names[Math.floor(chance() * names.length)]?.full ?? 'Ab';
      const typed = name.slice(0, 1 + Math.floor(chance() * 4)).trim();
      return {
        ours: `/v1/entities/suggest?${ask({ q: typed, limit: 1 + Math.floor(chance() * 20) })}`,
        raw: `/suggest?${ask({ q: typed })}`,
      };
    }),
  };
}

/** The heaviest there is: many frequent words, ranked, with everything counted; no two are the same. */
export function heaviest(file: string, count: number): string[] {
  const { frequent } = vocabulary(file);
  return Array.from({ length: count }, (_, at) => {
    const some = [0, 1, 2, 3, 5, 8].map((step) => frequent[(at * 3 + step) % frequent.length]?.word);
    const parameters = {
      q: some.join(' OR '),
      sort: 'relevance',
      highlight: 'true',
      facet: 'section,author,source,tag,lang,entity,person,organization,place,year,month,linkHost',
      facetLimit: String(20 + (at % 900)),
      interval: 'month',
      limit: '100',
    };
    return `/v1/articles?${new URLSearchParams(parameters)}`;
  });
}
