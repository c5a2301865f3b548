// Splits a person's surface form into given name, surname and middle names, and picks the fullest of several forms.

import { fold } from '../../model/text/name.ts';
import { NAME_PARTICLES, SUFFIXES } from '../words/cues.ts';
import { HONORIFICS } from '../words/titles.ts';

export interface PersonNameParts {
  /** Folded; empty if the name is one word. */
  given: string;
  surname: string;
  /** Middle names, without particles and initials. */
  inner: string[];
}

/** `Dr. Maria A. van der Silva Jr.` → given `maria`, surname `silva`. */
export function personNameParts(surface: string): PersonNameParts {
  const words = surface
    .split(/\s+/u)
    .map(fold)
    .filter((word) => !SUFFIXES.has(word) && !HONORIFICS.has(word.replace(/\.$/u, '')));
  const last = words.findLastIndex((word) => !NAME_PARTICLES.has(word));
  const surname = words[last] ?? fold(surface);
  // `Bin Nasser` and `De Kersauson` are surnames; `Ben` is often a given name.
  const given = NAME_PARTICLES.has(words[0] ?? '') && words[0] !== 'ben' ? '' : (words[0] ?? '');
  const inner = words.slice(1, Math.max(last, 1)).filter((word) => word.length > 2 && !NAME_PARTICLES.has(word));
  return { given: given === surname ? '' : given, surname, inner: inner.filter((word) => !word.endsWith('.')) };
}

/** The form with most words, then the longest; a form in all capitals only if there is no other. */
export function fullestName(surfaces: Iterable<string>): string {
  let best = '';
  for (const surface of surfaces) if (best === '' || rank(surface) > rank(best)) best = surface;
  return best;
}

function rank(surface: string): number {
  const isShouted = surface.length > 4 && surface === surface.toUpperCase();
  return (isShouted ? 0 : 10_000) + surface.split(/\s+/u).length * 200 + Math.min(surface.length, 199);
}
