// Finds credits: the words at the end of a caption that name the maker or owner of an image.

import type { ProseText } from '../tidy/prose.ts';

/** A longer paragraph is not a caption. */
export const LONGEST_CAPTION = 700;
const LONGEST_CREDIT = 120;

/** The end of a sentence in any script. */
export const ENDED = /[.!?…。！？।۔։؟።][)\]}»”’"'*]*$/u;

const AGENCY =
  /(?:^|[\s(/@])(?:AP|AFP|EPA|EPA-EFE|EFE|DPA|dpa|PA|TASS|RIA|ANSA|UPI|ITAR-TASS|Reuters|REUTERS|Getty|Shutterstock|Sputnik|Kommersant|Xinhua|Alamy|Flickr|Wikimedia|Wikipedia|Unsplash|Instagram|Facebook|Telegram|Twitter|YouTube|VKontakte|Handout|handout|Courtesy|courtesy|CC BY)(?=$|[\s).,:/])|news agency|press service|social media|file photo|public domain|screenshot/u;
const CREDIT_OPENING =
  /^[([]?(?:(?:file )?(?:photos?|photograph(?:s|y)?|images?|pictures?|pics?|video|credit|illustration|graphic|courtesy)\b|©|\(c\)|via\b)/iu;
/** “Follow us on Telegram” is not a credit. */
const INVITATION = /^(?:read|see|watch|follow|join|subscribe|click|more|sign)\b/iu;
const HOST = /^(?:www\.)?(?:[a-z0-9-]+\.)+[a-z]{2,}$/iu;
const NAMES_SLASH_AGENCY =
  /^[\p{Lu}\p{N}@](?:[\p{L}\p{M}\p{N}'’.@_-]|,? )*\s?\/\s?[\p{L}\p{N}@][\p{L}\p{M}\p{N}'’.,@&_ /-]*$/u;
const CREDIT_LABEL =
  /\b(?:file |stock )?(?:images?|photos?|photographs?|pictures?|photo credit|image credit|credit|screenshot|illustration|graphic|map|video)(?: courtesy)?(?: by| of)?\s*:\s*|\b(?:photo|image|picture|photograph)(?: courtesy of)? by\s+|©\s*|\((?=[^()]{0,80}\b(?:AP|AFP|EPA|Reuters|Getty|TASS)\b[^()]*\)[.\s]*$)/giu;
/** A name does not have more words. */
const MOST_WORDS_OF_CREDIT = 14;

/** The start of a credit without markup: “… Image: Jane Doe.”, “(AP Photo/Jane Doe)”, “© Jane Doe”. */
export function creditInWords(text: string): number | null {
  if (text.length > LONGEST_CAPTION) return null;
  const last = [...text.matchAll(CREDIT_LABEL)].at(-1);
  if (!last) return null;
  const name = text.slice(last.index + last[0].length).trim();
  return name !== '' && name.split(/\s+/u).length <= MOST_WORDS_OF_CREDIT && !/[.!?] (?!\p{Lu})/u.test(name)
    ? last.index
    : null;
}

/** Whether words are certainly a credit. */
function isCredit(words: string): boolean {
  if (NAMES_SLASH_AGENCY.test(words) || CREDIT_OPENING.test(words) || HOST.test(words)) return true;
  return AGENCY.test(words) && words.split(' ').length <= 8 && !INVITATION.test(words);
}

/** Whether bold words after a caption can be a credit: a name, not the end of a sentence. */
function mayBeCredit(words: string): boolean {
  if (isCredit(words)) return true;
  return /^[\p{Lu}\p{Lo}\p{N}@©([]/u.test(words) && !/[.!?…:;,”"’]$/u.test(words) && words.split(' ').length <= 12;
}

/**
 * The start of the credit at the end of a caption, else `null`. `atCaption`: the segment is at the position of a caption, so
 * bold type is enough; elsewhere the words must be a credit.
 */
export function creditStart(prose: ProseText, atCaption: boolean): number | null {
  const { text } = prose;
  if (text.length > LONGEST_CAPTION) return null;
  const bold = lastSpan(prose.strong, text);
  const start = bold ?? lastSpan(prose.emphasis, text);
  if (start === null) return atCaption ? plainStart(text) : null;
  const [before, words] = [text.slice(0, start).trimEnd(), text.slice(start)];
  if (words.length > LONGEST_CREDIT) return null;
  const isSigned = NAMES_SLASH_AGENCY.test(words);
  if (before === '') return atCaption && (isSigned || HOST.test(words)) ? start : null;
  if (atCaption && bold !== null) return mayBeCredit(words) ? start : null;
  // “He had it from *Reuters*” is a sentence; “The bridge at noon. *Reuters*” is not.
  return (ENDED.test(before) ? isCredit(words) : isSigned && AGENCY.test(words)) ? start : null;
}

/** “The bridge at noon. Jane Doe / AP”, without markup. */
function plainStart(text: string): number | null {
  const last = /(?<=[.!?…)”"]\s)[^.!?…”"():]{3,}$/u.exec(text);
  return last && NAMES_SLASH_AGENCY.test(last[0]) ? last.index : null;
}

/** The start of the marked-up span at the end of the text. Spans separated by white space are one. */
function lastSpan(spans: readonly { start: number; end: number }[], text: string): number | null {
  let start = text.length;
  for (const span of spans.toReversed()) {
    if (text.slice(span.end, start).trim() !== '') break;
    start = Math.min(start, span.start);
  }
  return start < text.length ? start : null;
}

/** Whether prose is a caption at any position, because it ends in a credit. */
export function isCaption(prose: ProseText): boolean {
  return creditStart(prose, false) !== null || creditInWords(prose.text) !== null;
}
