// The totals of an archive.

import { z } from 'zod';

const count = (description: string) => z.int().min(0).meta({ description });

export const LanguageCount = z
  .object({
    lang: z.string().meta({ description: 'Language code, as the filter `lang` accepts it.' }),
    articleCount: count('Live articles in this language.'),
  })
  .meta({ id: 'LanguageCount', description: 'A language and its number of articles.' });

export const Overview = z
  .object({
    articles: z
      .object({
        total: count('Live articles.'),
        dated: count('Articles with a date.'),
        withImage: count('Articles with an image.'),
        firstPublishedAt: z.iso.datetime().optional().meta({ description: 'Publication date of the first article.' }),
        lastPublishedAt: z.iso.datetime().optional().meta({ description: 'Publication date of the last article.' }),
      })
      .meta({ id: 'ArticleOverview', description: 'Totals of articles.' }),
    entities: z
      .object({
        total: count('Entities mentioned in live articles.'),
        person: count('People.'),
        organization: count('Organizations.'),
        place: count('Places.'),
        event: count('Events.'),
        other: count('Others.'),
        mentions: count('Mentions of entities.'),
      })
      .meta({ id: 'EntityOverview', description: 'Totals of entities.' }),
    links: z
      .object({
        total: count('Links.'),
        resolved: count('Links to articles of this archive.'),
        external: count('Links to other pages.'),
        dangling: count('Links whose target was lost.'),
        hosts: count('Hosts that links lead to.'),
      })
      .meta({ id: 'LinkOverview', description: 'Totals of links.' }),
    sources: count('Publications.'),
    sections: count('Sections.'),
    authors: count('Authors.'),
    tags: count('Tags.'),
    languages: z.array(LanguageCount).meta({ description: 'Languages, most frequent first.' }),
  })
  .meta({ id: 'Overview', description: 'Totals of the archive.' });
export type Overview = z.infer<typeof Overview>;
