// The image, built without Docker: every step of the Dockerfile is done in clean folders, and what comes of it is run as a
// user who can write to its data alone.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDockerfile, type Stage } from '../deploy/dockerfile.ts';
import { freePort } from '../proxy/nginx.ts';

const CONTEXT = fileURLToPath(new URL('../..', import.meta.url));
const { stages } = readDockerfile(readFileSync(join(CONTEXT, 'Dockerfile'), 'utf8'));
/** Nobody in particular. */
const USER = 65_534;
const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
const isRoot = process.getuid?.() === 0;

const folder = mkdtempSync(join(tmpdir(), 'news-archive-image-'));
const image = stages.at(-1) as Stage;
const root = join(folder, 'image');
let server: ChildProcess | undefined;
let stdout = '';

/** The environment of a container: the image's, and no other; its paths are in the folder of the image. */
async function environment(): Promise<Record<string, string>> {
  const DATABASE_URL = String(image.env.DATABASE_URL).replace('file:/', `file:${root}/`);
  return { ...image.env, DATABASE_URL, PATH, HOST: '127.0.0.1', PORT: String(await freePort()) };
}

const identity = isRoot ? { uid: USER, gid: USER } : {};
const commandOf = (text: string) => JSON.parse(text.slice(text.indexOf('['))) as [string, ...string[]];
const stepOf = (keyword: string) => image.steps.find((step) => step.keyword === keyword)?.text ?? '';

/** Does the steps of a stage in its folder. */
function build(stage: Stage, into: string): void {
  let directory = into;
  const at = (path: string) => (path.startsWith('/') ? join(into, path) : resolve(directory, path));
  for (const { keyword, text, copy } of stage.steps) {
    if (keyword === 'WORKDIR') {
      directory = at(text);
      mkdirSync(directory, { recursive: true });
    } else if (copy) {
      const origin = copy.from === null ? CONTEXT : join(folder, copy.from);
      for (const source of copy.sources) {
        const target = at(copy.target);
        const into = copy.target.endsWith('/') ? join(target, basename(source)) : target;
        cpSync(join(origin, source), into, { recursive: true, verbatimSymlinks: true });
      }
    } else if (keyword === 'RUN') {
      // The folder is clean; what npm has fetched before need not be fetched again.
      const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
      const env = { PATH, HOME: folder, npm_config_cache: cache, npm_config_prefer_offline: 'true' };
      const { npm_config_registry } = process.env;
      const done = spawnSync('sh', ['-c', text], {
        cwd: directory,
        env: { ...env, ...(npm_config_registry && { npm_config_registry }) },
        encoding: 'utf8',
      });
      expect(done.status, `${text}\n${done.stdout}\n${done.stderr}`).toBe(0);
    }
  }
}

beforeAll(() => {
  chmodSync(folder, 0o755);
  for (const stage of stages) build(stage, stage === image ? root : join(folder, stage.name ?? ''));
  if (isRoot) chownSync(join(root, 'data'), USER, USER);
  // What a container with a read-only root may not write, nobody can here: nothing but the data is theirs.
  else spawnSync('chmod', ['-R', 'a-w', join(root, 'app')]);
}, 600_000);
afterAll(() => {
  server?.kill('SIGKILL');
  spawnSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
  // Tens of thousands of files, on a disk that others use.
}, 300_000);

it('has the program and what it needs, and no tools or sources', () => {
  const app = join(root, 'app');
  for (const path of ['bin/news-archive.js', 'dist/cli.js', 'migrations', 'seed', 'node_modules/fastify']) {
    expect(existsSync(join(app, path)), path).toBe(true);
  }
  for (const path of ['src', 'test', 'node_modules/typescript', 'node_modules/vitest', 'node_modules/.bin/node']) {
    expect(existsSync(join(app, path)), path).toBe(false);
  }
});

it('serves the sample archive as a user without rights, is healthy, logs JSON alone, and stops when it is told to', async () => {
  const env = await environment();
  const [command, ...words] = commandOf(stepOf('CMD'));
  const cwd = join(root, 'app');
  server = spawn(command, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], ...identity });
  const ended = once(server, 'exit');
  let stderr = '';
  server.stdout?.setEncoding('utf8').on('data', (chunk) => {
    stdout += chunk;
  });
  server.stderr?.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk;
  });

  const [probe, ...rest] = commandOf(stepOf('HEALTHCHECK'));
  const isHealthy = () => spawnSync(probe, rest, { cwd, env, ...identity }).status === 0;
  expect(isHealthy()).toBe(false);
  for (let tries = 0; tries < 300 && !isHealthy(); tries++) {
    expect(server.exitCode, stderr).toBeNull();
    await wait(100);
  }
  expect(isHealthy()).toBe(true);

  const reply = await fetch(`http://127.0.0.1:${env.PORT}/v1/articles?limit=1`);
  expect(((await reply.json()) as { page: { total: number } }).page.total).toBe(40);
  server.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(stderr).toBe('');
  for (const line of stdout.trimEnd().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
}, 120_000);
