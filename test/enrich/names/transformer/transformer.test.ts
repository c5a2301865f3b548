// Names by a transformer: a real one, as small as can be, run by the real package, where that is installed.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inlineEnricher } from '../../../../src/commands/enrichment/inline.ts';
import { openEnricherPool } from '../../../../src/commands/enrichment/pool.ts';
import { enrich, loadKnowledge, loadTransformer, type Transformer } from '../../../../src/enrich/index.ts';
import type { Draft } from '../../../../src/model/article/draft.ts';
import type { Findings } from '../../../../src/model/article/findings.ts';
import { LABELS, writeTinyModel } from '../../../support/tiny-model.ts';
import { draftOf } from '../../drafts.ts';

const folder = mkdtempSync(join(tmpdir(), 'news-archive-model-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const knowledge = loadKnowledge();

const PACKAGE = '@huggingface/transformers';
let isInstalled = true;
try {
  createRequire(import.meta.url).resolve(PACKAGE);
} catch {
  isInstalled = false;
  console.warn(`${PACKAGE} is not installed: running a transformer is not tested. npm install --no-save ${PACKAGE}`);
}

test('a folder without a model is told, with what belongs into it', async () => {
  const { ready } = inlineEnricher({ transformer: join(folder, 'nothing') });
  await expect(ready()).rejects.toThrow(
    /^NAMES_MODEL: there is no model in .*nothing\. A folder with config\.json, .* is one\.$/,
  );
});

test.skipIf(isInstalled)('where the package is missing, the remedy is told', async () => {
  const model = join(folder, 'unused');
  writeTinyModel(model, {});
  const { ready } = inlineEnricher({ transformer: model });
  await expect(ready()).rejects.toThrow(/not installed: npm install @huggingface\/transformers/);
});

describe.skipIf(!isInstalled)('a transformer', () => {
  const tiny = join(folder, 'tiny');
  let transformer: Transformer;
  beforeAll(async () => {
    writeTinyModel(tiny, {
      Zorblat: 'B-PER',
      Quimby: 'I-PER',
      Vexford: 'B-LOC',
      Gribbens: 'B-ORG',
      Works: 'I-ORG',
      Надя: 'B-PER',
      Орлова: 'I-PER',
      Москву: 'B-LOC',
      北: 'B-LOC',
      京: 'I-LOC',
      თბილისი: 'B-LOC',
      القاهرة: 'B-LOC',
      𐐔𐐯𐑅: 'B-PER',
    });
    transformer = await loadTransformer(tiny);
  });

  async function found(draft: Draft): Promise<Findings> {
    return enrich(draft, knowledge, await transformer.read(draft, knowledge));
  }

  function names({ mentions }: Findings, { text, title }: Draft): string[] {
    for (const { in: source, start, end, surface } of mentions) {
      expect((source === 'text' ? text : title).slice(start, end)).toBe(surface);
    }
    return mentions
      .filter(({ in: source }) => source === 'text')
      .map(({ surface, entityId }) => `${surface} ${entityId}`);
  }

  test('finds what no list and no rule knows, with its place, method and confidence', async () => {
    const draft = draftOf([
      'On Monday it was said that Zorblat Quimby left the house at Vexford, “Gribbens Works” said.',
    ]);
    const findings = await found(draft);
    expect(names(findings, draft)).toEqual([
      'Zorblat Quimby person-zorblat-quimby',
      'Vexford place-vexford',
      'Gribbens Works organization-gribbens-works',
    ]);
    for (const { method, confidence } of findings.mentions) {
      expect(method).toBe('transformer');
      expect(confidence).toBeGreaterThan(0.7);
      expect(confidence).toBeLessThan(1);
    }
    expect(findings.extractor).toMatch(/^transformer\/\d+:[0-9a-f]{12} entities\/\d+ /);
  });

  test('has the document and its rules say more: titles, surnames, who speaks', async () => {
    const draft = draftOf(['Mayor Zorblat Quimby spoke at Vexford.', '“It is closed,” Quimby said.']);
    const findings = await found(draft);
    expect(names(findings, draft)).toEqual([
      'Zorblat Quimby person-zorblat-quimby',
      'Vexford place-vexford',
      'Quimby person-zorblat-quimby',
    ]);
    expect(findings.mentions[0]?.role).toBe('Mayor');
    expect(findings.quotes[0]?.speakerId).toBe('person-zorblat-quimby');
  });

  test.each([
    ['Cyrillic', 'ru', '😀 Вчера Надя Орлова приехала в Москву.', ['Надя Орлова', 'Москву']],
    ['Chinese', 'zh', '他昨天去了北京。', ['北京']],
    ['Georgian', 'ka', 'ეს არის თბილისი.', ['თბილისი']],
    ['Arabic', 'ar', 'ذهب إلى القاهرة.', ['القاهرة']],
    ['letters beyond the first plane', 'en', '😀😀 it was 𐐔𐐯𐑅 who came.', ['𐐔𐐯𐑅']],
    ['German', 'de', 'Gestern kam Zorblat Quimby nach Vexford.', ['Zorblat Quimby', 'Vexford']],
  ])('finds names in %s, each in its place', async (_, lang, text, expected) => {
    const draft = { ...draftOf([text]), lang };
    const findings = await found(draft);
    names(findings, draft);
    expect(findings.mentions.map(({ surface }) => surface)).toEqual(expected);
  });

  test('reads long documents to their end, and sentences longer than it can read at once', async () => {
    const filler = 'the river rose over the old quay and nobody knew what to do about it';
    const sentence = `${`${filler}, `.repeat(40)}and then Zorblat Quimby came to Vexford.`;
    const draft = draftOf(Array.from({ length: 12 }, () => sentence));
    const findings = await found(draft);
    expect(names(findings, draft)).toEqual(
      Array.from({ length: 12 }, () => ['Zorblat Quimby person-zorblat-quimby', 'Vexford place-vexford']).flat(),
    );
  });

  test('finds the same in a thread, and the archive is told which model it was', async () => {
    const pool = openEnricherPool({ workers: 1, transformer: tiny });
    const draft = draftOf(['It was said that Zorblat Quimby left Vexford.']);
    try {
      const { extractor } = await pool.ready();
      expect(await pool.enrich(draft)).toEqual({ ok: true, findings: await found(draft) });
      expect(extractor).toBe((await found(draft)).extractor);
    } finally {
      await pool.close();
    }
    writeTinyModel(join(folder, 'other'), { Zorblat: 'B-LOC' });
    expect((await loadTransformer(join(folder, 'other'))).name).not.toBe(transformer.name);
  });

  test.each([
    [
      'whose labels are no names',
      { labels: LABELS.map((_, index) => `LABEL_${index}`) },
      /labels of the model .* name no persons/,
    ],
  ])('a model %s is told at once', async (_, options, message) => {
    const wrong = join(folder, 'wrong');
    writeTinyModel(wrong, {}, options);
    await expect(loadTransformer(wrong)).rejects.toThrow(message);
  });

  test('a model that is damaged is told at once, by a pool too', async () => {
    const broken = join(folder, 'broken');
    writeTinyModel(broken, {});
    writeFileSync(join(broken, 'onnx', 'model.onnx'), 'nothing of the kind');
    const pool = openEnricherPool({ workers: 1, transformer: broken });
    await expect(pool.ready()).rejects.toThrow(/^NAMES_MODEL: the model in .*broken cannot be loaded: /);
    await pool.close();
  });
});
