// Folds names into keys that are the same for all spellings.

const QUOTES = /[\u2018\u2019\u201A\u201B\u02BC\u0060\u00B4\u2032]/gu;
const PLAIN = /^[\t-\r -~]*$/u;
const DASHES = /[\u2010-\u2015\u2212]/gu;
// Letters that Unicode does not decompose into a base letter.
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
 * The key of a name. Case, diacritics, typographic quotes and dashes, and runs of white space make no difference.
 * `fold('Müller’s  Café') === "muller's cafe"`.
 */
export function fold(name: string): string {
  // Most names are ASCII and need no normalisation, which is slow.
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

/** The key of a headline: `fold` without punctuation. */
export function foldHeadline(headline: string): string {
  return withoutPunctuation(fold(headline));
}

/** The words of a folded name, separated by single spaces. */
export function withoutPunctuation(folded: string): string {
  return folded
    .replace(/'/gu, '')
    .replace(/[^\p{L}\p{N}\p{Mc}]+/gu, ' ')
    .trim();
}

/** Lower-case ASCII words joined by hyphens; empty if the folded name has no ASCII letter or digit. */
export function slug(name: string): string {
  return fold(name)
    .replace(/'/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 80)
    .replace(/-+$/u, '');
}
