// Lists titles, roles and other nouns for persons.

/** Titles that make the following name a person: `President`, `spokesman`. In lower case, without trailing dot. */
export const TITLES = wordList(`
  accountant activist actor actress assemblyman assemblywoman democrat republican adm admiral administrator adviser advisor aide ally ambassador amb analyst
  anchor animator anthropologist apostle archaeologist archbishop archduke archimandrite architect artist astronaut
  astronomer athlete attorney author ayatollah backbencher banker baron baroness biographer biologist bishop blogger
  bodyguard boss boxer brigadier broadcaster brother brothers builder businessman businesswoman caliph campaigner
  candidate capt captain cardinal caretaker cartoonist ceo champion chancellor chair chairman chairperson chairwoman
  chef chemist chief cleric climatologist co-author co-chair co-founder coach coaches col collaborator colleague
  colonel columnist comedian comic commander commandant commissioner comrade composer comptroller conductor
  congressman congresswoman conservationist constable consul contractor coordinator coroner correspondent cosmonaut
  councillor councilman councilwoman councilor counsel count countess courtier cousin creator critic curator cyclist
  dame dancer daughter deacon dean defender delegate demographer deputy designer detective developer dictator
  diplomat director dissident doctor dr drummer duchess duke earl economist editor emir emperor empress engineer
  ensign entrepreneur envoy epidemiologist evangelist executive expert explorer farmer father fellow fighter
  filmmaker financier firefighter forward founder friar friend frontman gen general geographer geologist goalkeeper
  golfer gov governor guitarist gymnast hacker head headmaster heiress hero historian hon host housewife husband
  imam immunologist insp inspector instructor intern inventor investigator investor iman journalist judge judges
  jurist justice justices keyboardist kickboxer king kingpin lady lawmaker lawmakers lawyer lawyers leader leaders
  lecturer legislator lieutenant linguist lobbyist lord lt ltc magistrate magnate maj major maestro manager marquess
  marquis marshal mathematician mayor mediator medic microbiologist midfielder millionaire billionaire minister
  miss model mogul monk monsignor mother mp mr mrs ms mullah musician nephew neurologist neuroscientist newscaster
  niece nobleman novelist nun nurse officer official oligarch ombudsman opponent organizer organiser owner
  painter parliamentarian partner pastor patriarch patrolman paramedic peacemaker pharaoh philanthropist philosopher
  photographer photojournalist physician physicist pianist pilot pitcher player playwright poet policeman
  policewoman politician pope practitioner preacher premier presenter president presidents priest prime primate
  prince princess principal prof professor producer programmer prophet prosecutor protester psychiatrist
  psychologist publicist publisher puncher quarterback queen rabbi racer rapper rebel receptionist rector referee
  reformer refugee rep reporter representative representatives resident rev reverend rival rocker ruler runner
  sailor saint salesman sanitarian scholar scientist screenwriter sculptor secretary sen senator senators senior
  sergeant servant settler sgt shah sheikh shaikh sheriff shooter showrunner sidekick singer sir sister sisters
  skater skier skipper socialite sociologist soldier solicitor son songwriter soprano speaker spokesman spokesmen
  spokesperson spokeswoman sprinter star statesman statistician stepfather stepmother strategist striker student
  sultan superintendent supervisor surgeon survivor suspect swimmer taoiseach teacher technician teenager tenor
  theologian theorist tsar czar treasurer trainer translator tsarina tycoon uncle aunt undersecretary vicar viceroy
  vice-president vice-chairman vicomte victim victims violinist virologist viscount vocalist volunteer warlord
  warrior whistleblower whistle-blower widow widower wife winger winner witness worker wrestler writer youtuber
  tánaiste undersecretary negotiator deputy-director ex-president ex-minister ex-wife ex-husband footballer cricketer
  quarterback striker skipper batsman bowler driver jockey swimmer sprinter midfielder wicketkeeper co-owner
  co-host co-star co-director co-writer stepson stepdaughter grandson granddaughter grandfather grandmother gunman
  gunmen defendant plaintiff complainant inmate detainee prisoner hostage militant commander-in-chief
`);

/** Modifiers that belong to a title: `Deputy Prime Minister`, `former foreign minister`. */
export const TITLE_MODIFIERS = wordList(`
  acting actual administrative armed army arts assistant associate attorney authorised board brigadier budget business
  cabinet chief civil co communications community congressional consular consulting conservative contributing council
  county creative crown current culture cultural data defence defense deputy democratic digital district division
  economic economics economy education elected elder emeritus energy environment environmental ex exchange executive
  external fellow finance financial first foreign former founding full general government governing grand group health
  high home honorary honorable house housing human incoming incumbent independent industry information infrastructure
  intelligence interim interior internal international investigative joint junior justice labor labour last late law
  lead leading legal lieutenant longtime long-time lord major majority managing market marketing marshal media medical
  military minority minister ministry municipal national naval new news now-former old onetime one-time opposition
  outgoing papal parliamentary party past permanent planning police policy political press prime prime-ministerial
  principal prosecuting public regional reigning religious republican research retired returning right rookie royal
  ruling school science secret security senior shadow social solicitor sole special staff state staff strategic studio
  supreme surgeon team tech technical technology then then-us top trade transport transportation treasury under union
  veteran vice war warrant welfare world young
`);

/** Relations to someone else, which alone are not roles. */
export const RELATIONS = wordList(`
  aunt brother colleague cousin daughter father friend grandfather grandmother granddaughter grandson husband mother
  neighbor neighbour nephew niece opponent partner rival sister son stepfather stepmother uncle victim wife widow widower
`);

/** Forms of address, which are not roles. */
export const HONORIFICS = wordList(`mr mrs ms miss mx dr prof sir dame lord lady madam mme mlle m sr sra herr frau`);

/** Titles that are also titles when capitalized; `Star` and `Head` start other names. */
export const CAPITAL_TITLES = wordList(`
  adm admiral ambassador archbishop archduke assemblyman assemblywoman ayatollah democrat republican baron baroness bishop brigadier brother capt captain cardinal
  chairman chairperson chairwoman chancellor chief col colonel commander commissioner comrade congressman congresswoman
  constable coroner councillor councilman councilwoman councilor count countess cpl corporal dame deacon dean deputy
  detective director dr duchess duke earl economist editor emir emperor empress envoy father gen general gov governor
  imam insp inspector judge justice king lady lawmaker lawyer lieutenant lord lt maj major marquess marshal mayor
  minister miss mother mr mrs ms mullah officer patriarch pastor pharaoh pope premier president prince princess prof
  professor prosecutor queen rabbi rep representative rev reverend secretary sen senator sergeant sgt shah
  sheikh sheriff sir sister speaker spokesman spokesperson spokeswoman sultan superintendent taoiseach treasurer tsar
  czar undersecretary viceroy vice-president vice-chairman viscount ceo cofounder co-founder founder coach analyst
  actor actress singer pvt private cllr fr msgr vicar chaplain dictator negotiator ombudsman principal psychologist
  historian
`);

/** Nouns for persons, as heads of phrases beside a name. */
export const PERSON_NOUNS = new Set([
  ...[...TITLES].filter((word) => !HONORIFICS.has(word)),
  ...wordList(`
    alumnus adherent advocate applicant associate baker boy builder bureaucrat butcher carpenter celebrity
    citizen clerk client comedienne commentator consultant craftsman critic custodian dad dealer dentist designer
    emigrant employee enthusiast father-in-law figure firebrand fisherman founder-director girl graduate grandchild guard
    hardliner heir hunter immigrant insider integrator interpreter janitor kid legend librarian lieutenant-governor local
    loyalist man marine mechanic member merchant migrant miner mom mum native neighbor neighbour newcomer nobel
    observer operative orphan pacifist parent pathologist patient pensioner people person physiotherapist pioneer playboy
    plumber populist postdoc programmer-in-chief public-figure radical reader repairman researcher retiree rightist royalist sage
    seller seaman secretary-general shopkeeper sibling specialist spouse steward strongman successor supporter
    airman archivist asylum-seeker auditor bailiff ballerina barber barista beekeeper blacksmith brewer broker bystander
    caseworker choreographer cinematographer cleaner climber cobbler commodore commuter cook corporal counsellor counselor
    courier defector distiller electrician eyewitness fisherwoman florist forester goatherd grocer guerrilla hairdresser
    homeowner hotelier hydrologist illustrator influencer innkeeper insurgent jeweler jeweller landlady landlord
    legionnaire logger machinist mercenary meteorologist midwife militiaman mountaineer ombudswoman onlooker passenger
    pharmacist planner publican rancher restaurateur rower seamstress seismologist smuggler snowboarder social-worker
    steelworker streamer surfer tenant therapist trafficker trapper umpire vet veterinarian vintner vlogger volcanologist
    waiter waitress weaver welder winemaker
    barrister commissioner contender frontrunner front-runner hopeful nominee peer pollster rapporteur speechwriter whip
    tailor technocrat toddler tourist trader traveller twin veteran viewer villager visitor watchdog woman worshipper youth
  `),
]);

/** True for titles, with or without a trailing dot. */
export function isTitle(lower: string): boolean {
  return TITLES.has(lower.replace(/\.$/u, ''));
}

export function wordList(list: string): Set<string> {
  return new Set(list.trim().split(/\s+/u));
}
