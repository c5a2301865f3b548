#!/usr/bin/env -S node --max-semi-space-size=8
// The command: checks what it runs on, then starts the program, from source in a checkout, built elsewhere.
//
// Room for what is made and soon forgotten is bounded, as that of its threads is: V8 lets it grow to 128 MB otherwise, and
// hardly any request is answered sooner for it.

import { existsSync, readFileSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'src', 'cli.ts');
const isCheckout = existsSync(source);

const missing = isCheckout ? missingPackages() : [];
if (missing.length > 0) {
  const [first, ...others] = missing;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  fail(`Packages that it needs are not installed here: ${first}${more}. Run "npm ci" in ${root} first.`);
}
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  const remedy = isCheckout ? ' "npm start" and "npx news-archive" bring their own.' : '';
  fail(`It needs Node.js 22.18 or newer; this is ${process.versions.node}.${remedy}`);
}
keepCompiled(join(root, 'node_modules', '.cache', 'news-archive'));
await import(new URL(isCheckout ? '../src/cli.ts' : '../dist/cli.js', import.meta.url).href);

/** Those that the package asks for and that are in none of the folders in which Node.js would look for them. */
function missingPackages() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folders = modules.createRequire(import.meta.url).resolve.paths('news-archive') ?? [];
  return Object.keys(dependencies).filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
}

/**
 * Keeps compiled code for the next start: half of the time and a third of the memory of a start are the compiling. Where the
 * folder cannot be written, nothing is kept. Threads see the variable and do the same.
 */
function keepCompiled(folder) {
  const { directory } = modules.enableCompileCache(process.env.NODE_COMPILE_CACHE || folder);
  if (!directory) return;
  process.env.NODE_COMPILE_CACHE ||= folder;
  // A process that is killed keeps nothing. A moment after the start nobody waits for it.
  setTimeout(modules.flushCompileCache, 2_000).unref();
}

/** @returns {never} */
function fail(why) {
  console.error(`news-archive: ${why}`);
  process.exit(1);
}
