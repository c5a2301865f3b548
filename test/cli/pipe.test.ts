import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { documentOf, plain } from '../store/documents.ts';
import { folderOf } from './run.ts';

const COMMAND = fileURLToPath(new URL('../../bin/news-archive.js', import.meta.url));

async function shell(line: string, databaseUrl: string): Promise<{ codes: string; stdout: string; stderr: string }> {
  const child = spawn('bash', ['-c', `${line}; echo "\${PIPESTATUS[*]}" >&3`], {
    env: { ...process.env, DATABASE_URL: databaseUrl, ARCHIVE: `${process.execPath} ${COMMAND}` },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const said = ['', '', '', ''];
  child.stdio.forEach((stream, index) => {
    stream?.on('data', (chunk) => {
      said[index] += chunk;
    });
  });
  await once(child, 'close');
  const [, stdout = '', stderr = '', codes = ''] = said;
  return { codes: codes.trim(), stdout, stderr };
}

/** More than a pipe holds. */
async function filled(): Promise<string> {
  const url = `file:${join(folderOf(), 'archive.db')}`;
  const store = openStore(url);
  await store.write((to) => {
    for (let slot = 0; slot < 300; slot++) {
      const request = documentOf(plain({ slot }));
      request.draft.text = 'A long text. '.repeat(100);
      to.save(request);
    }
  });
  await store.close();
  return url;
}

test('an export whose reader has seen enough ends quietly', async () => {
  const { codes, stdout, stderr } = await shell('$ARCHIVE export --kind articles | head -1', await filled());
  expect(stderr).toBe('');
  expect(codes).toBe('0 0');
  expect(JSON.parse(stdout)).toMatchObject({ meta: { kind: 'articles', total: 300 } });
});

test.skipIf(!existsSync('/dev/full'))('a key that nobody could see is revoked', async () => {
  const url = await filled();
  const made = await shell('$ARCHIVE keys create --name lost --scope admin > /dev/full', url);
  expect(made).toMatchObject({ codes: '1', stderr: expect.stringContaining('the disk is full') });
  expect((await shell('$ARCHIVE keys list', url)).stdout).toMatch(/^\w{8} {2}admin {2}revoked .* lost\n$/);
});

test.skipIf(!existsSync('/dev/full'))('an export that finds the disk full says so in one line', async () => {
  const { codes, stderr } = await shell('$ARCHIVE export > /dev/full', await filled());
  expect(stderr).toBe('news-archive: Standard output cannot be written: the disk is full.\n');
  expect(codes).toBe('1');
});
