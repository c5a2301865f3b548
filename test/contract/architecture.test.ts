// The architecture: who may import whom, and what may be done where. Read from the import lines of `src`.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../src', import.meta.url));
const LONGEST = 250; // lines

interface Rule {
  /** Folders, and files at the top, of ours. */
  ours: readonly string[];
  /** Packages; null: any but those that belong to another part. */
  packages: readonly string[] | null;
  why: string;
}

const LEAF = 'it is a stage that only knows the nouns; two stages are put together by commands or http';

/** A folder of `src`, or the name of a file at its top. */
const RULES: Record<string, Rule> = {
  model: {
    ours: [],
    packages: ['zod', 'node:crypto', 'porter2', 'diff'],
    why: 'the nouns know nothing but themselves',
  },
  ingest: { ours: ['model'], packages: null, why: LEAF },
  enrich: { ours: ['model'], packages: null, why: LEAF },
  formats: { ours: ['model'], packages: null, why: LEAF },
  store: {
    ours: ['model', 'threads'],
    packages: null,
    why: 'it is the only door to the database, and knows only the nouns',
  },
  commands: {
    ours: ['model', 'ingest', 'enrich', 'store', 'threads'],
    packages: null,
    why: 'it changes the archive, whoever asks for it',
  },
  http: {
    ours: ['model', 'formats', 'commands', 'store', 'threads', 'version'],
    packages: null,
    why: 'it reads through the store and writes through commands',
  },
  terminal: {
    ours: [
      'model',
      'ingest',
      'enrich',
      'store',
      'formats',
      'commands',
      'http/openapi',
      'app',
      'config',
      'serve',
      'main',
      'version',
    ],
    packages: null,
    why: 'it is the command line',
  },
  app: { ours: ['commands', 'http', 'store', 'version'], packages: null, why: 'it puts the server together' },
  config: { ours: [], packages: null, why: 'it reads the settings and nothing else' },
  version: { ours: [], packages: null, why: 'it is one constant' },
  threads: { ours: [], packages: null, why: 'it knows what every thread needs, and nothing of what they do' },
  log: { ours: [], packages: ['pino'], why: 'it writes lines, whoever has something to say' },
  serve: {
    ours: ['app', 'commands', 'config', 'http/metrics', 'log', 'store'],
    packages: null,
    why: 'it starts the server',
  },
  main: { ours: ['config', 'log', 'serve'], packages: null, why: 'it is the process' },
  cli: { ours: ['main', 'terminal', 'version'], packages: null, why: 'it names the verbs; terminal does them' },
};

/** Entered from outside by `index.ts` only. */
const STAGES = [
  'ingest/curated',
  'ingest',
  'enrich/identity',
  'enrich/curated',
  'enrich',
  'store',
  'formats',
  'http/openapi',
];
/** A second door, and whose: what goes through it loads less. */
const SIDE_DOORS: Record<string, string> = {
  'ingest/curated': 'ingest',
  'enrich/identity': 'enrich',
  'enrich/curated': 'enrich',
};

/** Packages that belong to some parts alone. */
const HOMES: [package_: RegExp, homes: RegExp, what: string][] = [
  [
    /^(?:drizzle|better-sqlite3|pg$|postgres$|node:sqlite)/,
    /^store\//,
    'The database is reached through src/store alone',
  ],
  [
    /^drizzle-orm/,
    /^store\/drizzle\.ts$/,
    'Drizzle is loaded by src/store/drizzle.ts alone: a second way doubles the start',
  ],
  [/^(?:@?fastify|light-my-request)/, /^(?:http\/|app\.ts$)/, 'Fastify is known to src/http and src/app.ts alone'],
  [
    /^(?:node:(?:http|https|net|tls|dgram|dns|child_process|worker_threads|cluster)|undici)\b/,
    /^(?!model\/|ingest\/|enrich\/|formats\/)/,
    'A pure stage does not reach out into the world',
  ],
  [/^node:fs/, /^(?!model\/|ingest\/|formats\/)/, 'A pure stage gets what it reads handed to it'],
];

/** What a file must not say. */
const WORDS: [word: RegExp, homes: RegExp, what: string][] = [
  [/\bprocess\.env\b/, /^config\.ts$/, 'The environment is read in src/config.ts alone'],
  [/\bprocess\.exit\(/, /^main\.ts$/, 'The process is ended in src/main.ts alone (set process.exitCode instead)'],
  [
    /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bMath\.random\(|\brandomUUID\(/,
    /^(?!model\/|ingest\/|enrich\/|formats\/)/,
    'A pure stage knows neither clock nor chance: the same in, the same out',
  ],
  [/\bprocess\./, /^(?!model\/|ingest\/|enrich\/|formats\/)/, 'A pure stage knows nothing of the process it runs in'],
  [
    /\bawait fetch\(|\bglobalThis\.fetch\b/,
    /^commands\/copying\/mirror\.ts$/,
    'Nothing is fetched but what a mirror follows: documents are handed in',
  ],
  [
    /\bkey\.hash\b|\bhashToken\(/,
    /^(?:model\/key\/key|commands\/keys)\.ts$/,
    'Keys are compared in src/model/key/key.ts alone, in constant time',
  ],
  [/\bexport default\b/, /^$/, 'Exports have names'],
  [/@ts-ignore|@ts-nocheck/, /^$/, 'Types are mended, not silenced'],
];

const VAGUE = /^(?:utils?|helpers?|common|shared|misc|types?|base|managers?)$/;

interface Source {
  /** From `src`, as `http/routes/articles.ts`. */
  path: string;
  text: string;
  /** Without comments. */
  code: string;
  imports: { line: number; specifier: string; target: string | null }[];
}

// `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')`.
const IMPORT = /^(?:import|export)\b[^;'"`]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

// `export function x`, `export const x`, `export type x`; a name that is only passed on does not count.
const EXPORT = /^export (?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type) (\w+)/gm;

const sources = filesIn(ROOT)
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.gen.ts'))
  .map(readSource);
const known = new Set(sources.map(({ path }) => path));

describe('The architecture', () => {
  it('has files to look at', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(200);
  });

  it('has a rule for every folder and every file at the top', () => {
    const strangers = new Set(sources.map(({ path }) => partOf(path)).filter((part) => !RULES[part]));
    expect([...strangers], 'Say in the table of this test what it is for and what it may import').toEqual([]);
  });

  it('lets every part import only what it may', () => {
    expectNone(
      sources.flatMap(({ path, imports }) => {
        const part = partOf(path);
        const rule = RULES[part];
        if (!rule) return [];
        return imports.flatMap(({ line, specifier, target }) => {
          const may = target === null ? mayUse(rule, specifier) : partOf(target) === part || mayImport(rule, target);
          const list = [...rule.ours, ...(rule.packages ?? [])].join(', ') || 'nothing of ours';
          return may ? [] : [`src/${path}:${line} imports ${specifier}; ${part} may import ${list}: ${rule.why}`];
        });
      }),
    );
  });

  it('enters a stage by its index only', () => {
    expectNone(
      sources.flatMap(({ path, imports }) =>
        imports.flatMap(({ line, specifier, target }) => {
          const stage = STAGES.find((name) => target?.startsWith(`${name}/`));
          if (!stage || path.startsWith(`${SIDE_DOORS[stage] ?? stage}/`) || target === `${stage}/index.ts`) return [];
          return [
            `src/${path}:${line} imports ${specifier}; from outside take it from ${stage}/index.ts, exported there`,
          ];
        }),
      ),
    );
  });

  it('keeps packages at home', () => {
    expectNone(
      sources.flatMap(({ path, imports }) =>
        imports.flatMap(({ line, specifier, target }) =>
          HOMES.flatMap(([packages, homes, what]) =>
            target !== null || !packages.test(specifier) || homes.test(path)
              ? []
              : [`src/${path}:${line} imports ${specifier}. ${what}`],
          ),
        ),
      ),
    );
  });

  it('keeps words at home', () => {
    expectNone(
      sources.flatMap(({ path, code }) =>
        WORDS.flatMap(([word, homes, what]) => {
          const found = homes.test(path) ? null : word.exec(code);
          return found ? [`src/${path}:${lineOf(code, found.index)} says \`${found[0]}\`. ${what}`] : [];
        }),
      ),
    );
  });

  it('imports nothing in circles, not even types', () => {
    expectNone(
      circles(importsOfFiles()).map(
        (circle) => `${circle.map((path) => `src/${path}`).join(' → ')}: move what both need down`,
      ),
    );
  });

  it('exports no name from two files', () => {
    const homes = new Map<string, Set<string>>();
    for (const { path, code } of sources) {
      for (const [, name = ''] of code.matchAll(EXPORT)) homes.set(name, (homes.get(name) ?? new Set()).add(path));
    }
    expectNone(
      [...homes]
        .filter(([, paths]) => paths.size > 1)
        .map(([name, paths]) => `${name} is exported by ${[...paths].join(' and ')}: one word, one meaning`),
    );
  });

  it('keeps every file of the model in a room, and the rooms in one direction', () => {
    const roomOf = (path: string) => path.split('/')[1] ?? '';
    const ofModel = sources.filter(({ path }) => path.startsWith('model/'));
    expectNone(
      ofModel
        .filter(({ path }) => path.split('/').length !== 3)
        .map(({ path }) => `src/${path}: put it into the room of its noun, as model/article/article.ts`),
    );
    const edges = new Map<string, string[]>();
    for (const { path, imports } of ofModel) {
      const rooms = imports.flatMap(({ target }) => (target ? roomOf(target) : []));
      const others = rooms.filter((room) => room !== roomOf(path));
      edges.set(roomOf(path), [...new Set([...(edges.get(roomOf(path)) ?? []), ...others])]);
    }
    expectNone(circles(edges).map((circle) => `src/model: ${circle.join(' → ')}: move what both need down`));
  });

  it('imports no file of ours that is not there', () => {
    expectNone(
      sources.flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => target?.endsWith('.ts') && !known.has(target) && !target.endsWith('.gen.ts'))
          .map(({ line, specifier }) => `src/${path}:${line} imports ${specifier}, which does not exist`),
      ),
    );
  });

  it('names files for what they hold', () => {
    expectNone(
      sources.flatMap(({ path }) => {
        const names = path.replace(/\.ts$/, '').split('/');
        const vague = names.find((name) => VAGUE.test(name));
        if (vague) return [`src/${path}: "${vague}" says nothing; name it for the noun it holds`];
        const odd = names.find((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name));
        return odd ? [`src/${path}: names are kebab-case`] : [];
      }),
    );
  });

  it('opens every file with a sentence that says what it is', () => {
    expectNone(
      sources.flatMap(({ path, text }) => {
        const comment = /^(?:\/\/ .*\n)+/.exec(text)?.[0].trimEnd() ?? '';
        return /^\/\/ \S.*[.!?)]$/s.test(comment) ? [] : [`src/${path} does not open with "// What it is."`];
      }),
    );
  });

  it(`keeps files below ${LONGEST} lines`, () => {
    expectNone(
      sources.flatMap(({ path, text }) => {
        const lines = text.trimEnd().split('\n').length;
        return lines <= LONGEST ? [] : [`src/${path} has ${lines} lines: look for the second noun in it`];
      }),
    );
  });
});

function expectNone(violations: string[]): void {
  expect(violations, `\n${violations.join('\n')}\n`).toEqual([]);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}

function readSource(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const code = withoutComments(text);
  const imports = [...code.matchAll(IMPORT)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    const target = specifier.startsWith('.') ? join(dirname(path), specifier) : null;
    return { line: lineOf(code, match.index), specifier, target };
  });
  return { path, text, code, imports };
}

/** Comments blanked out, lines kept: whole lines of them, and what follows a blank after code. */
function withoutComments(text: string): string {
  return text
    .replace(/^\s*\/\*[\s\S]*?\*\//gm, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/(\s)\/\/ .*$/gm, '$1');
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function partOf(path: string): string {
  return path.includes('/') ? (path.split('/', 1)[0] ?? '') : basename(path, '.ts');
}

function mayImport({ ours }: Rule, target: string): boolean {
  return ours.some((name) => target === `${name}.ts` || target.startsWith(`${name}/`));
}

function mayUse({ packages }: Rule, specifier: string): boolean {
  return packages === null || packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

function importsOfFiles(): Map<string, string[]> {
  return new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ target }) => (target && known.has(target) ? [target] : [])),
    ]),
  );
}

/** One circle through each node that is in any. */
function circles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (node: string, trail: string[]): void => {
    const at = trail.indexOf(node);
    if (at !== -1) {
      found.push([...trail.slice(at), node]);
      return;
    }
    if (done.has(node)) return;
    for (const next of edges.get(node) ?? []) visit(next, [...trail, node]);
    done.add(node);
  };
  for (const node of edges.keys()) visit(node, []);
  return found;
}
