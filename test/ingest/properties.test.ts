// What holds for every document, sense or nonsense.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/ingest/index.ts';
import type { Draft } from '../../src/model/article/draft.ts';
import { expectInvariants } from './invariants.ts';

const markup = fc.constantFrom(
  ...['\n', '\n\n', ' ', '  \n', '\\\n', '\t', '    ', '* ', '*', '**', '_', '__', '- ', '+ ', '1. ', '2) ', '1991. '],
  ...[
    '# ',
    '### ',
    '\n===\n',
    '\n---\n',
    '> ',
    '`',
    '``',
    '\n```\n',
    '[',
    ']',
    '](',
    '](#)',
    '](https://x.example/)',
    '![',
  ],
  ...[
    '[a]',
    '[a]: ',
    '|',
    '\n|-|-|\n',
    '&amp;',
    '&#146;',
    '&nope;',
    '\\',
    '\\ ',
    '<https://x.example/>',
    '{.b}',
    ':',
    '.',
  ],
  ...['e', '\u0301', '\u200D', '\u00A0', '\uFEFF', '\u2028', '\u1112', '\u1161', '新闻', '👩‍👩‍👧', '\u0085', '\uFFFD'],
  ...[
    'Related article: ',
    'Original url: ',
    'By ',
    'December 3, 2025',
    '**A B / AP**',
    '\n---\ntitle: x\n---\n',
    'Image: ',
  ],
);
const html = fc.constantFrom(
  '<',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<div>',
  '<br>',
  '<script>',
  '<?',
  '<a href="x">',
  '<x y>',
  '"',
);

const encoder = new TextEncoder();

async function articlesIn(document: string): Promise<Draft[]> {
  const result = await readDocument({ name: 'document.md', bytes: encoder.encode(document) });
  if (result.ok) return result.documents.flatMap((one) => ('draft' in one ? one.draft : []));
  expect(result.rejection.code).not.toBe('unreadable'); // what no rule foresaw
  expect(result.rejection.message).toMatch(/^[A-Z].*\.$/su);
  return [];
}

describe('Any document', () => {
  it('of Markdown and HTML in any order keeps every place', async () => {
    const nonsense = fc.array(fc.oneof(markup, markup, html, fc.string({ unit: 'binary', maxLength: 8 })), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(nonsense, async (tokens) => {
        for (const draft of await articlesIn(`Title\n\n${tokens.join('')}\n\nThe end.`)) expectInvariants(draft);
        for (const draft of await articlesIn(tokens.join(''))) expectInvariants(draft);
      }),
      { numRuns: 1_000 },
    );
  });

  it('of any bytes is read or refused, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 12 }), async (bytes, name) => {
        const result = await readDocument({ name, bytes });
        if (result.ok) for (const one of result.documents) if ('draft' in one) expectInvariants(one.draft);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no word', async () => {
    const word = fc.constantFrom(null);
    // What describes a picture gives way to its caption, and a word behind a fence names a programming language.
    const others = markup.filter((token) => token !== '![' && !token.includes('``'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(word, others), { minLength: 5, maxLength: 60 }), async (tokens) => {
        let count = 0;
        // Between blanks, so that none becomes part of an address, an attribute or an entity.
        const document = tokens.map((token) => token ?? ` word${String(++count).padStart(3, '0')} `).join('');
        for (const draft of await articlesIn(`Title\n\nDecember 3, 2025\n\n${document}\n\nThe end.`)) {
          const kept = JSON.stringify(draft);
          const lost = Array.from({ length: count }, (_, index) => `word${String(index + 1).padStart(3, '0')}`).filter(
            (said) => !kept.includes(said),
          );
          expect(lost).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads the same every time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(markup, { maxLength: 40 }), async (tokens) => {
        const document = `Title\n\n${tokens.join('')}\n\nThe end.`;
        expect(await articlesIn(document)).toEqual(await articlesIn(document));
      }),
      { numRuns: 100 },
    );
  });
});
