// Links the entities of many articles. Importing this file loads no model and no tagger.

export { loadSurnames } from '../surnames.ts';
export { birthYears } from './ages.ts';
export { curateFindings } from './curate.ts';
export { type LinkedFindings, linkFindings } from './link.ts';
export { fullestName, type PersonNameParts, personNameParts } from './name-parts.ts';
export { isAcronym } from './organizations.ts';
export {
  isShortName,
  nameSimilarity,
  parsePersonName,
  surnameKey,
} from './person-name.ts';
export { unlinkFindings } from './unlink.ts';
