// Stories, each made from its number alone: story 7 of 1,000 is the same wherever it is made. Later ones are younger.

import { between, pick, random } from './random.ts';
import { capital, names, someName, someWord, words } from './words.ts';

/** To be raised whenever the same number would give another story: archives made before are made anew. */
export const GENERATOR = 1;

/** A run of text: plain, the name of something, or a link (`null`: one whose target was lost). */
export interface Span {
  text: string;
  name?: number;
  role?: string;
  href?: string | null;
}

export interface Part {
  type: 'image' | 'heading' | 'paragraph' | 'related';
  spans: Span[];
  /** Of an image: who made it. */
  credit?: string;
}

export interface Head {
  title: string;
  /** A name in the title, where it begins. */
  titleName: number | null;
  url: string;
  host: string;
  paper: string;
  /** `2014-03-09`; null for the odd undated one. */
  date: string | null;
}

export interface Story extends Head {
  authors: string[];
  section: string;
  tags: string[];
  parts: Part[];
}

const FIRST_DAY = Date.UTC(2005, 0, 1);
const DAYS = 20 * 365;
const PAPERS = ['Courier', 'Herald', 'Observer', 'Post', 'Gazette', 'Tribune', 'Record', 'Standard'].map((word, at) => {
  const town = capital(words[200 + at] ?? '');
  return { paper: `The ${town} ${word}`, host: `${town}-${word}.example`.toLowerCase() };
});
const SECTIONS = ['News', 'Politics', 'Business', 'Opinion', 'Culture', 'Sport', 'Science', 'World'];
const ROLES = ['President', 'Minister', 'Mayor', 'Director', 'Spokesman'];
const SENTENCES = 3;
/** What there is in the text of a story: of the usual length, or of a notice of some sixty words. */
const LENGTHS = {
  whole: { paragraphs: 8, mentions: 20, entities: 8 },
  brief: { paragraphs: 1, mentions: 4, entities: 3 },
} as const;
export type Length = keyof typeof LENGTHS;

/** What others need to know of a story in order to link to it. */
export function headOf(number: number, count: number): Head {
  const chance = random(number * 2);
  const { paper, host } = pick(chance, PAPERS);
  const date = new Date(FIRST_DAY + Math.floor((number / count) * DAYS) * 86_400_000).toISOString().slice(0, 10);
  const titleName = chance() < 0.5 ? someName(chance) : null;
  const said = headline(chance);
  const title = titleName === null ? said : `${fullName(titleName)} ${said}`;
  const path = `${date.replaceAll('-', '/')}/${words[300 + (number % 5000)]}-a${number}`;
  return { title, titleName, url: `https://www.${host}/${path}`, host, paper, date: chance() < 0.01 ? null : date };
}

/** The story of that number, in an archive of `count`: some of its links lead to older ones. */
export function storyOf(number: number, count: number, length: Length = 'whole'): Story {
  const { paragraphs: most, mentions, entities } = LENGTHS[length];
  const head = headOf(number, count);
  const chance = random(number * 2 + 1);
  const cast = new Set(head.titleName === null ? [] : [head.titleName]);
  while (cast.size < entities) cast.add(someName(chance));
  const calls = callsOf(chance, [...cast], mentions);
  const older = () => headOf(between(chance, 0, Math.max(0, number - 1)), count);
  const links = [older().url, `https://${words[900 + between(chance, 0, 400)]}.example/${someWord(chance)}`, null];

  const paragraphs = Array.from({ length: most }, (_, at): Part => {
    const spans: Span[] = [];
    for (let sentence = 0; sentence < SENTENCES; sentence++) {
      if (sentence > 0) spans.push({ text: ' ' });
      const href = sentence === 1 && at % 3 === 1 ? links.pop() : undefined;
      spans.push(...sentenceOf(chance, calls.pop(), href));
    }
    return { type: 'paragraph', spans };
  });
  const image: Part = {
    type: 'image',
    spans: sentenceOf(chance, calls.pop()),
    credit: `${fullName(between(chance, 0, 300))} / ${words[150]?.toUpperCase()}`,
  };
  const elsewhere = chance() < 0.5 ? headline(chance) : older().title;
  const related: Part = { type: 'related', spans: [{ text: elsewhere, href: null }] };
  const heading: Part = { type: 'heading', spans: [{ text: capital(`${someWord(chance)} ${someWord(chance)}`) }] };
  return {
    ...head,
    authors: Array.from({ length: chance() < 0.2 ? 2 : 1 }, () => fullName(500 + between(chance, 0, 300))),
    section: pick(chance, SECTIONS),
    tags: Array.from({ length: between(chance, 2, 5) }, () => words[150 + between(chance, 0, 800)] ?? ''),
    parts:
      length === 'brief'
        ? [image, ...paragraphs]
        : [image, ...paragraphs.slice(0, 4), heading, ...paragraphs.slice(4), related],
  };
}

/** Who is named, in order: each once in full, then again by the short name. The last comes first. */
function callsOf(chance: () => number, cast: number[], mentions: number): Span[] {
  const calls = Array.from({ length: mentions }, (_, at) => cast[at] ?? pick(chance, cast));
  return calls
    .map((name, at): Span => {
      const known = names[name];
      if (at >= cast.length) return { name, text: known?.short ?? '' };
      const role = known?.type === 'person' && chance() < 0.3 ? pick(chance, ROLES) : undefined;
      return { name, text: fullName(name), ...(role && { role }) };
    })
    .reverse();
}

/** A dozen words or so, one of them a name, some of them a link. The curly quotes are those of newspapers. */
function sentenceOf(chance: () => number, call: Span | undefined, href?: string | null): Span[] {
  const said = Array.from({ length: between(chance, 9, 17) }, () => someWord(chance));
  const middle = between(chance, 2, said.length - 4);
  const [before, after] = [said.slice(0, middle).join(' '), said.slice(middle)];
  const spans: Span[] = [];
  if (call && chance() < 0.25) {
    spans.push({ text: `“${capital(before)},” said ` }, ...titled(call), { text: ', ' });
  } else {
    spans.push({ text: `${capital(before)} ` });
    if (call) spans.push(...titled(call), { text: ' ' });
  }
  if (href === undefined) return [...spans, { text: `${after.join(' ')}.` }];
  return [...spans, { text: after.slice(0, 2).join(' '), href }, { text: ` ${after.slice(2).join(' ')}.` }];
}

function titled(call: Span): Span[] {
  return call.role === undefined ? [call] : [{ text: `${call.role} ` }, call];
}

function fullName(name: number): string {
  return names[name]?.full ?? '';
}

function headline(chance: () => number): string {
  return Array.from({ length: between(chance, 5, 9) }, () => capital(someWord(chance))).join(' ');
}
