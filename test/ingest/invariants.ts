// What holds for every draft, whatever it was made of.

import { expect } from 'vitest';
import { readDocument } from '../../src/ingest/index.ts';
import type { Draft, DraftWarning, ParsedDocument } from '../../src/model/article/draft.ts';

export function expectInvariants({ title, text, blocks, links }: Draft): void {
  expect(text).toBe(blocks.map((block) => block.text).join('\n\n'));
  expect(text.normalize('NFC')).toBe(text);
  expect(title.replace(/\s+/gu, ' ').trim().normalize('NFC')).toBe(title);
  expect(title).not.toBe('');
  for (const block of blocks) {
    expect(text.slice(block.start, block.end)).toBe(block.text);
    if (block.type !== 'image') continue;
    expect(block.text).toBe([block.caption, block.credit].filter((part) => part !== undefined).join(' '));
  }
  for (const { start, end, anchor, kind } of links) {
    if (start === null || end === null) expect(kind).toBe('original');
    else expect(text.slice(start, end)).toBe(anchor);
  }
}

/** The one article of a document. @throws where it was rejected. */
export async function readingOf(document: string | Uint8Array, name = 'document.md'): Promise<ParsedDocument> {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  const result = await readDocument({ name, bytes });
  if (!result.ok) throw new Error(`${name}: ${result.rejection.code}: ${result.rejection.message}`);
  const [reading, ...others] = result.documents;
  if (!reading || 'rejection' in reading || others.length > 0)
    throw new Error(`${name} holds ${result.documents.length} articles.`);
  expectInvariants(reading.draft);
  return reading;
}

export async function draftOf(document: string | Uint8Array): Promise<Draft> {
  return (await readingOf(document)).draft;
}

export async function warningsOf(document: string | Uint8Array): Promise<DraftWarning[]> {
  return (await readingOf(document)).warnings;
}

/** Why a document is not read; `null` where it is. */
export async function rejectionOf(document: string | Uint8Array, name = 'document.md') {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  const result = await readDocument({ name, bytes });
  return result.ok ? null : result.rejection;
}
