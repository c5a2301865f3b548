import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLOCK_BREAK } from '../../../src/model/search/sequence.ts';
import { splitWords, WORDS_VERSION } from '../../../src/model/search/words.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { anyText, plainText } from './arbitraries.ts';

const raws = (text: string) => splitWords(text).map(({ raw }) => raw);
const stems = (text: string) => splitWords(text).map(({ stem }) => stem);

describe('words', () => {
  test.each([
    ['case makes no difference', 'Georgia GEORGIA', ['georgia', 'georgia']],
    ['accents make no difference', 'Café Ångström naïve Šariš', ['cafe', 'angstrom', 'naive', 'saris']],
    [
      'letters with a stroke or tied together are spelt out',
      'Straße Œuvre Łódź ﬁne Ærø',
      ['strasse', 'oeuvre', 'lodz', 'fine', 'aero'],
    ],
    ['full-width letters and digits are ordinary ones', 'ＮＡＴＯ２０２５', ['nato2025']],
    ['super- and subscripts are ordinary, too', 'CO₂ m²', ['co2', 'm2']],
    ['hyphens and dashes part words', 'co-operate e‑mail war–peace', ['co', 'operate', 'e', 'mail', 'war', 'peace']],
    ['soft hyphens and joiners do not', 'demo\u00ADcracy വാൻ\u200Cകാ', ['democracy', 'വാൻകാ']],
    ['but one in a Persian compound does', 'نخست\u200Cوزیر', ['نخست', 'وزير']],
    ['zero width spaces do', 'one\u200Btwo', ['one', 'two']],
    ['apostrophes vanish', "don’t O'Brien Qur’an Sana’a Hawaiʻi", ['dont', 'obrien', 'quran', 'sanaa', 'hawaii']],
    ['the possessive goes', "Georgia’s Georgia's GEORGIA'S Ministers’", ['georgia', 'georgia', 'georgia', 'ministers']],
    [
      'an elided article is a word of its own',
      "l’État d'Ivoire dell’Italia qu’il",
      ['l', 'etat', 'd', 'ivoire', 'dell', 'italia', 'qu', 'il'],
    ],
    ['before a consonant it is none', 'N’Djamena D’Souza', ['ndjamena', 'dsouza']],
    [
      'Turkish endings after a name go',
      'Ankara’da Türkiye’nin AB’ye 2023’te Erdoğan’ı',
      ['ankara', 'turkiye', 'ab', '2023', 'erdogan'],
    ],
    ['what only looks like a Turkish ending stays', 'Chang’e Xi’an Shi’ite', ['change', 'xian', 'shiite']],
    ['a Ukrainian apostrophe stays within its word', "п’ять комп'ютер", ['пять', 'компютер']],
    ['thousands are one word', '1,300 1.300 1’300 12,345,678 1\u00A0300', ['1300', '1300', '1300', '12345678', '1300']],
    ['decimals are two', '$1.3bn 0,5 12,345.67', ['1', '3bn', '0', '5', '12345', '67']],
    [
      'dates, times and addresses are parted',
      '2025-12-03 10:30 192.168.100.1',
      ['2025', '12', '03', '10', '30', '192', '168', '100', '1'],
    ],
    ['digits of every script are the same', '١٢٣ १२३ ๑๒๓ 123', ['123', '123', '123', '123']],
    ['letters and digits stay together', 'MS-22 G20 68-й 5G', ['ms', '22', 'g20', '68', 'й', '5g']],
    ['symbols and emoji are no words', '🙂 !!! № — ™ $', []],
    ['lone surrogates and NUL part words', 'a\ud800b\0c', ['a', 'b', 'c']],
  ])('%s', (_, text, expected) => {
    expect(raws(text)).toEqual(expected);
  });

  test.each([
    ['Georgian capitals are small letters', 'ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ საქართველო', ['საქართველო', 'საქართველო']],
    ['Russian ё is е, stress goes, й stays', 'Её Москва́ мой мои', ['ее', 'москва', 'мой', 'мои']],
    ['Ukrainian ї stays', 'Київ', ['київ']],
    ['Greek accents go, final sigma is sigma', 'Αθήνα ΛΌΓΟΣ λόγος', ['αθηνα', 'λογοσ', 'λογοσ']],
    [
      'Arabic vowels and tatweel go, forms of alef and ya are one',
      'الحُكـومة إلى أحمد آخر',
      ['الحكومه', 'الي', 'احمد', 'اخر'],
    ],
    ['Persian letters are the Arabic ones', 'کشوری كشوري', ['كشوري', 'كشوري']],
    ['Hebrew points go, abbreviations are one word', 'שָׁלוֹם צה"ל צה״ל', ['שלום', 'צהל', 'צהל']],
    ['Hindi keeps its vowel signs and loses its dots', 'हिन्दी फ़िल्म फिल्म', ['हिन्दी', 'फिल्म', 'फिल्म']],
    [
      'Turkish i is i, dotted or not',
      'ISPARTA Isparta ısparta İstanbul istanbul',
      ['isparta', 'isparta', 'isparta', 'istanbul', 'istanbul'],
    ],
    [
      'Korean syllables are the same however they are composed',
      ['서울', '서울'.normalize('NFD')].join(' '),
      ['서울', '서울'],
    ],
    ['Chinese is segmented', '联合国安理会', ['联合', '国', '安理会']],
    ['Japanese is segmented, half-width kana are full', '東京でﾃﾚﾋﾞを', ['東京', 'で', 'テレビ', 'を']],
    ['Thai is segmented', 'ประเทศไทยกรุงเทพ', ['ประเทศไทย', 'กรุงเทพ']],
    ['variation selectors in Han make no difference', '葛\u{E0100}城', raws('葛城')],
  ])('%s', (_, text, expected) => {
    expect(raws(text)).toEqual(expected);
  });

  test('only words of three Latin letters or more are stemmed', () => {
    expect(stems('Running runs elections élections us 3bns работающие')).toEqual([
      'run',
      'run',
      'elect',
      'elect',
      'us',
      '3bns',
      'работающие',
    ]);
  });

  test('places are offsets into the text as it is', () => {
    const text = 'The “Café’s” 1,300 guests: 東京!';
    expect(splitWords(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'The',
      'Café',
      '1,300',
      'guests',
      '東京',
    ]);
  });

  test('a word is cut at 64 letters, and still found as a whole', () => {
    const [word, ...none] = splitWords('a'.repeat(1_000));
    expect(none).toEqual([]);
    expect(word).toMatchObject({ raw: 'a'.repeat(64), start: 0, end: 1_000 });
  });

  test('places are in order and apart, and words are short and not empty', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { raw, stem, start, end } of splitWords(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(raw).toMatch(/^[\p{L}\p{N}\p{M}]{1,64}$/u);
          expect(stem).toMatch(/^[\p{L}\p{N}\p{M}]{1,64}$/u);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test('words read again are the same words', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(raws(raws(text).join(' '))).toEqual(raws(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test('Korean letters melt into syllables, however they are written', () => {
    for (const written of ['가', '\u1100\u1161', 'ㄱㅏ', 'ﾡￂ']) expect(raws(`x${written}`)).toEqual(['x가']);
    // Letters for themselves are initial ones: they begin a syllable, and end none.
    for (const written of ['ㄱㅏㄱ', '가ㄱㅏ', 'ㄱㄴ']) {
      expect(raws(raws(written).join(' '))).toEqual(raws(written));
    }
  });

  test('a voicing mark finds its letter behind a sign of another script', () => {
    expect(raws('フ\u108D\u3099')).toEqual(['ブ\u108D']);
  });

  test('composed and decomposed text has the same words', () => {
    fc.assert(
      fc.property(plainText, (text) => {
        expect(raws(text.normalize('NFD'))).toEqual(raws(text.normalize('NFC')));
      }),
      { numRuns: 1_000 },
    );
  });

  test('every letter is folded once and for all', () => {
    const unstable: string[] = [];
    for (const letter of everyLetter()) {
      const once = raws(letter).join(' ');
      if (raws(once).join(' ') !== once) unstable.push(letter);
    }
    expect(unstable).toEqual([]);
  });

  test('the time it takes grows with the text and no faster', () => {
    for (const unit of ["a'", 'a', '東', 'ก', '1,', '\u0301', "aa'a ", 'הצ"', '\ud800']) {
      const start = cpuTime();
      splitWords(unit.repeat(200_000));
      expect(cpuTime() - start, JSON.stringify(unit)).toBeLessThan(3_000);
    }
  });

  // A change here changes what an index holds: raise WORDS_VERSION with it.
  test('the words of version 2 are these', () => {
    expect(WORDS_VERSION).toBe(2);
    const text = 'Georgia’s 1,300 co-operating voters: «выборы» — انتخابات 选举 選挙 चुनाव εκλογές seçim İzmir’de';
    expect(stems(text).join(' ')).toBe('georgia 1300 co oper voter выборы انتخابات 选举 選挙 चुनाव εκλογεσ secim izmir');
  });
});

describe.each([
  ['ascii', 'ascii'],
  ['unicode61', "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"],
])('the full text of SQLite with the tokenizer %s', (_, tokenize) => {
  test('neither changes nor splits a word', () => {
    const db = new Database(':memory:');
    db.exec(`
      CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize="${tokenize}");
      CREATE VIRTUAL TABLE tokens USING fts5vocab(texts, 'instance');
    `);
    const insert = db.prepare('INSERT INTO texts (rowid, text) VALUES (?, ?)');
    const expected = [...new Set([...everyLetter()].flatMap((letter) => raws(`x${letter}y`)))];
    insert.run(1, [...expected, BLOCK_BREAK].join(' '));
    const tokens = db.prepare('SELECT term FROM tokens ORDER BY "offset"').pluck().all();
    expect(tokens).toEqual([...expected, BLOCK_BREAK]);
    db.close();
  });
});

/** Of ideographs and Korean syllables, which are many and alike, one in fifty. */
function* everyLetter(): Generator<string> {
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const letter = String.fromCodePoint(code);
    if (code % 50 !== 0 && /[\p{Unified_Ideograph}\uAC00-\uD7A3]/u.test(letter)) continue;
    if (/[\p{L}\p{N}\p{M}\p{Cf}]/u.test(letter)) yield letter;
  }
}
