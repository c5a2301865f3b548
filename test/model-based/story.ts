// An invented article: what it says, and by its making what is to be found in it.

import { roleOf } from './cast.ts';

export type Passage =
  | { is: 'note'; number: number; under: string }
  | { is: 'says' | 'said'; name: string; words: string }
  | { is: 'named'; name: string }
  | { is: 'weather'; place: string }
  | { is: 'link'; number: number; href?: string }
  | { is: 'image'; number: number };

/** How it is handed in: as JSON with one of three bodies, or as a Markdown document. */
export type Form = 'text' | 'blocks' | 'markdown' | 'document';

export interface Story {
  form: Form;
  title: string;
  subtitle?: string;
  authors: string[];
  section?: string;
  tags: string[];
  lang: string;
  /** As exactly as it is told. */
  date?: string;
  url?: string;
  paper?: { name: string; host: string };
  passages: Passage[];
}

interface Place {
  start: number;
  end: number;
}
export interface Naming extends Place {
  name: string;
  role?: string;
  isPlace?: true;
}
export interface Saying extends Place {
  text: string;
  speaker: Naming;
}
export interface Linking extends Place {
  anchor: string;
  href?: string;
}

export interface Composed {
  text: string;
  blocks: { type: 'paragraph' | 'image'; start: number; end: number; text: string; caption?: string }[];
  namings: Naming[];
  sayings: Saying[];
  links: Linking[];
}

/** The sentence, and in it the places that matter. */
interface Sentence {
  text: string;
  naming?: Naming;
  saying?: Place;
  link?: Linking;
}

function sentence(passage: Passage): Sentence {
  const placed = (text: string, part: string): Place => {
    const start = text.indexOf(part);
    return { start, end: start + part.length };
  };
  switch (passage.is) {
    case 'note':
      return { text: `The clerk filed note ${passage.number} under ${passage.under}.` };
    case 'says': {
      const { name, words } = passage;
      const role = roleOf(name);
      const text = `${role} ${name} said: “${words}.”`;
      return { text, naming: { name, role, ...placed(text, name) }, saying: placed(text, `${words}.`) };
    }
    case 'said': {
      const { name, words } = passage;
      const text = `“${words},” said ${name}.`;
      return { text, naming: { name, ...placed(text, name) }, saying: placed(text, `${words},`) };
    }
    case 'named': {
      const text = `${passage.name} came back on foot.`;
      return { text, naming: { name: passage.name, ...placed(text, passage.name) } };
    }
    case 'weather': {
      const text = `It rained in ${passage.place} again.`;
      return { text, naming: { name: passage.place, isPlace: true, ...placed(text, passage.place) } };
    }
    case 'link': {
      const anchor = `report of case ${passage.number}`;
      const text = `Read the ${anchor} once more.`;
      const { href } = passage;
      return { text, link: { anchor, ...(href !== undefined && { href }), ...placed(text, anchor) } };
    }
    case 'image':
      return { text: `Boats of case ${passage.number} lie at the quay.` };
  }
}

export function compose(passages: readonly Passage[]): Composed {
  const composed: Composed = { text: '', blocks: [], namings: [], sayings: [], links: [] };
  let start = 0;
  for (const passage of passages) {
    const { text, naming, saying, link } = sentence(passage);
    const moved = <Of extends Place>(place: Of): Of => ({
      ...place,
      start: place.start + start,
      end: place.end + start,
    });
    const type = passage.is === 'image' ? 'image' : 'paragraph';
    composed.blocks.push({
      type,
      start,
      end: start + text.length,
      text,
      ...(type === 'image' && { caption: text }),
    });
    if (naming) composed.namings.push(moved(naming));
    if (naming && saying) {
      const words = text.slice(saying.start, saying.end);
      composed.sayings.push({ ...moved(saying), text: words, speaker: moved(naming) });
    }
    if (link) composed.links.push(moved(link));
    start += text.length + 2;
  }
  composed.text = composed.blocks.map(({ text }) => text).join('\n\n');
  return composed;
}

/** What is sent: a body, and its type. */
export interface Document {
  body: string;
  contentType: string;
  fileName: string;
}

export function documentOf(story: Story): Document {
  if (story.form === 'document') return { body: markdown(story), contentType: 'text/markdown', fileName: 'story.md' };
  return { body: JSON.stringify(inputOf(story)), contentType: 'application/json', fileName: 'story.json' };
}

/** The story as the API takes it. */
export function inputOf(story: Story): Record<string, unknown> {
  const { form, title, subtitle, authors, section, tags, lang, date, url, paper, passages } = story;
  const { text, blocks, links } = compose(passages);
  const body = {
    text: { text, links: links.map(({ anchor, href }) => ({ anchor, href })) },
    blocks: {
      blocks: blocks.map(({ start, end, ...block }) => block),
      links: links.map(({ anchor, href, start, end }) => ({ anchor, href, start, end })),
    },
    markdown: { markdown: prose(passages) },
    document: {},
  }[form];
  return {
    title,
    subtitle,
    authors: authors.map((name) => ({ name })),
    section,
    tags,
    lang,
    publishedDate: date,
    originalUrl: url,
    source: paper,
    ...body,
  };
}

function prose(passages: readonly Passage[]): string {
  const paragraphs = passages.map((passage) => {
    const { text, link } = sentence(passage);
    if (!link) return text;
    return `${text.slice(0, link.start)}[${link.anchor}](${link.href ?? '#'})${text.slice(link.end)}`;
  });
  return paragraphs.join('\n\n');
}

function markdown(story: Story): string {
  const { title, authors, section, tags, lang, date, url, paper, passages } = story;
  const matter = [
    `title: ${title}`,
    ...(date === undefined ? [] : [`date: ${date}`]),
    ...(authors.length > 0 ? [`authors: [${authors.join(', ')}]`] : []),
    ...(section === undefined ? [] : [`section: ${section}`]),
    ...(tags.length > 0 ? [`tags: [${tags.join(', ')}]`] : []),
    ...(paper === undefined ? [] : [`source: ${paper.name}`]),
    `lang: ${lang}`,
    ...(url === undefined ? [] : [`url: ${url}`]),
  ];
  const ending = url === undefined ? '' : `\n\nOriginal url:\n\n<${url}>`;
  return `---\n${matter.join('\n')}\n---\n\n${prose(passages)}${ending}\n`;
}
