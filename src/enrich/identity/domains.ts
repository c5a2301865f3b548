// Maps roles to professional domains: a goalkeeper and a bishop with the same name are two people.

import { wordList } from '../words/titles.ts';

const DOMAINS = {
  politics: wordList(`
    president minister premier chancellor senator mp mep lawmaker legislator parliamentarian congressman congresswoman
    mayor governor councillor councilor councilman councilwoman politician ambassador diplomat envoy candidate taoiseach
    undersecretary commissioner vice-president prime-minister
  `),
  sport: wordList(`
    footballer striker midfielder goalkeeper winger coach quarterback pitcher cyclist swimmer runner sprinter boxer skier
    skater golfer athlete batsman bowler jockey gymnast wrestler cricketer wicketkeeper kickboxer skipper
  `),
  arts: wordList(`
    actor actress singer musician rapper painter sculptor novelist poet composer pianist violinist guitarist soprano tenor
    filmmaker screenwriter playwright comedian dancer drummer rocker songwriter animator cartoonist
  `),
  faith: wordList(`
    bishop archbishop priest imam rabbi monk nun pastor patriarch pope cardinal vicar friar deacon ayatollah mullah rector
    archimandrite preacher rev reverend
  `),
  science: wordList(`
    professor prof scientist physicist chemist biologist epidemiologist historian sociologist anthropologist
    archaeologist astronomer neuroscientist virologist microbiologist climatologist statistician mathematician
  `),
  military: wordList(`
    general gen colonel col lieutenant lt sergeant sgt admiral adm commander soldier brigadier major maj warlord
  `),
} satisfies Record<string, ReadonlySet<string>>;

export type Domain = keyof typeof DOMAINS;

/** Domains that people rarely leave for another, or enter from one. */
const EXCLUSIVE: ReadonlySet<Domain> = new Set(['sport', 'arts', 'faith']);

export function domainsOf(roles: readonly string[]): Set<Domain> {
  const found = new Set<Domain>();
  for (const role of roles) {
    for (const word of role.toLowerCase().match(/[\p{L}-]+/gu) ?? []) {
      for (const [domain, titles] of Object.entries(DOMAINS)) if (titles.has(word)) found.add(domain as Domain);
    }
  }
  return found;
}

/** True if one person is unlikely to work in both. */
export function areIncompatible(one: ReadonlySet<Domain>, other: ReadonlySet<Domain>): boolean {
  if (one.size === 0 || other.size === 0) return false;
  for (const domain of one) if (other.has(domain)) return false;
  return [...one, ...other].some((domain) => EXCLUSIVE.has(domain));
}
