// An instant as the archive writes it.

/** Whole seconds: what HTTP dates can say. */
export function formatInstant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
