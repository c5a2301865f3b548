// The rooms of enrichment: folders import one another in one direction, and only through their index.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../src/enrich', import.meta.url));
const IMPORT = /^(?:import|export)\b[^;'"`]*?\bfrom\s+'(\.[^']+\.ts)'/gm;

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const imports = new Map(files.map((path) => [path, importsOf(path)]));
const rooms = new Set(files.map((path) => dirname(path)).filter((folder) => folder !== '.'));

describe('The rooms of enrichment', () => {
  test('there are rooms to look at', () => {
    expect(rooms).toContain('names/tagger');
    expect([...imports.values()].flat().length).toBeGreaterThan(200);
  });

  test('a room with an index is entered through it', () => {
    const violations = edges().filter(({ from, to }) => {
      const room = roomEntered(from, to);
      return room !== null && files.includes(`${room}/index.ts`) && to !== `${room}/index.ts`;
    });
    expect(violations.map(({ from, to }) => `${from} imports ${to}: export it from the index of its room`)).toEqual([]);
  });

  test('no file of a room imports a file outside the room that leads back into it', () => {
    const violations = edges().filter(({ from, to }) => {
      const room = dirname(from);
      return room !== '.' && !isWithin(to, room) && [...reachable(to)].some((path) => isWithin(path, room));
    });
    expect(violations.map(({ from, to }) => `${from} imports ${to}, which imports ${dirname(from)}`)).toEqual([]);
  });

  test('within a room nothing is imported from a folder above, but for versions and knowledge', () => {
    const upward = edges().filter(({ from, to }) => dirname(from) !== dirname(to) && isWithin(from, dirname(to)));
    expect(upward.filter(({ to }) => dirname(to) !== '.')).toEqual([]);
    expect([...new Set(upward.map(({ to }) => to))].sort()).toEqual([
      'gazetteer.ts',
      'knowledge.ts',
      'surnames.ts',
      'versions.ts',
    ]);
  });
});

interface Edge {
  from: string;
  to: string;
}

function edges(): Edge[] {
  return [...imports].flatMap(([from, targets]) => targets.map((to) => ({ from, to })));
}

function importsOf(path: string): string[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const targets = [...text.matchAll(IMPORT)].map(([, specifier = '']) => join(dirname(path), specifier));
  return targets.filter((target) => !target.startsWith('..'));
}

/** The outermost folder that an import enters. */
function roomEntered(from: string, to: string): string | null {
  const path = relative(dirname(from), dirname(to)).split('/');
  const down = path.findIndex((part) => part !== '..' && part !== '');
  return down === -1 ? null : join(dirname(from), ...path.slice(0, down + 1));
}

function isWithin(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}

function reachable(start: string): Set<string> {
  const found = new Set<string>();
  const queue = [start];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    queue.push(...(imports.get(path) ?? []));
  }
  return found;
}
