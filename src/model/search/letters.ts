// Classifies characters for the search and folds them into the form that is compared.

/** Separates words: white space, punctuation, symbols. */
export const SEPARATOR = 1;
export const LETTER = 2;
export const DIGIT = 3;
/** A part of a word that can combine with its neighbours: vowel signs, jamo, half-width letters. */
export const SIGN = 4;
/** Ignored inside a word: accents, harakat, tatweel, soft hyphens, joiners. */
export const DROPPED = 5;
export const APOSTROPHE = 6;
/** A letter of a script without spaces between words. */
export const DICTIONARY = 7;

const APOSTROPHES = /['`´ʹ-ʿ‘’‛′＇՚׳״]/u;
// The zero width space separates words; the kana voicing marks change letters.
const DROP =
  /[[\p{Cf}\p{DI}\u0640[\p{M}&&[\p{sc=Inherited}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}]]]--[\u200B\u3099\u309A]]/v;
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const COMBINING = /[\p{M}\u1100-\u11FF\u3131-\u318E\uA960-\uA97F\uD7B0-\uD7FF\uFFA0-\uFFDC]/u;
const PARTS_OF_WORDS = /[\p{L}\p{N}\p{M}]/u;
const DECIMAL = /\p{Nd}/u;

// Distinct letters that Unicode decomposes: й is not an accented и. Also a Thai and a Lao vowel.
const WHOLE = new Set('йўїѓќำຳ');
// Letters that Unicode does not decompose into the compared letter.
const SPELLINGS: Record<string, string> = {
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
  ŧ: 't',
  ς: 'σ',
  // Arabic: alef wasla; ta marbuta and the forms of ha; alef maqsura and the Persian ya; the forms of kaf.
  '\u0671': '\u0627',
  '\u0629': '\u0647',
  '\u06C1': '\u0647',
  '\u06C3': '\u0647',
  '\u06D5': '\u0647',
  '\u0649': '\u064A',
  '\u06CC': '\u064A',
  '\u06A9': '\u0643',
  '\u06AA': '\u0643',
  // Devanagari: the nukta is often left out, chandrabindu written as anusvara.
  '\u093C': '',
  '\u0901': '\u0902',
};

const kinds = new Uint8Array(0x110000);
const forms = new Array<string | undefined>(0x10000);

/** One of the kinds above. A lone surrogate is a separator. */
export function characterKind(code: number): number {
  const cached = kinds[code];
  if (cached) return cached;
  const kind = classify(String.fromCodePoint(code));
  kinds[code] = kind;
  return kind;
}

function classify(character: string): number {
  if (APOSTROPHES.test(character)) return APOSTROPHE;
  if (DROP.test(character)) return DROPPED;
  if (!PARTS_OF_WORDS.test(character)) return SEPARATOR;
  if (DECIMAL.test(character)) return DIGIT;
  if (UNSPACED.test(character)) return DICTIONARY;
  return COMBINING.test(character) ? SIGN : LETTER;
}

/**
 * Folds a span of text: removes case, accents and everything except letters, digits and signs. `composed` states that no
 * characters combine, which saves the normalisation.
 */
export function foldWord(text: string, composed: boolean): string {
  const source = composed ? text : text.normalize('NFC');
  let folded = '';
  for (let at = 0; at < source.length; at++) {
    const code = codeAt(source, at);
    if (code > 0xffff) at++;
    folded += formOf(code);
  }
  return composed ? folded : folded.normalize('NFC');
}

/** The code point at an offset, or the lone surrogate. */
export function codeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return (unit & 0xfc00) === 0xd800 ? (text.codePointAt(at) ?? unit) : unit;
}

function formOf(code: number): string {
  if (code > 0xffff) return foldCharacter(code);
  const cached = forms[code];
  if (cached !== undefined) return cached;
  const form = foldCharacter(code);
  forms[code] = form;
  return form;
}

function foldCharacter(code: number): string {
  const character = String.fromCodePoint(code);
  const lower = character.toLowerCase();
  if (WHOLE.has(lower)) return lower;
  let form = '';
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    const kind = characterKind(codeAt(part, 0));
    if (kind === SEPARATOR || kind === DROPPED || kind === APOSTROPHE) continue;
    form += kind === DIGIT ? digitValue(part) : (SPELLINGS[part] ?? part);
  }
  return form.normalize('NFC');
}

/** Decimal digits come in runs of ten, from zero to nine (Unicode Standard §4.6). */
function digitValue(digit: string): number {
  const code = codeAt(digit, 0);
  let value = 0;
  while (DECIMAL.test(String.fromCodePoint(code - value - 1))) value++;
  return value % 10;
}
