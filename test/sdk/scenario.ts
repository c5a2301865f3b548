// What every client does, and what came of it. The test compares it with the archive.

export interface Walked {
  /** As the first page said. */
  total: number;
  /** Of every article, in the order of the pages. */
  ids: string[];
  pages: number;
  entity: { id: string; name: string; articleCount: number };
  /** Articles that name the entity, as the filter finds them. */
  named: string[];
  article: { id: string; title: string; words: number; blocks: number };
  /** A link of that article to another of this archive, and the title found there. */
  link: { from: string; to: string; anchor: string; title: string };
  /** A search by words, asked by an address and by a body. */
  search: { total: number; byBody: number; first: string; persons: string[]; normalized: string; highlighted: number };
  /** What a few letters suggest; who is named with whom; how often over time; what is related. */
  suggested: string[];
  companions: { id: string; count: number }[];
  months: number[];
  related: number;
  /** Who said what: the entity's quotes in one list and in the other, and what matched in them. */
  quotes: { total: number; own: number; speakers: string[]; highlighted: number };
  articles: number;
  problem: { status: number; code: string; title: string };
}

export function must<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}
