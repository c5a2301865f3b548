// Documents for tests of the store, as `fast-check` draws them: few names and addresses, so that they meet often.

import fc from 'fast-check';
import type { Draft, DraftLinkKind, DraftSource } from '../../src/model/article/draft.ts';
import type { Findings, FoundEntity, FoundLink, FoundMention } from '../../src/model/article/findings.ts';
import type { EntityType } from '../../src/model/entity/entity.ts';
import { sha256 } from '../../src/model/id/id.ts';
import { linkAddress } from '../../src/model/link/link-address.ts';
import type { Block } from '../../src/model/text/block.ts';
import { foldHeadline } from '../../src/model/text/name.ts';
import type { SaveRequest } from '../../src/store/index.ts';
import { datesSketch, type QuoteSketch, quotesSketch, writeDates, writeQuotes } from './quoted.ts';

export const TITLES = [
  'Flood in Varda',
  'FLOOD IN VARDA',
  'Flood, in “Várda”',
  'Überflutung',
  'uberflutung',
  'zebra',
  'Ärger',
  '’Quoted’ words',
  '😀 after every letter',
  '\uFF5E before it in UTF-16',
  '13 Articles',
  'Harbour Pool to Stay Open Through the Winter',
  'Harbor Pool: to Stay Open Through the Winter',
  'The Harbour Pool to Stay Open Through the Winter',
];
export const DATES = [
  '1815-06-18T11:35:00Z',
  '1969-12-31T23:59:59Z',
  '1970-01-01T00:00:00Z',
  '2024-03-02T00:00:00Z',
  '2024-03-02T00:00:01Z',
  '2024-12-31T23:59:59Z',
  '2025-01-01T00:00:00Z',
];
const PRECISIONS = ['year', 'month', 'day', 'minute', 'second'] as const;
export const SECTIONS = ['News', 'news', 'Ópinion'];
export const TAGS = ['flood', 'Flood', 'port', 'café', 'Cafe', 'x'];
export const AUTHORS = ['Jane Doe', 'JANE DOE', 'Elena Marsh', 'Sena Yaldızer'];
export const SOURCES: (DraftSource | null)[] = [
  { name: 'The Varda Courier', host: 'courier.example' },
  { name: 'courier.example', host: 'courier.example' },
  { name: 'Varda Courier', host: 'courier.example' },
  { name: 'Hand Press', host: null },
  null,
];
export const LANGS = ['en', 'de', 'EN'];
const SURFACES = ['Nadia Orlova', 'Orlova', 'Ms Orlova', 'nadia  orlova'];
const ROLES = ['Mayor', 'Deputy', null];
const TYPES: EntityType[] = ['person', 'organization', 'place'];
/** `entity(n)` for n below this. */
export const ENTITIES = 6;
/** Addresses `urlOf(n)` for n below this. */
export const ADDRESSES = 40;

export function urlOf(slot: number): string {
  return `https://courier.example/${slot}`;
}

/** `variantOf(slot, way)` differs for n below this; below four the canonical form is the same. */
export const WAYS = 8;

/** The same page, written in another way. */
export function variantOf(slot: number, way: number): string {
  const path = `courier.example/${slot}`;
  return [
    `https://${path}`,
    `http://www.${path}/`,
    `https://${path}?utm_source=feed`,
    `HTTPS://WWW.Courier.example:443/${slot}#top`,
    `https://m.${path}`,
    `https://${path}/amp/`,
    `http://mobile.${path}?amp=1&utm_source=feed`,
    `https://courier-example.cdn.ampproject.org/c/s/www.${path}`,
  ][way % WAYS] as string;
}

export function entity(n: number): FoundEntity {
  const type = TYPES[n % TYPES.length] as EntityType;
  return {
    id: `${type}-${n}`,
    type,
    name: n === 4 ? 'Ünal' : `Name ${n}`,
    aliases: n % 2 ? [`Alias ${n}`] : [],
    description: n === 1 ? 'a description' : null,
    sameAs: n === 2 ? ['https://www.wikidata.org/wiki/Q1'] : [],
    isListed: false,
    familyKey: type === 'person' ? `family ${n}` : null,
    born: n === 3 ? 1970 : null,
  };
}

/** What a document is made of, in numbers that shrink well. */
export interface Sketch {
  slot: number | null;
  way: number;
  title: number;
  date: number | null;
  precision: number;
  section: number | null;
  tags: number[];
  authors: { name: number; entity: number | null }[];
  source: number;
  lang: number | null;
  mentions: { entity: number; surface: number; role: number; inTitle: boolean }[];
  links: LinkSketch[];
  image: boolean;
  words: number;
  /** Paragraphs of numbers of words. */
  prose?: number[][];
  /** Of the picture, in the same way. */
  caption?: number[];
  quotes?: QuoteSketch[];
  /** Numbers of periods. */
  dates?: number[];
  /** What it calls the page's main address. */
  canonical?: { slot: number; way: number } | undefined;
}

export type LinkSketch =
  | { to: 'slot'; slot: number; way: number; kind: DraftLinkKind }
  | { to: 'outside'; page: number; kind: DraftLinkKind }
  | { to: 'mail' }
  | { to: 'headline'; title: number };

const index = (list: readonly unknown[]) => fc.nat(list.length - 1);
const way = fc.nat(WAYS - 1);
const kind = fc.constantFrom<DraftLinkKind>('inline', 'related', 'image', 'credit', 'original');

export const linkSketch: fc.Arbitrary<LinkSketch> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ to: fc.constant('slot' as const), slot: fc.nat(ADDRESSES - 1), way, kind }),
  },
  { weight: 2, arbitrary: fc.record({ to: fc.constant('outside' as const), page: fc.nat(3), kind }) },
  { weight: 1, arbitrary: fc.constant({ to: 'mail' as const }) },
  { weight: 3, arbitrary: fc.record({ to: fc.constant('headline' as const), title: index(TITLES) }) },
);

/** What articles say and are searched for: forms of one word, phrases that come about by chance, many scripts. */
export const VOCABULARY = [
  'flood',
  'Floods',
  'flooded,',
  'rain',
  'rains.',
  'river',
  'Orlova’s',
  'e-mail',
  'don’t',
  '1,300',
  'élection',
  'elections',
  'მდინარე',
  'Мост',
  'мосты',
  '東京都知事',
  '京都',
  'שיטפון',
];
export const sketch: fc.Arbitrary<Sketch> = fc.record({
  slot: fc.option(fc.nat(ADDRESSES - 1), { freq: 6 }),
  way,
  title: index(TITLES),
  date: fc.option(index(DATES), { freq: 6 }),
  precision: index(PRECISIONS),
  section: fc.option(index(SECTIONS)),
  tags: fc.array(index(TAGS), { maxLength: 4 }),
  authors: fc.array(fc.record({ name: index(AUTHORS), entity: fc.option(fc.nat(ENTITIES - 1)) }), { maxLength: 3 }),
  source: index(SOURCES),
  lang: fc.option(index(LANGS)),
  mentions: fc.array(
    fc.record({
      entity: fc.nat(ENTITIES - 1),
      surface: index(SURFACES),
      role: index(ROLES),
      inTitle: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
  links: fc.array(linkSketch, { maxLength: 5 }),
  image: fc.boolean(),
  words: fc.nat(3),
  quotes: quotesSketch(VOCABULARY.length, ENTITIES),
  dates: datesSketch,
  canonical: fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.record({ slot: fc.nat(ADDRESSES - 1), way }) },
  ),
});

const prose = fc.array(fc.nat(VOCABULARY.length - 1), { minLength: 1, maxLength: 8 });

/** With something to say. */
export const writtenSketch: fc.Arbitrary<Sketch> = fc
  .tuple(sketch, fc.record({ prose: fc.array(prose, { maxLength: 3 }), caption: prose }, { requiredKeys: ['prose'] }))
  .map(([one, written]) => ({ ...one, ...written }));

/** A plain sketch, to be changed where a test cares. */
export function plain(changes: Partial<Sketch> = {}): Sketch {
  return {
    slot: null,
    way: 0,
    title: 0,
    date: 3,
    precision: 2,
    section: 0,
    tags: [0],
    authors: [{ name: 0, entity: null }],
    source: 0,
    lang: 0,
    mentions: [],
    links: [],
    image: false,
    words: 1,
    ...changes,
  };
}

/** The document a sketch stands for. Every offset fits its text. */
export function documentOf(sketch: Sketch, at = '2026-01-01T00:00:00Z'): SaveRequest {
  const title = TITLES[sketch.title] ?? '';
  const blocks: Block[] = [];
  let text = '';
  const add = (type: Block['type'], words: string): number => {
    const start = text === '' ? 0 : text.length + 2;
    text = text === '' ? words : `${text}\n\n${words}`;
    blocks.push({ type, start, end: text.length, text: words });
    return start;
  };
  add('paragraph', `${'Some words. '.repeat(sketch.words)}The end.`);

  const mentions: FoundMention[] = sketch.mentions.map((mention) => {
    const surface = mention.inTitle ? title.slice(0, 2).toWellFormed() : (SURFACES[mention.surface] ?? '');
    const start = mention.inTitle ? 0 : add('paragraph', `${surface} spoke.`);
    const role = ROLES[mention.role] ?? null;
    const place = mention.inTitle ? ('title' as const) : ('text' as const);
    const found = { entityId: entity(mention.entity).id, in: place, start, end: start + surface.length, surface, role };
    return { ...found, method: 'test', confidence: 0.5 };
  });
  const links: FoundLink[] = sketch.links.map((link) => {
    const anchor = link.to === 'headline' ? (TITLES[link.title] ?? '') : 'see there';
    const start = add(link.to === 'headline' ? 'related' : 'paragraph', anchor);
    const place = { anchor, start, end: start + anchor.length };
    if (link.to === 'headline') {
      const none = { href: null, url: null, host: null };
      return { kind: 'related', ...none, ...place, headlineKey: foldHeadline(anchor) };
    }
    if (link.to === 'mail') {
      return { kind: 'inline', href: 'mailto:a@b.example', url: null, host: null, ...place, headlineKey: null };
    }
    const href =
      link.to === 'slot' ? variantOf(link.slot, link.way) : `https://out${link.page % 2}.example/${link.page}`;
    return { kind: link.kind, href, ...linkAddress(href), ...place, headlineKey: null };
  });
  const said = (numbers: number[]) => numbers.map((number) => VOCABULARY[number]).join(' ');
  for (const paragraph of sketch.prose ?? []) add('paragraph', said(paragraph));
  if (sketch.image) add('image', sketch.caption ? said(sketch.caption) : 'A picture.');

  const { quotes, mentions: inQuotes } = writeQuotes(sketch.quotes ?? [], {
    add: (words) => add('paragraph', words),
    words: said,
    entityId: (number) => entity(number).id,
  });
  mentions.push(...inQuotes);
  const figures = writeDates(sketch.dates ?? [], (words) => add('paragraph', words));

  const date = sketch.date === null ? null : (DATES[sketch.date] ?? '');
  const draft: Draft = {
    title,
    subtitle: sketch.words === 2 ? 'A subtitle' : null,
    authors: sketch.authors.map((author) => AUTHORS[author.name] ?? ''),
    section: sketch.section === null ? null : (SECTIONS[sketch.section] ?? null),
    tags: sketch.tags.map((tag) => TAGS[tag] ?? ''),
    lang: sketch.lang === null ? null : (LANGS[sketch.lang] ?? null),
    published: date === null ? null : { at: date, precision: PRECISIONS[sketch.precision] ?? 'day' },
    url: sketch.slot === null ? null : variantOf(sketch.slot, sketch.way),
    canonical: sketch.canonical ? variantOf(sketch.canonical.slot, sketch.canonical.way) : null,
    source: SOURCES[sketch.source] ?? null,
    text,
    blocks,
    links: links.map(({ kind, anchor, href, start, end }) => ({ kind, anchor, href, start, end })),
  };
  const numbers = new Set(sketch.mentions.map((mention) => mention.entity));
  for (const { speaker, about } of sketch.quotes ?? []) for (const one of [...about, speaker ?? -1]) numbers.add(one);
  numbers.delete(-1);
  const findings: Findings = {
    entities: [...numbers].map(entity),
    mentions,
    links,
    quotes,
    figures,
    authors: sketch.authors.map((author) => ({
      name: AUTHORS[author.name] ?? '',
      entityId: author.entity === null ? null : entity(author.entity).id,
    })),
    extractor: 'test/1',
  };
  const sourceHash = sha256(JSON.stringify(sketch));
  return { draft, findings, importer: 'test/1', sourceHash, warnings: [{ message: 'A warning.', line: 3 }], at };
}
