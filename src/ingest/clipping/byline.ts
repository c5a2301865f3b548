// Reads bylines: “By Jane Doe and John Roe”.

import { readDate } from '../tidy/dates.ts';

/** The authors, and whether the line has other content (“By Jane Doe, in Tbilisi”). */
export interface Byline {
  authors: string[];
  saysMore: boolean;
}

const LONGEST = 160;
const OPENING = /^(?:(?:words|written|story|text|reporting) )?by:? +/iu;
const PARTICLES = 'de|del|della|der|den|di|da|do|dos|das|du|la|le|van|von|zu|zur|bin|ibn|ben|al|el|ten|ter|of|y|e';
const NAME = new RegExp(
  `^(?:[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’.-]*)(?: (?:${PARTICLES}|(?:[\\p{Lu}\\p{Lo}]|[a-z]{1,3}['’-]\\p{Lu})[\\p{L}\\p{M}'’.-]*)){0,5}$`,
  'u',
);
const NO_NAME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|now|then|the|this|that|all|any)\b/iu;
// A part after a comma is a name only if it is not a role or an employer.
const ROLE =
  /\b(?:writer|reporter|editor|correspondent|staff|press|times|news|post|agency|agencies|bureau|columnist|contributor|journalist|analyst|professor|director|special|photographer|chief|desk|team)\b/iu;
const SUFFIX = /^(?:jr|sr|i{2,3}|iv|ph\.?d|m\.?d)\.?$/iu;

/** `null` if the line is not a byline. */
export function readByline(line: string): Byline | null {
  const opening = OPENING.exec(line);
  if (!opening || line.length > LONGEST || /[.!?]$/u.test(line.replace(/\b(?:\p{Lu}|[JS]r)\.$/u, ''))) return null;
  const [first = '', ...others] = namesIn(line);
  if (!isName(first)) return fromFirstWords(first);
  const authors = [first];
  let saysMore = false;
  for (const other of others) {
    if (isName(other) && other.includes(' ') && !ROLE.test(other)) authors.push(other);
    else saysMore = true;
  }
  return { authors, saysMore };
}

/** Splits a list of names at commas, “and” and “&”, after removing “By”. */
export function namesIn(text: string): string[] {
  const parts = text
    .replace(OPENING, '')
    .split(/\s*(?:[,;]|\s&\s|\s(?:and|with)\s)\s*/u)
    .map((part) => part.replace(/^and\s+/u, '').trim())
    .filter((part) => part !== '');
  return parts.reduce<string[]>((names, part) => {
    if (SUFFIX.test(part) && names.length > 0) names[names.length - 1] += `, ${part}`;
    else names.push(part);
    return names;
  }, []);
}

/** Whether a line is a byline or a date, even an invalid one. */
export function isHeadLine(line: string): boolean {
  return readDate(line).kind !== 'no-date' || readByline(line) !== null;
}

/** The authors in a field. An organisation with “and” or a comma in its name is one author. */
export function authorsIn(field: string): string[] {
  const names = namesIn(field);
  return names.every((name) => isName(name) && name.includes(' ')) ? names : [field.replace(OPENING, '')];
}

/** “Jane Doe in Tbilisi”, “Jane Doe for the Courier”. */
function fromFirstWords(part: string): Byline | null {
  const [name = ''] = part.split(/ (?=(?:in|for|at|from) )/u);
  return name !== part && name.includes(' ') && isName(name) ? { authors: [name], saysMore: true } : null;
}

function isName(part: string): boolean {
  return NAME.test(part.replace(/, .*$/u, '')) && !NO_NAME.test(part);
}
