#!/usr/bin/env node
// The command: checks the Node.js it runs on, then starts the program, from source in a checkout, built elsewhere.

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
