// Parses the address of an archive into a file path.

/**
 * Returns the file that an archive address names.
 * @throws Error if it names none.
 */
export function fileOf(url: string): string {
  // RFC 8089: `file:/srv/a.db`, `file:///srv/a.db` and `file://localhost/srv/a.db` are equivalent; relative paths are
  // accepted as well.
  const file = /^file:(?:\/\/(?:localhost)?(?=\/))?(.+)$/u.exec(url)?.[1]?.trim();
  if (file && file !== ':memory:') return file;
  throw new Error(`The database address must be "file:" and a path, such as file:data/archive.db; it is "${url}".`);
}
