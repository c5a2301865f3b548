// Lists newspapers, agencies and broadcasters, and nouns for them.

import { wordList } from './titles.ts';

/** Names, folded as `fold` does. */
export const OUTLETS = new Set(
  `
  abc news, abc, afp, agence france-presse, agence france presse, agerpres, al arabiya, al jazeera, al-jazeera, anadolu,
  anadolu agency, ani, ansa, ap, apa, associated press, the associated press, armenpress, axios, bbc, bbc news, belga,
  belta, bild, bloomberg, bloomberg news, bta, business insider, buzzfeed, buzzfeed news, caixin, cbc, cbc news, cbs,
  cbs news, channel 4 news, cnbc, cnn, cna, ctk, daily mail, daily mirror, daily telegraph, der spiegel, spiegel, deutsche welle,
  die welt, die zeit, dpa, efe, el mundo, el pais, euronews, financial times, focus, forbes, fox news, france 24, france24, fars,
  global times, globe and mail, haaretz, hina, hurriyet, hurriyet daily news, ians, independent, the independent, interfax,
  interfax-ukraine, irish times, irna, isna, itar-tass, itv, itv news, izvestia, jerusalem post, kan, kcna, kommersant, kyodo,
  kyodo news, kyiv independent, kyiv post, la repubblica, la stampa, le figaro, le monde, liberation, los angeles times, lusa,
  mehr, mena, meduza, moscow times, the moscow times, mti, msnbc, nbc, nbc news, new york post, new york times,
  the new york times, newsweek, nhk, novaya gazeta, npr, ntv, national public radio, pap, people's daily, politico,
  pravda, press association, press tv, propublica, pti, press trust of india, radio free europe, radio liberty, rai, rbc,
  reuters, rfe/rl, rferl, ria, ria novosti, rt, rte, sana, saudi press agency, sky news, south china morning post, spa,
  sputnik, stern, straits times, sun, suddeutsche zeitung, sunday times, tanjug, tasnim, tass, telegraph, telesur, the economist,
  economist, the guardian, guardian, the hill, the observer, the sun, the telegraph, the times, the times of india,
  times of india, times of israel, time magazine, tv rain, tv2, tvn24, ukrinform, unian, united press international, upi, usa today,
  vedomosti, voice of america, voa, vox, wafa, wall street journal, the wall street journal, washington post,
  the washington post, wikinews, xinhua, yahoo news, ynet, yonhap, zdf
  `
    .split(',')
    .map((name) => name.replace(/\s+/gu, ' ').trim()),
);

/** Nouns beside the name of an outlet: `the Interfax news agency`, `newspaper Izvestia`, `Radio Harbour`. */
export const OUTLET_NOUNS = wordList(`
  agency agencies broadcaster channel daily gazette herald journal magazine media network newspaper newspapers newswire
  outlet paper periodical portal post press radio station tabloid telegraph television times tribune tv
  website weekly wire
`);
