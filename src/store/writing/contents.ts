// What an article holds, put into the tables and taken out of them: its terms, entities, quotes, dates, links, words.

import type { Findings } from '../../model/article/findings.ts';
import type { prepareDates } from './dates.ts';
import type { prepareEntities } from './entities.ts';
import type { prepareFullText } from './full-text.ts';
import type { prepareLinks } from './links.ts';
import type { prepareQuotes } from './quotes.ts';
import type { prepareTerms } from './terms.ts';

export interface ContentParts {
  terms: ReturnType<typeof prepareTerms>;
  entities: ReturnType<typeof prepareEntities>;
  quotes: ReturnType<typeof prepareQuotes>;
  dates: ReturnType<typeof prepareDates>;
  links: ReturnType<typeof prepareLinks>;
  fullText: ReturnType<typeof prepareFullText>;
}

/** Pages that lead to the article since now, and its headlines. */
export interface Arrival {
  pages: readonly string[];
  headlineKeys: readonly string[];
}

export function prepareContents({ terms, entities, quotes, dates, links, fullText }: ContentParts) {
  return {
    /** After its row, its text and its revisions are there; `file` puts it under its terms. */
    putIn(
      key: number,
      findings: Pick<Findings, 'entities' | 'mentions' | 'quotes' | 'figures' | 'links'>,
      at: string,
      { pages, headlineKeys }: Arrival,
      file: () => void,
    ): void {
      file();
      quotes.add(key, findings, entities.add(key, findings, at));
      dates.add(key, findings.figures);
      links.add(key, findings.links);
      for (const page of pages) links.resolve(page);
      for (const headlineKey of headlineKeys) links.arrive(key, headlineKey);
      fullText.add(key);
    },

    /** Before anything of it is another. */
    takeOut(key: number): void {
      fullText.remove(key);
      terms.remove(key);
      quotes.remove(key);
      dates.remove(key);
      entities.remove(key);
      links.remove(key);
    },
  };
}
