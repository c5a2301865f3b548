// Fails where the tables in the code are not those that the migrations make.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';

const FOLDER = 'migrations/sqlite';
// drizzle-kit takes relative paths only.
const copy = mkdtempSync('node_modules/.migrations-');
try {
  cpSync(FOLDER, copy, { recursive: true });
  const said = execFileSync(
    'node_modules/.bin/drizzle-kit',
    ['generate', '--dialect', 'sqlite', '--schema', './src/store/tables.ts', '--casing', 'snake_case', '--out', copy],
    { encoding: 'utf8' },
  );
  // It exits with 0 whatever happens.
  if (!said.includes('No schema changes')) {
    console.error(said);
    console.error('The tables changed without a migration. Run "npm run migrations -- --name what-changed".');
    process.exit(1);
  }
  console.log('The migrations make the tables of the code.');
} finally {
  rmSync(copy, { recursive: true, force: true });
}
