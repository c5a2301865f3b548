// Exports curated names and enrichment versions. Importing this file loads no model and no gazetteer.

export { versionWithCurated, versionWithoutCurated } from '../versions.ts';
export { type CuratedMatch, CuratedNames } from './names.ts';
