// Lists words that make a run of capitals an organization.

import { wordList } from './titles.ts';

/** Last words of organization names. */
export const ORGANIZATION_HEADS = wordList(`
  academy administration administrations aerospace affairs agency agencies air airline airlines airways alliance
  archives army artillery assembly associates association associations athletic authority automotive bancorp bank banks
  battalion bbc board books brigade broadcasting brothers brewery bureau business cabinet carriers caucus
  center centers centre centres chamber chronicle courier dispatch examiner bulletin observer sentinel statesman globe mirror chambers channel chemicals church cinema clinic club clubs co coalition
  collective college colleges command commission commissions committee committees communications companies company
  computers confederation conference congress congregation conservancy consortium constabulary constructions consulate
  contractors cooperative corp corporation corps council councils court courts credit dealership department
  departments diocese directorate division dynamics electronics electric embassy energy engineering enterprise
  enterprises entertainment exchange express faculty fc federation federations fellowship fighters films finance
  financial firm fleet force forces foundation foundations front fund funds gallery games garrison gazette
  government group groups guard guards guild herald holding holdings hospital hospitals hotels inc inquirer insider
  inspectorate institute institutes institution insurance intelligence international investments investors
  journal junta jury laboratories laboratory labs league leagues legion library limited llc llp lobby logistics lse
  ltd magazine magistrates mail management marines mariners media ministries ministry mint mission monastery
  motor motors movement mps museum museums navy net network networks news newspaper newspapers ngo nv oil olympiakos
  ombudsman opera orchestra order organisation organisations organization organizations outfitters outlet panel
  parliament partners partnership party patrol performing petroleum pharma pharmaceuticals pictures plc police polytechnic
  post power presidium press productions prosecutors publications publishers publishing
  radio railroad railway railways records refinery regiment registry regulator renewables research resources review riksbank sa
  school schools secretariat securities seminary senate service services shipbuilding shipyard society solutions
  squad squadron staff stables standard stores studio studios summit-group supermarket supermarkets symphony syndicate
  synod system systems tabloid taskforce team technologies technology telecom telegraph television textiles theatre
  theater times trades tribunal tribune trust trustees tv unions union unit university universities utilities ventures volunteers
  watch watchdog weekly wireless works workers workshop yearbook zeitung united rangers rovers athletics
`);

/** Heads that are too ambiguous without a name before them. */
export const WEAK_HEADS = wordList(`
  air affairs army board books brothers business campaign channel cinema command company conference court crew credit
  division energy exchange express finance firm fleet force forces front fund games government group guard guards
  insider intelligence international library mail management media mission net news oil opera order outlet panel party
  patrol pictures police post power press program programme project radio records research resources review service
  services society staff standard studio summit system systems team television theatre theater times trust tv union
  unit volunteers watch weekly works workers united works technology technologies solutions school church hospital
  museum theater library gallery lobby registry
`);

/** First words of organization names: `Bank Rossiya`, `Radio Free Zones`. */
export const ORGANIZATION_STARTS = wordList(`
  ac afc banca banco bank banque caisse cia club deutsche fc fk grupo hapoel iglesia maccabi radio real sporting sv
  télé universität université università universidad
`);

/** Heads that `of`, `for` or `on` can follow: `Bank of …`, `Center for …`. */
export const OF_HEADS = wordList(`
  academy agency archdiocese army assembly association bank board brotherhood bureau cabinet campaign center centers
  centre chamber church coalition college commission committee confederation conference congress council court daughters
  department diocese directorate division embassy faculty federation fellowship friends front fund guild
  high-court house institute institution institutes institutions international laboratory league legion library ministry
  mission movement museum network office orchestra order organisation organization parliament party people's patriarchate
  school secretariat senate service society sons supreme synod theatre tribunal trust union university
`);

/** Heads whose names can continue with `and`: `Ministry of Health and Sport`. */
export const AND_HEADS = wordList(`
  academy administration agency association bureau center centers centre chamber commission committee council department
  directorate division institute institutes ministry office organisation organization school service society
`);

/** Lower-case words after the name of an organization: `Interfax news agency`. */
export const TRIGGERS_AFTER = wordList(`
  agency airline airlines alliance bank band brand broadcaster bureau carrier chain chairman channel club coalition
  company conglomerate consortium corporation daily faction federation firm foundation guerrillas insurgents insurgency
  magazine maker manufacturer militants militia ministry network newspaper operator party
  publisher radio retailer shareholders shares spokesman spokesmen spokesperson spokeswoman squad
  startup studio subsidiary syndicate tabloid think-tank union university website weekly
`);

/** Lower-case words before the name of an organization: `newspaper Izvestia`. */
export const TRIGGERS_BEFORE = wordList(`
  agency airline automaker bank band brand broadcaster brewer carmaker carrier chain champions channel charity club
  company conglomerate consultancy contractor developer distributor exchange firm foundation giant group label lender
  magazine maker manufacturer militia monopoly movement network newspaper ngo operator organisation organization
  outlet party periodical platform producer provider publisher radio regulator retailer startup station supplier
  tabloid team website weekly
`);

/** Bodies a country has one of: after `Georgia's` they name it even in lower case. */
export const STATE_BODY_NOUNS = wordList(`
  academy agency army assembly authority board bureau chamber commission committee corporation council court
  department directorate federation inspectorate institute legislature ministry navy office parliament police
  prosecutor regulator senate service watchdog
`);

/** Lower-case phrases that name a country's body, although the second word alone does not. */
export const BODY_PHRASES = new Set([
  'central bank',
  'air force',
  'armed forces',
  'security forces',
  'defense forces',
  'coast guard',
]);

/** Heads of bodies that every country has; the country is part of the name. */
export const STATE_HEADS = wordList(`
  academy agency army assembly bank committee congress council court department federation forces force guard institute
  ministry navy parliament police prosecutor senate service commission office
`);

/** Heads of municipal and national bodies: the word before them is a place. */
export const CIVIC_HEADS = wordList(`
  academy administration agency airport archives army assembly authority board cabinet chamber church clinic college
  command commission committee constabulary council court courts department diocese embassy federation forces garrison
  government guard hospital inspectorate institute legion library magistrates ministry museum navy opera orchestra
  parliament patrol police polytechnic port prosecutors registry school senate service symphony theatre theater tribunal
  union university watch
`);

/** Heads used almost only by newspapers. */
export const PAPER_HEADS = wordList(
  `chronicle courier dispatch examiner gazette herald inquirer newspaper telegraph tribune zeitung`,
);

/** The head noun of an organization's name: `Ministry` of `Foreign Ministry`, `Church` of `Church of the Sea`. */
export function headNounOf(words: readonly { text: string }[]): string | null {
  const of = words.findIndex(({ text }) => text === 'of' || text === 'for');
  const head = of > 0 ? words[of - 1]?.text : words.at(-1)?.text;
  const isHead = ORGANIZATION_HEADS.has(head?.toLowerCase() ?? '') || (of > 0 && head === 'House');
  return head && isHead ? head : null;
}
