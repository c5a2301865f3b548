// Documents that mean harm, or are none: each is refused with a reason, or read within bounds. A hang fails by time-out.

import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/ingest/index.ts';
import { MAX_DOCUMENT_BYTES } from '../../src/model/import/document.ts';

const encoder = new TextEncoder();
const bytes = (text: string) => encoder.encode(text);
const head = 'Bridge Reopens\n\nDecember 3, 2025\n\n\n\n';

describe('A document is refused with a reason', () => {
  it.each([
    ['that is empty', new Uint8Array(), 'empty'],
    ['of white space', bytes(' \n\n\t '), 'empty'],
    ['that is a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'binary'],
    ['in Latin-1', new Uint8Array([...bytes('Bridge\n\nThe caf'), 0xe9, ...bytes(' is open.')]), 'not-utf8'],
    ['in UTF-16', new Uint8Array([0xff, 0xfe, 0x41, 0, 0x42, 0]), 'not-utf8'],
    ['of 50 megabytes', new Uint8Array(50 * 1024 ** 2).fill(65), 'too-large'],
    ['with a title only', bytes('Bridge Reopens'), 'no-body'],
    ['that nests 10,000 quotes', bytes(`${head}${'>'.repeat(10_000)} x`), 'too-deep'],
    [
      'that nests 3,000 lists',
      bytes(head + Array.from({ length: 3000 }, (_, n) => `${' '.repeat(n)}- x`).join('\n')),
      'too-deep',
    ],
  ])('%s', async (_, document, code) => {
    const result = await readDocument({ name: 'document.md', bytes: document });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.rejection.code).toBe(code);
    expect(result.rejection.message).toMatch(/^[A-Z].*\.$/s);
  });
});

describe('A document is read within bounds, or refused', () => {
  it.each([
    ['of 100,000 links', '[a](http://x.example/1) '.repeat(100_000)],
    [
      'of 100,000 linked paragraphs',
      Array.from({ length: 100_000 }, (_, n) => `[a${n}](http://x.example/${n})\n\n`).join(''),
    ],
    ['of brackets', '['.repeat(1_000_000)],
    ['of stars', '*a '.repeat(300_000)],
    ['of underscores', '_a_'.repeat(200_000)],
    ['of pictures never closed', '!['.repeat(500_000)],
    ['of links never closed', '[a]('.repeat(100_000)],
    ['of code never closed', Array.from({ length: 3000 }, (_, n) => '`'.repeat(n)).join(' ')],
    ['of tags never closed', '<a '.repeat(300_000)],
    ['of one definition, used often', `[a]: http://x.example\n\n${'[a] '.repeat(200_000)}`],
    ['of 50,000 definitions', Array.from({ length: 50_000 }, (_, n) => `[r${n}]: http://x.example/${n}`).join('\n')],
    ['of one paragraph of five megabytes', 'word '.repeat(1_000_000)],
    ['of five million empty lines', '\n'.repeat(5_000_000)],
    ['of two million backslashes', '\\'.repeat(2_000_000)],
    ['of a table with 50,000 columns', `${'|a'.repeat(50_000)}|\n${'|-'.repeat(50_000)}|\n`],
  ])('%s', async (_, body) => {
    const result = await readDocument({ name: 'document.md', bytes: bytes(`${head}${body}\n\nThe end.`) });
    if (!result.ok) expect(result.rejection.message).toMatch(/^[A-Z].*\.$/s);
    else expect(result.documents).toMatchObject([{ draft: { title: 'Bridge Reopens' } }]);
  });

  it('with an alias bomb for front matter', async () => {
    const bomb = Array.from({ length: 30 }, (_, n) => `k${n + 1}: &k${n + 1} [*k${n}, *k${n}, *k${n}]`).join('\n');
    const result = await readDocument({
      name: 'bomb.md',
      bytes: bytes(`---\nk0: &k0 [x]\n${bomb}\ntitle: Bridge\n---\n\nIt is open again.`),
    });
    if (!result.ok) expect(result.rejection.message).toMatch(/^[A-Z]/);
  });
});

it('The limit of a document’s size is what the documentation says', () => {
  expect(MAX_DOCUMENT_BYTES).toBe(16 * 1024 ** 2);
});
