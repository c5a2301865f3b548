// Fails where the committed contract is not the one the program makes.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const made = execFileSync(process.execPath, ['bin/news-archive.js', 'openapi'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 ** 2,
});
if (made !== readFileSync('openapi/openapi.json', 'utf8')) {
  console.error('openapi/openapi.json is out of date. Run "npm run openapi" and look at what changed.');
  process.exit(1);
}
console.log('openapi/openapi.json is up to date.');
