// Derives ids, so that the same resource has the same id in every archive.

import { createHash } from 'node:crypto';
import { fold, slug } from '../text/name.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32: no letter is mistaken for a digit

/** A hash of `length` characters with 5 bits each, from the SHA-256 of the parts (joined unambiguously). */
export function shortHash(parts: readonly (string | null)[], length = 16): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  let id = '';
  let bits = 0;
  let held = 0;
  for (const byte of digest) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      id += ALPHABET[(held >> bits) & 31];
      if (id.length === length) return id;
    }
    held &= (1 << bits) - 1;
  }
  return id;
}

/** SHA-256 in hexadecimal of bytes, or of a text in UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** What identifies an article: its canonical URL or, without one, its source, title and date. */
export interface ArticleIdentity {
  canonicalUrl: string | null;
  sourceName: string | null;
  title: string;
  publishedAt: string | null;
}

/** The id of an article: 16 characters of lower-case base 32 (80 bits). */
export function articleId(identity: ArticleIdentity): string {
  if (identity.canonicalUrl) return shortHash(['url', identity.canonicalUrl]);
  return shortHash(['title', fold(identity.sourceName ?? ''), fold(identity.title), identity.publishedAt]);
}

/** The id of an entity: its type and its name as a slug, with a hash if ASCII cannot express the name. */
export function entityId(type: string, name: string): string {
  const ascii = slug(name);
  const said = fold(name).replace(/[^\p{L}\p{N}]+/gu, '').length;
  const kept = ascii.replaceAll('-', '').length;
  if (ascii && kept === said) return `${type}-${ascii}`;
  const hash = shortHash([type, fold(name)], 8);
  return ascii ? `${type}-${ascii}-${hash}` : `${type}-${hash}`;
}

/** The id of a source: its host without `www.`, or a slug of its name. */
export function sourceId(source: { name: string; host: string | null }): string {
  return source.host ?? (slug(source.name) || shortHash(['source', fold(source.name)], 8));
}
