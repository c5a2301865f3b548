// Who and what the invented articles are about: names of which it is certain by their form what is found in them.

const GIVEN =
  `Iris Lidia Bela Corvin Ottoline Ilda Zorana Levan Dilek Kostas Anahit Gevorg Marta Tomas Petra Nadia Viktor
  Elena Oskar Helga`.split(/\s+/);
const STEMS = `Kopan Damar Quorr Ossk Fenw Alders Varsk Ormand Dorist Andrel Halm Zorvan Tarv Morn Kelv Brask Gund Pell
  Sarv Lodr Wend Mirk Jand Hulv`.split(/\s+/);
const ENDINGS = ['anos', 'arova', 'in', 'elin', 'arth', 'ulian', 'edda', 'omir', 'isk'];
const ROLES = ['Mayor', 'Senator', 'Governor', 'President', 'Ambassador'];

/** No two have a surname in common. */
const PEOPLE = STEMS.flatMap((stem, at) =>
  ENDINGS.map((ending, nth) => `${GIVEN[(at * ENDINGS.length + nth) % GIVEN.length]} ${stem}${ending}`),
);

/** Those who are named with others, those who are always alone, and those whom nobody knows until they are given. */
export const CHORUS = PEOPLE.filter((_, at) => at % 3 === 0).concat(PEOPLE.filter((_, at) => at % 6 === 1));
export const SOLOISTS = PEOPLE.filter((_, at) => at % 3 === 2);
export const RESERVED = PEOPLE.filter((_, at) => at % 6 === 4);

/** Everybody has one. */
export const roleOf = (name: string): string => ROLES[name.length % ROLES.length] as string;

/** Listed in the gazetteer. */
export const PLACES = ['Tbilisi', 'Yerevan', 'Vilnius', 'Tallinn', 'Zagreb', 'Sarajevo', 'Ljubljana'];

export const SECTIONS = ['Local', 'Sea', 'Markets', 'Letters'];
export const TAGS = ['ferries', 'harbours', 'tides', 'lighthouses', 'nets', 'salt'];
/** Nobody of the cast. */
export const AUTHORS = ['Runa Tveit', 'Sven Aldo Brix', 'Yusra Malet', 'Pia Norrby'];
export const LANGS = ['en', 'en-GB'];
/** Papers by host, and what they call themselves. */
export const PAPERS: Record<string, string> = {
  'harbour-times.example': 'The Harbour Times',
  'quay-post.example': 'The Quay Post',
  'salt-courier.example': 'The Salt Courier',
};
/** Where links lead that lead out of the archive. */
export const ELSEWHERE = ['council.example', 'port.example', 'atlas.example'];

/** Words to search for: each is in a sentence of its own or nowhere. */
export const RARE = ['wolfram', 'basalt', 'marl', 'ochre', 'tallow', 'gypsum'];

/** What people say. */
export const SAYINGS = [
  'The harbour is open again',
  'Nothing was lost at sea',
  'We waited a year for the ferry',
  'The nets were full this morning',
  'Nobody asked the keeper of the lighthouse',
  'The old pier will be mended',
];
