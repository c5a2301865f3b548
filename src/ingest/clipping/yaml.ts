// Reads the fields of YAML, even if it is not quite valid.

import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { DraftWarning } from '../../model/article/draft.ts';

/** Limits aliases: ten lines of YAML can expand to a gigabyte. */
const MAX_ALIASES = 20;

/** A line of the form `key: value`. */
export const KEY_LINE = /^([\p{L}][\p{L}\d_-]*)[ \t]*:(?:[ \t]+(.*))?$/u;

/** Values and their lines in the document, by name in lower case. */
export type Fields = Map<string, { value: unknown; line: number }>;

/** `null` if it is not a mapping, such as prose between two rules. Scalars are strings, as written. */
export function readYaml(yaml: string, firstLine: number, warnings: DraftWarning[]): Fields | null {
  const fields: Fields = new Map();
  if (yaml.trim() === '') return fields;
  let problem: { message: string; line: number };
  try {
    const lineCounter = new LineCounter();
    const document = parseDocument(yaml, { schema: 'failsafe', lineCounter, prettyErrors: false, uniqueKeys: false });
    const [error] = document.errors;
    if (!error) {
      if (!isMap(document.contents)) return null;
      const values: Record<string, unknown> = document.toJS({ maxAliasCount: MAX_ALIASES });
      for (const { key } of document.contents.items) {
        if (!isScalar(key) || typeof key.value !== 'string') continue;
        const line = firstLine + lineCounter.linePos(key.range?.[0] ?? 0).line;
        if (fields.has(key.value.toLowerCase()))
          warnings.push({ message: `The front matter has “${key.value}” twice. The last one was used.`, line });
        fields.set(key.value.toLowerCase(), { value: values[key.value], line });
      }
      return fields;
    }
    problem = { message: error.message, line: firstLine + lineCounter.linePos(error.pos[0]).line };
  } catch (error) {
    const message = error instanceof RangeError ? 'it is nested too deep' : (error as Error).message;
    problem = { message, line: firstLine };
  }
  return readLines(yaml, firstLine, problem, warnings);
}

/** Reads the `key: value` lines of text that is not valid YAML, such as `title: One: Two`. */
function readLines(yaml: string, firstLine: number, problem: DraftWarning, warnings: DraftWarning[]): Fields | null {
  const fields: Fields = new Map();
  let hasKeys = false;
  for (const [index, text] of yaml.split('\n').entries()) {
    const pair = KEY_LINE.exec(text);
    hasKeys ||= pair !== null;
    if (pair?.[1] && pair[2]?.trim()) {
      const value = pair[2].trim().replace(/^(["'])(.*)\1$/u, '$2');
      if (!/^[[{&*!|>]/u.test(value)) fields.set(pair[1].toLowerCase(), { value, line: firstLine + index + 1 });
    }
  }
  if (!hasKeys) return null;
  const message = `The front matter is not valid YAML (${problem.message.replace(/\s+/gu, ' ').replace(/\.$/u, '')}). Only its plain lines were read.`;
  warnings.push({ message, line: problem.line ?? firstLine });
  return fields;
}
