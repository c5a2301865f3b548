// Clusters place mentions: `Kennedy Space Center` and `KSC`, `Taipei` and `Taipei City`, `Texas` and `the State of
// Texas`.

import type { EntityType } from '../../model/entity/entity.ts';
import { fold } from '../../model/text/name.ts';
import type { Cluster, ResolvedMention } from './cluster.ts';

/** Clusters mentions that are neither persons nor organizations by gazetteer entry, form or short form. */
export function clusterPlaces(mentions: readonly ResolvedMention[]): Cluster[] {
  const keys = new Map(mentions.map((one) => [fold(one.mention.surface), keyOf(one)]));
  const letters = initialsOf(mentions);
  const clusters = new Map<string, Cluster>();
  for (const one of mentions) {
    const { mention, entry } = one;
    const key = entry ? keyOf(one) : (findOtherForm(mention.surface, mention.type, keys, letters) ?? keyOf(one));
    const existing = clusters.get(key);
    if (existing) {
      existing.mentions.push(mention);
      existing.entry ??= entry;
    } else {
      clusters.set(key, { type: mention.type, entry, mentions: [mention] });
    }
  }
  return [...clusters.values()];
}

function keyOf({ mention, entry }: ResolvedMention): string {
  return entry ? entry.id : `${mention.type} ${fold(mention.surface)}`;
}

const KIND = 'city|province|state|county|region|republic|kingdom|island';
const KIND_BEFORE = new RegExp(`^(?:the )?(?:${KIND}) of (?:the )?`, 'u');
const KIND_AFTER = new RegExp(` (?:${KIND})$`, 'u');

/** The key of a longer or shorter name in the document that this is a form of. */
function findOtherForm(
  surface: string,
  type: EntityType,
  keys: ReadonlyMap<string, string>,
  letters: ReadonlyMap<string, string>,
): string | null {
  if (type !== 'place') return null;
  const folded = fold(surface);
  const bare = folded.replace(KIND_BEFORE, '').replace(KIND_AFTER, '');
  if (bare !== folded) return keys.get(bare) ?? null;
  return letters.get(folded.replaceAll('.', '')) ?? null;
}

/** Initials of longer names, each with the name's key. Initials shared by two names are dropped. */
function initialsOf(mentions: readonly ResolvedMention[]): Map<string, string> {
  const found = new Map<string, string | null>();
  for (const one of mentions) {
    const words = one.mention.surface.split(/[\s-]+/u).filter((word) => /^\p{Lu}/u.test(word));
    if (words.length < 2 || one.mention.type !== 'place') continue;
    const letters = fold(words.map((word) => word.charAt(0)).join(''));
    const existing = found.get(letters);
    found.set(letters, existing === undefined || existing === keyOf(one) ? keyOf(one) : null);
  }
  return new Map([...found].filter((pair): pair is [string, string] => pair[1] !== null));
}
