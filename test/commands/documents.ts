// Clippings made up for tests of importing: any number of them, each naming people, places and each other.

import type { FoundDocument } from '../../src/commands/import-documents.ts';

const PEOPLE = ['Irakli Dzorashvili', 'Lidia Damarova', 'Teodor Vranescu', 'Sena Marsh'];
const PLACES = ['Tbilisi', 'Moscow', 'Berlin', 'Ankara'];

/** The `n`th clipping; every seventh has no address, `version` says something else in its text. */
export function clipping(n: number, version = 1): string {
  const person = PEOPLE[n % PEOPLE.length];
  const place = PLACES[(n >> 2) % PLACES.length];
  const day = String(1 + (n % 28)).padStart(2, '0');
  const address = n % 7 === 6 ? '' : `url: https://www.clippings.example/2024/${n}\n`;
  return `---
title: Report Number ${n} From ${place}
date: 2024-01-${day}
authors: [${PEOPLE[(n + 1) % PEOPLE.length]}]
section: ${n % 2 ? 'world' : 'local'}
tags: [report, ${place}]
source: The Clippings
lang: en
${address}---

“Nothing happened ${version === 1 ? '' : `for the ${version}th time `}in ${place},” said Minister ${person} on Tuesday.

It was [reported before](https://clippings.example/2024/${n + 1}?utm_source=x) that ${person} would leave ${place}.

Related article: [Report Number ${n + 3} From ${PLACES[((n + 3) >> 2) % PLACES.length]}](#)
`;
}

/** Documents in memory, as if they were found on the disk. */
export async function* documentsOf(texts: Record<string, string | Uint8Array>): AsyncGenerator<FoundDocument> {
  for (const [name, text] of Object.entries(texts)) {
    yield { name, read: async () => (typeof text === 'string' ? Buffer.from(text) : text) };
  }
}
