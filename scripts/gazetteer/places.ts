// Places missing from the packages or spelled differently in newspapers, one per line: `name = another form = another`;
// `@` is followed by the ISO 3166-1 code of the country. Written by hand; ids come from packages. This file is data,
// and longer than code files.

/** Countries by ISO 3166-1 code: the name in English newspapers and its other forms. */
export const COUNTRY_NAMES: Record<string, string> = {
  AE: 'United Arab Emirates = UAE = U.A.E. = Emirates',
  AX: 'Åland',
  BA: 'Bosnia and Herzegovina = Bosnia = Bosnia-Herzegovina',
  BN: 'Brunei',
  BQ: 'Caribbean Netherlands',
  BS: 'Bahamas = The Bahamas',
  CC: 'Cocos Islands',
  CD: 'Democratic Republic of the Congo = Democratic Republic of Congo = DR Congo = DRC = Congo-Kinshasa = Congo = Zaire',
  CG: 'Republic of the Congo = Congo-Brazzaville = Congo = Republic of Congo',
  CI: "Ivory Coast = Côte d'Ivoire",
  CN: "China = People's Republic of China = PRC = mainland China",
  CV: 'Cape Verde = Cabo Verde',
  CY: 'Cyprus',
  CZ: 'Czech Republic = Czechia',
  DK: 'Denmark',
  FK: 'Falkland Islands = Falklands',
  FM: 'Micronesia = Federated States of Micronesia',
  GB: 'United Kingdom = UK = U.K. = Britain = Great Britain',
  GM: 'Gambia = The Gambia',
  HK: 'Hong Kong',
  IE: 'Ireland = Republic of Ireland',
  IR: 'Iran = Islamic Republic of Iran',
  KG: 'Kyrgyzstan = Kyrgyz Republic',
  KN: 'Saint Kitts and Nevis = St. Kitts and Nevis = St Kitts and Nevis',
  KP: "North Korea = DPRK = Democratic People's Republic of Korea",
  KR: 'South Korea = Republic of Korea',
  LA: 'Laos',
  LC: 'Saint Lucia = St. Lucia = St Lucia',
  MD: 'Moldova',
  MF: 'Saint Martin',
  MK: 'North Macedonia = Macedonia = FYROM',
  MM: 'Myanmar = Burma',
  MO: 'Macau = Macao',
  NL: 'Netherlands = The Netherlands = Holland',
  PS: 'Palestine = State of Palestine = Palestinian Territories = Palestinian territories',
  RU: 'Russia = Russian Federation',
  SA: 'Saudi Arabia',
  SH: 'Saint Helena',
  SJ: 'Svalbard and Jan Mayen',
  ST: 'São Tomé and Príncipe',
  SX: 'Sint Maarten',
  SY: 'Syria = Syrian Arab Republic',
  SZ: 'Eswatini = Swaziland',
  TL: 'East Timor = Timor-Leste',
  TR: 'Turkey = Türkiye',
  TW: 'Taiwan = Republic of China',
  TZ: 'Tanzania',
  US: 'United States = United States of America = US = U.S. = USA = U.S.A. = America',
  VA: 'Vatican City = Vatican',
  VC: 'Saint Vincent and the Grenadines = St. Vincent and the Grenadines',
  VE: 'Venezuela',
  VG: 'British Virgin Islands',
  VI: 'U.S. Virgin Islands = US Virgin Islands',
  VN: 'Vietnam = Viet Nam',
};

/** Codes in the packages that newspapers do not treat as a country or territory. */
export const UNNAMED_CODES = new Set(['UM', 'HM', 'BV', 'TF', 'IO', 'GS', 'AQ']);

/** Place names that are also English words; they need context. */
export const COMMON_WORDS = new Set(
  `Anchorage Angers Aurora Bath Batman Bender Bimbo Buffalo Centennial Centurion Chad Chandler Columbia Concord Corona
  Cork Delta Derby Elizabeth Enterprise Erode Formosa Garland Hail Independence Jersey Jordan Lens Lira Male Man Manta
  Mary Mascara Mesa Mesquite Metro Midland Mobile Most Nancy Natal Nice Norman Of Oral Orange Paradise Perm Pilar Ponce
  Queens Reading Reunion Riverside Ruse Saga Saki Sale Salem Sari Shaping Slough Split Stanley Surprise Tall Tours Turkey
  Van Vista Young`.split(/\s+/u),
);

export const OTHER_PLACES: Record<string, string> = {
  continent: `
    Africa
    Antarctica
    Asia
    Europe
    North America
    South America
    Oceania
  `,
  'part of a continent': `
    Balkans = Western Balkans
    Baltics = Baltic States
    Caribbean
    Caucasus = South Caucasus = North Caucasus
    Central Africa
    Central America
    Central Asia
    Central Europe
    East Africa
    East Asia
    Eastern Europe
    Eurasia
    Far East = Russian Far East
    Horn of Africa
    Latin America
    Levant
    Maghreb
    Mesopotamia
    Middle East
    North Africa = Northern Africa
    Northern Europe
    Persian Gulf
    Sahel
    Scandinavia
    South Asia
    Southeast Asia = South-East Asia = South East Asia
    Southern Africa
    Southern Europe
    Sub-Saharan Africa = sub-Saharan Africa
    West Africa
    Western Europe
    Iberian Peninsula = Iberia
    Korean Peninsula = Korean peninsula
    Arabian Peninsula
    Indochina
  `,
  'breakaway region of Georgia': `
    Abkhazia @GE
    South Ossetia = Tskhinvali region @GE
  `,
  'breakaway region of Moldova': `
    Transnistria = Transdniestria = Trans-Dniester @MD
  `,
  'breakaway region of Somalia': `
    Somaliland @SO
  `,
  'former country': `
    Czechoslovakia
    East Germany = German Democratic Republic = GDR
    West Germany
    Ottoman Empire
    Prussia
    Roman Empire
    Byzantine Empire
    Austria-Hungary = Austro-Hungarian Empire
    Soviet Union = USSR = U.S.S.R.
    Yugoslavia
    Holy Roman Empire
    British Empire
    Russian Empire
  `,
  'region of Ukraine': `
    Crimea = Crimean Peninsula @UA
    Donbas = Donbass @UA
    Donetsk People's Republic @UA
    Luhansk People's Republic @UA
    Galicia @UA
  `,
  'region of Russia': `
    Bashkortostan @RU
    Buryatia @RU
    Chechnya @RU
    Chuvashia @RU
    Dagestan @RU
    Ingushetia @RU
    Kabardino-Balkaria @RU
    Kalmykia @RU
    Kamchatka @RU
    Karelia @RU
    Karachay-Cherkessia @RU
    North Ossetia @RU
    Sakha = Yakutia @RU
    Sakhalin @RU
    Siberia @RU
    Tatarstan @RU
    Tuva @RU
    Udmurtia @RU
    Chukotka @RU
    Altai @RU
    Primorye @RU
  `,
  'region of Georgia': `
    Adjara = Ajaria = Adzharia @GE
    Kakheti @GE
    Imereti @GE
    Samegrelo @GE
    Svaneti @GE
    Guria @GE
  `,
  'region of Azerbaijan': `
    Nagorno-Karabakh = Karabakh @AZ
    Nakhchivan = Nakhichevan @AZ
  `,
  'part of the Palestinian territories': `
    Gaza Strip = Gaza @PS
    West Bank @PS
    East Jerusalem @PS
  `,
  region: `
    Andalusia @ES
    Basque Country @ES
    Catalonia = Catalunya @ES
    Brittany @FR
    Burgundy @FR
    Corsica @FR
    Normandy @FR
    Provence @FR
    Alsace @FR
    Bavaria @DE
    Hesse @DE
    Saxony @DE
    Thuringia @DE
    Lower Saxony @DE
    North Rhine-Westphalia @DE
    Baden-Württemberg @DE
    Rhineland @DE
    Schleswig-Holstein @DE
    Brandenburg @DE
    Saarland @DE
    Calabria @IT
    Liguria @IT
    Lombardy @IT
    Piedmont @IT
    Sardinia @IT
    Sicily @IT
    Tuscany @IT
    Umbria @IT
    Flanders @BE
    Wallonia @BE
    Silesia @PL
    Pomerania @PL
    Transylvania @RO
    Vojvodina @RS
    Bohemia @CZ
    Moravia @CZ
    Tyrol @AT
    Crete @GR
    Macedonia @GR
    Cornwall @GB
    Devon @GB
    Essex @GB
    Kent @GB
    Lancashire @GB
    Norfolk @GB
    Suffolk @GB
    Surrey @GB
    Sussex @GB
    Yorkshire @GB
    Anatolia @TR
    Sinai = Sinai Peninsula @EG
    Darfur @SD
    Kordofan @SD
    Tigray @ET
    Oromia @ET
    Biafra @NG
    Zanzibar @TZ
    Katanga @CD
    Kivu @CD
    Western Cape @ZA
    Gauteng @ZA
    KwaZulu-Natal @ZA
    Kashmir = Jammu and Kashmir @IN
    Assam @IN
    Bihar @IN
    Gujarat @IN
    Haryana @IN
    Karnataka @IN
    Kerala @IN
    Madhya Pradesh @IN
    Maharashtra @IN
    Manipur @IN
    Odisha = Orissa @IN
    Punjab @IN
    Rajasthan @IN
    Tamil Nadu @IN
    Telangana @IN
    Andhra Pradesh @IN
    Uttar Pradesh @IN
    Uttarakhand @IN
    West Bengal = Bengal @IN
    Goa @IN
    Balochistan @PK
    Khyber Pakhtunkhwa @PK
    Sindh @PK
    Waziristan = North Waziristan = South Waziristan @PK
    Helmand @AF
    Kandahar Province @AF
    Tibet @CN
    Xinjiang @CN
    Inner Mongolia @CN
    Manchuria @CN
    Guangdong @CN
    Sichuan @CN
    Hubei @CN
    Hunan @CN
    Henan @CN
    Hebei @CN
    Yunnan @CN
    Fujian @CN
    Zhejiang @CN
    Jiangsu @CN
    Shandong @CN
    Shanxi @CN
    Shaanxi @CN
    Guangxi @CN
    Guizhou @CN
    Gansu @CN
    Qinghai @CN
    Heilongjiang @CN
    Jilin @CN
    Liaoning @CN
    Anhui @CN
    Jiangxi @CN
    Hainan @CN
    Hokkaido @JP
    Honshu @JP
    Kyushu @JP
    Okinawa @JP
    Aceh @ID
    Bali @ID
    Java @ID
    Papua @ID
    Sulawesi @ID
    Sumatra @ID
    Borneo
    Mindanao @PH
    Luzon @PH
    Rakhine @MM
    Rakhine State @MM
    Kurdistan = Iraqi Kurdistan @IQ
    Anbar @IQ
    Golan Heights @SY
    Idlib Province @SY
    Galilee @IL
    Negev @IL
    Northern Territory @AU
    Quebec = Québec @CA
    Newfoundland @CA
    Labrador @CA
    Nunavut @CA
    Yukon @CA
    Northwest Territories @CA
    Silicon Valley @US
    New England @US
    Midwest @US
    Long Island @US
    Manhattan @US
    Brooklyn @US
    Queens @US
    Bronx @US
    Hollywood @US
    Capitol Hill @US
    Wall Street @US
    Guantanamo Bay = Guantánamo Bay @CU
    Patagonia
    Amazonia
    Chiapas @MX
    Oaxaca @MX
    Sinaloa @MX
    Yucatán @MX
  `,
  sea: `
    Adriatic Sea = Adriatic
    Aegean Sea = Aegean
    Arabian Sea
    Arctic Ocean = Arctic
    Atlantic Ocean = Atlantic
    Baltic Sea
    Bering Sea
    Black Sea
    Caspian Sea = Caspian
    Caribbean Sea
    Dead Sea
    East China Sea
    English Channel
    Indian Ocean
    Mediterranean Sea = Mediterranean
    North Sea
    Pacific Ocean = Pacific = South Pacific
    Red Sea
    Sea of Azov
    Sea of Japan
    South China Sea
    Bosphorus = Bosporus
    Dardanelles
    Strait of Hormuz
    Suez Canal
    Panama Canal
    Bay of Bengal
    Gulf of Mexico
    Gulf of Aden
    Andaman Sea
    Aral Sea
    Barents Sea
    Bering Strait
    Celebes Sea
    Chesapeake Bay
    Coral Sea
    Great Lakes
    Gulf of Finland
    Gulf of Guinea
    Gulf of Oman
    Gulf of Thailand
    Gulf of Tonkin
    Hudson Bay
    Ionian Sea
    Irish Sea
    Java Sea
    Kerch Strait
    Lake Baikal
    Lake Chad
    Lake Erie
    Lake Geneva
    Lake Michigan
    Lake Ontario
    Lake Superior
    Lake Victoria
    Marmara Sea = Sea of Marmara
    San Francisco Bay
    Southern Ocean
    Strait of Gibraltar
    Strait of Malacca = Malacca Strait
    Taiwan Strait
    Tasman Sea
    Tyrrhenian Sea
    White Sea
    Yellow Sea
  `,
  river: `
    Amazon River
    Amur
    Congo River
    Danube
    Dnieper = Dnipro River
    Don River
    Elbe
    Euphrates
    Ganges
    Indus
    Jordan River
    Mekong
    Mississippi River
    Nile
    Rhine
    Rio Grande
    Tigris
    Vistula
    Volga
    Yangtze
    Seine
    Thames
    Potomac River = Potomac
    Hudson River
    Brahmaputra
    Colorado River
    Dniester
    Irrawaddy
    Loire
    Missouri River
    Niger River
    Oder
    Ohio River
    Orinoco
    Rhône = Rhone
    Tiber
    Yellow River
    Zambezi
  `,
  mountains: `
    Alps
    Andes
    Appalachian Mountains = Appalachians
    Himalayas = Himalaya
    Mount Everest = Everest
    Pyrenees
    Rocky Mountains = Rockies
    Urals = Ural Mountains
    Carpathians = Carpathian Mountains
    Apennines
    Atlas Mountains
    Hindu Kush
    Karakoram
    Matterhorn
    Mont Blanc
    Mount Ararat
    Mount Elbrus = Elbrus
    Mount Etna = Etna
    Mount Fuji
    Mount Kilimanjaro = Kilimanjaro
    Mount Rainier
    Mount Sinai
    Mount Vesuvius = Vesuvius
    Ozarks
    Sierra Nevada
    Table Mountain
  `,
  desert: `
    Sahara = Sahara Desert
    Gobi Desert
    Atacama Desert
    Kalahari = Kalahari Desert
    Mojave Desert
    Sonoran Desert
  `,
  'historic city': `
    Babylon
    Byzantium
    Carthage
    Constantinople
    Pompeii
  `,
  landmark: `
    Al-Aqsa Mosque = al-Aqsa Mosque = Masjid Al-Aqsa = Al-Aqsa
    Alcatraz
    Area 51
    Baikonur Cosmodrome
    Berlin Wall
    Brandenburg Gate
    Brooklyn Bridge
    Buckingham Palace
    Camp David
    Cape Canaveral
    Central Park
    Champs-Élysées = Champs-Elysees
    Colosseum
    Eiffel Tower
    Empire State Building
    Golden Gate Bridge
    Grand Canyon
    Great Barrier Reef
    Great Wall of China
    Green Zone
    Ground Zero
    Hagia Sophia = Haghia Sophia
    Heathrow Airport = Heathrow
    Hyde Park
    Kennedy Space Center
    Louvre
    Machu Picchu
    Madison Square Garden
    Niagara Falls
    Notre Dame Cathedral = Notre Dame = Notre-Dame Cathedral = Notre-Dame de Paris
    Old Trafford
    Panmunjom
    Pearl Harbor
    Red Square
    Robben Island
    St. Peter's Square = St Peter's Square
    Statue of Liberty
    Tahrir Square
    Taj Mahal
    Temple Mount
    Tiananmen Square = Tiananmen
    Times Square
    Tower Bridge
    Tower of London
    Trafalgar Square
    Wembley Stadium
    Western Wall
    Westminster Abbey
    Yellowstone National Park = Yellowstone
    Yosemite National Park
  `,
};

/** Cities with several names, the newspapers' form first; one form is the GeoNames name. */
export const CITY_FORMS = `
  Ahvaz @IR = Ahwaz
  Almaty @KZ = Alma-Ata
  Antwerp @BE = Antwerpen
  Arkhangelsk @RU = Arkhangel’sk
  Astana @KZ = Nur-Sultan
  Basel @CH = Basle
  Basra @IQ = Basrah
  Beersheba @IL = Beersheva = Be'er Sheva
  Beijing @CN = Peking
  Bengaluru @IN = Bangalore
  Bronx @US = The Bronx
  Castellón @ES = Castelló de la Plana
  Chennai @IN = Madras
  Chisinau @MD = Kishinev
  Cologne @DE = Köln
  Daraa @SY = Dar‘ā = Deraa
  Davao City @PH = Davao
  Deir ez-Zor @SY = Deir al-Zor = Deir Ezzor
  Derna @LY = Darnah
  Dnipro @UA = Dnipropetrovsk
  Düsseldorf @DE = Dusseldorf
  Erbil @IQ = Irbil
  Fallujah @IQ = Al Fallūjah = Falluja
  Fez @MA = Fès
  Frankfurt @DE = Frankfurt am Main
  Geneva @CH = Genève
  Ghent @BE = Gent
  Gomel @BY = Homyel'
  Gothenburg @SE = Göteborg
  Grodno @BY = Hrodna
  Grozny @RU = Groznyy
  Guangzhou @CN = Canton
  Halle @DE = Halle (Saale)
  Hama @SY = Ḩamāh
  Hanover @DE = Hannover
  Ho Chi Minh City @VN = Saigon
  Hodeidah @YE = Al Ḩudaydah = Hodeida
  Jeddah @SA = Jidda
  Khan Younis @PS = Khān Yūnis
  Kharkiv @UA = Kharkov
  Kochi @IN = Cochin
  Kolkata @IN = Calcutta
  Kraków @PL = Cracow
  Kyiv @UA = Kiev
  Latakia @SY = Lattakia
  León @MX = León de los Aldama
  Los Angeles @US = LA = L.A.
  Luhansk @UA = Lugansk
  Lviv @UA = Lvov
  Lyon @FR = Lyons
  Misrata @LY = Mişrātah
  Mogilev @BY = Mahilyow
  Montreal @CA = Montréal
  Mumbai @IN = Bombay
  Mykolaiv @UA = Mykolayiv = Nikolaev
  Mysuru @IN = Mysore
  New York City @US = New York = NYC
  Nizhny Novgorod @RU = Nizhniy Novgorod
  Nuremberg @DE = Nürnberg
  Odesa @UA = Odessa
  Palma @ES = Palma de Mallorca
  Poti @GE = P’ot’i
  Prague @CZ = Praha
  Rafah @PS = Rafaḩ
  Raqqa @SY = Ar Raqqah
  Rostov-on-Don @RU = Rostov-na-Donu
  Saint Petersburg @RU = St. Petersburg = St Petersburg = Leningrad = Petrograd
  San Sebastián @ES = Donostia / San Sebastián
  Sanaa @YE = Sana'a
  Seville @ES = Sevilla
  Stepanakert @AZ = Xankandi
  Sukhumi @GE = Sokhumi
  Sulaymaniyah @IQ = As Sulaymānīyah = Sulaimaniya
  Sweida @SY = As-Suwayda = Suwayda
  Taiz @YE = Ta‘izz
  Tartus @SY = Tartouss
  Tel Aviv @IL = Tel-Aviv
  Thessaloniki @GR = Thessaloníki = Salonika
  Thiruvananthapuram @IN = Trivandrum
  Tolyatti @RU = Tol’yatti = Togliatti
  Ulan Bator @MN = Ulaanbaatar
  Varanasi @IN = Benares
  Veliky Novgorod @RU = Velikiy Novgorod = Novgorod
  Volgograd @RU = Stalingrad
  Washington, D.C. @US = Washington = Washington DC = Washington D.C. = Washington, DC
  Yangon @MM = Rangoon
  Zaporizhzhia @UA = Zaporizhia = Zaporozhye
  Zurich @CH = Zürich
`;

/** Places below the population limit that are in the news; they have no ids. */
export const OTHER_TOWNS = `
  Davos @CH
  Chernobyl = Chornobyl @UA
  Bakhmut @UA
  Avdiivka @UA
  Bucha @UA
  Pokrovsk @UA
  Gali @GE
  Shusha = Shushi @AZ
  Beslan @RU
  Fukushima @JP
  Guantánamo = Guantanamo @CU
  Ramallah @PS
  Bethlehem @PS
  Waco @US
  Ferguson @US
  Sandy Hook @US
  Roswell @US
  The Hague = Hague @NL
  Venice = Venezia @IT
  Silverstone @GB
  Wimbledon @GB
  Westminster @GB
  Stonehenge @GB
  Srebrenica @BA
  Auschwitz @PL
  Lockerbie @GB
  Kobani @SY
  Palmyra @SY
`;

/** Demonyms by ISO code or region: `Demonym plural?`. */
export const DEMONYMS: Record<string, string> = {
  AF: 'Afghan Afghans',
  AL: 'Albanian Albanians',
  AM: 'Armenian Armenians',
  AR: 'Argentine Argentines Argentinian Argentinians',
  AZ: 'Azerbaijani Azerbaijanis Azeri Azeris',
  BA: 'Bosnian Bosnians',
  BD: 'Bangladeshi Bangladeshis Bengali Bengalis',
  CD: 'Congolese',
  CH: 'Swiss',
  CN: 'Chinese',
  CZ: 'Czech Czechs',
  DE: 'German Germans',
  DK: 'Danish Dane Danes',
  DO: 'Dominican Dominicans',
  ES: 'Spanish Spaniard Spaniards',
  FI: 'Finnish Finn Finns',
  FR: 'French Frenchman Frenchwoman Frenchmen',
  GB: 'British Briton Britons Brit Brits Englishman Englishmen English Scottish Scots Scot Welsh',
  GE: 'Georgian Georgians Abkhaz Abkhazian Ossetian Ossetians',
  GR: 'Greek Greeks',
  HR: 'Croatian Croatians Croat Croats',
  HU: 'Hungarian Hungarians',
  IE: 'Irish Irishman',
  IL: 'Israeli Israelis',
  IN: 'Indian Indians',
  IQ: 'Iraqi Iraqis',
  IR: 'Iranian Iranians Persian Persians',
  IS: 'Icelandic Icelander Icelanders',
  IT: 'Italian Italians',
  JP: 'Japanese',
  KG: 'Kyrgyz',
  KR: 'Korean Koreans',
  KZ: 'Kazakh Kazakhs Kazakhstani',
  LK: 'Lankan Lankans',
  LV: 'Latvian Latvians',
  ME: 'Montenegrin Montenegrins',
  MG: 'Malagasy',
  MK: 'Macedonian Macedonians',
  MM: 'Burmese',
  MY: 'Malaysian Malaysians Malay Malays',
  NL: 'Dutch Dutchman Dutchmen',
  NO: 'Norwegian Norwegians',
  NZ: 'Zealander Zealanders Kiwi Kiwis',
  PH: 'Filipino Filipinos Philippine',
  PK: 'Pakistani Pakistanis',
  PL: 'Polish Pole Poles',
  PS: 'Palestinian Palestinians Gazan Gazans',
  PT: 'Portuguese',
  RS: 'Serbian Serbians Serb Serbs',
  RU: 'Russian Russians Chechen Chechens Siberian Tatar Tatars',
  SA: 'Saudi Saudis',
  SE: 'Swedish Swede Swedes',
  SI: 'Slovenian Slovenians Slovene Slovenes',
  SK: 'Slovak Slovaks Slovakian',
  SO: 'Somali Somalis',
  SY: 'Syrian Syrians',
  TH: 'Thai Thais',
  TJ: 'Tajik Tajiks',
  TM: 'Turkmen Turkmens',
  TR: 'Turkish Turk Turks',
  UA: 'Ukrainian Ukrainians',
  US: 'American Americans Californian Californians Texan Texans',
  UZ: 'Uzbek Uzbeks',
  VN: 'Vietnamese',
  YE: 'Yemeni Yemenis',
  ZA: 'African Africans',
  '': `African Africans Arab Arabs Arabic Arabian Asian Asians European Europeans Balkan Baltic Caucasian Celtic Hispanic
    Hispanics Kurdish Kurd Kurds Latin Latino Latinos Mediterranean Nordic Scandinavian Slavic Soviet Soviets Yugoslav
    Western Westerners Eastern Ottoman Roman Romans Byzantine Prussian Catalan Catalans Basque Bavarian Sicilian Tibetan
    Uyghur Uyghurs Uighur Uighurs Rohingya Roma Jewish Jew Jews Muslim Muslims Islamic Islamist Islamists Christian
    Christians Catholic Catholics Orthodox Protestant Protestants Sunni Sunnis Shia Shiite Shiites Shi'ite Hindu Hindus
    Buddhist Buddhists Sikh Sikhs Mormon Mormons Yazidi Yazidis Anglican Lutheran Evangelical Hebrew Aboriginal Inuit
    Maori Afro-American African-American African-Americans Anglo-Saxon Euro-Atlantic Eurasian Transatlantic Atlantic
    Hawaiian Alaskan Parisian Londoner Londoners Muscovite Muscovites Viennese Venetian Cantonese Mandarin Marxist
    Communist Communists Nazi Nazis Bolshevik Bolsheviks Cossack Cossacks`,
};
