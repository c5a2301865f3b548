// Limits the depth and the number of values of JSON in one pass over its bytes, before it is parsed.

export interface ShapeLimits {
  depth: number;
  values: number;
}

/** The limit that is exceeded, and the byte at which it is. */
export interface ShapeFault {
  what: keyof ShapeLimits;
  at: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
/** `[` and `{` differ in one bit; so do `]` and `}`. */
const CASE = 0x20;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/**
 * Counts commas and opening brackets outside of strings as values. It does not check whether the text is valid JSON, which the
 * parser does; for invalid JSON only the bound holds.
 *
 * @returns null if the text stays within the limits.
 */
export function shapeFault(json: Uint8Array, { depth: deepest, values: most }: ShapeLimits): ShapeFault | null {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] as number;
    if (byte === QUOTE) {
      at = endOfString(json, at);
    } else if (byte === COMMA) {
      if (++values > most) return { what: 'values', at };
    } else if ((byte | CASE) === OPEN) {
      if (++depth > deepest) return { what: 'depth', at };
      if (++values > most) return { what: 'values', at };
    } else if ((byte | CASE) === CLOSE) depth--;
  }
  return null;
}

/** Returns the offset of the closing quote of the string that begins at `start`, or the end of the text. */
function endOfString(json: Uint8Array, start: number): number {
  for (let at = json.indexOf(QUOTE, start + 1); at !== -1; at = json.indexOf(QUOTE, at + 1)) {
    let escapes = 0;
    while (json[at - 1 - escapes] === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return at;
  }
  return json.length;
}
