// What every extractor shares: the extractor interface, candidates and the rules that apply to the whole document.

export { candidate, type NameCandidate, type NameReading, surfaceOf } from './candidate.ts';
export { applyDocumentRules } from './document-rules.ts';
export type { Extractor, Name } from './extractor.ts';
export { longestMatch, type Match } from './gazetteer-match.ts';
export { namesOfCandidate } from './mentions.ts';
export { endOfName, isGivenName } from './person-boundaries.ts';
export { isPersonPhrase } from './person-phrases.ts';
export { fillGaps, isSure } from './select.ts';
export { tidied } from './trim.ts';
