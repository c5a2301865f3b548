// Quotes and figures of documents of the real world, where these are had: they stand where they say, in every script.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { enrich, loadKnowledge } from '../../src/enrich/index.ts';
import type { Draft } from '../../src/model/article/draft.ts';
import { CLIPPINGS, CORPUS, corpusNote, hasCorpus } from '../support/corpus.ts';
import { draftsIn } from '../support/read.ts';
import { expectSoundQuoting } from './sound-quoting.ts';

const knowledge = loadKnowledge();

async function clippings(): Promise<Draft[]> {
  const drafts = ['moscow-times', 'wikinews', 'gum'].flatMap((folder) =>
    readdirSync(`${CLIPPINGS}/${folder}`).map((name) => draftsIn(name, readFileSync(`${CLIPPINGS}/${folder}/${name}`))),
  );
  return (await Promise.all(drafts)).flat();
}

/** Short news in 55 languages, as documents. */
async function blurbs(): Promise<Draft[]> {
  const file = `${CORPUS}/blurbs/corpus.json`;
  if (!existsSync(file)) return [];
  const items: Record<string, Record<string, { lang: string; blurb: string }>> = JSON.parse(readFileSync(file, 'utf8'));
  const drafts = Object.values(items)
    .flatMap((versions) => Object.values(versions))
    .map(({ lang, blurb }) =>
      draftsIn('blurb.md', Buffer.from(`---\ntitle: A blurb\nlang: ${lang}\ndate: 2022-09-24\n---\n\n${blurb}\n`)),
    );
  return (await Promise.all(drafts)).flat();
}

describe.skipIf(!hasCorpus)(`real documents${corpusNote}`, () => {
  test('have quotes and figures that stand where they say', async () => {
    const drafts = await clippings();
    let [quotes, speakers, figures] = [0, 0, 0];
    for (const draft of drafts) {
      const findings = enrich(draft, knowledge);
      expectSoundQuoting(draft, findings);
      quotes += findings.quotes.length;
      speakers += findings.quotes.filter(({ speakerId }) => speakerId !== null).length;
      figures += findings.figures.length;
    }
    expect(drafts.length).toBeGreaterThan(50);
    expect(quotes).toBeGreaterThan(150);
    expect(speakers / quotes).toBeGreaterThan(0.75);
    expect(figures).toBeGreaterThan(250);
  });

  test('in other languages and scripts have none rather than nonsense', async () => {
    const drafts = await blurbs();
    const languages = new Set<string>();
    for (const draft of drafts) {
      const findings = enrich(draft, knowledge);
      expectSoundQuoting(draft, findings);
      const isEnglish = draft.lang?.startsWith('en') === true;
      if (!isEnglish) expect([...findings.quotes, ...findings.figures]).toEqual([]);
      if (draft.lang) languages.add(draft.lang);
    }
    expect(languages.size).toBeGreaterThan(40);
  }, 60_000);
});
