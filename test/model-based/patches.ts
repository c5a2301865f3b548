// What is changed of an article in part, and what it says then.

import { contentOf, type ModelArticle } from './archive.ts';
import { LANGS, SECTIONS, TAGS } from './cast.ts';
import type { Session } from './session.ts';
import { compose, type Passage, type Story } from './story.ts';

/** Whether an article says so already; the name of its paper, as it is shown, says nothing new. */
export function isSaid({ archive }: Session, story: Story, article: ModelArticle): boolean {
  const { paper, ...rest } = story;
  const isShown = article.story.paper === undefined && paper?.name === archive.paperOf(article)?.name;
  return contentOf(isShown ? rest : story) === contentOf(article.story);
}

/** A merge patch at random, and the story that comes of it. */
export function patched(session: Session, article: ModelArticle): { story: Story; body: Record<string, unknown> } {
  const { random, stories, archive } = session;
  const paper = archive.paperOf(article);
  // What is changed is what is shown, with the name of the paper.
  const isNamed = article.story.paper === undefined && paper && paper.name !== paper.host;
  const story = isNamed ? { ...article.story, paper: { name: paper.name, host: paper.host } } : article.story;
  switch (
    random.weighted({ section: 3, tags: 3, title: 2, date: 2, lang: 1, text: 5, url: 1, taken: 1, same: 2, none: 2 })
  ) {
    case 'section': {
      const section = random.pick(SECTIONS);
      return { story: { ...story, section }, body: { section } };
    }
    case 'tags': {
      const tags = random.some(TAGS, 3);
      return { story: { ...story, tags }, body: { tags } };
    }
    case 'title': {
      const { title } = stories.fresh();
      return { story: { ...story, title }, body: { title } };
    }
    case 'date': {
      const date = stories.date();
      return { story: { ...story, date }, body: { publishedDate: date } };
    }
    case 'lang': {
      const lang = random.pick(LANGS);
      return { story: { ...story, lang }, body: { lang } };
    }
    case 'text': {
      const kept = story.passages.filter(({ is }) => is !== 'note' && is !== 'image' && random.chance(0.7));
      const passages: Passage[] = [stories.note(), ...kept];
      return { story: { ...story, form: 'text', passages }, body: { text: compose(passages).text } };
    }
    case 'url': {
      const url = stories.elsewhereOf(article);
      return { story: { ...story, url }, body: { originalUrl: url } };
    }
    case 'taken': {
      const other = random.pick([...archive.articles.values()]);
      const url = other.story.url ?? stories.elsewhereOf(article);
      return { story: { ...story, url }, body: { originalUrl: url } };
    }
    case 'same':
      return { story: article.story, body: { title: story.title, tags: story.tags } };
    case 'none': {
      const { section, date, ...rest } = story;
      return { story: rest, body: { section: null, publishedDate: null } };
    }
  }
}
