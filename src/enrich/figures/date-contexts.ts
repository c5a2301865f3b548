// Decides from context whether a match is a date: not `2000 people`, `Black Friday`, `Theresa May`.

import { PERSON_NOUNS } from '../words/titles.ts';
import type { DateKind } from './date-phrases.ts';

export interface DateContext {
  before: string;
  after: string;
}

/** Words before a year that only a date follows. */
const SURE =
  /(?:^|[\s(“"])(?:in|since|until|till|during|before|after|circa|early|late|mid|year|spring|summer|autumn|fall|winter|season|election|elections|back\sin|throughout)[\s-]$/iu;
/** Words before a year that also precede other numbers. */
const LIKELY =
  /(?:^|[\s(“"—–-])(?:by|from|of|to|and|through|between|the|a|an|his|her|its|their|our|this|last)[\s-]$|['’]s?\s$|[(,;]\s?$|(?:^|[.!?]\s)$/iu;
/** Nouns that are counted. */
const COUNTED =
  /^[\s-](?:p(?:eople|ersons?|oints?)|wo?men|men|children|troops|police|votes?|seats?|k(?:m|ilomet(?:er|re)s?)|m(?:iles?|et(?:er|re)s?|m)|feet|tons?|tonnes?|kg|euros?|dollars?|pounds?|GMT|UTC|hours|local|calories|MW|megawatts|acres|hectares|GBP|USD|EUR)(?!\p{L})/u;
const GREW =
  /(?:rose|risen|fell|fallen|grew|grown|increased|decreased|dropped|cut|up|down|reduced|about|nearly|almost|some|than|over|least|most|around|approximately|under|total)\s(?:by|to|from|of)?\s?$/iu;

/** Words before a weekday or month in a proper name. */
const NAMES_BEFORE =
  /(?:Ash|Good|Black|Bloody|Super|Palm|Easter|Cyber|Sheffield|Maundy|Shrove|Holy|Freaky|Ruby|Giving|Whit)\s$/u;
const MONTH_AFTER =
  /(?:^|[\s(“"])(?:in|since|until|till|during|through|early|late|mid|last|next|this|end\sof|start\sof|beginning\sof|middle\sof)[\s-]$/iu;
const MONTH_AFTER_TOO = /(?:^|[\s(“"])(?:by|from|to|of|and|before|after|between|for|on)\s$/iu;

export function isDate(kind: DateKind, surface: string, context: DateContext): boolean {
  switch (kind) {
    case 'year':
      return isYear(Number(surface), context);
    case 'span':
      return !COUNTED.test(context.after) && !/\d$/u.test(context.before);
    case 'weekday':
      return isWeekday(surface, context);
    case 'bareMonth':
      return isMonth(surface, context);
    case 'date':
      // `March 3` can be a march and `May 10` a person; a year or weekday makes them dates.
      return !/^\s(?:people|percent|per\scent|million|billion|votes|seats)/u.test(context.after);
    default:
      return true;
  }
}

function isYear(year: number, { before, after }: DateContext): boolean {
  if (COUNTED.test(after) || GREW.test(before) || /^\s?(?:million|billion|percent|per\scent)/u.test(after))
    return false;
  if (SURE.test(before)) return true;
  if (year < 1900 || !LIKELY.test(before)) return false;
  // `of 2000 soldiers`, but `the 2008 elections`.
  const noun = /^\s(\p{Ll}+)/u.exec(after)?.[1] ?? '';
  const isPlural =
    /[^s]s$/u.test(noun) &&
    !/^(?:was|is|has|as|this|its|his|across|plus|versus|elections?|polls|protests|riots|talks|games|olympics|attacks|sanctions|wars|floods)$/u.test(
      noun,
    );
  if (isPlural || PERSON_NOUNS.has(noun)) return false;
  // A year starts a sentence only as its subject.
  const isFirst = /(?:^|[.!?]\s)$/u.test(before);
  return !isFirst || /^\s(?:was|is|has|saw|will|marked|brought)(?!\p{L})/u.test(after);
}

function isWeekday(surface: string, { before, after }: DateContext): boolean {
  if (NAMES_BEFORE.test(before)) return false;
  if (
    /\s/u.test(surface) ||
    /(?:^|\s)(?:on|by|until|since|from|before|after|late|early|for|of|and|to)\s$/iu.test(before)
  )
    return true;
  // `the Sunday Times`, `Monday Night Live`
  return !/^\s\p{Lu}\p{Ll}/u.test(after) && !/\b(?:the|The)\s$/u.test(before);
}

function isMonth(surface: string, { before, after }: DateContext): boolean {
  if (/\s/u.test(surface)) return true;
  // `in May` is a month; `by May` may be a person, `to March` a verb.
  if (MONTH_AFTER.test(before)) return !/^\s(?:\p{Lu}\p{Ll}+|\d)/u.test(after) || surface !== 'May';
  if (surface === 'May' || surface === 'March') return false;
  return MONTH_AFTER_TOO.test(before) && !/^\s\p{Lu}\p{Ll}/u.test(after);
}
