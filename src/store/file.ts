// Where an archive's file is, by its address.

/** The file that an archive's address names. @throws where it names none. */
export function fileOf(url: string): string {
  // RFC 8089: `file:/srv/a.db`, `file:///srv/a.db` and `file://localhost/srv/a.db` are the same; we take relative ones too.
  const file = /^file:(?:\/\/(?:localhost)?(?=\/))?(.+)$/u.exec(url)?.[1]?.trim();
  if (file && file !== ':memory:') return file;
  throw new Error(`The database address must be "file:" and a path, such as file:data/archive.db; it is "${url}".`);
}
