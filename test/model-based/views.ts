// What clients should see of the model: articles, links, quotes, mentions and entities, without what it does not foretell.

import { type Archive, hostOf, type ModelArticle, pageOf, sha256, type Tomb } from './archive.ts';
import { personId } from './people.ts';
import type { Naming } from './story.ts';

/** What the model has no part in: how sure a finding is, what found it, and what is said twice. */
const UNTOLD = new Set(['method', 'confidence', 'linkedBy', 'archiveUrl', 'summary', 'figures', 'seq']);

export interface ShownLink {
  id: string;
  articleId: string;
  kind: string;
  state: string;
  anchor: string | undefined;
  href?: string | undefined;
  host?: string | undefined;
  targetArticleId?: string | undefined;
  start?: number;
  end?: number;
}

/** A reply without what the model does not foretell. */
export function told(reply: unknown): unknown {
  if (Array.isArray(reply)) return reply.map(told);
  if (typeof reply !== 'object' || reply === null) return reply;
  return Object.fromEntries(
    Object.entries(reply).flatMap(([name, value]) => (UNTOLD.has(name) ? [] : [[name, told(value)]])),
  );
}

/** Without fields that are not there, as JSON has it. */
export function plain<Of extends object>(object: Of): Of {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Of;
}

const AT = { 4: '-01-01T00:00:00Z', 7: '-01T00:00:00Z', 10: 'T00:00:00Z' } as Record<number, string>;
const PRECISION = { 4: 'year', 7: 'month', 10: 'day' } as Record<number, string>;

export const publishedAt = (date: string | undefined): string | undefined =>
  date === undefined ? undefined : date + (AT[date.length] ?? '');

export class Views {
  readonly #archive: Archive;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  ref(id: string): { id: string; name: string; type: string } {
    const { name, type } = this.#archive.people.entity(id);
    return { id, name, type };
  }

  meant(article: ModelArticle, { name }: Naming): string {
    const found = this.#archive.people.found(name);
    const id = article.means.get(found);
    if (id === undefined) throw new Error(`The model does not know whom ${article.id} means by ${name}.`);
    return id;
  }

  mentions(article: ModelArticle) {
    return article.composed.namings.map((naming) => {
      const { name, role, start, end } = naming;
      return plain({ entity: this.ref(this.meant(article, naming)), in: 'text', start, end, surface: name, role });
    });
  }

  quotes(article: ModelArticle) {
    return article.composed.sayings.map(({ text, start, end, speaker }) => ({
      id: `${article.id}-q${start}`,
      articleId: article.id,
      text,
      start,
      end,
      kind: 'direct',
      cue: 'said',
      speaker: this.ref(this.meant(article, speaker)),
      speakerStart: speaker.start,
      speakerEnd: speaker.end,
      speakerSurface: speaker.name,
    }));
  }

  links({ id, composed, story }: ModelArticle): ShownLink[] {
    const inline: Partial<ShownLink>[] = composed.links.map(({ anchor, href, start, end }) => {
      const targetArticleId = href === undefined ? null : this.#archive.at(pageOf(href));
      const state = targetArticleId !== null ? 'resolved' : href === undefined ? 'dangling' : 'external';
      const host = href === undefined ? undefined : hostOf(href);
      return { kind: 'inline', anchor, href, host, state, targetArticleId: targetArticleId ?? undefined, start, end };
    });
    const { url } = story;
    const own: Partial<ShownLink> = {
      kind: 'original',
      anchor: url,
      href: url,
      host: url && hostOf(url),
      state: 'external',
    };
    return [...inline, ...(url === undefined ? [] : [own])].map((link, position) =>
      plain({ id: `${id}-${position}`, articleId: id, ...link } as ShownLink),
    );
  }

  backlinks({ id, pages }: ModelArticle): number {
    let count = 0;
    for (const [from, links] of this.#archive.leadingTo(pages)) if (from !== id) count += links;
    return count;
  }

  /** Without its body and its parts. */
  card(article: ModelArticle): Record<string, unknown> {
    const { id, story, composed, pages, ingestedAt, updatedAt, versions } = article;
    const { title, subtitle, authors, section, tags, lang, date, url } = story;
    const canonical = url === undefined ? undefined : pageOf(url);
    const aliases = pages.filter((page) => page !== canonical).sort();
    const corrections = versions
      .flatMap(({ note, revision, at }) => (note === undefined ? [] : [{ revision, at, note }]))
      .reverse();
    return plain({
      id,
      title,
      subtitle,
      authors: authors.map((name) => ({ name, entityId: personId(name) })),
      section,
      tags,
      lang,
      publishedAt: publishedAt(date),
      publishedDate: date,
      publishedPrecision: date === undefined ? undefined : (PRECISION[date.length] ?? 'second'),
      updatedAt,
      ingestedAt,
      revision: versions.length,
      status: 'live',
      originalUrl: url,
      canonicalUrl: canonical,
      aliasUrls: aliases.length > 0 ? aliases : undefined,
      source: this.#archive.paperOf(article),
      wordCount: composed.text.match(/\S+/g)?.length ?? 0,
      textHash: sha256(composed.text),
      counts: {
        entities: new Set(article.means.values()).size,
        links: composed.links.length + (url === undefined ? 0 : 1),
        backlinks: this.backlinks(article),
        quotes: composed.sayings.length,
        revisions: versions.length,
      },
      corrections: corrections.length > 0 ? corrections : undefined,
    });
  }

  /** With everything. */
  whole(article: ModelArticle): Record<string, unknown> {
    const { composed } = article;
    return {
      ...this.card(article),
      text: composed.text,
      blocks: composed.blocks,
      entities: this.mentions(article),
      links: this.links(article),
      quotes: this.quotes(article),
    };
  }

  tomb({ id, at, reason, note, revision, erasedAt }: Tomb) {
    return plain({ id, at, revision, reason, note, erasedAt });
  }

  entity(id: string): Record<string, unknown> {
    const { type, name, aliases, former, description, sameAs, isListed } = this.#archive.people.entity(id);
    const names = new Map<string, number>([...aliases, ...former].map((one) => [one, 0]));
    const roles = new Map<string, number>();
    const dates: string[] = [];
    let [mentionCount, quoteCount] = [0, 0];
    const naming = this.#archive.naming(id).map((articleId) => this.#archive.article(articleId));
    for (const article of naming) {
      const its = article.composed.namings.filter((one) => this.meant(article, one) === id);
      mentionCount += its.length;
      quoteCount += article.composed.sayings.filter(({ speaker }) => this.meant(article, speaker) === id).length;
      for (const surface of new Set(its.map((one) => one.name))) names.set(surface, (names.get(surface) ?? 0) + 1);
      for (const role of new Set(its.flatMap((one) => one.role ?? []))) roles.set(role, (roles.get(role) ?? 0) + 1);
      const at = publishedAt(article.story.date);
      if (at !== undefined) dates.push(at);
    }
    names.delete(name);
    dates.sort();
    const told = isListed ? {} : plain({ aliases: ordered(names), description, sameAs });
    const counts = { articleCount: naming.length, mentionCount, quoteCount };
    const seen = { firstSeen: dates[0], lastSeen: dates.at(-1) };
    return plain({ id, type, name, ...told, roles: ordered(roles), ...counts, ...seen });
  }
}

/** The most frequent first. */
function ordered(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .sort(([one, count], [other, others]) => others - count || (one < other ? -1 : 1))
    .map(([name]) => name);
}
