// Matches English date phrases with one expression; the group that matches names the kind of phrase.

const MONTH =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const DATE = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?';
const YEAR = '(?:1[5-9]|20)\\d\\d';
const JOIN = '(?:\\s?[-–—]\\s?|\\s(?:to|and|through)\\s)';
const COUNT =
  '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)';

/** Not inside a longer number or word, and not an amount of money. */
const START = '(?<![\\p{L}\\p{N}$€£¥₹#]|\\p{N}[.,:/–-])';
const END = '(?![\\p{L}\\p{N}%]|[.,:/]\\p{N}|[-–]\\p{N})';

export const KINDS = {
  iso: `${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])`,
  days: `(?:${MONTH}\\s${DATE}${JOIN}${DATE}|${DATE}${JOIN}${DATE}\\s${MONTH})(?:,?\\s${YEAR})?`,
  date: `(?:${WEEKDAY},?\\s)?(?:(?:the\\s)?${DATE}\\s(?:of\\s)?${MONTH}|${MONTH}\\s${DATE})(?:(?:,|\\sof)?\\s${YEAR})?`,
  month: `${MONTH}(?:,|\\sof)?\\s${YEAR}`,
  part: `(?:[Tt]he\\s)?(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)[\\s-](?:half|quarter)\\sof\\s(?:the\\syear\\s)?(?:${YEAR}|(?:last|this|next)\\syear)|(?:Q[1-4]|H[12]|[1-4]Q|[12]H)\\s(?:of\\s)?${YEAR}`,
  decade: `(?:1[5-9]|20)\\d0[’']?s`,
  span: `${YEAR}[-–—](?:${YEAR}|\\d\\d)`,
  year: YEAR,
  weekday: `(?:(?:[Ll]ast|[Nn]ext|[Tt]his(?:\\s(?:past|coming))?|[Tt]he\\scoming|[Cc]oming)\\s)?${WEEKDAY}`,
  bareMonth:
    '(?:(?:[Ll]ast|[Nn]ext|[Tt]his)\\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)',
  ago: `(?:[Aa]bout\\s)?${COUNT}\\s(?:days?|weeks?|months?|years?|decades?)\\sago`,
  relative: `(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|(?:[Ll]ast|[Tt]his|[Nn]ext)\\s(?:week|month|year|quarter))`,
} as const;

export type DateKind = keyof typeof KINDS;

export const DATE_PHRASE = new RegExp(
  `${START}(?:${Object.entries(KINDS)
    .map(([kind, pattern]) => `(?<${kind}>${pattern})`)
    .join('|')})${END}`,
  'gu',
);

/** The kind of phrase that matched. */
export function dateKindOf(groups: Record<string, string | undefined>): DateKind | null {
  for (const kind of Object.keys(KINDS) as DateKind[]) if (groups[kind] !== undefined) return kind;
  return null;
}
