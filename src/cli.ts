// The same verbs from a terminal: serve, import, export, mirror, keys, reenrich, migrate, backup, restore, check, openapi.

import { Command, Option } from 'commander';
import { addBackupCommands } from './terminal/backup-commands.ts';
import { importPaths } from './terminal/import-help.ts';
import { faultOf, told } from './terminal/output.ts';
import { VERSION } from './version.ts';

const program = new Command('news-archive')
  .description('An archive of news articles: documents in, a searchable REST API out.')
  .version(VERSION)
  .showHelpAfterError('(add --help for what it takes)')
  .addHelpText(
    'after',
    `
Settings are taken from the environment: HOST, PORT, DATABASE_URL, DURABILITY, SEED, RATE_LIMIT,
BODY_LIMIT, IMPORT_LIMIT, IMPORT_QUOTA, IMPORT_WORKERS, NAMES_MODEL, SEARCH_WORKERS, SEARCH_DEADLINE, READ_ACCESS, LOG_LEVEL, TRUST_PROXY,
MIRROR_KEY, URL_PATTERNS, PUBLIC_URL, METRICS_PORT, METRICS_HOST. docs/operating.md describes each with its default.

Examples:
  $ news-archive serve
  $ news-archive import clippings/ extra.md
  $ DATABASE_URL=file:/srv/archive.db news-archive export --output archive.ndjson`,
  );

// Each verb loads what it needs when it is called, so that --help is quick.
program
  .command('serve')
  .description('serve the archive over HTTP until it is told to stop')
  .addHelpText(
    'after',
    `
An archive that is empty is filled with the sample documents first; SEED=off leaves it empty.

Examples:
  $ news-archive serve
  $ HOST=0.0.0.0 PORT=8080 news-archive serve`,
  )
  .action(async () => (await import('./main.ts')).main());

program
  .command('import')
  .description('import documents: files, and every document in folders; or a whole archive that was exported')
  .argument('<paths...>', importPaths)
  .option('--dry-run', 'write nothing; report what would happen', false)
  .option('--json', 'print one JSON object for each document, and the report as the last one', false)
  .option('--batch <documents>', 'documents of one transaction, 1 to 10000', '100')
  .option('--quiet', 'print only what was rejected, and the report', false)
  .addHelpText(
    'after',
    `
A document that was imported before changes nothing; a changed one makes a revision of its article.
A document that cannot be read is reported and does not stop the others. The exit code is 0 if all were
imported, 2 if some were rejected, 1 if the archive failed.

An export of a whole archive (export --kind archive) makes the same archive again, with its history, in one that is
empty; cut off, it goes on when it is imported again. It may be packed by gzip. Standard input is such an export.

Examples:
  $ news-archive import clippings/
  $ news-archive import --dry-run --json clippings/ | grep rejected
  $ DATABASE_URL=file:copy.db news-archive import archive.ndjson`,
  )
  .action(async (paths: string[], options) => (await import('./terminal/import.ts')).importVerb(paths, options));

program
  .command('export')
  .description(
    'write the archive with its history; or every article, entity, quote or link, as one JSON object a line or as a table',
  )
  .addOption(
    new Option('-k, --kind <kind>', 'what to write')
      .choices(['archive', 'articles', 'entities', 'quotes', 'links'])
      .default('archive'),
  )
  .addOption(
    new Option('-f, --format <format>', 'lines of JSON, or a table').choices(['ndjson', 'csv']).default('ndjson'),
  )
  .option('-o, --output <file>', 'a file instead of standard output')
  .addHelpText(
    'after',
    `
An archive is all there is with its history, to be imported elsewhere or kept safe. Articles and quotes come oldest
first. What is written meanwhile by others is not in it. Lines of JSON begin with one of "meta" and end with one of
"trailer", or they were cut off. In a table, a list is one cell, its values parted by "|".

Examples:
  $ news-archive export | DATABASE_URL=file:copy.db news-archive import -
  $ news-archive export --kind articles | jq '.title // empty'
  $ news-archive export --kind quotes --format csv --output quotes.csv`,
  )
  .action(async (options) => (await import('./terminal/export.ts')).exportVerb(options));

const mirror = program
  .command('mirror')
  .description('keep this archive equal to another one that is served elsewhere')
  .argument('<url>', 'where the other archive is served, such as https://archive.example.org')
  .option('--once', 'end as soon as it is equal, instead of following', false)
  .option('--quiet', 'print only what goes wrong', false)
  .addHelpText(
    'after',
    `
It takes over the other archive, history and change log included, then whatever changes there, until it is told to stop.
It may be stopped at any moment and started again: it goes on where it was. This archive can be served meanwhile; it is
changed by nobody else. MIRROR_KEY is the key to send, where the other archive asks for one: one with the scope admin
also gets what is kept of withdrawn articles. "mirror leave" makes a mirror an archive of its own.

Examples:
  $ DATABASE_URL=file:mirror.db news-archive mirror https://archive.example.org
  $ DATABASE_URL=file:mirror.db news-archive mirror --once https://archive.example.org
  $ DATABASE_URL=file:mirror.db news-archive mirror leave`,
  )
  .action(async (url: string, options) => (await import('./terminal/mirror.ts')).mirrorVerb(url, options));
mirror
  .command('leave')
  .description('follow no longer: from now on this archive is changed like any other')
  .action(async () => (await import('./terminal/mirror.ts')).leaveMirrorVerb());

program
  .command('entities')
  .description('people, organizations and places under the names that you give them')
  .command('import')
  .description('import entities from a file, and find them in the articles')
  .argument('<file>', 'CSV, JSON or NDJSON with name, type, aliases, description, sameAs, id')
  .option('--dry-run', 'write nothing; report what would happen', false)
  .option('--json', 'print one JSON object for each entity, and the report as the last one', false)
  .option('--quiet', 'print only what was rejected, and the report', false)
  .addHelpText(
    'after',
    `
What you give outranks what is guessed, in every language. Entities that were given before change nothing;
articles that may name those that are new or changed are enriched again. Rows with errors are reported with
their line and do not stop the others. The exit code is 0 if all were imported, 2 if some were rejected,
1 if the archive failed.

Examples:
  $ news-archive entities import --dry-run people.csv
  $ news-archive entities import people.csv`,
  )
  .action(async (file: string, options) => (await import('./terminal/entities.ts')).importEntitiesVerb(file, options));

const keys = program
  .command('keys')
  .description('keys of the API: make them, list them, revoke them')
  .addHelpText(
    'after',
    `
Reading is open to all unless READ_ACCESS=key; changing the archive over HTTP takes a key.

Examples:
  $ news-archive keys create --name newsroom --scope write
  $ news-archive keys create --name "summer project" --scope read --expires 90d
  $ news-archive keys list
  $ news-archive keys revoke 3k9d2mz7`,
  );
keys
  .command('create')
  .description('make a key; it is shown this once')
  .requiredOption('--name <name>', 'whose it is, or what for')
  .requiredOption('--scope <scope>', 'read, write or admin')
  .option('--expires <when>', 'a date, an instant, or hours, days or weeks from now: 12h, 90d, 4w')
  .option('--json', 'print a JSON object', false)
  .action(async (options) => (await import('./terminal/keys.ts')).createKeyVerb(options));
keys
  .command('list')
  .description('list all keys, the oldest first')
  .option('--json', 'print a JSON object for each', false)
  .action(async (options) => (await import('./terminal/keys.ts')).listKeysVerb(options));
keys
  .command('revoke')
  .description('take a key back, at once and for good')
  .argument('<id>', 'its id, as it is listed')
  .action(async (id: string) => (await import('./terminal/keys.ts')).revokeKeyVerb(id));

program
  .command('reenrich')
  .description('find names, quotes and figures again in articles that another version of this program enriched')
  .option('--all', 'in all articles, also those that this version enriched', false)
  .option('--batch <articles>', 'articles of one transaction, 1 to 10000', '100')
  .option('--quiet', 'print only what failed, and the summary', false)
  .addHelpText(
    'after',
    `
Articles stay as they are, and get no revision; the change log tells those of which clients see anything else than
before. It can be interrupted and run again: what is done is skipped, unless --all is asked. The exit code is 0 if all
were enriched, 2 if some could not be, 1 if the archive failed.

Examples:
  $ news-archive reenrich
  $ DATABASE_URL=file:/srv/archive.db news-archive reenrich --all --quiet`,
  )
  .action(async (options) => (await import('./terminal/reenrich.ts')).reenrichVerb(options));

program
  .command('migrate')
  .description('make the database if need be, and bring its tables up to date')
  .addHelpText('after', '\nServing and importing do so too; this is for deployments that want it as a step of its own.')
  .action(async () => (await import('./terminal/migrate.ts')).migrateVerb());

addBackupCommands(program);

program
  .command('openapi')
  .description('print the OpenAPI document of the API')
  .option('-o, --output <file>', 'a file instead of standard output')
  .option('--yaml', 'YAML instead of JSON', false)
  .option('--compat', 'OpenAPI 3.0.3, for older generators, instead of 3.1.0', false)
  .addHelpText(
    'after',
    `
Examples:
  $ news-archive openapi --output openapi.json
  $ news-archive openapi --compat | openapi-generator generate -g go -i /dev/stdin`,
  )
  .action(async (options) => (await import('./terminal/openapi.ts')).openapiVerb(options));

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') fail(faultOf('Standard output', error));
});

try {
  await program.parseAsync();
} catch (error) {
  fail(error as Error);
}

function fail(error: Error): void {
  if (process.exitCode !== 1) console.error(`news-archive: ${told(error)}`);
  process.exitCode = 1;
}
