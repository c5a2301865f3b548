// Measures coreference: of all pairs of names in a document, which refer to one entity here and in the annotation.

import { CountryEvidence, disambiguate } from '../../src/enrich/coreference/disambiguation.ts';
import { clusterMentions } from '../../src/enrich/coreference/index.ts';
import type { Knowledge } from '../../src/enrich/index.ts';
import type { NameMention } from '../../src/enrich/names/extraction/extractor.ts';
import type { EntityType } from '../../src/model/entity/entity.ts';
import type { GoldDocument, GoldName } from './gold.ts';
import type { FoundName } from './names.ts';
import type { Row } from './tally.ts';

/** Counts by type, and for all types. */
export type Pairs = Map<string, Row>;

/** A name with its annotated and its predicted entity. */
interface Joined {
  type: string;
  gold: string;
  ours: string;
}

const TYPES: Record<string, EntityType> = { PER: 'person', ORG: 'organization', LOC: 'place' };

/** Pairs of annotated names: measures clustering alone. */
export function pairsOfGold(documents: readonly GoldDocument[], knowledge: Knowledge): Pairs {
  const pairs: Pairs = new Map();
  for (const { text, names } of documents) {
    const known = names.filter((name): name is GoldName & { id: string } => name.id !== undefined);
    const given = known.map((name) => nameOf(name, text, knowledge));
    const evidence = new CountryEvidence(given, [], knowledge);
    const ours = new Map<string, string>();
    const clusters = clusterMentions(
      given.map((mention) => ({ mention, entry: disambiguate(mention, evidence) })),
      knowledge,
    );
    for (const [index, one] of clusters.entries()) {
      for (const { start, end } of one.mentions) ours.set(`${start} ${end}`, String(index));
    }
    count(
      pairs,
      known.map(({ start, end, type, id }) => ({ type, gold: id, ours: ours.get(`${start} ${end}`) ?? '' })),
    );
  }
  return pairs;
}

/** Pairs of names that were found: measures what readers see. */
export function pairsOfFound(documents: readonly GoldDocument[], found: readonly (readonly FoundName[])[]): Pairs {
  const pairs: Pairs = new Map();
  for (const [index, { names }] of documents.entries()) {
    const gold = new Map(names.map(({ start, end, type, id }) => [`${start} ${end} ${type}`, id]));
    const right = (found[index] ?? []).flatMap(({ start, end, type, entity }) => {
      const id = gold.get(`${start} ${end} ${type}`);
      return id === undefined ? [] : [{ type, gold: id, ours: entity }];
    });
    count(pairs, right);
  }
  return pairs;
}

function count(pairs: Pairs, names: readonly Joined[]): void {
  for (const [index, one] of names.entries()) {
    for (const other of names.slice(index + 1)) {
      if (one.type !== other.type) continue;
      const isGold = one.gold === other.gold;
      const isOurs = one.ours === other.ours;
      for (const key of [one.type, 'all']) {
        const row = pairs.get(key) ?? { right: 0, found: 0, gold: 0 };
        pairs.set(key, row);
        if (isGold) row.gold++;
        if (isOurs) row.found++;
        if (isGold && isOurs) row.right++;
      }
    }
  }
}

function nameOf({ start, end, type }: GoldName, text: string, { gazetteer }: Knowledge): NameMention {
  const surface = text.slice(start, end);
  const own = TYPES[type] ?? 'other';
  const entries = gazetteer.find(surface)?.entries.filter((entry) => entry.type === own) ?? [];
  return { in: 'text', start, end, surface, type: own, method: 'gold', confidence: 1, role: null, entries };
}
