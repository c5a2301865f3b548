// YAML to fields: names and values as they are written, however badly.

import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { DraftWarning } from '../../model/article/draft.ts';

/** Of an alias or of aliases within one another; YAML can say a gigabyte in ten lines. */
const MAX_ALIASES = 20;

/** A line that says `key: value`. */
export const KEY_LINE = /^([\p{L}][\p{L}\d_-]*)[ \t]*:(?:[ \t]+(.*))?$/u;

/** By name, in lower case, with the line of the document that says it. */
export type Fields = Map<string, { value: unknown; line: number }>;

/** `null` where it is no mapping: prose between two rules. Every scalar is a string, as written. */
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
          warnings.push({ message: `The front matter has “${key.value}” twice; the last one counts.`, line });
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

/** What is no YAML but nearly so, `title: One: Two` above all, is still read where a line says `key: value`. */
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
  const message = `The front matter is not valid YAML (${problem.message.replace(/\s+/gu, ' ').replace(/\.$/u, '')}); only its plain lines were read.`;
  warnings.push({ message, line: problem.line ?? firstLine });
  return fields;
}
