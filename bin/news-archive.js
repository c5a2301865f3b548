#!/usr/bin/env -S node --max-semi-space-size=8
// The command: checks the Node.js it runs on, then starts the program, from source in a checkout, built elsewhere.
//
// Room for what is made and soon forgotten is bounded, as that of its threads is: V8 lets it grow to 128 MB otherwise, and
// hardly any request is answered sooner for it.

import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `news-archive needs Node.js 22.18 or newer; this is ${process.versions.node}. In a checkout, "npm start" brings its own.`,
  );
  process.exit(1);
}
const source = new URL('../src/cli.ts', import.meta.url);
await import(existsSync(source) ? source.href : new URL('../dist/cli.js', import.meta.url).href);
