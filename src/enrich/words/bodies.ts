// Nouns by which a text speaks again of a body that it has named: `the ministry`, `the company`.

import { wordList } from './titles.ts';

export const BODY_NOUNS = wordList(`
  agency airline army association authority bank board broadcaster bureau carrier charity church club college commission
  committee company council court department federation firm force foundation fund government group hospital institute
  ministry newspaper office organisation organization parliament party regulator school service team union university
`);

/** Of those, nouns for what may be called anything. */
export const ANY_BODY = wordList(
  `agency airline carrier charity club company firm group organisation organization team`,
);
