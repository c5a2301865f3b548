// The archive as it should be: the same promises kept with plain loops over plain objects, to compare the store with.

import type { Article } from '../../src/model/article/article.ts';
import type { Figure } from '../../src/model/article/figure.ts';
import type { Findings, FoundEntity, FoundFigure, FoundLink } from '../../src/model/article/findings.ts';
import { summarise } from '../../src/model/article/summary.ts';
import type { Entity } from '../../src/model/entity/entity.ts';
import { articleId, sha256, sourceId } from '../../src/model/id/id.ts';
import type { Link } from '../../src/model/link/link.ts';
import type { ArticleFilters, Choice, TermKind } from '../../src/model/query/query.ts';
import type { Quote } from '../../src/model/quote/quote.ts';
import { fold, foldHeadline } from '../../src/model/text/name.ts';
import { countWords } from '../../src/model/text/text.ts';
import { archiveAddress } from '../../src/model/url/archive-address.ts';
import { pageAddress, pageHostOf } from '../../src/model/url/page-address.ts';
import { canonicalUrl } from '../../src/model/url/url.ts';
import type { Saved, SaveRequest } from '../../src/store/index.ts';
import { areNear } from '../../src/store/near-headline.ts';

export interface Kept {
  id: string;
  request: SaveRequest;
  revision: number;
  ingestedAt: string;
  /** The main one of its addresses, and all. */
  canonical: string | null;
  urls: Set<string>;
  headlines: Set<string>;
  hashes: Set<string>;
}

interface ReferenceTerm {
  /** The folded name. */
  nameKey: string;
  articleCount: number;
  first: string | null;
  last: string | null;
}

export class Reference {
  readonly kept = new Map<string, Kept>();
  readonly #entities = new Map<string, FoundEntity>();
  readonly #sourceNames = new Map<string, string>();
  /** By page: the addresses that lead there, and whose they are. */
  readonly #known = new Map<string, { url: string; id: string }[]>();
  readonly #spellings = new Map<string, string>();

  save(request: SaveRequest): Saved {
    const { draft } = request;
    const own = draft.url === null ? null : canonicalUrl(draft.url);
    const stated = draft.canonical === null ? null : canonicalUrl(draft.canonical);
    const statedBy = stated === null ? null : this.find(stated);
    const found = (own === null ? null : this.find(own)) ?? statedBy;
    const urls = [statedBy === null || statedBy === found ? stated : null, own].filter((url) => url !== null);
    const identity = {
      canonicalUrl: urls[0] === undefined ? null : pageAddress(urls[0]),
      sourceName: draft.source?.name ?? null,
      title: draft.title,
      publishedAt: draft.published?.at ?? null,
    };
    const drawn = articleId(identity);
    const known = found ?? this.kept.get(drawn);
    const hashes = [request.sourceHash, sha256(JSON.stringify(draft))];
    if (known && hashes.some((hash) => known.hashes.has(hash))) {
      return { outcome: 'unchanged', id: known.id, revision: known.revision };
    }
    const kept: Kept = known ?? {
      id: drawn,
      request,
      revision: 0,
      ingestedAt: request.at,
      canonical: null,
      urls: new Set(),
      headlines: new Set(),
      hashes: new Set(),
    };
    kept.request = request;
    kept.revision++;
    kept.canonical = urls[0] ?? null;
    for (const url of urls) {
      const known = this.#known.get(pageAddress(url)) ?? [];
      if (known.some((one) => one.url === url)) continue;
      kept.urls.add(url);
      this.#known.set(pageAddress(url), [...known, { url, id: kept.id }]);
    }
    kept.headlines.add(foldHeadline(draft.title));
    for (const hash of hashes) kept.hashes.add(hash);
    this.kept.set(kept.id, kept);
    for (const entity of request.findings.entities) {
      if (!this.#entities.has(entity.id)) this.#entities.set(entity.id, entity);
    }
    for (const [kind, names] of Object.entries({
      section: [draft.section ?? ''],
      tag: draft.tags,
      author: request.findings.authors.map(({ name }) => name),
      lang: [draft.lang ?? ''],
    })) {
      for (const name of names) {
        const key = `${kind} ${keyOf(kind as TermKind, name)}`;
        if (!this.#spellings.has(key)) this.#spellings.set(key, name);
      }
    }
    if (draft.source) {
      const id = sourceId(draft.source);
      const name = this.#sourceNames.get(id);
      if (name === undefined || name === draft.source.host) this.#sourceNames.set(id, draft.source.name);
    }
    return { outcome: known ? 'revised' : 'created', id: kept.id, revision: kept.revision };
  }

  /** Terms as they are shown: each as the first document that had it spelled it. */
  spelled(kind: TermKind, names: string[]): string[] {
    return names.flatMap((name) => {
      const key = keyOf(kind, name);
      return key === '' ? [] : [this.#spellings.get(`${kind} ${key}`) ?? ''];
    });
  }

  sourceOf({ request }: Kept): string[] {
    return request.draft.source ? [sourceId(request.draft.source)] : [];
  }

  /** The article known under a canonical address: under this very one, or as the same page under another. */
  find(url: string): Kept | null {
    const page = pageAddress(url);
    const same = this.#known.get(page) ?? [];
    const rank = (other: string) => (other === url ? '' : other === page ? ' ' : other);
    const [best] = same.toSorted((one, two) => (rank(one.url) < rank(two.url) ? -1 : 1));
    return best ? (this.kept.get(best.id) ?? null) : null;
  }

  get articles(): Kept[] {
    return [...this.kept.values()];
  }

  /** The article as its page should show it, with body, entities and links. */
  article(kept: Kept): Article {
    const { draft, findings, at } = kept.request;
    const published = draft.published;
    const stated = { year: 4, month: 7, day: 10, minute: 99, second: 99 }[published?.precision ?? 'second'];
    const authors = firstOf(findings.authors, (author) => fold(author.name));
    const page = kept.canonical === null ? null : pageAddress(kept.canonical);
    const aliases = [...kept.urls].filter((url) => url !== page).sort();
    return {
      id: kept.id,
      title: draft.title,
      ...some('subtitle', draft.subtitle),
      authors: authors.map(({ name, entityId }) => ({ name, ...some('entityId', entityId) })),
      ...some('section', draft.section),
      tags: firstOf(draft.tags, fold),
      ...some('lang', draft.lang),
      ...some('publishedAt', published?.at),
      ...some('publishedDate', published?.at.slice(0, stated)),
      ...some('publishedPrecision', published?.precision),
      updatedAt: at,
      ingestedAt: kept.ingestedAt,
      revision: kept.revision,
      status: 'live',
      ...some('originalUrl', draft.url),
      ...some('canonicalUrl', page),
      ...some('aliasUrls', aliases.length > 0 ? aliases : null),
      ...some('source', this.#source(kept)),
      wordCount: countWords(draft.text),
      textHash: sha256(draft.text),
      counts: {
        entities: entitiesOf(kept.request.findings).length,
        links: findings.links.length,
        backlinks: this.backlinks(kept.id).length,
        quotes: findings.quotes.length,
        revisions: kept.revision,
      },
      ...some('summary', summarise(draft.blocks)),
      text: draft.text,
      blocks: draft.blocks,
      entities: findings.mentions.map(({ entityId, role, ...mention }) => {
        const { id, name, type } = this.#entities.get(entityId) as FoundEntity;
        return { entity: { id, name, type }, ...mention, ...some('role', role) };
      }),
      links: this.linksOf(kept),
      quotes: this.quotesOf(kept),
      figures: findings.figures.map((figure) => withoutNulls(figure) as unknown as Figure),
    };
  }

  #source({ request }: Kept): Article['source'] | null {
    const { source } = request.draft;
    if (!source) return null;
    const id = sourceId(source);
    return { id, name: this.#sourceNames.get(id) ?? '', ...some('host', source.host) };
  }

  quotesOf(kept: Kept): Quote[] {
    return kept.request.findings.quotes.map(({ speakerId, reportedBy, ...quote }) => {
      const speaker = speakerId === null ? null : (this.#entities.get(speakerId) as FoundEntity);
      const { text, start, end, kind, cue, speakerStart, speakerEnd, speakerSurface, method, confidence } = quote;
      return {
        id: `${kept.id}-q${start}`,
        articleId: kept.id,
        ...{ text, start, end, kind },
        ...some('cue', cue),
        ...some('speaker', speaker && { id: speaker.id, name: speaker.name, type: speaker.type }),
        ...some('speakerStart', speakerStart),
        ...some('speakerEnd', speakerEnd),
        ...some('speakerSurface', speakerSurface),
        ...some('reportedBy', reportedBy && { name: reportedBy.name, ...some('entityId', reportedBy.entityId) }),
        ...{ method, confidence },
      };
    });
  }

  linksOf(kept: Kept): Link[] {
    const publishedAt = kept.request.draft.published?.at ?? null;
    return kept.request.findings.links.map((link, position) => {
      const target = this.#targetOf(link, kept);
      const state = target ? 'resolved' : link.href === null ? 'dangling' : 'external';
      return {
        id: `${kept.id}-${position}`,
        articleId: kept.id,
        kind: link.kind,
        anchor: link.anchor,
        ...some('href', link.href),
        ...some('host', link.host),
        ...some('archiveUrl', state === 'external' ? archiveAddress(link.href ?? '', publishedAt) : null),
        state,
        ...some('targetArticleId', target?.id),
        ...some('start', link.start),
        ...some('end', link.end),
      };
    });
  }

  #targetOf(link: FoundLink, from: Kept): Kept | null {
    if (link.kind === 'original') return null;
    const { url, headlineKey } = link;
    if (url) return this.find(url);
    if (link.href !== null || !headlineKey) return null;
    const others = this.articles.filter((one) => one !== from);
    const exact = others.filter((one) => one.headlines.has(headlineKey));
    const near = others.filter((one) => [...one.headlines].some((headline) => areNear(headline, headlineKey)));
    const headed = exact.length > 0 ? exact : near;
    return headed.length === 1 ? (headed[0] ?? null) : null;
  }

  get links(): Link[] {
    return this.articles.flatMap((kept) => this.linksOf(kept));
  }

  backlinks(id: string): Link[] {
    return this.links.filter((link) => link.targetArticleId === id && link.articleId !== id);
  }

  linkHosts(): { host: string; linkCount: number; articleCount: number }[] {
    const links = this.links.filter((link) => link.kind !== 'original' && link.host !== undefined);
    return [...Map.groupBy(links, (link) => link.host ?? '')].map(([host, its]) => ({
      host,
      linkCount: its.length,
      articleCount: new Set(its.map((link) => link.articleId)).size,
    }));
  }

  /** Aliases and roles come in any order. */
  entities(): Entity[] {
    return [...this.#entities.values()].map((entity) => {
      const naming = this.articles.filter((one) => entitiesOf(one.request.findings).includes(entity.id));
      const mentions = naming.flatMap((one) => one.request.findings.mentions.filter((m) => m.entityId === entity.id));
      const dates = naming.flatMap((one) => one.request.draft.published?.at ?? []).sort();
      const names = new Set([entity.name, ...entity.aliases, ...mentions.map((mention) => mention.surface)]);
      return {
        id: entity.id,
        type: entity.type,
        name: entity.name,
        aliases: [...names].filter((name) => name !== entity.name),
        ...some('description', entity.description),
        roles: [...new Set(mentions.flatMap((mention) => mention.role ?? []))],
        sameAs: entity.sameAs,
        articleCount: naming.length,
        mentionCount: mentions.length,
        quoteCount: this.articles.flatMap((one) => one.request.findings.quotes).filter((q) => q.speakerId === entity.id)
          .length,
        ...some('firstSeen', dates[0]),
        ...some('lastSeen', dates.at(-1)),
      };
    });
  }

  /** Name, count and dates of every term that has an article, by its key. */
  terms(kind: TermKind): Map<string, ReferenceTerm> {
    const dates = new Map<string, (string | null)[]>();
    for (const kept of this.articles) {
      for (const key of new Set(termsOf(kept, kind))) {
        dates.set(key, [...(dates.get(key) ?? []), kept.request.draft.published?.at ?? null]);
      }
    }
    return new Map(
      [...dates].map(([key, all]) => {
        const dated = all.filter((date) => date !== null).sort();
        const nameKey = kind === 'source' ? fold(this.#sourceNames.get(key) ?? '') : key;
        return [key, { nameKey, articleCount: all.length, first: dated[0] ?? null, last: dated.at(-1) ?? null }];
      }),
    );
  }

  select(filters: ArticleFilters): Kept[] {
    const { from, before, linksTo, hasImage, hasQuotes, mentioned, ids } = filters;
    return this.articles.filter((kept) => {
      const { draft, findings } = kept.request;
      const at = draft.published ? Date.parse(draft.published.at) : null;
      if (from !== undefined && (at === null || at < Date.parse(from))) return false;
      if (before !== undefined && (at === null || at >= Date.parse(before))) return false;
      for (const kind of ['section', 'tag', 'author', 'source', 'lang'] as const) {
        if (!meets(termsOf(kept, kind), filters[kind], (value) => keyOf(kind, value))) return false;
      }
      if (!meets(entitiesOf(findings), filters.entity, (value) => value)) return false;
      if (!meets(speakersOf(findings), filters.speaker, (value) => value)) return false;
      if (hasQuotes !== undefined && findings.quotes.length > 0 !== hasQuotes) return false;
      if (mentioned && !findings.figures.some((figure) => isWithin(figure, mentioned))) return false;
      if (linksTo && !findings.links.some((link) => leadsToOneOf(link, linksTo))) return false;
      if (hasImage !== undefined && draft.blocks.some((block) => block.type === 'image') !== hasImage) return false;
      return !ids || ids.includes(kept.id);
    });
  }
}

function meets(has: string[], choice: Choice | undefined, key: (value: string) => string): boolean {
  const { any, all = [], not = [] } = choice ?? {};
  if (any && !any.some((value) => has.includes(key(value)))) return false;
  return all.every((value) => has.includes(key(value))) && !not.some((value) => has.includes(key(value)));
}

function leadsToOneOf(link: FoundLink, targets: string[]): boolean {
  if (link.kind === 'original') return false;
  return targets.some((target) =>
    target.includes('/')
      ? link.url !== null && pageAddress(link.url) === pageOf(target.includes('://') ? target : `https://${target}`)
      : link.host !== null && link.host === pageHostOf(`https://${target}`),
  );
}

function pageOf(href: string): string | null {
  const url = canonicalUrl(href);
  return url === null ? null : pageAddress(url);
}

function termsOf({ request }: Kept, kind: TermKind): string[] {
  const { draft, findings } = request;
  switch (kind) {
    case 'section':
      return draft.section === null ? [] : [fold(draft.section)];
    case 'tag':
      return draft.tags.map(fold);
    case 'author':
      return findings.authors.map((author) => fold(author.name));
    case 'source':
      return draft.source ? [sourceId(draft.source)] : [];
    case 'lang':
      return draft.lang === null ? [] : [draft.lang.toLowerCase()];
  }
}

function keyOf(kind: TermKind, value: string): string {
  return kind === 'source' || kind === 'lang' ? value.toLowerCase() : fold(value);
}

export function speakersOf(findings: Findings): string[] {
  return [...new Set(findings.quotes.flatMap(({ speakerId }) => speakerId ?? []))];
}

/** Whether a date reaches into a period; a date lasts to the end of its last day. */
function isWithin({ from, to }: FoundFigure, period: NonNullable<ArticleFilters['mentioned']>): boolean {
  if (from === null || to === null) return false;
  if (period.from !== undefined && Date.parse(`${to}T23:59:59.999Z`) < Date.parse(period.from)) return false;
  return period.before === undefined || Date.parse(from) < Date.parse(period.before);
}

function withoutNulls(shape: object): object {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== null));
}

export function entitiesOf(findings: Findings): string[] {
  return [...new Set(findings.mentions.map((mention) => mention.entityId))];
}

function firstOf<Value>(values: Value[], key: (value: Value) => string): Value[] {
  return values.filter((value, index) => values.findIndex((other) => key(other) === key(value)) === index);
}

/** A member that is left out where it is absent. */
function some<Name extends string, Value>(name: Name, value: Value): { [Key in Name]?: NonNullable<Value> } {
  return (value === null || value === undefined ? {} : { [name]: value }) as { [Key in Name]?: NonNullable<Value> };
}
