import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { matchesQuery, toSearchable } from '../../../src/model/search/match.ts';
import { parseSearchQuery } from '../../../src/model/search/parse.ts';

function finds(query: string, body: string): boolean {
  const parsed = parseSearchQuery(query);
  if (!parsed.ok) throw new Error(`${query}: ${parsed.error.message}`);
  return matchesQuery(parsed.tree, toSearchable({ title: '', caption: '', body, author: '' }));
}

describe('a text is found in its language', () => {
  test.each([
    [
      'Georgian',
      'თბილისში საპარლამენტო არჩევნები გაიმართა.',
      'არჩევნები "საპარლამენტო არჩევნები" თბილის*',
      'წყალდიდობა',
    ],
    ['Russian', 'Партия победила на выборах, заявил её лидер.', 'ПАРТИЯ ее "на выборах" лид*', 'наводнение'],
    ['Arabic', 'أعلنت الحكومة نتائج الانتخابات في القاهرة.', 'الحكومه اعلنت الانتخابات "في القاهرة"', 'فيضان'],
    ['Chinese', '中国国家主席习近平在北京会见了外国代表团。', '习近平 北京 中国国家主席 代表团', '洪水'],
    ['Japanese', '東京都知事選挙の投票が日曜日に行われた。', '東京 選挙 投票 日曜日', '洪水'],
    ['Hindi', 'दिल्ली में फ़िल्म समारोह शुरू हुआ।', 'दिल्ली फिल्म "समारोह शुरू"', 'बाढ़'],
    ['Greek', 'Η κυβέρνηση της Ελλάδας ανακοίνωσε εκλογές.', 'ΚΥΒΕΡΝΗΣΗ εκλογες ελλαδας', 'πλημμύρα'],
    [
      'Turkish',
      'Cumhurbaşkanı İstanbul’da ışıklı salonda konuştu.',
      'istanbul ISTANBUL ışıklı isikli CUMHURBAŞKANI',
      'sel',
    ],
    ['Thai', 'นายกรัฐมนตรีเดินทางไปกรุงเทพมหานคร', 'นายกรัฐมนตรี กรุงเทพมหานคร', 'น้ำท่วม'],
    ['Korean', '서울에서 회의가 열렸다.', '서울* 회의가', '홍수'],
    ['Hebrew', 'דובר צה"ל מסר הודעה בירושלים', 'צה״ל צה"ל הודעה', 'שיטפון'],
    ['French', 'L’État de l’Élysée n’est pas là.', 'état elysee "l’État" la', 'inondation'],
    ['Vietnamese', 'Thủ tướng đến thăm Hà Nội.', 'thu tuong "Hà Nội"', 'lũ'],
  ])('%s', (_, text, query, absent) => {
    expect(finds(query, text)).toBe(true);
    expect(finds(absent, text)).toBe(false);
  });
});

interface Blurb {
  lang: string;
  blurb: string;
}

const corpus = new URL('../../../../shared/corpus/blurbs/corpus.json', import.meta.url);
const present = existsSync(corpus);

interface Blurbs {
  text: string;
  /** The words it links. */
  anchors: string[];
}

/** By language, without markup. */
function readBlurbs(): Map<string, Blurbs[]> {
  const languages = new Map<string, Blurbs[]>();
  if (!present) return languages;
  const topics = JSON.parse(readFileSync(corpus, 'utf8')) as Record<string, Record<string, Blurb>>;
  for (const { lang, blurb } of Object.values(topics).flatMap((topic) => Object.values(topic))) {
    const text = blurb.replace(/<[^>]*>/gu, '');
    const anchors = [...blurb.matchAll(/<a [^>]*>([^<]+)<\/a>/gu)].map(([, anchor]) => anchor ?? '');
    languages.set(lang, [...(languages.get(lang) ?? []), { text, anchors }]);
  }
  return languages;
}

const UNSPACED = new Set(['zh', 'zh-yue', 'zh-classical', 'wuu', 'th', 'ja', 'my', 'km', 'lo']);
/** In Arabic and Hebrew, and where endings follow a link, half a word is linked. */
function standsAlone(anchor: string, text: string): boolean {
  const start = text.indexOf(anchor);
  const end = start + anchor.length;
  return !/[\p{L}\p{M}\p{N}’'-]$/u.test(text.slice(0, start)) && !/^[\p{L}\p{M}\p{N}’'-]/u.test(text.slice(end));
}

const WORD = /(?:[\p{L}\p{M}\p{N}'’‘ʻʼ]|\u00AD|\u200D|\u200E|\u200F){3,}/gu;

describe.skipIf(!present)(present ? 'a corpus of blurbs' : 'a corpus of blurbs (skipped: it is not here)', () => {
  const languages = readBlurbs();

  test('every blurb of a language with blanks is found by each of its words', () => {
    const missed: string[] = [];
    let asked = 0;
    for (const [lang, blurbs] of languages) {
      if (UNSPACED.has(lang)) continue;
      for (const { text } of blurbs) {
        const article = toSearchable({ title: '', caption: '', body: text, author: '' });
        for (const [word] of text.matchAll(WORD)) {
          if (/^(?:AND|OR|NOT)$/u.test(word)) continue;
          const parsed = parseSearchQuery(word);
          asked++;
          if (!parsed.ok || !matchesQuery(parsed.tree, article)) missed.push(`${lang}: ${word}`);
        }
      }
    }
    expect(asked).toBeGreaterThan(40_000);
    // The thousands of a number are not found alone.
    expect(missed.filter((miss) => !/: \p{Nd}{3}\p{L}*$/u.test(miss))).toEqual([]);
  }, 60_000);

  test('in every language, a blurb is found by nearly all the words it links', () => {
    const share: Record<string, number> = {};
    for (const [lang, blurbs] of languages) {
      let asked = 0;
      let found = 0;
      for (const { text, anchors } of blurbs) {
        for (const anchor of anchors) {
          if (!UNSPACED.has(lang) && !standsAlone(anchor, text)) continue;
          const parsed = parseSearchQuery(`"${anchor.replaceAll(/["“”„‟«»＂]/gu, ' ')}"`);
          if (!parsed.ok) continue;
          asked++;
          if (matchesQuery(parsed.tree, toSearchable({ title: '', caption: '', body: text, author: '' }))) found++;
        }
      }
      if (asked > 0) share[lang] = found / asked;
    }
    for (const [lang, found] of Object.entries(share))
      expect(found, lang).toBeGreaterThan(UNSPACED.has(lang) ? 0.93 : 0.99);
  }, 60_000);
});
