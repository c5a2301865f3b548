// Saving an article: whom it names is asked of the archive first, and its coming may tell whom others meant.

import {
  curateFindings,
  isAcronym,
  isShort,
  linkFindings,
  personName,
  unlinkFindings,
} from '../enrich/identity/index.ts';
import type { Findings, FoundEntity } from '../model/findings.ts';
import { entityId } from '../model/id.ts';
import type { Saved, SaveRequest, Writer } from '../store/index.ts';

/** What is known beforehand of people. */
export interface Surnames {
  /** Common ones, lower-case. */
  surnames: ReadonlySet<string>;
}

/** In more articles than this a short form is anybody's: nobody's coming tells who is meant. */
const MOST = 50;

export function saveArticle(to: Writer, request: SaveRequest, knowledge: Surnames): Saved {
  const { draft, at } = request;
  const kinship = to.kinship(draft);
  const linked = linkFindings(request.findings, draft.published?.at ?? null, kinship, knowledge);
  const findings = curated(to, request.id ?? to.idOf(draft), linked.findings);
  const saved = to.save({ ...request, findings });
  if (saved.outcome !== 'unchanged') for (const entity of linked.news) reconsider(to, entity, at, knowledge);
  return saved;
}

/** An article that is here, enriched again: no revision comes of it. `published`: as the article says, ISO 8601. */
export function renewArticle(
  to: Writer,
  article: { key: number; published: string | null },
  found: Findings,
  at: string,
  knowledge: Surnames,
): void {
  const { findings, news } = linkFindings(found, article.published, to.kinship(article.key), knowledge);
  to.renew(article.key, curated(to, to.idOf(article.key), findings), at);
  for (const entity of news) reconsider(to, entity, at, knowledge);
}

function curated(to: Writer, articleId: string, findings: Findings): Findings {
  if (to.rulings.isEmpty()) return findings;
  return curateFindings(findings, (id) => to.rulings.instead(articleId, id));
}

/** Articles that may mean this entity by a short form are linked again. */
export function reconsider(to: Writer, news: FoundEntity, at: string, knowledge: Surnames): void {
  for (const key of new Set(concerned(to, news))) linkAgain(to, key, at, knowledge);
}

function concerned(to: Writer, { type, aliases, familyKey }: FoundEntity): number[] {
  const few = (keys: number[]) => (keys.length > MOST ? [] : keys);
  if (type === 'organization') {
    return aliases
      .filter(isAcronym)
      .flatMap((form) => few(to.articlesNaming(entityId('organization', form), MOST + 1)));
  }
  const family = familyKey === null ? null : to.kinship(-1).family(familyKey);
  return (family ?? []).flatMap(({ id, names }) => {
    const isUnknown = names.every((name) => isShort(personName(name)));
    return few(isUnknown ? to.articlesNaming(id, MOST + 1) : to.articlesLinkedTo(id, MOST + 1));
  });
}

/** Whom an article names is what it says by itself, until it is decided anew. */
export function unlink(to: Writer, articleKey: number, at: string): void {
  const known = to.findings(articleKey);
  if (known) to.rewrite(articleKey, unlinkFindings(known), at);
}

/** Whom an article names decided anew, by what the archive knows by now. Whether anything came out otherwise. */
export function linkAgain(to: Writer, articleKey: number, at: string, knowledge: Surnames): boolean {
  const known = to.findings(articleKey);
  if (!known) return false;
  const found = { ...unlinkFindings(known), links: [] };
  const linked = linkFindings(found, known.published, to.kinship(articleKey), knowledge);
  const findings = curated(to, to.idOf(articleKey), linked.findings);
  const isSame = findings.mentions.every(({ entityId }, index) => entityId === known.mentions[index]?.entityId);
  if (isSame) return false;
  to.rewrite(articleKey, findings, at);
  return true;
}
