// Lists English function words.

import { wordList } from './titles.ts';

export const PREPOSITIONS = wordList(`
  about above across after against along alongside amid among around as at before behind below beneath beside between
  beyond by concerning despite down during except for from in including inside into like near of off on onto out outside
  over past per regarding since through throughout to toward towards under until unlike up upon via with within without
`);

export const DETERMINERS = wordList(`
  a an the this that these those his her its their our my your some many several both one two three four five six all
  most few another other each every no any more
`);

/** Words that start or end a clause. */
export const CLAUSE_WORDS = wordList(`
  that which who whom whose when where while because although though if unless whether than how why what but or yet so
  according
`);

export const BE = wordList(`is are was were be been being gets got getting am 's 're isn't wasn't aren't weren't`);

export const AUXILIARIES = new Set([
  ...BE,
  ...wordList(
    `has have had having do does did will would can could may might must shall should 'd 'll 've not n't didn't hasn't`,
  ),
]);

/** Words between a subject and its verb. */
export const ADVERBS = wordList(`
  also later then again earlier first further furthermore meanwhile however even still now today yesterday tomorrow once
  twice instead too just never always often ever sometimes only soon afterwards afterward though too therefore
  nevertheless nonetheless ago himself herself themselves itself alone both all
  previously tonight early late well very so much long already once not
`);

export const MONTHS = wordList(`
  january february march april may june july august september october november december jan feb mar apr jun jul aug sept
  sep oct nov dec
`);

export const WEEKDAYS = wordList(`monday tuesday wednesday thursday friday saturday sunday`);

/** Words for time, besides days and months. */
export const TIME_WORDS = wordList(`
  morning afternoon evening night noon midnight week month year today yesterday tomorrow tonight last this next early late
  earlier day weekend
`);

/** Abbreviations whose full stop does not end a sentence. */
export const ABBREVIATIONS = wordList(`
  mr mrs ms dr prof rev gen col lt capt sgt maj cmdr adm amb insp gov sen rep hon pres st ste mt ft jr sr inc corp co
  ltd llc bros no nos v vs etc al est approx dept univ assn jan feb mar apr jun jul aug sept sep oct nov dec pp vol fig art sec e.g i.e
  u.s u.k u.n d.c a.m p.m ph.d m.d
`);
