// Adds and removes the contents of an article: terms, entities, quotes, dates, links and words.

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

/** The pages that newly lead to the article, and its headlines. */
export interface Arrival {
  pages: readonly string[];
  headlineKeys: readonly string[];
}

export function prepareContents({ terms, entities, quotes, dates, links, fullText }: ContentParts) {
  return {
    /** Call it after the article's row, text and revisions are stored; `file` adds its terms. */
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

    /** Call it before anything of the article changes. */
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
