// Lists capitalized words that are not parts of entity names.

import { wordList } from './titles.ts';

/** Days, months and holidays. */
export const CALENDAR = wordList(`
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
  sundays january february march april may june july august september october november december jan feb mar apr jun jul
  aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan hanukkah thanksgiving
  halloween diwali passover eid lent advent gmt utc est edt pst pdt cet cest msk bst am pm a.m. p.m. ad bc bce ce
`);

/** Words capitalized outside names, including the labels of page layouts. */
export const OTHER_CAPITALS = wordList(`
  i ok okay internet web god allah lord bible quran koran torah islam christianity judaism buddhism hinduism communism
  marxism nazism zionism catholicism protestantism islamism covid covid-19 coronavirus aids hiv sars mers ebola dna rna
  tv dvd cd pc pdf gps gdp gnp vat ceo cfo cto coo vp pm mp mps ngo ngos pr hr it ai id faq usd eur gbp rub us$ am fm
  pow pows phd md ba ma bsc mba dj mc sos ufo ufos lgbt lgbtq lgbtqi wmd wmds suv suvs ufo iq eu-wide url http html xml
  json css sql usb atm pin sim sms vip diy rip r&b hd hdtv 3d led lcd ipo etf esg icu er rpg ied ieds icbm icbms uav
  uavs photo photos image images picture pictures video videos caption credit file archive courtesy illustration
  related read more update updated breaking exclusive opinion analysis editorial interview live watch listen
  subscribe newsletter advertisement click share comment comments follow us contact copyright reserved
  english french german spanish russian chinese arabic latin greek hebrew
  mr mrs ms dr sir st prof rev gen col lt capt sgt jr sr ii iii iv
  constitution amendment article act bill law treaty accord accords agreement convention protocol declaration charter
  resolution doctrine plan deal pact memorandum manifesto
  war wars battle revolution uprising rebellion olympics games cup championship championships tournament festival
  award awards prize prizes medal oscar oscars grammy grammys emmy emmys
  chapter section part figure table page volume season episode
  north south east west northern southern eastern western
  state states republic kingdom empire union federation government parliament congress senate house court ministry party
  president minister king queen prince princess pope chancellor premier senator governor mayor general
`);

/** Last words of event names. */
export const EVENT_HEADS = wordList(`
  war wars battle revolution uprising rebellion olympics paralympics cup championship championships tournament festival
  marathon derby playoffs finals open games expo massacre genocide holocaust earthquake tsunami
`);

/** First words of event names: `Hurricane Katrina`, `Operation Storm`. */
export const EVENT_STARTS = wordList(`hurricane typhoon cyclone operation battle storm`);

/** Last words of the names of laws, works, prizes and similar things, which are not entities here. */
export const OTHER_HEADS = wordList(`
  act accord accords agreement amendment award awards bible bill code constitution convention day days declaration
  deal directive doctrine effect index initiative law laws medal pact plan policy prize prizes protocol resolution rule scandal
  statute syndrome theory treaty virus week month year weekend era age dynasty crisis summit talks
  season series album song novel show calendar language
`);

/** Things with names that are not persons, organizations or places. */
export const THING_NOUNS = wordList(`
  aircraft album airliner app boat bomber book brand browser car carrier cruiser destroyer documentary drama drug ferry
  film freighter frigate game helicopter magazine missile movie musical novel opera plane play poem programme program
  rocket satellite series ship shuttle single software song spacecraft starship submarine tanker telescope trawler
  hms mv rms ss uss vaccine vessel virus warship yacht
`);
