// Decodes the bytes of a document into text for the parsers.

import type { DraftWarning } from '../../model/article/draft.ts';
import { normaliseText } from '../../model/text/text.ts';
import type { DocumentRejection } from '../parser.ts';

export type Decoded =
  | { ok: true; text: string; warnings: DraftWarning[] }
  | { ok: false; rejection: DocumentRejection };

// Signatures of binary formats, for a better message than "not UTF-8".
const SIGNATURES: readonly [string, string][] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive or an office document'],
  ['\u00D0\u00CF\u0011\u00E0', 'an office document'],
  ['\u001F\u008B', 'a gzip archive'],
  ['\u0089PNG', 'a PNG picture'],
  ['\u00FF\u00D8\u00FF', 'a JPEG picture'],
  ['{\\rtf', 'an RTF document'],
];

const CONTROLS = /[\u0001-\u0008\u000E-\u001F\u007F]/gu;
/** With more control characters than this, and more than one in `TEXT_PER_CONTROL`, a document is not text. */
const MOST_CONTROLS = 4;
const TEXT_PER_CONTROL = 500;

/** NFC text with `\n` line ends, without byte order mark and control characters; or why the bytes are not text. */
export function decode(bytes: Uint8Array, charset: string): Decoded {
  if (bytes.length === 0) return reject('empty', 'The document is empty.');
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const signature = SIGNATURES.find(([magic]) => start.startsWith(magic));
  if (signature) return reject('binary', `The document is ${signature[1]}. Save its text as plain text or Markdown.`);
  if (start.startsWith('\u00FF\u00FE') || start.startsWith('\u00FE\u00FF')) {
    return reject('not-utf8', 'The document is in UTF-16. Save it as UTF-8.');
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    return reject(
      'binary',
      'The document contains NUL bytes, so it is binary or in UTF-16. Save its text as UTF-8.',
      lineAt(bytes, nul),
    );
  }
  let decoded: string;
  try {
    decoded = new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return notDecodable(bytes, charset);
  }
  return clean(decoded);
}

function clean(decoded: string): Decoded {
  const controls = decoded.match(CONTROLS)?.length ?? 0;
  if (controls > MOST_CONTROLS && controls * TEXT_PER_CONTROL > decoded.length) {
    return reject(
      'binary',
      `The document contains ${controls} control characters, so it is not text. Save its text as UTF-8.`,
    );
  }
  const warnings: DraftWarning[] = [];
  const lost = decoded.indexOf('\uFFFD');
  if (lost >= 0) {
    warnings.push({
      message: 'Characters of the document were lost before the import: it contains “\uFFFD”.',
      line: lineOf(decoded, lost),
    });
  }
  if (controls > 0) warnings.push({ message: `${controls} control characters were removed.` });
  const text = windows1252(normaliseText(decoded.replace(/\r\n?/gu, '\n')).replace(CONTROLS, ''));
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return reject('empty', 'The document contains only white space.');
  return { ok: true, text, warnings };
}

/**
 * Replaces C1 controls by the characters of Windows-1252. Texts do not use these controls: they appear if Windows-1252 was
 * decoded as Latin-1.
 */
export function windows1252(text: string): string {
  return text.replace(/[\u0080-\u009F]/gu, (control) => windows1252At(control.charCodeAt(0)));
}

const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** The character of a code from 0x80 to 0x9F; empty for the five unassigned codes. */
export function windows1252At(code: number): string {
  const character = WINDOWS_1252.charAt(code - 0x80);
  return character > '\u009F' ? character : '';
}

function notDecodable(bytes: Uint8Array, charset: string): Decoded {
  if (charset !== 'utf-8')
    return reject('not-decodable', `The document declares ${charset} but is not valid ${charset}. Save it as UTF-8.`);
  const bad = new TextDecoder().decode(bytes).indexOf('\uFFFD');
  const line = lineOf(new TextDecoder().decode(bytes), bad);
  return reject(
    'not-utf8',
    'The document is not valid UTF-8. It is perhaps in Latin-1 or Windows-1252. Save it as UTF-8.',
    line,
  );
}

function lineAt(bytes: Uint8Array, place: number): number {
  return bytes.subarray(0, place).reduce((line, byte) => (byte === 0x0a ? line + 1 : line), 1);
}

function lineOf(text: string, place: number): number {
  return text.slice(0, place).split(/\r\n?|\n/u).length;
}

function reject(code: string, message: string, line?: number): Decoded {
  return { ok: false, rejection: line === undefined ? { code, message } : { code, message, line } };
}
