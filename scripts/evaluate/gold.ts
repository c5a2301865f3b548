// Reads annotated sentences and restores documents with offsets.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface GoldName {
  start: number;
  end: number;
  /** `PER`, `ORG` or `LOC`. */
  type: string;
  /** The annotated entity, if any; unique within the document. */
  id?: string;
}

export interface GoldDocument {
  text: string;
  words: number;
  names: GoldName[];
  /** Proper nouns without annotation, which may be errors of the set. */
  unsure: { start: number; end: number }[];
}

interface Line {
  document: string;
  tokens: string[];
  tags: string[];
  /** The original text, if the set has it. */
  text: string | null;
  /** 1 for tokens without a space after them, if the set has this. */
  glued: number[] | null;
  /** The set's parts of speech, if any. */
  pos: string[] | null;
  /** The entity of a name, at its first word. */
  ids: Record<string, [string, string | null]> | null;
}

const TYPES = new Set(['PER', 'ORG', 'LOC']);

/** The folder of the sets: as given, in `NEWS_ARCHIVE_CORPUS`, or beside the project. */
export function goldFolder(said?: string): string {
  const corpus = process.env.NEWS_ARCHIVE_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
  return said ?? `${corpus}/ner`;
}

/** Sets that are never trained on. */
export const HELD_OUT: ReadonlySet<string> = new Set(['uner_english_pud', 'gum-news']);

/** The available sets with their documents. */
export function readGold(folder: string): [string, GoldDocument[]][] {
  const sets: [string, Line[]][] = [];
  const pud = `${folder}/uner_english_pud/en_pud-ud-test.iob2`;
  if (existsSync(pud)) sets.push(['uner_english_pud', iob2(readFileSync(pud, 'utf8'))]);
  const stories = new Set(
    existsSync(`${folder}/gum-news`) ? readdirSync(`${folder}/gum-news`).map((file) => file.replace('.xml', '')) : [],
  );
  for (const file of ['gum.news', 'gum.free', 'wikigold', 'ewt_dev', 'ewt_test']) {
    if (!existsSync(`${folder}/${file}.jsonl`)) continue;
    const lines = jsonLines(readFileSync(`${folder}/${file}.jsonl`, 'utf8'));
    if (file !== 'gum.news') sets.push([file, lines]);
    else {
      sets.push(['gum-news', lines.filter(({ document }) => stories.has(document))]);
      sets.push(['gum.news, other stories', lines.filter(({ document }) => !stories.has(document))]);
    }
  }
  return sets.map(([name, lines]) => [name, documents(lines)]);
}

function iob2(text: string): Line[] {
  let document = '';
  return text.split('\n\n').flatMap((block) => {
    document = /^# newdoc id = (.*)$/mu.exec(block)?.[1] ?? document;
    const rows = block
      .split('\n')
      .filter((row) => /^\d/u.test(row))
      .map((row) => row.split('\t'));
    if (rows.length === 0) return [];
    const said = /^# text = (.*)$/mu.exec(block)?.[1] ?? null;
    return [
      {
        document,
        tokens: rows.map((row) => row[1] ?? ''),
        tags: rows.map((row) => row[2] ?? 'O'),
        text: said,
        glued: null,
        pos: null,
        ids: null,
      },
    ];
  });
}

/** Separates documents in `wikigold`. */
const DOCUMENT_START = '-DOCSTART-';

function jsonLines(text: string): Line[] {
  const rows = text.trim().split('\n');
  const hasStarts = text.includes(DOCUMENT_START);
  let starts = 0;
  return rows.flatMap((row, index) => {
    const { d, t, g, ns, pos, ids } = JSON.parse(row);
    if (t[0] === DOCUMENT_START) {
      starts++;
      return [];
    }
    // Sets without document boundaries are split every ten sentences, which come from one page.
    const document = d ?? String(hasStarts ? starts : Math.floor(index / 10));
    return [{ document, tokens: t, tags: g, text: null, glued: ns ?? null, pos: pos ?? null, ids: ids ?? null }];
  });
}

function documents(lines: Line[]): GoldDocument[] {
  const found = new Map<string, GoldDocument>();
  for (const line of lines) {
    const document = found.get(line.document) ?? { text: '', words: 0, names: [], unsure: [] };
    found.set(line.document, document);
    // Original text continues; sentences without it may be headings, captions or signatures.
    const separator = document.text === '' ? '' : line.text === null ? '\n' : ' ';
    const { text, places } = layOut(line);
    const offset = document.text.length + separator.length;
    document.text += separator + text;
    document.words += line.tokens.length;
    for (const [index, tag] of line.tags.entries()) {
      const place = places[index];
      const type = tag.slice(2);
      if (place && type === '' && isUnsure(line, index)) {
        document.unsure.push({ start: offset + place.start, end: offset + place.end });
      }
      if (!place || !TYPES.has(type)) continue;
      const before = document.names.at(-1);
      if (tag.startsWith('I') && before) before.end = offset + place.end;
      else {
        const id = line.ids?.[index]?.[0];
        document.names.push({ start: offset + place.start, end: offset + place.end, type, ...(id && { id }) });
      }
    }
  }
  return [...found.values()];
}

/** A proper noun without annotation, or the rest of an annotated word: `Kim Jong` + `-un`. */
function isUnsure({ pos, tags }: Line, index: number): boolean {
  if (pos === null) return false;
  const isGlue = (at: number) => pos[at] === 'HYPH';
  const isName = (at: number) => (tags[at] ?? 'O') !== 'O';
  if (/^NNPS?$/u.test(pos[index] ?? '')) return true;
  return (isGlue(index) && isName(index - 1)) || (isGlue(index - 1) && isName(index - 2));
}

function layOut({ tokens, text, glued }: Line): { text: string; places: { start: number; end: number }[] } {
  let cursor = 0;
  let said = text ?? '';
  const places = tokens.map((token, index) => {
    if (text === null) {
      const start = said.length;
      said += token;
      const end = said.length;
      const next = tokens[index + 1] ?? '';
      const isGlued = glued ? glued[index] === 1 : /^(?:[,.;:!?)\]%]|'s|’s|n't)$/u.test(next) || /^[([$]$/u.test(token);
      if (!isGlued) said += ' ';
      return { start, end };
    }
    const start = Math.max(said.indexOf(token, cursor), cursor);
    cursor = start + token.length;
    return { start, end: cursor };
  });
  return { text: said.trimEnd(), places };
}
