// Saving an article: whom it names is asked of the archive first, and its coming may tell whom others meant.

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

/** What is known beforehand of people. */
export interface Surnames {
  /** Common ones, lower-case. */
  surnames: ReadonlySet<string>;
}

/** In more articles than this a short form is anybody's: nobody's coming tells who is meant. */
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

/** An article that is here, enriched again: no revision comes of it. `published`: as the article says, ISO 8601. */
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

/** Whom an article means: as it was ruled by hand, of whom something was; otherwise as the archive knows. */
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

/** Articles that may mean this entity by a short form are linked again. */
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

/** Whom an article names is what it says by itself, until it is decided anew. */
export function unlink(to: WriteTransaction, articleKey: number, at: string): void {
  const known = to.findings(articleKey);
  if (known) to.rewrite(articleKey, unlinkFindings(known), at);
}

/** Whom an article names decided anew, by what the archive knows by now. Whether anything came out otherwise. */
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
