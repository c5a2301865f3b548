// Finds mentions in the structure of a document: photo credits, bylines and the publisher.

import type { Draft } from '../../model/article/draft.ts';
import type { EntityType } from '../../model/entity/entity.ts';
import type { Knowledge } from '../knowledge.ts';
import type { NameMention } from '../names/index.ts';
import { ORGANIZATION_HEADS } from '../words/organizations.ts';
import { HONORIFICS } from '../words/titles.ts';

/** Photographers and agencies in image credits: `Maria Silva / AGENCY`, `Photo: Maria Silva`, `AGENCY`. */
export function findCreditMentions(draft: Draft, knowledge: Knowledge): NameMention[] {
  return draft.blocks.flatMap((block) => {
    const credit = block.credit ?? '';
    const start = block.end - credit.length;
    if (
      credit === '' ||
      credit.length > MAX_CREDIT ||
      start < block.start ||
      draft.text.slice(start, block.end) !== credit
    )
      return [];
    return namesInCredit(credit, knowledge).map((name) => ({
      ...name,
      start: start + name.start,
      end: start + name.end,
    }));
  });
}

const MAX_CREDIT = 200;
const LABEL =
  /^(?:©|\(c\)|copyright|photos?|pictures?|images?|credits?|illustrations?|graphics?|videos?|file|handout|courtesy|source|screenshot|by|of|from|via|for)(?![\p{L}\p{N}])[\s:.]*/iu;

function namesInCredit(credit: string, knowledge: Knowledge): NameMention[] {
  const found: NameMention[] = [];
  for (const part of credit.matchAll(/(?:(?!\s+(?:via|for|by)\s)[^/|,;:·•()\n])+/gu)) {
    let start = part.index;
    let text = part[0];
    for (let label = /^\s+/u.exec(text) ?? LABEL.exec(text); label; label = /^\s+/u.exec(text) ?? LABEL.exec(text)) {
      start += label[0].length;
      text = text.slice(label[0].length);
    }
    const surface = text.replace(/[\s.]+$/u, '');
    const type = creditType(surface, knowledge);
    if (!type) continue;
    const entries =
      type === 'organization'
        ? (knowledge.gazetteer.find(surface)?.entries.filter((entry) => entry.type === type) ?? [])
        : [];
    const confidence = entries.length > 0 ? 0.98 : 0.85;
    found.push({
      in: 'text',
      start,
      end: start + surface.length,
      surface,
      type,
      method: 'structure/credit',
      confidence,
      role: null,
      entries,
    });
  }
  return found;
}

function creditType(surface: string, knowledge: Knowledge): EntityType | null {
  if (knowledge.gazetteer.find(surface)?.entries.some(({ type }) => type === 'organization')) return 'organization';
  const words = surface.split(/\s+/u);
  const last = words.at(-1)?.toLowerCase() ?? '';
  if (words.length > 1 && ORGANIZATION_HEADS.has(last)) return 'organization';
  if (isFullName(surface)) return 'person';
  return /^\p{Lu}[\p{Lu}\p{N}.-]{1,9}$/u.test(surface) ? 'organization' : null;
}

/** Two to five words, capitalized except for particles. */
export function isFullName(name: string): boolean {
  const words = name.split(/\s+/u);
  if (words.length < 2 || words.length > 5 || name.length > 80) return false;
  const isWord = /^[\p{L}\p{M}][\p{L}\p{M}.'’-]*$/u;
  const isSmall = /^\p{Ll}/u;
  return (
    words.every((word) => isWord.test(word)) &&
    !isSmall.test(words[0] ?? '') &&
    !isSmall.test(words.at(-1) ?? '') &&
    words.filter((word) => isSmall.test(word)).every((word) => word.length <= 4) &&
    words.some((word) => word.length > 2) &&
    name !== name.toUpperCase().replace(/[^\p{Lu}\s]/gu, '')
  );
}

const DESK =
  /(?:^|\s)(?:staff|desk|newsroom|editors?|editorial|team|bureau|agenc(?:y|ies)|admin|correspondents?|reporters?|wires?|service|online|contributors?|writers?|news|media|press|guest|anonymous|unknown)(?:\s|$)/iu;

/** Classifies an author as a person or a known agency; `null` if neither. */
export function classifyAuthor(
  author: string,
  { gazetteer }: Knowledge,
): { type: 'person' | 'organization'; name: string; entries: NameMention['entries'] } | null {
  const name = author
    .replace(/^\s*by\s+/iu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const entries = gazetteer.find(name)?.entries.filter(({ type }) => type === 'organization') ?? [];
  if (entries.length > 0) return { type: 'organization', name, entries };
  const words = name.split(' ');
  while (HONORIFICS.has((words[0] ?? '').toLowerCase().replace(/\.$/u, ''))) words.shift();
  const bare = words.join(' ');
  return isFullName(bare) && !DESK.test(bare) ? { type: 'person', name: bare, entries: [] } : null;
}

/** Mentions of the publisher in the text; the publisher need not be in the gazetteer. */
export function findPublisherMentions(draft: Draft, { gazetteer }: Knowledge): NameMention[] {
  const publisher = draft.source?.name ?? '';
  // A single word is ambiguous ("Time"), and a name with a dot is a host name.
  if (!/\s/u.test(publisher) || publisher.length > 80 || !/^\p{Lu}/u.test(publisher)) return [];
  const found: NameMention[] = [];
  let at = draft.text.indexOf(publisher);
  while (at >= 0) {
    const end = at + publisher.length;
    if (!isLetter(draft.text.charAt(at - 1)) && !isLetter(draft.text.charAt(end))) {
      const entries = gazetteer.find(publisher)?.entries.filter(({ type }) => type === 'organization') ?? [];
      found.push({
        in: 'text',
        start: at,
        end,
        surface: publisher,
        type: 'organization',
        method: 'structure/publisher',
        confidence: 0.9,
        role: null,
        entries,
      });
    }
    at = draft.text.indexOf(publisher, end);
  }
  return found;
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
