// What two exports of the same archive have in common, whichever copy they are of, and whenever they were made.

/** The lines between the first and the last one, without the sums, which are of the first, too. */
export function linesWithin(text: string): string[] {
  const lines = text.trimEnd().split('\n').slice(1, -1);
  return lines.filter((line) => !line.startsWith('{"check":'));
}
