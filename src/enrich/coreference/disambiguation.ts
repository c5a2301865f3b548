// Which of its namesakes a name means in this document: `Georgia` the country or the state, `Moscow` in Russia or Idaho.

import type { GazetteerEntry } from '../gazetteer.ts';
import type { Knowledge } from '../knowledge.ts';
import type { NameMention } from '../names/index.ts';
import type { Sentence } from '../text/sentences.ts';

/** What the document says of countries: how often it names what lies in them, or their people. */
export class CountryEvidence {
  readonly #within = new Map<string, number>();

  constructor(names: readonly NameMention[], sentences: readonly Sentence[], { demonyms }: Knowledge) {
    for (const { entries } of names) {
      const [only] = entries;
      // Only what has no namesake is evidence; a country is none for its parts: everyone writes about America.
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

/** The meaning the document speaks for, else the heaviest; `null` where the gazetteer does not know the name. */
export function disambiguate(name: NameMention, evidence: CountryEvidence): GazetteerEntry | null {
  const entries = name.entries.filter(({ type }) => type === name.type);
  const [heaviest] = entries;
  if (!heaviest || entries.length === 1) return heaviest ?? null;
  const said = entries.toSorted((one, other) => evidence.scoreOf(other.country) - evidence.scoreOf(one.country))[0];
  if (!said || evidence.scoreOf(said.country) <= evidence.scoreOf(heaviest.country)) return heaviest;
  // A country gives way only to what the document is plainly about.
  if (heaviest.kind === 'country')
    return evidence.scoreOf(heaviest.country) === 0 && evidence.scoreOf(said.country) >= 1 ? said : heaviest;
  return said;
}
