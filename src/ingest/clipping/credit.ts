// Credits: the words at the end of a caption that say whose picture it is.

import type { ProseText } from '../tidy/prose.ts';

/** What is longer is a paragraph of the story, whatever it ends in. */
export const LONGEST_CAPTION = 700;
const LONGEST_CREDIT = 120;

/** A sentence ends here, in whatever script. */
export const ENDED = /[.!?…。！？।۔։؟።][)\]}»”’"'*]*$/u;

const AGENCY =
  /(?:^|[\s(/@])(?:AP|AFP|EPA|EPA-EFE|EFE|DPA|dpa|PA|TASS|RIA|ANSA|UPI|ITAR-TASS|Reuters|REUTERS|Getty|Shutterstock|Sputnik|Kommersant|Xinhua|Alamy|Flickr|Wikimedia|Wikipedia|Unsplash|Instagram|Facebook|Telegram|Twitter|YouTube|VKontakte|Handout|handout|Courtesy|courtesy|CC BY)(?=$|[\s).,:/])|news agency|press service|social media|file photo|public domain|screenshot/u;
const CREDIT_OPENING =
  /^[([]?(?:(?:file )?(?:photos?|photograph(?:s|y)?|images?|pictures?|pics?|video|credit|illustration|graphic|courtesy)\b|©|\(c\)|via\b)/iu;
/** “Follow us on Telegram” names an agency, and is no credit. */
const INVITATION = /^(?:read|see|watch|follow|join|subscribe|click|more|sign)\b/iu;
const HOST = /^(?:www\.)?(?:[a-z0-9-]+\.)+[a-z]{2,}$/iu;
const NAMES_SLASH_AGENCY =
  /^[\p{Lu}\p{N}@](?:[\p{L}\p{M}\p{N}'’.@_-]|,? )*\s?\/\s?[\p{L}\p{N}@][\p{L}\p{M}\p{N}'’.,@&_ /-]*$/u;
const CREDIT_LABEL =
  /\b(?:file |stock )?(?:images?|photos?|photographs?|pictures?|photo credit|image credit|credit|screenshot|illustration|graphic|map|video)(?: courtesy)?(?: by| of)?\s*:\s*|\b(?:photo|image|picture|photograph)(?: courtesy of)? by\s+|©\s*|\((?=[^()]{0,80}\b(?:AP|AFP|EPA|Reuters|Getty|TASS)\b[^()]*\)[.\s]*$)/giu;
/** More words than this are no name. */
const MOST_WORDS_OF_CREDIT = 14;

/** Where a credit without type of its own begins: “… Image: Jane Doe.”, “(AP Photo/Jane Doe)”, “© Jane Doe”. */
export function creditInWords(text: string): number | null {
  if (text.length > LONGEST_CAPTION) return null;
  const last = [...text.matchAll(CREDIT_LABEL)].at(-1);
  if (!last) return null;
  const name = text.slice(last.index + last[0].length).trim();
  return name !== '' && name.split(/\s+/u).length <= MOST_WORDS_OF_CREDIT && !/[.!?] (?!\p{Lu})/u.test(name)
    ? last.index
    : null;
}

/** Whether words are the name of who made a picture beyond doubt. */
function isCredit(words: string): boolean {
  if (NAMES_SLASH_AGENCY.test(words) || CREDIT_OPENING.test(words) || HOST.test(words)) return true;
  return AGENCY.test(words) && words.split(' ').length <= 8 && !INVITATION.test(words);
}

/** Whether words in bold after a caption can be a credit: a name, not the end of a sentence. */
function mayBeCredit(words: string): boolean {
  if (isCredit(words)) return true;
  return /^[\p{Lu}\p{Lo}\p{N}@©([]/u.test(words) && !/[.!?…:;,”"’]$/u.test(words) && words.split(' ').length <= 12;
}

/**
 * Where the credit that ends a caption begins; `null` where none does. `atCaption`: the passage stands where captions
 * stand, so bold type is enough; elsewhere the words themselves must be a credit.
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

/** “The bridge at noon. Jane Doe / AP”, without any type. */
function plainStart(text: string): number | null {
  const last = /(?<=[.!?…)”"]\s)[^.!?…”"():]{3,}$/u.exec(text);
  return last && NAMES_SLASH_AGENCY.test(last[0]) ? last.index : null;
}

/** Where the type that the text ends in begins: spans with nothing but blanks between them are one. */
function lastSpan(spans: readonly { start: number; end: number }[], text: string): number | null {
  let start = text.length;
  for (const span of spans.toReversed()) {
    if (text.slice(span.end, start).trim() !== '') break;
    start = Math.min(start, span.start);
  }
  return start < text.length ? start : null;
}

/** Whether prose is a caption by itself, wherever it stands: by the credit that ends it. */
export function isCaption(prose: ProseText): boolean {
  return creditStart(prose, false) !== null || creditInWords(prose.text) !== null;
}
