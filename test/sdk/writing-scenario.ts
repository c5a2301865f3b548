// What every client does to an archive of its own, and what came of it. The test compares it with that archive.

export interface Written {
  /** Created, and the same request sent again; what it was then changed to. */
  article: { id: string; again: string; title: string; revision: number };
  /** The problem that a version which is no longer current is answered with. */
  stale: { status: number; code: string };
  /** Made by hand, changed, and then merged into another, where its address leads. */
  entity: { id: string; description: string; into: string; leadsTo: string; aliases: string[] };
  /** An import, followed to its end. */
  job: { id: string; state: string; created: number; documents: string[]; articles: string[] };
  /** The article withdrawn, by the tag that came with that problem, and the problem that stands in its place. */
  withdrawn: { reason: string; status: number; code: string; tombstone: string };
  /** Every change there was, as `kind operation`. */
  changes: string[];
  /** What a request without a key is answered with. */
  keyless: { status: number; code: string; challenge: string | null };
}

export const STORY = {
  title: 'Ferry to Oskra Is Back',
  publishedDate: '2025-03-04',
  originalUrl: 'https://ferries.example/oskra-is-back',
  text: 'The ferry came on Monday. “It was high time,” said Marta Quillberg, the mayor of Oskra.',
};

export const MORE = [
  { title: 'Lighthouse Gets a Lamp', publishedDate: '2025-03-05', text: 'It was lit on Tuesday.' },
  { title: 'Lamp Gets a Keeper', publishedDate: '2025-03-06', text: 'He came on Wednesday.' },
];
