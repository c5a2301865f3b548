// Text as the archive keeps it: Unicode NFC, blocks joined by one empty line, places in it as UTF-16 offsets.

/** A half-open range of UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** What stands between two blocks in an article's text. */
export const BLOCK_SEPARATOR = '\n\n';

/** NFC, without the code points that no text needs: NUL, lone surrogates, byte order marks. */
export function normaliseText(text: string): string {
  return text.toWellFormed().normalize('NFC').replaceAll('\0', '').replaceAll('\uFEFF', '');
}

/** White space of every kind folded to single blanks, ends trimmed. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

const wordSegmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** How many words a reader would count; scripts without spaces are segmented. */
export function countWords(text: string): number {
  // Segmenting is slow; where blanks part the words they say the same.
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
