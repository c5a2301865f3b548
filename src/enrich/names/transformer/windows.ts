// Sentences packed into what a transformer reads at once: as many whole ones as go in, none cut off unsaid.

/** The pieces of a word, as numbers of the model's vocabulary. */
export type Pieces = readonly number[];

export interface TokenWindow {
  ids: number[];
  /** Where in `ids` each word begins, and which it is. */
  words: { sentence: number; word: number; at: number }[];
}

/** What has more pieces is no word: the first of them tell as much. */
const MOST_PIECES = 64;

/** `most`: pieces of a window. Every word of every sentence is in exactly one. */
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
      // A sentence that fills more than one goes on in the next, from word to word.
      if (current.ids.length + pieces.length > most) next();
      if (pieces.length === 0) continue;
      current.words.push({ sentence, word, at: current.ids.length });
      for (const id of pieces) current.ids.push(id);
    }
  }
  next();
  return windows;
}
