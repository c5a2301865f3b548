// Finds the publication of an article by its host.

import type { DraftSource } from '../../model/article/draft.ts';
import { fold } from '../../model/text/name.ts';
import { pageHostOf } from '../../model/url/page-address.ts';

/** The publication of a page; `null` without an address. Unknown publications are named by their host. */
export function sourceOf(url: string | null): DraftSource | null {
  const host = url === null ? null : pageHostOf(url);
  return host === null ? null : { name: mastheadOf(host) ?? host, host };
}

/** The publication that a document names, by a name, a host or an address. */
export function sourceNamed(written: string, url: string | null): DraftSource {
  const pageHost = url === null ? null : pageHostOf(url);
  const host = /^https?:/iu.test(written)
    ? pageHostOf(written)
    : /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/iu.test(written)
      ? pageHostOf(`https://${written}`)
      : null;
  if (host !== null) return { name: mastheadOf(host) ?? host, host: pageHost ?? host };
  return { name: written, host: pageHost ?? HOSTS.get(fold(written)) ?? null };
}

/** By host or parent domain: `en.wikinews.org` is Wikinews. */
function mastheadOf(host: string): string | null {
  for (let domain = host; domain.includes('.'); domain = domain.slice(domain.indexOf('.') + 1)) {
    const name = MASTHEADS[domain];
    if (name !== undefined) return name;
  }
  return null;
}

const MASTHEADS: Record<string, string> = {
  'abc.net.au': 'ABC News (Australia)',
  'abcnews.go.com': 'ABC News',
  'afp.com': 'AFP',
  'aftenposten.no': 'Aftenposten',
  'aljazeera.com': 'Al Jazeera',
  'allafrica.com': 'allAfrica',
  'ansa.it': 'ANSA',
  'apnews.com': 'Associated Press',
  'asahi.com': 'The Asahi Shimbun',
  'axios.com': 'Axios',
  'bangkokpost.com': 'Bangkok Post',
  'bbc.co.uk': 'BBC News',
  'bbc.com': 'BBC News',
  'bellingcat.com': 'Bellingcat',
  'bloomberg.com': 'Bloomberg',
  'bostonglobe.com': 'The Boston Globe',
  'cbc.ca': 'CBC News',
  'cbsnews.com': 'CBS News',
  'chicagotribune.com': 'Chicago Tribune',
  'civil.ge': 'Civil Georgia',
  'cnbc.com': 'CNBC',
  'cnn.com': 'CNN',
  'corriere.it': 'Corriere della Sera',
  'csmonitor.com': 'The Christian Science Monitor',
  'dailymail.co.uk': 'Daily Mail',
  'dawn.com': 'Dawn',
  'derstandard.at': 'Der Standard',
  'dn.se': 'Dagens Nyheter',
  'dw.com': 'Deutsche Welle',
  'economist.com': 'The Economist',
  'elmundo.es': 'El Mundo',
  'elpais.com': 'El País',
  'euractiv.com': 'Euractiv',
  'eurasianet.org': 'Eurasianet',
  'euronews.com': 'Euronews',
  'faz.net': 'Frankfurter Allgemeine Zeitung',
  'folha.uol.com.br': 'Folha de S.Paulo',
  'foxnews.com': 'Fox News',
  'france24.com': 'France 24',
  'ft.com': 'Financial Times',
  'gazeta.ru': 'Gazeta.Ru',
  'globo.com': 'O Globo',
  'haaretz.com': 'Haaretz',
  'hs.fi': 'Helsingin Sanomat',
  'huffpost.com': 'HuffPost',
  'hurriyetdailynews.com': 'Hürriyet Daily News',
  'independent.co.uk': 'The Independent',
  'indianexpress.com': 'The Indian Express',
  'interfax.com': 'Interfax',
  'interfax.ru': 'Interfax',
  'interpressnews.ge': 'InterPressNews',
  'irishtimes.com': 'The Irish Times',
  'izvestia.ru': 'Izvestia',
  'iz.ru': 'Izvestia',
  'japantimes.co.jp': 'The Japan Times',
  'jpost.com': 'The Jerusalem Post',
  'kommersant.ru': 'Kommersant',
  'kyivindependent.com': 'The Kyiv Independent',
  'kyivpost.com': 'Kyiv Post',
  'latimes.com': 'Los Angeles Times',
  'lefigaro.fr': 'Le Figaro',
  'lemonde.fr': 'Le Monde',
  'lenta.ru': 'Lenta.ru',
  'liberation.fr': 'Libération',
  'meduza.io': 'Meduza',
  'nbcnews.com': 'NBC News',
  'newsweek.com': 'Newsweek',
  'newyorker.com': 'The New Yorker',
  'nikkei.com': 'Nikkei',
  'novayagazeta.eu': 'Novaya Gazeta Europe',
  'novayagazeta.ru': 'Novaya Gazeta',
  'npr.org': 'NPR',
  'nytimes.com': 'The New York Times',
  'nzherald.co.nz': 'The New Zealand Herald',
  'nzz.ch': 'Neue Zürcher Zeitung',
  'oc-media.org': 'OC Media',
  'politico.com': 'Politico',
  'politico.eu': 'Politico Europe',
  'pravda.com.ua': 'Ukrainska Pravda',
  'propublica.org': 'ProPublica',
  'rbc.ru': 'RBC',
  'repubblica.it': 'la Repubblica',
  'reuters.com': 'Reuters',
  'rferl.org': 'Radio Free Europe/Radio Liberty',
  'ria.ru': 'RIA Novosti',
  'scmp.com': 'South China Morning Post',
  'seattletimes.com': 'The Seattle Times',
  'smh.com.au': 'The Sydney Morning Herald',
  'spiegel.de': 'Der Spiegel',
  'straitstimes.com': 'The Straits Times',
  'sueddeutsche.de': 'Süddeutsche Zeitung',
  'svd.se': 'Svenska Dagbladet',
  'tass.com': 'TASS',
  'tass.ru': 'TASS',
  'telegraph.co.uk': 'The Telegraph',
  'theatlantic.com': 'The Atlantic',
  'theglobeandmail.com': 'The Globe and Mail',
  'theguardian.com': 'The Guardian',
  'thehindu.com': 'The Hindu',
  'themoscowtimes.com': 'The Moscow Times',
  'thetimes.co.uk': 'The Times',
  'thetimes.com': 'The Times',
  'theverge.com': 'The Verge',
  'time.com': 'Time',
  'timesofindia.indiatimes.com': 'The Times of India',
  'timesofisrael.com': 'The Times of Israel',
  'ukrinform.net': 'Ukrinform',
  'upi.com': 'UPI',
  'usatoday.com': 'USA Today',
  'vedomosti.ru': 'Vedomosti',
  'voanews.com': 'Voice of America',
  'washingtonpost.com': 'The Washington Post',
  'welt.de': 'Die Welt',
  'wikinews.org': 'Wikinews',
  'wsj.com': 'The Wall Street Journal',
  'xinhuanet.com': 'Xinhua',
  'yna.co.kr': 'Yonhap',
  'zeit.de': 'Die Zeit',
};

// Names with several hosts, or with editions in several languages, have no host.
const HOSTS = new Map(
  Object.entries(MASTHEADS)
    .filter(
      ([host, name]) =>
        host !== 'wikinews.org' && Object.values(MASTHEADS).filter((other) => other === name).length === 1,
    )
    .map(([host, name]) => [fold(name), host]),
);
