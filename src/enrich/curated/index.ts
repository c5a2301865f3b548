// The door for those who look for given names alone, or tell versions: it loads no model and no gazetteer.

export { versionWithCurated, versionWithoutCurated } from '../versions.ts';
export { type CuratedMatch, CuratedNames } from './names.ts';
