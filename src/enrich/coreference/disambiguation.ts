// Chooses between entries of the same name: `Georgia` the country or the state, `Moscow` in Russia or in Idaho.

import type { GazetteerEntry } from '../gazetteer.ts';
import type { Knowledge } from '../knowledge.ts';
import type { NameMention } from '../names/index.ts';
import type { Sentence } from '../text/sentences.ts';

/** How often the document mentions places in a country, or its people. */
export class CountryEvidence {
  readonly #within = new Map<string, number>();

  constructor(names: readonly NameMention[], sentences: readonly Sentence[], { demonyms }: Knowledge) {
    for (const { entries } of names) {
      const [only] = entries;
      // Only unambiguous names count. A country does not count for places inside it: everyone writes about America.
      if (entries.length === 1 && only?.country && only.kind !== 'country') this.#add(only.country, 1);
    }
    for (const { tokens } of sentences) {
      for (const { capitalized, lower } of tokens) {
        const country = capitalized ? demonyms.get(lower) : undefined;
        if (country) this.#add(country, 0.5);
      }
    }
  }

  #add(country: string, weight: number): void {
    this.#within.set(country, (this.#within.get(country) ?? 0) + weight);
  }

  scoreOf(country: string | null): number {
    return country === null ? 0 : (this.#within.get(country) ?? 0);
  }
}

/** The entry with the most evidence, otherwise the one with the highest weight; `null` if the gazetteer has none. */
export function disambiguate(name: NameMention, evidence: CountryEvidence): GazetteerEntry | null {
  const entries = name.entries.filter(({ type }) => type === name.type);
  const [heaviest] = entries;
  if (!heaviest || entries.length === 1) return heaviest ?? null;
  const best = entries.toSorted((one, other) => evidence.scoreOf(other.country) - evidence.scoreOf(one.country))[0];
  if (!best || evidence.scoreOf(best.country) <= evidence.scoreOf(heaviest.country)) return heaviest;
  // Another place replaces a country only with clear evidence.
  if (heaviest.kind === 'country')
    return evidence.scoreOf(heaviest.country) === 0 && evidence.scoreOf(best.country) >= 1 ? best : heaviest;
  return best;
}
