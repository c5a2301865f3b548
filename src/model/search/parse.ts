// Parses a query into a tree, or an error with its position. The grammar, from loose to tight:
//   or = and { "OR" and } · and = not { ["AND"] not } · not = ["NOT" | "-"] primary · primary = [field ":"] ( group | term )

import { readTerm } from './read-term.ts';
import { type Ignored, LIMITS, MARKS, peek, type QueryReader, skipSpace } from './reader.ts';
import { rejectSyntax, type SearchSyntaxError, SyntaxRejection } from './syntax.ts';
import { SEARCH_FIELDS, type SearchField, type SearchTree } from './tree.ts';

export type ParsedQuery = { ok: true; tree: SearchTree; ignored: Ignored[] } | { ok: false; error: SearchSyntaxError };

interface Operator {
  name: string;
  start: number;
}

const OPERATOR = new RegExp(`(?:AND|OR|NOT)(?=[\\s()${MARKS}]|$)`, 'uy');
const NAME = /[A-Za-z_]+(?=:)/uy;
const MINUS = /-+(?=[^\s)-])/uy;
// `http://…` and `war: a history` have a colon but no field.
const FIELD_VALUE = new RegExp(`:[\\p{L}\\p{N}(${MARKS}]`, 'uy');

/** Accepts any string. Parts without letters and digits (`!!!`, emoji) are skipped and listed in `ignored`. */
export function parseSearchQuery(query: string): ParsedQuery {
  try {
    return readQuery(query);
  } catch (error) {
    if (error instanceof SyntaxRejection) return { ok: false, error: error.error };
    throw error;
  }
}

function readQuery(query: string): ParsedQuery {
  if (query.length > LIMITS.characters)
    rejectSyntax(
      LIMITS.characters,
      query.length,
      `The query has more than ${LIMITS.characters} characters.`,
      'Search for fewer words.',
    );
  const reader: QueryReader = { query, at: 0, depth: 0, terms: 0, words: 0, ignored: [] };
  const tree = readOr(reader, null);
  if (reader.at < query.length)
    rejectSyntax(
      reader.at,
      reader.at + 1,
      'This parenthesis has no opening one.',
      'Remove it, or add an opening parenthesis before it.',
    );
  if (tree) return { ok: true, tree, ignored: reader.ignored };
  return rejectSyntax(0, query.length, 'The query has no search terms.', 'Enter a word with letters or digits.');
}

/** `null` if everything is ignored. Stops at a closing parenthesis. */
function readOr(reader: QueryReader, field: SearchField | null): SearchTree | null {
  const parts: SearchTree[] = [];
  let after: Operator | null = null;
  for (;;) {
    const part = readAnd(reader, field, after);
    if (part) parts.push(part);
    if (peekOperator(reader) !== 'OR') return join('or', parts);
    after = takeOperator(reader, 'OR');
  }
}

function readAnd(reader: QueryReader, field: SearchField | null, after: Operator | null): SearchTree | null {
  const parts: SearchTree[] = [];
  requireOperand(reader, after);
  while (!atEnd(reader)) {
    const part = readNot(reader, field);
    if (part) parts.push(part);
    const operator = peekOperator(reader);
    if (operator === 'OR') break;
    if (operator === 'AND') requireOperand(reader, takeOperator(reader, operator));
  }
  return join('and', parts);
}

function readNot(reader: QueryReader, field: SearchField | null): SearchTree | null {
  const start = reader.at;
  const sign = peek(reader, MINUS);
  if (sign === null && peekOperator(reader) !== 'NOT') return readPrimary(reader, field);
  if (sign === null) requireOperand(reader, takeOperator(reader, 'NOT'));
  else reader.at += sign.length;
  const child = deeper(reader, start, () => readNot(reader, field));
  if (!child) return null;
  // Double negation.
  return child.type === 'not' ? child.child : { type: 'not', child, start, end: child.end };
}

function readPrimary(reader: QueryReader, field: SearchField | null): SearchTree | null {
  const start = reader.at;
  const ownField = takeField(reader);
  if (reader.query[reader.at] === '(') return readGroup(reader, ownField ?? field);
  return readTerm(reader, ownField ?? field, start);
}

/** Reads past `title:`. */
function takeField(reader: QueryReader): SearchField | null {
  const start = reader.at;
  const field = peekField(reader);
  if (!field) return null;
  const colon = start + field.length + 1;
  reader.at = colon;
  if (atEnd(reader) || peekOperator(reader))
    rejectSyntax(
      start,
      colon,
      `Nothing follows ${field}:.`,
      `Write ${field}:word, ${field}:"a phrase" or ${field}:(a OR b).`,
    );
  if (peek(reader, MINUS))
    rejectSyntax(reader.at, reader.at + 1, `${field}: cannot be followed by a minus.`, `Write -${field}:word.`);
  if (peekField(reader))
    rejectSyntax(start, reader.at, 'A field cannot be followed by another.', 'Remove one of the two fields.');
  return field;
}

function peekField(reader: QueryReader): SearchField | null {
  const name = peek(reader, NAME);
  if (name === null) return null;
  const field = SEARCH_FIELDS.find((candidate) => candidate === name.toLowerCase());
  if (field) return field;
  const colon = reader.at + name.length;
  FIELD_VALUE.lastIndex = colon;
  if (!FIELD_VALUE.test(reader.query)) return null;
  return rejectSyntax(
    reader.at,
    colon + 1,
    `There is no field ${name}.`,
    `The fields are ${SEARCH_FIELDS.join(', ')}. To search for the words themselves, put them in quotes.`,
  );
}

function readGroup(reader: QueryReader, field: SearchField | null): SearchTree | null {
  const start = reader.at;
  reader.at++;
  skipSpace(reader);
  if (reader.query[reader.at] === ')')
    rejectSyntax(start, reader.at + 1, 'These parentheses are empty.', 'Remove them, or put a word between them.');
  const tree = deeper(reader, start, () => readOr(reader, field));
  if (reader.query[reader.at] !== ')')
    rejectSyntax(start, start + 1, 'This parenthesis is not closed.', 'Close it, or remove it.');
  reader.at++;
  return tree;
}

function deeper<Result>(reader: QueryReader, start: number, read: () => Result): Result {
  if (++reader.depth > LIMITS.depth)
    rejectSyntax(start, start + 1, `The query is nested more than ${LIMITS.depth} deep.`, 'Simplify the query.');
  const result = read();
  reader.depth--;
  return result;
}

/** Requires an operand, not the end of the query or a binary operator. */
function requireOperand(reader: QueryReader, after: Operator | null): void {
  const next = peekOperator(reader);
  if (next === 'AND' || next === 'OR') lackOperand(next, reader.at, 'left');
  if (after && atEnd(reader)) lackOperand(after.name, after.start, 'right');
}

function lackOperand(name: string, start: number, side: string): never {
  rejectSyntax(
    start,
    start + name.length,
    `${name} needs a term on its ${side}.`,
    `To search for the word itself, write it in lower case: ${name.toLowerCase()}.`,
  );
}

function peekOperator(reader: QueryReader): string | null {
  skipSpace(reader);
  return peek(reader, OPERATOR);
}

function takeOperator(reader: QueryReader, name: string): Operator {
  const start = reader.at;
  reader.at += name.length;
  return { name, start };
}

function atEnd(reader: QueryReader): boolean {
  skipSpace(reader);
  return reader.at >= reader.query.length || reader.query[reader.at] === ')';
}

function join(type: 'and' | 'or', parts: readonly SearchTree[]): SearchTree | null {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last || first === last) return first ?? null;
  const children = parts.flatMap((part) => (part.type === type ? part.children : [part]));
  return { type, children, start: first.start, end: last.end };
}
