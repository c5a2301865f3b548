// Text as the archive stores it: Unicode NFC, blocks separated by an empty line, offsets in UTF-16 code units.

/** A half-open range of UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** Separates two blocks in an article's text. */
export const BLOCK_SEPARATOR = '\n\n';

/** NFC without NUL, lone surrogates and byte order marks. */
export function normaliseText(text: string): string {
  return text.toWellFormed().normalize('NFC').replaceAll('\0', '').replaceAll('\uFEFF', '');
}

/** Collapses white space of every kind into single spaces and trims both ends. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

const wordSegmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The number of words. Scripts without spaces are segmented. */
export function countWords(text: string): number {
  // Segmenting is slow and not needed for scripts with spaces.
  if (
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
      text,
    )
  ) {
    return text.match(/[^\s]*[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  }
  let count = 0;
  for (const segment of wordSegmenter.segment(text)) if (segment.isWordLike) count++;
  return count;
}
