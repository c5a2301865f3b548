// Reads the news stories whose names and quotes were marked by hand, and says how many of them were found.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Findings } from '../../../src/model/article/findings.ts';
import type { EntityType } from '../../../src/model/entity/entity.ts';
import { fold } from '../../../src/model/text/name.ts';

interface GoldName {
  in: 'title' | 'text';
  start: number;
  end: number;
  /** `null`: it may be found or not. */
  type: EntityType | null;
}

interface GoldQuote {
  /** The last words stand before here, within the closing mark. */
  end: number;
  /** `=…` the name of who speaks; `~…` words for somebody; `?` nobody is named; `x` it is no quote. */
  speaker: string;
}

export interface Story {
  title: string;
  paragraphs: string[];
  names: GoldName[];
  quotes: GoldQuote[];
}

/** Found of the marked, in numbers. */
export interface NewsScore {
  names: { right: number; found: number; gold: number };
  /** `right` of `gold` quotes have their speaker, or rightly none; `wrong` have another's. */
  speakers: { right: number; given: number; wrong: number; gold: number };
  misses: string[];
}

const TYPES: Record<string, EntityType> = { P: 'person', O: 'organization', L: 'place' };
const MARKS = /\[([POL-]) ([^[\]]*)\]|\{([^}]*)\}/gu;

export function readStories(path = fileURLToPath(new URL('news.txt', import.meta.url))): Story[] {
  return readFileSync(path, 'utf8')
    .split(/^# /mu)
    .slice(1)
    .map((entry) => {
      const [title = '', ...lines] = entry.split('\n').filter((line) => line.trim() !== '');
      const story: Story = { title: '', paragraphs: [], names: [], quotes: [] };
      story.title = readLine(title, 'title', 0, story);
      let start = 0;
      for (const line of lines) {
        const paragraph = readLine(line, 'text', start, story);
        story.paragraphs.push(paragraph);
        // Paragraphs of a draft stand two line breaks apart.
        start += paragraph.length + 2;
      }
      return story;
    });
}

/** The line without its marks; what they say is noted in the story. */
function readLine(line: string, where: GoldName['in'], offset: number, story: Story): string {
  let plain = '';
  let last = 0;
  for (const { 0: mark, 1: type = '', 2: surface, 3: speaker, index } of line.matchAll(MARKS)) {
    plain += line.slice(last, index);
    last = index + mark.length;
    if (speaker !== undefined) {
      const words = plain.replace(/[.,]?["”'’]?[.,]?$/u, '');
      story.quotes.push({ end: offset + words.length, speaker });
    }
    if (surface === undefined) continue;
    const start = offset + plain.length;
    plain += surface;
    story.names.push({ in: where, start, end: start + surface.length, type: TYPES[type] ?? null });
  }
  return plain + line.slice(last);
}

export function scoreStory(story: Story, { entities, mentions, quotes }: Findings, total: NewsScore): void {
  const known = new Map(entities.map((entity) => [entity.id, entity]));
  const missing = new Map(story.names.map((name) => [`${name.in} ${name.start} ${name.end}`, name]));
  total.names.gold += story.names.filter(({ type }) => type !== null).length;
  for (const { in: where, start, end, surface, entityId } of mentions) {
    const type = known.get(entityId)?.type;
    if (story.names.some((name) => name.type === null && name.in === where && start < name.end && end > name.start))
      continue;
    total.names.found++;
    const name = missing.get(`${where} ${start} ${end}`);
    if (name?.type === type && type !== undefined) total.names.right++;
    else total.misses.push(`${surface}: ${type}${name ? `, which is ${name.type}` : ', which is no name'}`);
  }
  for (const { end, speaker } of story.quotes) {
    const quote = quotes.find((one) => one.kind !== 'indirect' && one.start < end - 1 && one.end >= end - 1);
    if (speaker === 'x') {
      if (quote?.speakerId != null) total.speakers.wrong++;
      continue;
    }
    total.speakers.gold++;
    const given = known.get(quote?.speakerId ?? '');
    if (given) total.speakers.given++;
    const isRight = quote !== undefined && isMeant(speaker, given ? [given.name, ...given.aliases] : null);
    if (isRight) total.speakers.right++;
    else if (given) total.speakers.wrong++;
    if (!isRight) total.misses.push(`${quote?.text ?? 'not found'} ← ${given?.name ?? '?'} ≠ ${speaker}`);
  }
}

function isMeant(speaker: string, forms: string[] | null): boolean {
  if (!speaker.startsWith('=')) return forms === null;
  const name = fold(speaker.slice(1));
  return forms?.some((form) => fold(form) === name || fold(form).endsWith(` ${name}`)) === true;
}

export function newScore(): NewsScore {
  return {
    names: { right: 0, found: 0, gold: 0 },
    speakers: { right: 0, given: 0, wrong: 0, gold: 0 },
    misses: [],
  };
}
