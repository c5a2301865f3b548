// The versions of the parts of enrichment; they show whether a stored article must be enriched again.

/** Raise the version of a part when it finds something different in any text. */
export const VERSIONS = {
  /** Exactly one extractor is in use. The tagger's version covers its weights; the rules' version affects both. */
  tagger: 3,
  rules: 4,
  transformer: 1,
  /** Coreference, document structure, roles and names in headlines. */
  entities: 2,
  /** Linking entities across articles when one is saved. */
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

/** The version string stored in `findings.extractor` for this extractor; compare it as a whole. */
export function enrichmentVersion({ name }: { name: string }): string {
  return [name, ...SHARED.map(partVersion)].join(' ');
}

/** Adds the version of the curated names; `given` is empty if there are none. */
export function versionWithCurated(version: string, curated: string): string {
  return curated === '' ? version : `${version} given/${curated}`;
}

/** Removes the version of the curated names. */
export function versionWithoutCurated(version: string): string {
  return version.replace(/ given\/\S+$/u, '');
}
