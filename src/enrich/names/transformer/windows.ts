// Packs sentences into windows of the size a transformer reads at once.

/** The pieces of a word, as vocabulary ids. */
export type Pieces = readonly number[];

export interface TokenWindow {
  ids: number[];
  /** The start of each word in `ids`. */
  words: { sentence: number; word: number; at: number }[];
}

/** Pieces read of one word; longer words are truncated. */
const MOST_PIECES = 64;

/** `most` is the number of pieces per window. Each word is in exactly one window. */
export function packWindows(sentences: readonly (readonly Pieces[])[], most: number): TokenWindow[] {
  const windows: TokenWindow[] = [];
  let current: TokenWindow = { ids: [], words: [] };
  const next = () => {
    if (current.ids.length > 0) windows.push(current);
    current = { ids: [], words: [] };
  };
  for (const [sentence, words] of sentences.entries()) {
    const bounded = words.map((pieces) => pieces.slice(0, Math.min(MOST_PIECES, most)));
    const size = bounded.reduce((sum, { length }) => sum + length, 0);
    if (current.ids.length + size > most) next();
    for (const [word, pieces] of bounded.entries()) {
      // A sentence longer than a window continues in the next one, at a word boundary.
      if (current.ids.length + pieces.length > most) next();
      if (pieces.length === 0) continue;
      current.words.push({ sentence, word, at: current.ids.length });
      for (const id of pieces) current.ids.push(id);
    }
  }
  next();
  return windows;
}
