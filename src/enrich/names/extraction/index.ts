// Exports what all extractors share: the extractor interface, candidates, and the rules for the whole document.

export {
  createCandidate,
  type NameCandidate,
  type SentenceContext,
  surfaceOf,
} from './candidate.ts';
export { applyDocumentRules } from './document-rules.ts';
export type { Extractor, NameMention } from './extractor.ts';
export { type GazetteerMatch, longestMatch } from './gazetteer-match.ts';
export { toMentions } from './mentions.ts';
export { endWithoutPostnominals, isTitleUsedAsGivenName } from './person-boundaries.ts';
export { isPersonPhrase } from './person-phrases.ts';
export { addNonOverlapping, isReliableRule } from './select.ts';
export { trimCandidate } from './trim.ts';
