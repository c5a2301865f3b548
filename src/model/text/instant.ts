// Formats instants.

/** In whole seconds, the precision of HTTP dates. */
export function formatInstant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
