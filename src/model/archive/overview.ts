// The archive at a glance.

import { z } from 'zod';

const count = (description: string) => z.int().min(0).meta({ description });

export const LanguageCount = z
  .object({
    lang: z.string().meta({ description: 'As the filter `lang` takes it.' }),
    articleCount: count('Live articles in it.'),
  })
  .meta({ id: 'LanguageCount', description: 'A language, and how many articles are in it.' });

export const Overview = z
  .object({
    articles: z
      .object({
        total: count('Live articles.'),
        dated: count('Those with a date.'),
        withImage: count('Those with a picture.'),
        firstPublishedAt: z.iso.datetime().optional().meta({ description: 'Date of the first.' }),
        lastPublishedAt: z.iso.datetime().optional().meta({ description: 'Date of the last.' }),
      })
      .meta({ id: 'ArticleOverview', description: 'Articles.' }),
    entities: z
      .object({
        total: count('Entities that live articles name.'),
        person: count('People.'),
        organization: count('Organizations.'),
        place: count('Places.'),
        event: count('Events.'),
        other: count('Others.'),
        mentions: count('How often they are named.'),
      })
      .meta({ id: 'EntityOverview', description: 'Entities.' }),
    links: z
      .object({
        total: count('Links.'),
        resolved: count('Those that lead to articles of this archive.'),
        external: count('Those that lead elsewhere.'),
        dangling: count('Those whose target was lost.'),
        hosts: count('Hosts that they lead to.'),
      })
      .meta({ id: 'LinkOverview', description: 'Links.' }),
    sources: count('Papers.'),
    sections: count('Sections.'),
    authors: count('Authors.'),
    tags: count('Tags.'),
    languages: z.array(LanguageCount).meta({ description: 'Languages, the most frequent first.' }),
  })
  .meta({ id: 'Overview', description: 'How much there is of what.' });
export type Overview = z.infer<typeof Overview>;
