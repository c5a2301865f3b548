// Lists currencies as English newspapers write them: signs, codes and words, with ISO 4217 codes if unambiguous.

/** Signs before or after a number; `null` if several countries use the sign. */
export const SIGNS: ReadonlyMap<string, string | null> = new Map([
  ['$', 'USD'],
  ['US$', 'USD'],
  ['U.S.$', 'USD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['CDN$', 'CAD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['S$', 'SGD'],
  ['NT$', 'TWD'],
  ['R$', 'BRL'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', null],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['₫', 'VND'],
  ['฿', 'THB'],
  ['₦', 'NGN'],
  ['₱', 'PHP'],
  ['₾', 'GEL'],
  ['₸', 'KZT'],
  ['₡', 'CRC'],
  ['Rs.', null],
  ['Rs', null],
]);

/** ISO 4217 codes used in text, without those that are also words (`ALL`, `TOP`, `TRY`). */
export const CODES: ReadonlySet<string> = new Set(
  `USD EUR GBP JPY CHF CAD AUD NZD SEK NOK DKK ISK PLN CZK HUF RON BGN RSD UAH RUB BYN MDL GEL AMD AZN KZT UZS KGS TJS
  ILS TRY EGP SAR AED QAR KWD BHD OMR JOD LBP IQD IRR INR PKR BDT LKR NPR CNY CNH HKD TWD KRW SGD MYR THB IDR PHP VND ZAR
  NGN KES GHS ETB TZS UGX MAD DZD TND BRL MXN ARS CLP COP PEN UYU`.split(/\s+/u),
);

/** Words after a number; `null` if only the country's name disambiguates the word. */
export const UNITS: ReadonlyMap<string, string | null> = new Map(
  (
    [
      ['dollar dollars', 'USD'],
      ['euro euros', 'EUR'],
      ['sterling', 'GBP'],
      ['yen', 'JPY'],
      ['yuan renminbi', 'CNY'],
      ['won', 'KRW'],
      ['ruble rubles rouble roubles', 'RUB'],
      ['hryvnia hryvnias', 'UAH'],
      ['zloty zlotys', 'PLN'],
      ['forint forints', 'HUF'],
      ['koruna korunas', 'CZK'],
      ['kronor', 'SEK'],
      ['lari', 'GEL'],
      ['tenge', 'KZT'],
      ['shekel shekels', 'ILS'],
      ['lira liras', 'TRY'],
      ['baht', 'THB'],
      ['rupiah', 'IDR'],
      ['ringgit', 'MYR'],
      ['naira', 'NGN'],
      ['reais', 'BRL'],
      ['taka', 'BDT'],
      [
        'pound pounds franc francs krona krone kroner peso pesos rupee rupees dinar dinars dirham dirhams riyal riyals rial',
        null,
      ],
      ['rials rand lei lev leva dram drams manat birr shilling shillings bolivar bolivars', null],
    ] as const
  ).flatMap(([words, code]) => words.split(' ').map((word): [string, string | null] => [word, code])),
);

/** Units that are also weights, names or other things: money only with a magnitude or a country. */
export const DOUBTFUL_UNITS: ReadonlySet<string> = new Set('pound pounds won rand lei real'.split(' '));

/** Units with a country: `Swiss francs`, `US dollars`. */
export const NATIONAL_UNITS: ReadonlyMap<string, string> = new Map(
  `us dollar:USD,u.s. dollar:USD,american dollar:USD,canadian dollar:CAD,australian dollar:AUD,new zealand dollar:NZD,
  hong kong dollar:HKD,singapore dollar:SGD,taiwan dollar:TWD,swiss franc:CHF,british pound:GBP,egyptian pound:EGP,
  lebanese pound:LBP,syrian pound:SYP,indian rupee:INR,pakistani rupee:PKR,sri lankan rupee:LKR,nepali rupee:NPR,
  mexican peso:MXN,argentine peso:ARS,chilean peso:CLP,colombian peso:COP,philippine peso:PHP,swedish krona:SEK,
  icelandic krona:ISK,norwegian krone:NOK,danish krone:DKK,swedish kronor:SEK,norwegian kroner:NOK,danish kroner:DKK,
  iraqi dinar:IQD,kuwaiti dinar:KWD,jordanian dinar:JOD,serbian dinar:RSD,algerian dinar:DZD,tunisian dinar:TND,
  saudi riyal:SAR,qatari riyal:QAR,iranian rial:IRR,omani rial:OMR,emirati dirham:AED,moroccan dirham:MAD,
  romanian lei:RON,moldovan lei:MDL,bulgarian lev:BGN,bulgarian leva:BGN,russian ruble:RUB,russian rouble:RUB,
  belarusian ruble:BYN,belarusian rouble:BYN,turkish lira:TRY,chinese yuan:CNY,japanese yen:JPY,south korean won:KRW,
  north korean won:KPW,south african rand:ZAR,brazilian real:BRL,brazilian reais:BRL,armenian dram:AMD,
  azerbaijani manat:AZN,turkmen manat:TMT,georgian lari:GEL,ethiopian birr:ETB,kenyan shilling:KES,ugandan shilling:UGX,
  tanzanian shilling:TZS,israeli shekel:ILS,polish zloty:PLN,czech koruna:CZK,hungarian forint:HUF,ukrainian hryvnia:UAH,
  nigerian naira:NGN,thai baht:THB,malaysian ringgit:MYR,indonesian rupiah:IDR,bangladeshi taka:BDT,kazakh tenge:KZT`
    .split(',')
    .map((line): [string, string] => {
      const [words = '', code = ''] = line.trim().split(':');
      return [words, code];
    }),
);
