// Well-known organizations by category, one per line: `name = another form = another`; `!` marks a form that is also a
// common word. Written by hand; ids come from packages. This file is data, and longer than code files.

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
    Caribbean Community = CARICOM = Caricom
    European Economic Community = EEC
    Inter-American Development Bank
    International Whaling Commission
    International Telecommunication Union = ITU
    Nordic Council
    Organization of African Unity = Organisation of African Unity = OAU
    Pacific Islands Forum
    Paris Club
    South Asian Association for Regional Cooperation = SAARC
    Southern African Development Community = SADC
    Western European Union
    Visegrad Group
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
    International Civil Aviation Organization = ICAO
    International Fund for Agricultural Development
    UN Women
    UNIFIL
    United Nations Population Fund = UNFPA
    United Nations Economic and Social Council
    World Intellectual Property Organization = WIPO
    World Tourism Organization
  `,
  'institution of the European Union': `
    European Commission
    European Council
    European Parliament
    European Central Bank = ECB
    European Court of Justice = Court of Justice of the European Union
    European Medicines Agency
    Council of the European Union
    Court of Auditors
    European Court of Auditors
    European External Action Service
    European Food Safety Authority
    European Investment Fund
  `,
  court: `
    International Criminal Court = ICC
    European Court of Human Rights = ECHR
    Supreme Court of the United States = U.S. Supreme Court = US Supreme Court = United States Supreme Court
    Court of Arbitration for Sport
    Old Bailey
    International Criminal Tribunal for the former Yugoslavia = ICTY
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
    Antara
    Bernama
    Canadian Press = The Canadian Press
    CTK
    Islamic Republic News Agency
    Jiji Press
    PA Media
    Polish Press Agency
    Tanjug
    UPI
    Sputnik News
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
    Asharq al-Awsat = Asharq Al-Awsat
    Atlanta Journal-Constitution
    Australian Financial Review
    Baltimore Sun
    Bangkok Post
    Boston Herald
    Buenos Aires Herald
    Chicago Sun-Times
    Clarín
    Cumhuriyet
    Dallas Morning News
    De Telegraaf
    De Volkskrant
    Denver Post
    Detroit Free Press
    Detroit News
    Eleftherotypia
    El Universal
    Evening Standard
    Expressen
    Gulf News
    Handelsblatt
    Hindustan Times
    Houston Chronicle
    Hurriyet Daily News
    Indian Express = The Indian Express
    International Herald Tribune
    Irish Independent
    Jakarta Post = The Jakarta Post
    Japan Times = The Japan Times
    JoongAng Ilbo
    Jyllands-Posten
    Korea Herald
    Korea Times
    L'Équipe = L'Equipe
    L'Humanité
    La Nación
    La Vanguardia
    Libération
    Mail on Sunday
    Mainichi Shimbun
    Manila Times
    Marca
    Milliyet
    Minneapolis Star Tribune
    Moskovsky Komsomolets
    Neue Zürcher Zeitung
    New Zealand Herald
    News of the World
    O Globo
    Philadelphia Inquirer
    Philippine Daily Inquirer
    Politiken
    Rzeczpospolita
    San Jose Mercury News
    Scotsman = The Scotsman
    Seattle Times
    St. Petersburg Times
    Sunday Telegraph = The Sunday Telegraph
    Sunday Mirror
    Tagesspiegel
    Toronto Star
    Today's Zaman
    Trud
    Wen Wei Po
    Yedioth Ahronoth
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
    Billboard magazine
    Entertainment Weekly
    Forbes
    Fortune magazine
    Foreign Affairs
    Foreign Policy
    GQ
    Le Nouvel Observateur
    Nature magazine
    Paris Match
    People magazine
    PLOS ONE = PLoS ONE = PLOS One
    Stern magazine
    The Spectator
    New Statesman
    U.S. News & World Report
    Wired magazine
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
    Breitbart = Breitbart News
    Business Insider
    Mashable
    Slate magazine
    Snopes
    TechCrunch
    The Hill
    The Verge
    Vox
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
    ABC
    Al-Manar
    Australian Broadcasting Corporation
    Bloomberg Television
    Channel One Russia = Channel One
    CTV News
    Globovisión
    NTV
    NDTV
    ORF
    Press TV
    RAI
    Rossiya 1
    RTÉ = RTE
    Rustavi 2
    Sky Sports
    Telesur
    TV Rain = Dozhd
    TVN24
    TVP
    Univision
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
    ABB
    Accenture
    Activision Blizzard = Activision
    Aeroflot
    Air Canada
    Air France
    Air France-KLM
    Air India
    Air New Zealand
    Alcatel-Lucent = Alcatel
    Alcoa
    Alfa Romeo
    Alitalia
    Allianz
    Alstom
    Altria
    American International Group = AIG
    Anglo American
    Anheuser-Busch = Anheuser-Busch InBev
    Arthur Andersen
    Asus
    Atari
    Audi
    AXA
    BASF
    Bechtel
    Best Buy
    BHP Billiton = BHP
    BlackBerry
    BlackRock
    Blackstone Group
    BMG
    Bombardier
    Bosch
    Bristol-Myers Squibb
    British American Tobacco
    British Petroleum
    British Telecom
    Burger King
    Cadbury
    Canon Inc.
    Carlsberg
    Carrefour
    Casio
    Cathay Pacific
    China Mobile
    ChevronTexaco
    Compaq
    Conoco = ConocoPhillips
    Continental Airlines
    DaimlerChrysler
    Danone
    Deutsche Bahn
    Deutsche Post
    Deutsche Telekom
    DHL
    Diageo
    Dow Chemical
    DuPont
    Duke Energy
    E.ON
    Eastman Kodak = Kodak
    EasyJet = easyJet
    Electrolux
    Eli Lilly
    EMI
    Enel
    Enron
    Ernst & Young
    Etihad Airways
    Exelon
    Fannie Mae
    Freddie Mac
    Fujitsu
    Gap Inc.
    Garuda Indonesia
    Gucci
    Heineken
    Hilton Worldwide
    Home Depot
    Honeywell
    Hughes Aircraft
    Hutchison Whampoa
    Iberia Airlines
    Imperial Tobacco
    International Airlines Group
    Isuzu
    Itochu
    J.C. Penney
    Jaguar Land Rover
    Japan Airlines
    Johnson Controls
    Kellogg's
    Kenya Airways
    Kia
    Kimberly-Clark
    Kmart
    Kraft Foods
    Lenovo
    Levi Strauss
    Lexus
    Lion Air
    Lucasfilm
    Lucent Technologies = Lucent
    LVMH
    Lyft
    Macy's
    Mahindra
    Malaysia Airlines
    Marks & Spencer
    Marvel Comics = Marvel Entertainment
    Mazda
    McDonnell Douglas
    Medtronic
    Merck
    Metro-Goldwyn-Mayer = MGM
    Michelin
    Mozilla
    Napster
    NBCUniversal = NBC Universal
    News Corp = News Corporation = News Corp.
    Norsk Hydro
    Northwest Airlines
    Occidental Petroleum
    Pan Am = Pan American World Airways
    Paramount Pictures = Paramount
    Pemex
    Petronas
    Philip Morris
    Pizza Hut
    Pratt & Whitney
    PSA Peugeot Citroën = Citroën = Citroen
    Qatar Airways
    RCA
    Repsol
    Reliance Industries
    Rusal
    Russian Railways
    SAIC
    Salesforce
    Scandinavian Airlines = SAS
    Schlumberger
    Sears
    Severstal
    Sharp Corporation
    Singapore Airlines
    Snapchat
    Southwest Airlines
    Spirit Airlines
    Sprint Corporation
    Subaru
    Sun Microsystems
    Suzuki
    Telefónica = Telefonica
    Tesco
    Texaco
    Texas Instruments
    Thales
    TikTok
    T-Mobile
    Transneft
    Turkish Airlines
    TWA = Trans World Airlines
    Twentieth Century Fox = 20th Century Fox
    United Technologies
    Universal Pictures = Universal Studios
    UPS = United Parcel Service
    US Airways
    Valeant
    Viacom
    Virgin Atlantic
    Visa Inc.
    Vivendi
    Warner Music
    Westinghouse
    Wizz Air
    Xerox
    Yukos
    Zara
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
    Agricultural Bank of China
    Alfa Bank = Alfa-Bank
    Bank of China
    Bank of New York
    Bank of Tokyo-Mitsubishi
    Bear Stearns
    China Construction Bank
    Chase Manhattan
    Crédit Agricole = Credit Agricole
    Crédit Lyonnais = Credit Lyonnais
    Dresdner Bank
    First Boston
    HBOS
    Industrial and Commercial Bank of China = ICBC
    Intesa Sanpaolo
    Julius Baer
    Macquarie
    Mizuho
    National Australia Bank
    NatWest
    Nomura
    Northern Rock
    Rabobank
    Salomon Brothers
    State Bank of India
    Swedbank
    Washington Mutual
    Westpac
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
    Chicago Board of Trade
    Chicago Mercantile Exchange
    Hong Kong Stock Exchange
    London Metal Exchange
    Moscow Exchange
    Tokyo Stock Exchange
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
    Bank of Canada
    Bank of Israel
    Banque de France
    Riksbank
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
    All India Anna Dravida Munnetra Kazhagam
    Aam Aadmi Party = AAP
    Batasuna
    Bloc Québécois = Bloc Quebecois
    Botswana Democratic Party
    British National Party = BNP
    Cambodian People's Party
    Christian Democratic Party
    Communist Party of India
    Communist Party of the Soviet Union = CPSU
    Convergence and Union
    Czech Social Democratic Party
    Democratic Progressive Party = DPP
    Democratic Left Alliance
    Forza Italia
    Fretilin = FRETILIN
    Frelimo = FRELIMO
    Golkar
    Golden Dawn
    Inkatha Freedom Party = Inkatha
    Institutional Revolutionary Party = PRI
    Janata Dal
    Jobbik
    Komeito
    Moderate Party
    MPLA
    Muslim League
    Nation of Islam
    National Action Party
    National Democratic Party
    National Party
    Nazi Party
    New Democracy
    New Democratic Party = NDP
    Northern League
    Our Ukraine
    Pakistan People's Party = PPP
    Pakistan Tehreek-e-Insaf = PTI
    Party of Regions
    PASOK = Pasok
    People's Party
    People's Democratic Party
    Renamo = RENAMO
    Social Democratic Party
    SWAPO
    Sweden Democrats
    UMNO
    Union for a Popular Movement = UMP
    ZANU-PF = Zanu-PF
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
    Army Corps of Engineers = U.S. Army Corps of Engineers
    Bundeskriminalamt
    Bureau of Labor Statistics
    Bureau of Prisons
    Census Bureau = U.S. Census Bureau
    Commerce Department = Department of Commerce = U.S. Department of Commerce
    Commodity Futures Trading Commission
    Consumer Product Safety Commission
    Defense Department = U.S. Department of Defense
    Defense Intelligence Agency
    Department of Agriculture = U.S. Department of Agriculture = USDA = Agriculture Department
    Department of Education = U.S. Department of Education
    Department of Health and Human Services
    Department of Labor = Labor Department = U.S. Department of Labor
    Department of Transportation = Transportation Department = U.S. Department of Transportation
    Department of the Interior = Interior Department
    Department of Veterans Affairs
    DINA
    Federal Emergency Management Agency = FEMA
    General Accounting Office
    Government Accountability Office
    Guardia Civil
    HM Treasury
    Homeland Security
    House Intelligence Committee
    House Judiciary Committee
    Inland Revenue
    Library of Congress
    London Assembly
    Medicaid
    Medicare
    Metropolitan Police = Metropolitan Police Service
    Moscow City Court
    National Park Service
    National Hurricane Center
    National Science Foundation
    National Diet
    New York Police Department = NYPD
    Los Angeles Police Department = LAPD
    Nuclear Regulatory Commission
    Office of Management and Budget
    Police Service of Northern Ireland
    Royal Ulster Constabulary = RUC
    Savak
    Scottish Parliament
    Senate Intelligence Committee
    Senate Judiciary Committee
    Serious Fraud Office
    Social Security Administration
    Smithsonian Institution = Smithsonian
    Stasi
    Treasury Department = U.S. Treasury = US Treasury = Department of the Treasury = U.S. Treasury Department
    Transportation Security Administration = TSA
    U.S. Fish and Wildlife Service
    U.S. Forest Service
    U.S. Postal Service = US Postal Service
    U.S. Central Command
    U.S. Justice Department = US Justice Department
    Welsh Assembly = National Assembly for Wales
    World Health Assembly
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
    Abu Sayyaf = Abu Sayyaf Group
    Al-Nusra Front = al-Nusra Front
    Ansar al-Islam
    Basij
    Contras
    ETA
    Hizbul Mujahideen
    Jemaah Islamiyah
    Kosovo Liberation Army = KLA
    Lord's Resistance Army = LRA
    M23
    Moro Islamic Liberation Front
    Moro National Liberation Front
    Northern Alliance
    Popular Front for the Liberation of Palestine = PFLP
    Quds Force
    Red Brigades
    Shining Path
    Real IRA
    Ulster Volunteer Force
    Viet Cong
    Viet Minh
    Zapatista Army of National Liberation = Zapatistas
    Islamic State of Iraq and the Levant
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
    AARP
    ActionAid
    American Bar Association
    American Medical Association
    American Red Cross
    Anti-Defamation League
    Brookings Institution
    CARE International
    Cato Institute
    Christian Aid
    Consumer Reports
    Council on Foreign Relations
    Electronic Frontier Foundation
    Friends of the Earth
    Heritage Foundation
    Human Rights Campaign
    International Crisis Group
    Islamic Relief
    Mercy Corps
    Motion Picture Association of America
    National Geographic Society
    National Trust
    Nobel Committee
    Norwegian Refugee Council
    Recording Industry Association of America = RIAA
    Refugee Council
    Royal Society
    Simon Wiesenthal Center
    Southern Poverty Law Center
    World Vision
    YMCA
    AFL-CIO
    United Auto Workers = UAW
    Teamsters
    Trades Union Congress = TUC
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
    Anglican Church
    Church of Jesus Christ of Latter-day Saints
    Church of Scientology = Scientology
    Coptic Orthodox Church
    Episcopal Church
    Falun Gong
    Jesuits
    Lutheran Church
    Methodist Church
    Presbyterian Church
    Serbian Orthodox Church
    Southern Baptist Convention
    World Jewish Congress
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
    All England Club
    ATP
    Confederation of African Football
    Football Association
    Football League
    Formula One = Formula 1
    IBF
    International Cricket Council
    International Boxing Federation
    International Tennis Federation
    LPGA
    PGA Tour = PGA
    Rugby Football Union
    South African Rugby Football Union
    U.S. Olympic Committee
    UFC = Ultimate Fighting Championship
    Women's National Basketball Association = WNBA
    World Boxing Association = WBA
    World Boxing Council = WBC
    World Rugby
    WTA
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
    Anaheim Ducks
    Arizona Cardinals
    Arizona Diamondbacks
    AS Roma
    Athletic Bilbao
    Atlanta Braves
    Atlanta Falcons
    Atlanta Hawks
    Baltimore Orioles = Orioles
    Baltimore Ravens = Ravens
    Bayer Leverkusen
    Benfica
    Birmingham City
    Blackburn Rovers
    Boca Juniors
    Bolton Wanderers
    Borussia Mönchengladbach = Borussia Moenchengladbach
    Boston Bruins = Bruins
    Boston Celtics = Celtics
    Brooklyn Nets
    Buffalo Bills
    Buffalo Sabres = Sabres
    Calgary Flames
    California Angels
    Cardiff City
    Carolina Hurricanes
    Carolina Panthers
    Charlotte Hornets
    Chicago Bears
    Chicago Blackhawks = Blackhawks
    Chicago White Sox = White Sox
    Cincinnati Bengals = Bengals
    Cincinnati Reds
    Cleveland Browns
    Cleveland Cavaliers = Cavaliers
    Cleveland Indians
    Colorado Avalanche
    Colorado Rockies
    Columbus Blue Jackets
    Coventry City
    Crystal Palace F.C.
    CSKA Moscow
    Dallas Mavericks = Mavericks
    Dallas Stars
    Denver Broncos = Broncos
    Denver Nuggets
    Derby County
    Detroit Lions
    Detroit Pistons = Pistons
    Detroit Red Wings = Red Wings
    Detroit Tigers
    Deportivo La Coruña = Deportivo Coruna
    Dinamo Zagreb
    Dinamo Tbilisi = Dynamo Tbilisi
    Dynamo Moscow = Dinamo Moscow
    Edmonton Oilers = Oilers
    Eintracht Frankfurt
    Espanyol
    FC Porto = Porto FC
    Fenerbahçe = Fenerbahce
    Feyenoord
    Fiorentina
    Florida Marlins = Miami Marlins
    Florida Panthers
    Galatasaray
    Golden State Warriors
    Hamburger SV
    Hapoel Tel Aviv
    Hertha Berlin
    Hibernian
    Houston Astros = Astros
    Houston Oilers
    Houston Rockets
    Houston Texans
    Indiana Pacers = Pacers
    Indianapolis Colts = Colts
    Ipswich Town
    Jacksonville Jaguars = Jaguars
    Kaiserslautern
    Kansas City Chiefs
    Kansas City Royals
    Lazio
    Leeds United
    Los Angeles Clippers = Clippers
    Los Angeles Dodgers = Dodgers
    Los Angeles Galaxy = LA Galaxy
    Los Angeles Kings
    Los Angeles Rams
    Maccabi Haifa
    Maccabi Tel Aviv
    Marseille FC = Olympique de Marseille = Olympique Marseille
    Memphis Grizzlies
    Miami Dolphins
    Miami Heat
    Middlesbrough F.C.
    Milwaukee Brewers = Brewers
    Milwaukee Bucks
    Minnesota Timberwolves = Timberwolves
    Minnesota Twins
    Minnesota Vikings
    Montreal Canadiens = Canadiens
    Montreal Expos
    Napoli
    Nashville Predators
    New Jersey Devils
    New Jersey Nets
    New Orleans Saints
    New York Islanders
    New York Jets
    New York Knicks = Knicks
    New York Mets = Mets
    New York Rangers
    Norwich City
    Nottingham Forest
    Oakland Athletics
    Oakland Raiders = Raiders
    Oklahoma City Thunder
    Olympiacos = Olympiakos
    Olympique Lyonnais
    Orlando Magic
    Ottawa Senators
    Panathinaikos
    Philadelphia 76ers = 76ers
    Philadelphia Eagles
    Philadelphia Flyers = Flyers
    Philadelphia Phillies = Phillies
    Phoenix Coyotes
    Phoenix Suns
    Pittsburgh Penguins
    Pittsburgh Pirates
    Pittsburgh Steelers = Steelers
    Portland Trail Blazers = Trail Blazers
    PSV Eindhoven = PSV
    Queens Park Rangers
    Rangers F.C.
    Real Betis
    Real Sociedad
    Red Star Belgrade
    River Plate F.C.
    Sacramento Kings
    San Antonio Spurs
    San Diego Chargers = Chargers
    San Diego Padres = Padres
    San Francisco 49ers = 49ers
    San Francisco Giants
    San Jose Sharks
    Santos FC
    Schalke 04 = Schalke
    Seattle Mariners
    Seattle Seahawks = Seahawks
    Seattle SuperSonics = SuperSonics
    Sevilla FC
    Sheffield United
    Sheffield Wednesday
    Slavia Prague
    Southampton F.C.
    Sparta Prague
    Spartak Moscow
    Sporting Lisbon
    St. Louis Blues
    St. Louis Cardinals
    St. Louis Rams
    Stoke City
    Sunderland A.F.C.
    Swansea City
    Tampa Bay Buccaneers = Buccaneers
    Tampa Bay Lightning
    Tampa Bay Rays
    Tennessee Titans
    Texas Rangers
    Toronto Blue Jays = Blue Jays
    Toronto Maple Leafs = Maple Leafs
    Toronto Raptors = Raptors
    Utah Jazz
    Valencia CF
    Vancouver Canucks = Canucks
    Vancouver Grizzlies
    VfB Stuttgart
    Villarreal CF
    Washington Capitals
    Washington Nationals
    Washington Redskins = Redskins
    Washington Wizards
    Werder Bremen
    Wigan Athletic
    Wimbledon F.C.
    Winnipeg Jets
    Wolverhampton Wanderers
    Zenit Saint Petersburg = Zenit
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
    American University
    Arizona State University
    Boston College
    Boston University
    Brown University
    California Institute of Technology = Caltech
    Carnegie Mellon University = Carnegie Mellon
    Catholic University of America
    Charles University
    City University of New York
    Dartmouth College
    Duke University
    Florida State University
    Fordham University
    George Washington University
    Georgia Tech = Georgia Institute of Technology
    Harvard Business School
    Harvard Law School
    Harvard Medical School
    Howard University
    Humboldt University
    Indiana University
    King's College London
    McGill University
    Michigan State University
    National University of Singapore
    New York University = NYU
    Northwestern University
    Notre Dame University = University of Notre Dame
    Ohio State University = Ohio State
    Peking University
    Pennsylvania State University = Penn State
    Purdue University
    Rutgers University = Rutgers
    Saint Petersburg State University
    Technion
    Texas A&M University = Texas A&M
    Tsinghua University
    Tufts University
    UC Berkeley = University of California, Berkeley
    UC Davis = University of California, Davis
    UCLA = University of California, Los Angeles
    University College London = UCL
    University of California
    University of Chicago
    University of Michigan
    University of Pennsylvania
    University of Southern California = USC
    University of Texas
    University of Tokyo
    University of Toronto
    University of Virginia
    University of Washington
    Vanderbilt University
    West Point
  `,
};
