import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/ingest/tidy/language.ts';

describe('The language of an article', () => {
  it.each([
    [
      'en',
      'The council voted on Tuesday to rebuild the bridge, which will take two years and cost more than was said.',
    ],
    [
      'de',
      'Der Gemeinderat hat am Dienstag beschlossen, die Brücke wieder aufzubauen, obwohl das Geld dafür noch fehlt.',
    ],
    [
      'fr',
      'Le conseil municipal a voté mardi la reconstruction du pont, qui durera deux ans et coûtera plus cher que prévu.',
    ],
    ['ru', 'Городской совет проголосовал во вторник за восстановление моста, на которое уйдёт два года.'],
    ['uk', 'Міська рада проголосувала у вівторок за відновлення мосту, на яке піде щонайменше два роки.'],
    ['ka', 'საქალაქო საბჭომ სამშაბათს ხიდის აღდგენას დაუჭირა მხარი, რასაც ორი წელი დასჭირდება.'],
    ['tr', 'Belediye meclisi salı günü köprünün yeniden inşa edilmesi için oy kullandı, bu iki yıl sürecek.'],
    ['ar', 'صوت مجلس المدينة يوم الثلاثاء لصالح إعادة بناء الجسر الذي سيستغرق عامين'],
    ['zh', '市议会周二投票决定重建大桥，工程将历时两年，花费将超过此前公布的数字。'],
    ['ja', '市議会は火曜日、橋を再建することを決めた。工事には二年かかる見込みだ。'],
  ])('is told: %s', (code, text) => {
    expect(detectLanguage('', text)).toBe(code);
  });

  it.each([
    ['a name', 'Tony Stark'],
    ['a number', '1234567890'.repeat(20)],
    ['nothing', ''],
    [
      'Kazakh, which is not known',
      'Қала кеңесі сейсенбі күні көпірді қалпына келтіруге дауыс берді, бұл екі жылға созылады.',
    ],
    [
      'Indonesian, which is not known',
      'Dewan kota pada hari Selasa memutuskan untuk membangun kembali jembatan itu selama dua tahun.',
    ],
  ])('is not guessed from %s', (_, text) => {
    expect(detectLanguage('', text)).toBeNull();
  });

  it('is told by the text, not by its first words', () => {
    const german = 'Der Gemeinderat hat am Dienstag beschlossen, die Brücke wieder aufzubauen, obwohl das Geld fehlt. ';
    expect(detectLanguage('Rolling Stones', `“I can’t get no satisfaction.” ${german.repeat(20)}`)).toBe('de');
  });
});
