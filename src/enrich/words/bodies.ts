// Lists nouns that refer to an organization mentioned before: `the ministry`, `the company`.

import { wordList } from './titles.ts';

export const BODY_NOUNS = wordList(`
  agency airline army association authority bank board broadcaster bureau carrier charity church club college commission
  committee company council court department federation firm force foundation fund government group hospital institute
  ministry newspaper office organisation organization parliament party regulator school service team union university
`);

/** The nouns that any organization can be called. */
export const ANY_BODY = wordList(
  `agency airline carrier charity club company firm group organisation organization team`,
);
