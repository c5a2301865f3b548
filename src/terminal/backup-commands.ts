// Defines the commands backup, restore and check of the command line.

import type { Command } from 'commander';

export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .description('copy the archive into one file while others write: with its keys and the documents of open imports')
    .argument('<file>', 'where to, such as backups/2026-03-04.db')
    .option('--force', 'replace a file that is there', false)
    .option('--quick', 'check it without comparing the full text with the articles', false)
    .option('--quiet', 'print only what is wrong', false)
    .addHelpText(
      'after',
      `
The backup is one moment of the archive: it has every write that was acknowledged before it began. It is checked before
it gets its name; what was there under that name stays until then. The exit code is 0 if all is well, 2 if the backup is
good and the archive has faults that "news-archive check --repair" mends, 1 if there is no backup.

Examples:
  $ news-archive backup backups/$(date +%F).db
  $ news-archive restore backups/2026-03-04.db`,
    )
    .action(async (file: string, options) => (await import('./backup.ts')).backupVerb(file, options));

  program
    .command('restore')
    .description('put a backup in the place of the archive, which nobody may have open')
    .argument('<file>', 'a file that "news-archive backup" made')
    .option('--force', 'replace an archive that has something in it', false)
    .option('--quick', 'check it without comparing the full text with the articles', false)
    .option('--quiet', 'print only what is wrong', false)
    .addHelpText(
      'after',
      `
The backup is checked first, and takes the place of the archive at once and as a whole: until then that is as it was. The
exit code is 0 if all is well, 2 if "news-archive check --repair" has to mend something, 1 if nothing was restored.

Examples:
  $ news-archive restore --force backups/2026-03-04.db
  $ DATABASE_URL=file:look.db news-archive restore backups/2026-03-04.db`,
    )
    .action(async (file: string, options) => (await import('./backup.ts')).restoreVerb(file, options));

  program
    .command('check')
    .description('check that the archive is sound, and repair what can be made again')
    .option(
      '--repair',
      'rebuild derived data that is wrong: counts, full text, facets, rendered articles, links',
      false,
    )
    .option('--quick', 'without comparing the full text with the articles', false)
    .option('--json', 'print one JSON object for each fault, and a report as the last one', false)
    .option('--quiet', 'print only faults', false)
    .addHelpText(
      'after',
      `
Every fault is one line with what mends it. Others may write meanwhile. What was recorded, such as texts and the change
log, cannot be repaired: a backup has it. The exit code is 0 if the archive is sound, 2 if it has faults, 1 if it could
not be checked.

Examples:
  $ news-archive check
  $ news-archive check --repair
  $ DATABASE_URL=file:backups/2026-03-04.db news-archive check --json`,
    )
    .action(async (options) => (await import('./check.ts')).checkVerb(options));
}
