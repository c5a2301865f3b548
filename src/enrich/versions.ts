// What enrichment is made of, each part with its version: whether a stored article would be enriched otherwise today.

/** To be raised whenever the part finds anything else in any text. */
export const VERSIONS = {
  /** What finds names: of these one alone is at work. Its weights belong to the tagger, its rules to both. */
  tagger: 3,
  rules: 4,
  transformer: 1,
  /** Who is who, what the document's structure says, roles, names in headlines. */
  entities: 2,
  /** Who is who over many articles, as it is told when one is saved. */
  identity: 1,
  gazetteer: 2,
  quotes: 3,
  figures: 2,
  links: 1,
} as const;

export type EnrichmentPart = keyof typeof VERSIONS;

/** `quotes/1` */
export function partVersion(part: EnrichmentPart): string {
  return `${part}/${VERSIONS[part]}`;
}

const SHARED: readonly EnrichmentPart[] = ['entities', 'identity', 'gazetteer', 'quotes', 'figures', 'links'];

/** What enriches with this extractor of names, as `findings.extractor` has it; to be compared as a whole. */
export function enrichmentVersion({ name }: { name: string }): string {
  return [name, ...SHARED.map(partVersion)].join(' ');
}

/** The same with these given names; `given` is empty where there are none. */
export function versionWithCurated(version: string, given: string): string {
  return given === '' ? version : `${version} given/${given}`;
}

/** The same with no names given. */
export function versionWithoutCurated(version: string): string {
  return version.replace(/ given\/\S+$/u, '');
}
