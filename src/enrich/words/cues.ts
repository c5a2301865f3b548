// Lists words around a name that reveal its type.

import { wordList } from './titles.ts';

/** Verbs whose subject is usually a person, unless it is a known organization. */
export const SPEECH_VERBS = wordList(`
  said says told tells added adds replied replies explained explains recalled recalls wrote writes tweeted tweets joked
  jokes laughed insisted insists stressed stresses noted notes admitted admits acknowledged acknowledges asked asks
  argued argues believed believes thinks thought remembered remembers smiled married died resigned apologised
  apologized lamented quipped concluded concludes commented testified confessed wondered shouted whispered
`);

/** Verbs whose subject is a company, team, country or ship as often as a person. */
export const ANYONES_VERBS = wordList(`
  announced announces reported reports launched launches released releases posted posts acquired acquires bought buys
  sold sells produced produces developed develops unveiled unveils operates operated offers offered rose rises fell falls
  gained gains dropped drops plans planned makes made uses used includes included contains based located owned runs
  expects expected filed files won wins lost loses beat beats defeated played plays ranks ranked hosted hosts banned
  imposed exports exported imports imported borders bordered hit hits struck sank sailed crashed collapsed erupted spread
  spreads causes caused provides provided employs employed publishes published aired airs broadcast broadcasts began
  begins closed closes opened opens merged costs cost covers covered lies sits stands remained remains becomes became
`);

/** Lower-case words inside names: `Ursula von der Leyen`, `Osama bin Laden`. */
export const NAME_PARTICLES = wordList(`
  al el bin bint ibn abu ben de del della dela dello di da do dos das du des den der la le van von zu zum zur ten ter af av y e
  ul ur uz
`);

/** Abbreviations after a name that are not part of it. */
export const POSTNOMINALS = wordList(`qc kc sc mp mep msp phd ph.d. md m.d. esq esq. obe mbe cbe dbe kbe frs ret`);

/** Last parts of a name that are not the surname. */
export const SUFFIXES = new Set([...POSTNOMINALS, ...wordList(`jr jr. sr sr. ii iii iv`)]);

/** Words that can start a sentence or headline but not a name. */
export const FUNCTION_WORDS = wordList(`
  a about above according across actually additionally after afterwards again against ago ahead albeit all allegedly almost
  alone along already also although always amid amidst among amongst an and another any anybody anyone anything apart
  apparently are around as aside at away back basically be because been before began behind being below beneath beside
  besides between beyond both but by can clearly consequently could currently despite did do does doing down due during
  each earlier either else elsewhere enough especially essentially even eventually ever every everybody everyone
  everything except few finally first firstly following for former formerly fortunately from further furthermore
  generally given had half has have having he hello hence her here hers herself him himself his historically how
  however if in including indeed initially inside instead into is it its itself just last lastly lately later
  least less let like likewise long many maybe me meanwhile might mine more moreover most mostly much must my myself
  namely near nearly neither never nevertheless next no nobody none nonetheless nor not nothing notably now nowadays
  obviously of off officially often oh on once one only onto opposite or other others otherwise our ours out outside over
  overall own particularly per perhaps please possibly presumably previously probably quite rather really recently
  regarding regardless reportedly respectively same second secondly seemingly several shall she should similarly simply
  since so some somebody somehow someone something sometimes somewhat somewhere soon specifically still such
  suddenly sure surely than thank thanks that the their theirs them themselves then there thereafter therefore these
  they third this those though three through throughout thus till to today together tomorrow tonight too toward towards
  two typically ultimately under underneath unfortunately unless unlike until unto up upon us usually various versus very
  via was we well were what whatever when whenever where whereas wherever whether which while who whoever whole whom
  whose why will with within without would yes yesterday yet you your yours yourself four five six seven eight nine ten
  eleven twelve dozens hundreds thousands millions
`);
