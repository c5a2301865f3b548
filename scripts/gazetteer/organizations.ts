// Well-known organizations, by what they are: one a line, `name = another form = another`, `!` where a form is a common
// word that needs company. Written by hand; ids come from packages, never from here.

export const ORGANIZATIONS: Record<string, string> = {
  'intergovernmental organization': `
    United Nations = UN = U.N. = United Nations Organization
    European Union = EU = E.U.
    NATO = Nato = North Atlantic Treaty Organization
    African Union = AU
    Arab League = League of Arab States
    Association of Southeast Asian Nations = ASEAN = Asean
    Asia-Pacific Economic Cooperation = APEC
    BRICS
    Commonwealth of Independent States = CIS
    Commonwealth of Nations
    Collective Security Treaty Organization = CSTO
    Council of Europe = PACE
    Economic Community of West African States = ECOWAS = Ecowas
    Eurasian Economic Union = EAEU
    European Free Trade Association = EFTA
    Gulf Cooperation Council = GCC
    G7 = G-7 = Group of Seven
    G8 = G-8
    G20 = G-20 = Group of 20
    International Atomic Energy Agency = IAEA
    International Criminal Police Organization = Interpol = INTERPOL
    International Energy Agency = IEA
    International Labour Organization = International Labor Organization = ILO
    International Maritime Organization = IMO
    International Monetary Fund = IMF
    International Organization for Migration = IOM
    Mercosur = MERCOSUR
    Organization for Economic Cooperation and Development = Organisation for Economic Co-operation and Development = OECD
    Organization for Security and Co-operation in Europe = Organization for Security and Cooperation in Europe = OSCE
    Organization for the Prohibition of Chemical Weapons = Organisation for the Prohibition of Chemical Weapons = OPCW
    Organization of American States = OAS
    Organization of Islamic Cooperation = Organisation of Islamic Cooperation = OIC
    Organization of the Petroleum Exporting Countries = OPEC = Opec = OPEC+
    Shanghai Cooperation Organization = Shanghai Cooperation Organisation = SCO
    Europol = EUROPOL
    Eurojust
    Frontex
    World Bank = World Bank Group
    World Trade Organization = World Trade Organisation = WTO
    Warsaw Pact
    League of Nations
    Intergovernmental Panel on Climate Change = IPCC
    Eurostat
    Asian Development Bank
    African Development Bank
    European Bank for Reconstruction and Development = EBRD
    European Investment Bank
    European Space Agency = ESA
    CERN = European Organization for Nuclear Research
  `,
  'agency of the United Nations': `
    UNESCO = Unesco = United Nations Educational, Scientific and Cultural Organization
    UNICEF = Unicef = United Nations Children's Fund
    UNHCR = UN Refugee Agency = United Nations High Commissioner for Refugees
    United Nations Security Council = UN Security Council = U.N. Security Council = Security Council
    United Nations General Assembly = UN General Assembly = U.N. General Assembly
    United Nations Development Programme = UNDP
    United Nations Environment Programme = UNEP
    United Nations Relief and Works Agency = UNRWA
    United Nations Human Rights Council = UN Human Rights Council
    World Food Programme = World Food Program = WFP
    World Health Organization = World Health Organisation = WHO
    World Meteorological Organization = WMO
    Food and Agriculture Organization = FAO
    International Court of Justice = ICJ
    OCHA
    UNAIDS
  `,
  'institution of the European Union': `
    European Commission
    European Council
    European Parliament
    European Central Bank = ECB
    European Court of Justice = Court of Justice of the European Union
    European Medicines Agency
  `,
  court: `
    International Criminal Court = ICC
    European Court of Human Rights = ECHR
    Supreme Court of the United States = U.S. Supreme Court = US Supreme Court = United States Supreme Court
    Court of Arbitration for Sport
    Old Bailey
  `,
  'news agency': `
    Agence France-Presse = AFP = Agence France Presse
    Anadolu Agency = Anadolu
    ANSA
    Associated Press = AP = The Associated Press
    Bloomberg News = Bloomberg
    Deutsche Presse-Agentur
    EFE
    Getty Images = Getty
    IANS
    Interfax
    Interfax-Ukraine
    InterPressNews
    IRNA
    Kyodo News = Kyodo
    KCNA = Korean Central News Agency
    Press Association
    Press Trust of India
    Reuters = Thomson Reuters
    RIA Novosti
    Rossiya Segodnya
    TASS = Tass = ITAR-TASS = Itar-Tass
    Ukrinform
    United Press International
    Wikinews
    Xinhua = Xinhua News Agency
    Yonhap = Yonhap News Agency
  `,
  newspaper: `
    Aftenposten
    Al-Ahram
    Asahi Shimbun
    Bild
    Boston Globe = The Boston Globe
    Chicago Tribune
    China Daily
    Christian Science Monitor = The Christian Science Monitor
    Chosun Ilbo
    Corriere della Sera
    Daily Express
    Daily Mail
    Daily Mirror
    Daily Telegraph = The Daily Telegraph
    Dagens Nyheter
    Die Welt
    Die Zeit
    El Mundo
    El País
    Financial Times = The Financial Times
    Folha de S.Paulo
    Frankfurter Allgemeine Zeitung
    Gazeta Wyborcza
    Global Times
    Globe and Mail = The Globe and Mail
    Haaretz
    Helsingin Sanomat
    Hürriyet
    Irish Times = The Irish Times
    Izvestia = Izvestiya
    Jerusalem Post = The Jerusalem Post
    Kommersant
    Komsomolskaya Pravda
    Kyiv Independent = The Kyiv Independent
    Kyiv Post
    La Repubblica
    La Stampa
    Le Figaro
    Le Monde
    Los Angeles Times = LA Times
    Miami Herald
    Moscow Times = The Moscow Times
    New York Daily News
    New York Post
    New York Times = The New York Times
    Nezavisimaya Gazeta
    Nihon Keizai Shimbun
    Nikkei
    Novaya Gazeta
    People's Daily
    Pravda
    Rossiyskaya Gazeta
    San Francisco Chronicle
    South China Morning Post
    Straits Times = The Straits Times
    Sunday Times = The Sunday Times
    Svenska Dagbladet
    Sydney Morning Herald = The Sydney Morning Herald
    Süddeutsche Zeitung
    The Guardian = !Guardian
    The Hindu
    The Independent = !Independent
    The Sun
    The Times = Times of London
    Times of India = The Times of India
    USA Today
    Vedomosti
    Wall Street Journal = The Wall Street Journal
    Washington Post = The Washington Post
    Washington Times = The Washington Times
    Yomiuri Shimbun
  `,
  magazine: `
    Der Spiegel = Spiegel
    National Geographic
    Newsweek
    Rolling Stone
    Scientific American
    The Atlantic
    The Economist
    The Lancet
    The New Yorker = New Yorker
    Time magazine
    Vanity Fair
  `,
  'news website': `
    Axios
    Bellingcat
    BuzzFeed
    Huffington Post = The Huffington Post = HuffPost
    Meduza
    Politico
    ProPublica
    The Daily Beast
    The Intercept
    Ukrainska Pravda
    Wikipedia
    WikiLeaks = Wikileaks
  `,
  broadcaster: `
    ABC News
    Al Arabiya
    Al Jazeera = Al-Jazeera
    ARD
    BBC = BBC News = British Broadcasting Corporation
    Canadian Broadcasting Corporation = CBC = CBC News
    CBS = CBS News
    CCTV = China Central Television
    Channel 4
    CNBC
    CNN
    C-SPAN
    Deutsche Welle
    ESPN
    Echo of Moscow = Ekho Moskvy
    Fox News = !Fox
    France 24
    HBO
    ITV
    MSNBC
    MTV
    National Public Radio = NPR
    NBC = NBC News
    NHK
    PBS
    Radio Free Europe/Radio Liberty = RFE/RL = Radio Free Europe = Radio Liberty
    RT = Russia Today
    Sky News
    TF1
    Voice of America
    ZDF
  `,
  company: `
    Adidas
    Airbnb
    Airbus
    Alibaba = Alibaba Group
    Alphabet Inc.
    Amazon = Amazon.com
    AMD
    American Airlines
    American Express
    AOL
    Apple Inc. = !Apple
    ArcelorMittal
    AstraZeneca
    AT&T
    BAE Systems
    Baidu
    Bayer
    BMW
    Boeing
    BP
    British Airways
    BYD
    ByteDance
    Cargill
    Caterpillar Inc. = !Caterpillar
    Chevron
    Chrysler
    Cisco
    Coca-Cola = Coca Cola
    Comcast
    Costco
    Daimler
    Dell Technologies = !Dell
    Deloitte
    Delta Air Lines
    DreamWorks
    eBay
    EDF
    Electronic Arts
    Emirates Airline
    Eni
    Equinor
    Ericsson
    ExxonMobil = Exxon Mobil = Exxon
    Facebook
    FedEx
    Ferrari
    Fiat
    Ford Motor Company = !Ford
    Foxconn
    Gazprom
    General Electric
    General Motors = GM
    GlaxoSmithKline
    Glencore
    Google
    H&M
    Halliburton
    Hewlett-Packard = Hewlett Packard
    Hitachi
    Honda
    Huawei
    Hyundai = Hyundai Motor Company
    IBM
    IKEA = Ikea
    Infosys
    Instagram
    Intel
    Johnson & Johnson
    KLM
    KPMG
    LG Electronics
    LinkedIn
    Lockheed Martin
    L'Oréal
    Lufthansa
    Lukoil
    Maersk
    Marriott
    Mastercard = MasterCard
    McDonald's
    McKinsey
    Mercedes-Benz = Mercedes
    Meta Platforms
    Microsoft
    Mitsubishi
    Monsanto
    Motorola
    Nestlé
    Netflix
    Nike
    Nintendo
    Nissan
    Nokia
    Norilsk Nickel = Nornickel
    Northrop Grumman
    Novatek
    Novartis
    Nvidia = NVIDIA
    OpenAI
    Oracle Corporation = !Oracle
    Panasonic
    PayPal
    PepsiCo = Pepsi
    Petrobras
    Peugeot
    Pfizer
    Philips
    Pixar
    Porsche
    Procter & Gamble
    PwC = PricewaterhouseCoopers
    Qantas
    Qualcomm
    Raytheon
    Renault
    Rheinmetall
    Rio Tinto
    Roche
    Rolls-Royce
    Rosatom
    Rosneft
    Rostec
    Ryanair
    Samsung = Samsung Electronics
    Sanofi
    SAP
    Saudi Aramco = Aramco
    Shell plc = !Shell = Royal Dutch Shell
    Siemens
    Skype
    SoftBank
    Sony
    SpaceX = Space X
    Spotify
    Starbucks
    Statoil
    Tata Motors
    Tencent
    Tesla = Tesla Motors
    ThyssenKrupp
    Time Warner
    Toshiba
    TotalEnergies
    Toyota
    TSMC
    Twitter
    Uber
    Unilever
    United Airlines
    Verizon
    Vodafone
    Volkswagen = VW
    Volvo
    Walmart = Wal-Mart
    Walt Disney Company = Disney = Walt Disney
    Warner Bros. = Warner Bros
    WhatsApp
    Xiaomi
    Yahoo = Yahoo!
    Yandex
    YouTube
    ZTE
  `,
  bank: `
    Banco Santander = Santander
    Bank of America
    Barclays
    BNP Paribas
    Citigroup = Citibank
    Commerzbank
    Credit Suisse
    Danske Bank
    Deutsche Bank
    Gazprombank
    Goldman Sachs
    HSBC
    ING Group = ING
    JPMorgan Chase = JPMorgan = JP Morgan
    Lehman Brothers
    Lloyds
    Merrill Lynch
    Morgan Stanley
    Nordea
    Raiffeisen Bank International = Raiffeisen
    Royal Bank of Scotland = RBS
    Sberbank
    Société Générale
    Standard Chartered
    UBS
    UniCredit
    VTB Bank = VTB
    Wells Fargo
  `,
  'rating agency': `
    Fitch Ratings = Fitch
    Moody's
    Standard & Poor's
  `,
  'stock exchange': `
    London Stock Exchange
    Nasdaq = NASDAQ
    New York Stock Exchange = NYSE
  `,
  'central bank': `
    Bank of England
    Bank of Japan
    Bank of Russia
    Bundesbank
    Federal Reserve = !Fed = U.S. Federal Reserve = US Federal Reserve
    National Bank of Georgia
    National Bank of Ukraine
    People's Bank of China
    Reserve Bank of Australia
    Reserve Bank of India
    Swiss National Bank
  `,
  'political party': `
    African National Congress = ANC
    Alternative for Germany = AfD
    Awami League
    Bharatiya Janata Party = BJP
    Brothers of Italy
    Christian Democratic Union = CDU
    Christian Social Union = CSU
    Chinese Communist Party = Communist Party of China
    Civic Platform
    Communist Party of the Russian Federation
    Conservative Party = Tories = Tory
    Democratic Party = Democrats = Democratic National Committee = DNC
    Democratic Unionist Party = DUP
    European People's Party
    Fianna Fáil
    Fidesz
    Fine Gael
    Five Star Movement
    Free Democratic Party
    Georgian Dream
    Green Party
    Indian National Congress
    Justice and Development Party = AKP = AK Party
    Kuomintang
    Kurdistan Workers' Party = PKK
    Labour Party = !Labour
    Law and Justice
    Lega Nord
    Liberal Democratic Party
    Liberal Democrats = Lib Dems
    Liberal Party
    Libertarian Party
    Likud
    National Front
    National League for Democracy
    National Rally
    Plaid Cymru
    Podemos
    Progressive Conservative Party
    Republican Party = Republicans = GOP = Republican National Committee = RNC
    Republican People's Party
    Scottish National Party = SNP
    Servant of the People
    Sinn Féin = Sinn Fein
    Social Democratic Party of Germany = SPD
    Socialist Party
    Syriza
    Tea Party
    UK Independence Party = UKIP = Ukip
    United National Movement
    United Russia
    Whig Party
    Workers' Party
    Yabloko
    Ba'ath Party = Baath Party
  `,
  'government body': `
    Bank for International Settlements
    Bundestag
    Bundesrat
    Bundeswehr
    Capitol Police
    Central Intelligence Agency = CIA
    Centers for Disease Control and Prevention = CDC
    Congressional Budget Office
    Customs and Border Protection
    Department of Defense
    Department of Energy
    Department of Homeland Security = DHS
    Department of Justice = Justice Department
    Department of State = State Department = U.S. State Department = US State Department
    Drug Enforcement Administration
    Duma = State Duma = Russian State Duma
    Downing Street
    Environmental Protection Agency = EPA
    Federal Aviation Administration = FAA
    Federal Bureau of Investigation = FBI
    Federal Communications Commission = FCC
    Federal Election Commission
    Federal Security Service = FSB
    Federal Trade Commission
    Food and Drug Administration = FDA
    Foreign Office
    GCHQ
    GRU
    Home Office
    House of Commons
    House of Lords
    House of Representatives = U.S. House of Representatives = US House of Representatives
    Immigration and Customs Enforcement
    Internal Revenue Service = IRS
    Investigative Committee
    Islamic Revolutionary Guard Corps = IRGC = Revolutionary Guards = Revolutionary Guard
    Joint Chiefs of Staff
    KGB
    Knesset
    Kremlin
    Lok Sabha
    Majlis
    Met Office
    MI5
    MI6
    Ministry of Defence
    Mossad
    NASA = Nasa = National Aeronautics and Space Administration
    National Assembly
    National Guard
    National Health Service = NHS
    National Institutes of Health
    National Oceanic and Atmospheric Administration = NOAA
    National Security Agency = NSA
    National Security Council
    National Transportation Safety Board = NTSB
    National Weather Service
    Ofcom
    Pentagon
    People's Liberation Army
    Rajya Sabha
    Riksdag
    Roscosmos
    Roskomnadzor
    Rosstat
    Scotland Yard
    Secret Service
    Securities and Exchange Commission
    Sejm
    Shin Bet
    SVR
    U.S. Army = US Army = United States Army
    U.S. Air Force = US Air Force = United States Air Force
    U.S. Navy = US Navy = United States Navy
    U.S. Congress = US Congress = United States Congress = !Congress
    U.S. Senate = US Senate = United States Senate
    U.S. Coast Guard = US Coast Guard = United States Coast Guard
    U.S. Marine Corps = US Marine Corps = United States Marine Corps = Marine Corps
    U.S. Geological Survey = US Geological Survey = USGS
    USAID
    Verkhovna Rada
    Wehrmacht
    Waffen-SS
    Gestapo
    Luftwaffe
    White House
    Whitehall
    Israel Defense Forces = Israeli Defense Forces = IDF
    Royal Air Force = RAF
    Royal Navy
    Royal Canadian Mounted Police = RCMP
    Red Army
    Politburo
    Supreme Soviet
    Holy See
  `,
  'armed group': `
    al-Qaeda = Al Qaeda = al Qaeda = Al-Qaeda = Al-Qaida = al-Qaida = Al Qaida
    Al-Shabaab = Al-Shabab = al-Shabaab = al-Shabab = al Shabaab
    Boko Haram
    FARC
    Fatah
    Hamas
    Hezbollah = Hizbollah = Hizbullah
    Houthis
    Irish Republican Army = IRA
    Islamic Jihad
    Islamic State = ISIS = ISIL = IS = Daesh = Isis
    Lashkar-e-Taiba
    LTTE = Tamil Tigers
    Muslim Brotherhood
    Peshmerga
    Palestine Liberation Organization = PLO
    Palestinian Authority
    Rapid Support Forces
    Syrian Democratic Forces
    Taliban
    UNITA
    Wagner Group
    Khmer Rouge
    Ku Klux Klan
  `,
  'non-governmental organization': `
    American Civil Liberties Union = ACLU
    Amnesty International = !Amnesty
    Bill & Melinda Gates Foundation = Gates Foundation
    Carnegie Endowment for International Peace = Carnegie Endowment
    Chatham House
    Committee to Protect Journalists = CPJ
    Freedom House
    Greenpeace
    Human Rights Watch = HRW
    International Committee of the Red Cross = ICRC
    International Federation of Red Cross and Red Crescent Societies
    International Institute for Strategic Studies
    International Olympic Committee = IOC
    International Rescue Committee
    Levada Center
    Médecins Sans Frontières = Doctors Without Borders = MSF
    National Rifle Association = NRA
    Open Society Foundations
    Oxfam
    PETA
    Pew Research Center
    Planned Parenthood
    RAND Corporation
    Red Crescent
    Red Cross = International Red Cross
    Reporters Without Borders = RSF
    Rockefeller Foundation
    Save the Children
    Sierra Club
    Transparency International
    World Economic Forum
    World Wildlife Fund = WWF
    NAACP
    Wikimedia Foundation
    World Council of Churches
  `,
  'religious organization': `
    Catholic Church = Roman Catholic Church
    Church of England
    Georgian Orthodox Church
    Greek Orthodox Church
    Russian Orthodox Church
    Orthodox Church of Ukraine
    Jehovah's Witnesses
    Opus Dei
    Salvation Army
  `,
  'sports organization': `
    AFC
    CONMEBOL
    FIA
    FIFA = Fifa
    FIBA
    International Association of Athletics Federations = IAAF
    International Paralympic Committee
    Major League Baseball = MLB
    Major League Soccer = MLS
    NASCAR
    National Basketball Association = NBA
    National Football League = NFL
    National Hockey League = NHL
    NCAA
    Premier League
    La Liga
    Serie A
    Bundesliga
    Ligue 1
    UEFA = Uefa
    World Anti-Doping Agency = WADA
    WWE
  `,
  'sports club': `
    AC Milan
    Ajax
    Arsenal F.C. = !Arsenal
    Aston Villa
    Atlético Madrid = Atletico Madrid
    Bayern Munich
    Borussia Dortmund
    Boston Red Sox = Red Sox
    Celtic F.C. = !Celtic
    Chelsea F.C.
    Chicago Bulls
    Chicago Cubs
    Dallas Cowboys
    Dynamo Kyiv
    Everton F.C. = Everton
    FC Barcelona = Barcelona FC
    Green Bay Packers
    Inter Milan
    Juventus
    Leicester City
    Liverpool F.C.
    Los Angeles Lakers = Lakers
    Manchester City
    Manchester United
    New England Patriots
    New York Giants
    New York Yankees = Yankees
    Newcastle United
    Paris Saint-Germain
    Real Madrid
    Shakhtar Donetsk
    Tottenham Hotspur = Tottenham
    West Ham
  `,
  university: `
    Cambridge University = University of Cambridge
    Columbia University
    Cornell University
    ETH Zurich
    Georgetown University
    Harvard University = Harvard = Harvard College
    Imperial College London
    Johns Hopkins University
    London School of Economics
    Massachusetts Institute of Technology = MIT
    Moscow State University
    Oxford University = University of Oxford
    Princeton University
    Sorbonne
    Stanford University
    Tbilisi State University
    Yale University = Yale
    Eton College
  `,
};
