// Saves an article: links its mentions to entities, and relinks articles that its new entities make clearer.

import {
  curateFindings,
  isAcronym,
  isShortName,
  type LinkedFindings,
  linkFindings,
  parsePersonName,
  unlinkFindings,
} from '../enrich/identity/index.ts';
import type { Findings, FoundEntity } from '../model/article/findings.ts';
import { entityId } from '../model/id/id.ts';
import type { Saved, SaveRequest, WriteTransaction } from '../store/index.ts';

/** Knowledge about names that does not come from the archive. */
export interface Surnames {
  /** Common surnames, in lower case. */
  surnames: ReadonlySet<string>;
}

/** A short form in more articles than this is too common to identify an entity. */
const MOST = 50;

export function saveArticle(to: WriteTransaction, request: SaveRequest, knowledge: Surnames): Saved {
  const { draft, at } = request;
  const articleId = request.id ?? to.idOf(draft);
  const { findings, introduced } = link(to, articleId, request.findings, {
    published: draft.published?.at ?? null,
    kinship: to.entityCandidates(draft),
    knowledge,
  });
  const saved = to.save({ ...request, findings });
  if (saved.outcome !== 'unchanged') for (const entity of introduced) reconsider(to, entity, at, knowledge);
  return saved;
}

/** Saves new findings of an existing article without a revision. `published`: from the article, ISO 8601. */
export function renewArticle(
  to: WriteTransaction,
  article: { key: number; published: string | null },
  found: Findings,
  at: string,
  knowledge: Surnames,
): void {
  const { key, published } = article;
  const { findings, introduced } = link(to, to.idOf(key), found, {
    published,
    kinship: to.entityCandidates(key),
    knowledge,
  });
  to.renew(key, findings, at);
  for (const entity of introduced) reconsider(to, entity, at, knowledge);
}

interface Asked {
  published: string | null;
  kinship: ReturnType<WriteTransaction['entityCandidates']>;
  knowledge: Surnames;
}

/** Links mentions to entities: by curation decisions if there are any, or by what the archive knows. */
function link(
  to: WriteTransaction,
  articleId: string,
  found: Findings,
  { published, kinship, knowledge }: Asked,
): LinkedFindings {
  const instead = to.curationDecisions.isEmpty()
    ? () => null
    : (id: string) => to.curationDecisions.instead(articleId, id);
  const linked = linkFindings(found, published, kinship, knowledge, (id) => instead(id) !== null);
  return { ...linked, findings: curateFindings(linked.findings, instead) };
}

/** Links again the articles that may mean this entity by a short form. */
export function reconsider(to: WriteTransaction, news: FoundEntity, at: string, knowledge: Surnames): void {
  for (const key of new Set(concerned(to, news))) linkAgain(to, key, at, knowledge);
}

function concerned(to: WriteTransaction, { type, aliases, familyKey }: FoundEntity): number[] {
  const few = (keys: number[]) => (keys.length > MOST ? [] : keys);
  if (type === 'organization') {
    return aliases
      .filter(isAcronym)
      .flatMap((form) => few(to.articlesNaming(entityId('organization', form), MOST + 1)));
  }
  const family = familyKey === null ? null : to.entityCandidates(-1).bySurname(familyKey);
  return (family ?? []).flatMap(({ id, names }) => {
    const isUnknown = names.every((name) => isShortName(parsePersonName(name)));
    return few(isUnknown ? to.articlesNaming(id, MOST + 1) : to.articlesLinkedTo(id, MOST + 1));
  });
}

/** Links an article only by its own text, until it is linked again. */
export function unlink(to: WriteTransaction, articleKey: number, at: string): void {
  const known = to.findings(articleKey);
  if (known) to.rewrite(articleKey, unlinkFindings(known), at);
}

/** Links an article again by what the archive knows now. Returns whether a link changed. */
export function linkAgain(to: WriteTransaction, articleKey: number, at: string, knowledge: Surnames): boolean {
  const known = to.findings(articleKey);
  if (!known) return false;
  const found = { ...unlinkFindings(known), links: [] };
  const asked = { published: known.published, kinship: to.entityCandidates(articleKey), knowledge };
  const { findings } = link(to, to.idOf(articleKey), found, asked);
  const isSame = findings.mentions.every(({ entityId }, index) => entityId === known.mentions[index]?.entityId);
  if (isSame) return false;
  to.rewrite(articleKey, findings, at);
  return true;
}
