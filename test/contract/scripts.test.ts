// Searching in many scripts: sentences of our own, and blurbs of the real world where they lie beside the project, are
// found by their own words.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CORPUS, corpusNote, hasCorpus } from '../support/corpus.ts';
import { type SeededServer, startServer } from '../support/server.ts';
import { importText, openTestStore } from '../support/store.ts';

/** Of each language. */
const BLURBS = 25;
const LANGUAGES = {
  ka: 'Georgian',
  ru: 'Russian',
  ar: 'Arabic',
  zh: 'Chinese',
  ja: 'Japanese',
  hi: 'Hindi',
  el: 'Greek',
  tr: 'Turkish',
};
type Language = keyof typeof LANGUAGES;

/** One of our own for each, since not every language has blurbs. */
const SENTENCES: Record<Language, string> = {
  ka: 'მდინარის წყალდიდობამ ხიდი დააზიანა და სკოლა დაიხურა.',
  ru: 'Наводнение повредило старый мост, школы закрыты до понедельника.',
  ar: 'أغلقت البلدية الجسر القديم بعد فيضان النهر يوم الأحد.',
  zh: '市政府宣布老桥在洪水之后关闭，学校星期一重新开放。',
  ja: '川の氾濫で古い橋が壊れ、月曜日まで学校が休みになった。',
  hi: 'बाढ़ के बाद नगर ने पुराना पुल बंद किया और विद्यालय सोमवार तक बंद रहेंगे।',
  el: 'Η πλημμύρα έκλεισε την παλιά γέφυρα και τα σχολεία ως τη Δευτέρα.',
  tr: 'Irmağın taşması eski köprüyü kapattı; İzmir’de ışıklar söndü, kırık camlar toplandı.',
};

interface Blurb {
  id: string;
  text: string;
}

const topics = hasCorpus ? JSON.parse(readFileSync(`${CORPUS}/blurbs/corpus.json`, 'utf8')) : {};
const real = (Object.values(topics) as Record<string, { lang: string; keyword: string; blurb: string }>[]).flatMap(
  (topic) => Object.values(topic),
);

describe(`Texts${corpusNote.replace('skipped', 'without blurbs')}`, () => {
  let server: SeededServer;
  const texts = new Map<string, Blurb[]>();

  beforeAll(async () => {
    const { store, remove } = openTestStore({});
    const started = await startServer({ store });
    server = { ...started, store, key: '', close: () => started.close().then(remove) };
    for (const language of Object.keys(LANGUAGES) as Language[]) {
      const some = real.filter(({ lang }) => lang === language).slice(0, BLURBS);
      const kept: Blurb[] = [];
      for (const [number, { keyword, blurb }] of [
        { keyword: LANGUAGES[language], blurb: SENTENCES[language] },
        ...some,
      ].entries()) {
        const text = blurb
          .replace(/<[^>]*>/g, '')
          .replace(/\s+/g, ' ')
          .trim();
        const name = `${language}-${number}`;
        const head = `url: https://blurbs.example/${name}`;
        const id = await importText(store, name, `---\n${head}\n---\n# ${keyword}\n\n${text}\n`);
        kept.push({ id, text });
      }
      texts.set(language, kept);
    }
  }, 120_000);
  afterAll(() => server?.close());

  const idsOf = async (q: string) => {
    const reply = await server.app.inject({ url: `/v1/articles?${new URLSearchParams({ q, limit: '100' })}` });
    expect(reply.statusCode, `${q}: ${reply.body}`).toBe(200);
    return (reply.json() as { data: { id: string }[] }).data.map(({ id }) => id);
  };

  it.each(Object.keys(LANGUAGES))('in %s are found by any of their words', async (language) => {
    const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    const kept = texts.get(language) ?? [];
    expect(kept.length).toBeGreaterThan(0);
    for (const { id, text } of kept) {
      const words = [...segmenter.segment(text)].filter(({ isWordLike, segment }) => isWordLike && segment.length > 1);
      // Of every few one: the longest words say most.
      const some = words.toSorted((one, other) => other.segment.length - one.segment.length).slice(0, 4);
      for (const { segment } of some) {
        for (const typed of new Set([
          segment,
          segment.toLowerCase(),
          segment.toLocaleUpperCase(language),
          segment.normalize('NFD'),
        ])) {
          expect(await idsOf(`"${typed}"`), `${language}: ${typed} in ${text}`).toContain(id);
        }
      }
    }
  });

  it('in Turkish are found with dotted and with dotless i', async () => {
    const kept = texts.get('tr') ?? [];
    const withEither = kept.flatMap(({ id, text }) =>
      [...text.matchAll(/\p{L}*[ıİ]\p{L}*/gu)].map(([word]) => ({ id, word })),
    );
    expect(withEither.length).toBeGreaterThan(3);
    for (const { id, word } of withEither.slice(0, 60)) {
      const plain = word.replaceAll('ı', 'i').replaceAll('İ', 'I');
      for (const typed of [word, plain, plain.toLowerCase(), word.toLocaleUpperCase('tr')]) {
        expect(await idsOf(`"${typed}"`), typed).toContain(id);
      }
    }
  });
});
