// Lists words that make a run of capitals a place.

import { wordList } from './titles.ts';

/** Last words of place names. */
export const PLACE_HEADS = wordList(`
  abbey aerodrome airfield airport alley archipelago arena atoll avenue ave basilica basin bay bays beach boulevard
  blvd borough bridge brook camp canal canyon cape castle cathedral cave caves cemetery city cliff cliffs coast colony
  corridor county cove creek crossing dam delta desert district drive estuary falls farm fjord forest fort
  fortress garden gardens glacier glen gorge gulf harbor harbour heath heights highlands highway hill hills hinterland
  hotel house island islands isle isles junction kingdom lagoon lake lakes land landing lane lighthouse lowlands marsh
  meadows mesa moor mosque mount mountain mountains municipality ocean oasis oblast okrug palace park pass peak peninsula
  pier plain plains plateau plaza point pond port prefecture prison province quarter range ranges rapids ravine
  reef refugee-camp region reservation reserve reservoir ridge river rivers road rock ruins sanctuary sea shore sound
  speedway springs square stadium station steppe strait straits strand street suburb summit swamp temple terminal
  territories territory tower towers town township trail tundra tunnel valley village volcano wadi ward waterfall
  waterway wells wharf wetlands wood woods zone raion rayon voivodeship governorate canton parish
`);

/** Heads shared with buildings and companies, or too common: they need a name before them. */
export const WEAK_PLACE_HEADS = wordList(`
  house hotel summit point sound range pass land quarter station rock drive landing camp strand ward zone crossing
  corridor region territory territories kingdom park square
`);

/** First words of place names. */
export const PLACE_STARTS = wordList(`
  abu bay bahr cabo cape ciudad cerro costa dar fort ft isla isle jabal jebel kampong kota lac lago lake loch los
  las mount mt mts nizhny nova novo novy port porto puerto rio ras river san santa santo são sao sainte tell umm wadi
  ust upper lower velikiy
`);

/** Directions and similar words, which belong to the place name after them. */
export const DIRECTIONS = wordList(`
  north south east west northern southern eastern western central northeast northwest southeast southwest northeastern
  northwestern southeastern southwestern upper lower inner outer greater mainland new
`);

/** `city of X`, `the village of X`. */
export const PLACE_NOUNS = wordList(`
  airport area archipelago base borough camp capital capitals city cities coast community commune counties county country
  countries desert district districts enclave exclave forest governorate hamlet harbor harbour hills hub island islands
  isle lake municipality mountain mountains neighborhood neighbourhood outpost peninsula port prefecture province
  provinces region regions republic resort river sea settlement shrine site slum state states strait suburb suburbs
  territory territories town towns township valley village villages volcano ward
`);

/** Heads that `of` can follow: `Gulf of …`. */
export const PLACE_OF_HEADS = wordList(
  `bay cape gulf isle islands island kingdom republic sea strait straits mount lake emirate`,
);

/** Prepositions after which an unknown name is usually a place. */
export const PLACE_PREPOSITIONS = wordList(
  `in near at from outside across around throughout to toward towards into within via`,
);
