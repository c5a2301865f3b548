// Quotes of paragraphs in one line each, for the tests.

import type { Draft } from '../../../src/model/article/draft.ts';
import { type draftOf, findingsOf } from '../drafts.ts';

type Parts = Parameters<typeof draftOf>[0];

/** `kind: words ← speaker`, where the speaker is an entity's name, else what the text calls it in brackets, else `?`. */
export function quotesIn(...parts: Parts): string[] {
  return quotesOf(parts);
}

export function quotesOf(parts: Parts, facts: Partial<Draft> = {}): string[] {
  const { quotes, entities } = findingsOf(parts, facts);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return quotes.map(({ kind, text, speakerId, speakerSurface, reportedBy }) => {
    const speaker = names.get(speakerId ?? '') ?? (speakerSurface === null ? '?' : `(${speakerSurface})`);
    return `${kind}: ${text} ← ${speaker}${reportedBy ? ` via ${reportedBy.name}` : ''}`;
  });
}

/** Who speaks the only quote. */
export function speakerIn(...parts: Parts): string {
  const [quote, ...others] = quotesOf(parts).filter((one) => !one.startsWith('indirect'));
  if (quote === undefined || others.length > 0) throw new Error(`There is not one quote but ${others.length + 1}.`);
  return quote.slice(quote.lastIndexOf(' ← ') + 3);
}

/** The rule that found each quote. */
export function rulesIn(...parts: Parts): string[] {
  return findingsOf(parts).quotes.map(({ method }) => method);
}
