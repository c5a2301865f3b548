// Decodes the structure record of an FTS5 table: its segments by level, and running merges.

/** Marks the format of contentless tables (`FTS5_STRUCTURE_V2`). */
const WITH_ORIGINS = 0xff000001;

/**
 * Whether a merge is in progress.
 * @param record row 10 of the table's data.
 */
export function isMerging(record: Buffer): boolean {
  let at = 4; // The version of the configuration.
  const hasOrigins = record.readUInt32BE(at) === WITH_ORIGINS;
  if (hasOrigins) at += 4;
  const next = (): bigint => {
    let value = 0n;
    // SQLite varints: seven bits per byte, highest first; a ninth byte has eight.
    for (let length = 1; ; length++) {
      const byte = record.readUInt8(at++);
      if (length === 9) return (value << 8n) | BigInt(byte);
      value = (value << 7n) | BigInt(byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
  const levels = next();
  next(); // Parts of all levels.
  next(); // How much was ever written.
  for (let level = 0n; level < levels; level++) {
    if (next() > 0n) return true;
    const parts = next();
    // Each segment has its id and its first and last page; with origins, five more fields.
    for (let part = 0n; part < parts; part++) for (let field = 0; field < (hasOrigins ? 8 : 3); field++) next();
  }
  return false;
}
