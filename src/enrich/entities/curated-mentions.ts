// Merges curated names into the mentions found in a draft. Curated names take precedence.

import type { Draft } from '../../model/article/draft.ts';
import type { CuratedEntity } from '../../model/entity/curated-entity.ts';
import type { CuratedMatch, CuratedNames } from '../curated/index.ts';
import type { GazetteerEntry } from '../gazetteer.ts';
import type { NameMention } from '../names/index.ts';

/** A curated entity in the form of a gazetteer entry. */
export function curatedEntry({ id, type, name, aliases, description, sameAs }: CuratedEntity): GazetteerEntry {
  const described = { description: description ?? '', sameAs };
  return {
    id,
    type,
    name,
    forms: aliases,
    kind: 'given',
    country: null,
    weight: Number.MAX_SAFE_INTEGER,
    ...described,
  };
}

/** Curated names in a draft, title first. */
export function findCuratedMentions({ title, text }: Draft, given: CuratedNames): NameMention[] {
  const sources = { title, text };
  const found = (['title', 'text'] as const).flatMap((where) =>
    given.find(sources[where]).map((match) => ({ ...match, in: where })),
  );
  const sure = new Set(found.flatMap(({ candidates }) => (candidates.length === 1 ? [candidates[0]?.id] : [])));
  return found.flatMap((match) => {
    const entity = chooseCurated(match, sure, sources[match.in].slice(match.start, match.end));
    return entity ? [nameOf(match, entity, sources[match.in])] : [];
  });
}

/**
 * Chooses between entities that share a name: the one the draft also mentions unambiguously, otherwise the one whose
 * main name it is, otherwise none.
 */
function chooseCurated(
  { candidates }: CuratedMatch,
  sure: ReadonlySet<string | undefined>,
  surface: string,
): CuratedEntity | null {
  const only = (some: readonly CuratedEntity[]) => (some.length === 1 ? (some[0] ?? null) : null);
  return (
    only(candidates) ??
    only(candidates.filter(({ id }) => sure.has(id))) ??
    only(candidates.filter(({ name }) => name === surface))
  );
}

function nameOf(
  { in: where, start, end }: CuratedMatch & Pick<NameMention, 'in'>,
  entity: CuratedEntity,
  source: string,
): NameMention {
  const { type } = entity;
  const surface = source.slice(start, end);
  return {
    in: where,
    start,
    end,
    surface,
    type,
    method: 'given',
    confidence: 1,
    role: null,
    entries: [curatedEntry(entity)],
  };
}

/** Candidates below this confidence do not extend a curated name. */
const LEAST = 0.4;

/**
 * Replaces extracted mentions that overlap curated ones. An extracted mention with enough confidence that contains a
 * curated name is kept: `Oskra River Authority` contains `Oskra`. Both lists are ordered by offset, title first,
 * without overlaps.
 */
export function mergeCuratedMentions(curated: readonly NameMention[], guesses: readonly NameMention[]): NameMention[] {
  const kept: NameMention[] = [];
  let next = 0;
  for (const guess of guesses) {
    for (let name = curated[next]; name && isBefore(name, guess); name = curated[++next]) kept.push(name);
    const touched: NameMention[] = [];
    for (let at = next; ; at++) {
      const name = curated[at];
      if (!name || !touches(name, guess)) break;
      touched.push(name);
    }
    const [first] = touched;
    if (!first) kept.push(guess);
    else if (touched.length === 1 && guess.confidence >= LEAST && isPart(first, guess)) {
      kept.push(guess);
      next++;
    } else {
      // The role found for the replaced mention belongs to the curated one.
      const same = touched.find(({ type }) => type === guess.type);
      if (same && guess.role !== null) same.role ??= guess.role;
    }
  }
  return [...kept, ...curated.slice(next)];
}

function isBefore(one: NameMention, other: NameMention): boolean {
  return one.in === other.in ? one.end <= other.start : one.in === 'title';
}

function touches(one: NameMention, other: NameMention): boolean {
  return one.in === other.in && one.start < other.end && other.start < one.end;
}

function isPart(one: NameMention, whole: NameMention): boolean {
  return one.end - one.start < whole.end - whole.start && one.start >= whole.start && one.end <= whole.end;
}
