import { describe, expect, it } from 'vitest';
import { parsers, readDocument } from '../../src/ingest/index.ts';
import { draftOf, readingOf, rejectionOf } from './invariants.ts';

const BODY = 'The council voted on Tuesday to rebuild the bridge. It will take two years and cost more than was said.';
const bytes = (text: string) => new TextEncoder().encode(text);
const join = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));

describe('A document’s bytes', () => {
  it('may begin with a byte order mark', async () => {
    expect(await draftOf(`\uFEFFBridge Falls\r\n\r\n${BODY}`)).toEqual(await draftOf(`Bridge Falls\n\n${BODY}`));
  });

  it('are brought to NFC', async () => {
    expect((await draftOf(`Cafe\u0301\n\n${BODY}`)).title).toBe('Café');
  });

  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['white space', bytes(' \r\n\t\u00A0\u200B\n'), 'empty'],
    ['Latin-1', join(bytes('Bridge\n\nCaf'), new Uint8Array([0xe9])), 'not-utf8'],
    ['UTF-16, little end first', new Uint8Array([0xff, 0xfe, 65, 0]), 'not-utf8'],
    ['UTF-16, big end first', new Uint8Array([0xfe, 0xff, 0, 65]), 'not-utf8'],
    ['UTF-16 that does not say so', new Uint8Array([65, 0, 66, 0]), 'binary'],
    ['a PDF', bytes('%PDF-1.7\n'), 'binary'],
    ['an office document', bytes('PK\u0003\u0004'), 'binary'],
    ['control characters', bytes('Bridge\n\n\u0001\u0002\u0003\u0004\u0005\u0006'), 'binary'],
    ['HTML', bytes('<!DOCTYPE html>\n<p>Bridge'), 'unknown-format'],
    ['a feed', bytes('<?xml version="1.0"?><rss/>'), 'unknown-format'],
  ])('that are %s are refused', async (_, document, code) => {
    expect(await rejectionOf(document)).toMatchObject({ code, message: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  it('that are no UTF-8 are refused with the line', async () => {
    const document = join(bytes('Bridge Falls\r\n\r\nAt the caf'), new Uint8Array([0xe9]), bytes(' it rained.'));
    expect(await rejectionOf(document)).toMatchObject({ code: 'not-utf8', line: 3 });
  });

  it('with a stray control character are read without it', async () => {
    const { draft, warnings } = await readingOf(`Bridge Falls\n\n${BODY.replace(' ', ' \u0007')}`);
    expect(draft.text).toBe(BODY);
    expect(warnings.some(({ message }) => message.includes('control characters'))).toBe(true);
  });

  it('with characters lost before are read, and that is told', async () => {
    const { warnings } = await readingOf(`Bridge Falls\n\nAt the caf\uFFFD it rained for nine days and nine nights.`);
    expect(warnings).toContainEqual({ message: expect.stringContaining('\uFFFD'), line: 3 });
  });

  it.each([
    ['data', '[{"title": "Bridge"}]'],
    ['page.html', 'Bridge\n\nFalls.'],
  ])('named %s are not taken for a clipping', async (name, text) => {
    expect((await rejectionOf(text, name))?.code).toBe('unknown-format');
  });

  it.each([
    ['note.txt', undefined],
    ['note', undefined],
    ['note.page', 'text/markdown; charset=utf-8'],
  ])('named %s of type %s are', async (name, contentType) => {
    const document = { name, bytes: bytes(`Bridge Falls\n\n${BODY}`), ...(contentType && { contentType }) };
    expect((await readDocument(document)).ok).toBe(true);
  });
});

it('Every parser has a name and a version of its own', () => {
  expect(new Set(parsers.map(({ name }) => name)).size).toBe(parsers.length);
  for (const parser of parsers) {
    const version = 'lineType' in parser ? 1 : parser.version;
    expect(`${parser.name}/${version}`).toMatch(/^[a-z][a-z-]*\/[1-9]\d*$/);
  }
});
