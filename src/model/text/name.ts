// Names compared: one folded key for every way a name is written.

const QUOTES = /[\u2018\u2019\u201A\u201B\u02BC\u0060\u00B4\u2032]/gu;
const PLAIN = /^[\t-\r -~]*$/u;
const DASHES = /[\u2010-\u2015\u2212]/gu;
// Letters that no Unicode decomposition turns into their base letter.
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
};

/**
 * The key under which a name is found: case, diacritics, typographic quotes and dashes, and runs of white space do not
 * matter. `fold('Müller’s  Café') === "muller's cafe"`.
 */
export function fold(name: string): string {
  // Most names are, and need nothing of what takes long.
  if (PLAIN.test(name)) return squeezed(name.toLowerCase().replaceAll('`', "'"));
  const folded = name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[ßæœøđðłþıħ]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(QUOTES, "'")
    .replace(DASHES, '-')
    .normalize('NFC');
  return squeezed(folded);
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** As `fold`, and punctuation does not matter either: the key under which headlines are compared. */
export function foldHeadline(headline: string): string {
  return withoutPunctuation(fold(headline));
}

/** Words with blanks between them, of what is folded already. */
export function withoutPunctuation(folded: string): string {
  return folded
    .replace(/'/gu, '')
    .replace(/[^\p{L}\p{N}\p{Mc}]+/gu, ' ')
    .trim();
}

/** Lower-case ASCII words joined by hyphens; empty where the name has no ASCII letter or digit after folding. */
export function slug(name: string): string {
  return fold(name)
    .replace(/'/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 80)
    .replace(/-+$/u, '');
}
