// Measurements, each one command: `npm run bench`, `npm run bench -- reads --articles 10000`.

import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run bench -- [suite …] [options]

Suites, all of them where none is named:
  reads    requests a second, as ratios to a bare Fastify route and to raw SQL
  search   searches and counts, as ratios to the obvious SQL, and how they leave others in peace
  import   documents a second, read, enriched and saved, in one thread and in several
  memory   what the server holds while it answers many requests
  attack   reads of one article while others send hostile bodies, or upload 30 × 30 MB at once
  export   exports of an archive of short articles: their pace, what the server holds, and who waits for them
  start    starts on the sample archive: time, memory, first and later writes, writes beside an import

Options:
  --articles <n>   size of the archive, made once and kept in data/bench (100000)
  --rounds <n>     rounds of reads and import (15)
  --requests <n>   requests of memory (1000000)
  --beside <n>     search: compare with a smaller archive of that size, too
  --against <dir>  start: compare with another checkout of this project
  --help           this

Only ratios of one run mean anything: machines differ, and one machine differs from minute to minute.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '15' },
    requests: { type: 'string', default: '1000000' },
    beside: { type: 'string' },
    against: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const number = (name: 'articles' | 'rounds' | 'requests' | 'beside', least: number) => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least) return value;
  console.error(`--${name} must be a whole number from ${least}.\n\n${USAGE}`);
  process.exit(2);
};

/** Articles of the archive that is attacked: how many there are does not matter to a read of one. */
const ATTACKED = 5_000;

// Each suite loads what it needs when it is run.
const suites = {
  reads: async () =>
    (await import('./reads.ts')).reads({ articles: number('articles', 5000), rounds: number('rounds', 1) }),
  search: async () =>
    (await import('./search.ts')).search({
      articles: number('articles', 5000),
      rounds: number('rounds', 1),
      beside: values.beside === undefined ? null : number('beside', 5000),
    }),
  import: async () => (await import('./import.ts')).imports({ rounds: number('rounds', 1) }),
  memory: async () =>
    (await import('./memory.ts')).memory({ articles: number('articles', 5000), requests: number('requests', 1000) }),
  attack: async () =>
    (await import('./attack.ts')).attacks({
      articles: Math.min(number('articles', 500), ATTACKED),
      rounds: Math.min(number('rounds', 1), 5),
    }),
  start: async () =>
    (await import('./start.ts')).starts({ rounds: Math.min(number('rounds', 1), 10), against: values.against ?? null }),
  export: async () => (await import('./export.ts')).exports({ articles: number('articles', 5000) }),
};

const unknown = positionals.find((name) => !(name in suites));
if (values.help || unknown !== undefined) {
  console.log(unknown === undefined ? USAGE : `There is no suite ${unknown}.\n\n${USAGE}`);
  process.exit(unknown === undefined ? 0 : 2);
}
for (const [name, run] of Object.entries(suites)) {
  if (positionals.length === 0 || positionals.includes(name)) await run();
}
