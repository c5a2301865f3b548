// The door for those who look for given names alone, or tell versions: it loads no model and no gazetteer.

export { versionWith, withoutGiven } from '../versions.ts';
export { type CuratedMatch, CuratedNames as GivenNames, CuratedNames } from './names.ts';
