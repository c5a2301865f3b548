// Sets of sentences with gold names, put back together to documents with offsets.

import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface GoldDocument {
  text: string;
  words: number;
  names: { start: number; end: number; type: string }[];
}

interface Line {
  document: string;
  tokens: string[];
  tags: string[];
  /** The text as it was, where the set has it. */
  text: string | null;
  /** Which tokens have no blank after them, where the set says so. */
  glued: number[] | null;
}

const TYPES = new Set(['PER', 'ORG', 'LOC']);

/** The sets there are: name and documents. The first two are the public gate, the others for working on rules. */
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
      },
    ];
  });
}

function jsonLines(text: string): Line[] {
  return text
    .trim()
    .split('\n')
    .map((row, index) => {
      const { d, t, g, ns } = JSON.parse(row);
      // Sets without documents are read sentence by sentence, ten at a time: their neighbours are of one page.
      return { document: d ?? String(Math.floor(index / 10)), tokens: t, tags: g, text: null, glued: ns ?? null };
    });
}

function documents(lines: Line[]): GoldDocument[] {
  const found = new Map<string, GoldDocument>();
  for (const line of lines) {
    const document = found.get(line.document) ?? { text: '', words: 0, names: [] };
    found.set(line.document, document);
    const separator = document.text === '' ? '' : ' ';
    const { text, places } = layOut(line);
    const offset = document.text.length + separator.length;
    document.text += separator + text;
    document.words += line.tokens.length;
    for (const [index, tag] of line.tags.entries()) {
      const place = places[index];
      const type = tag.slice(2);
      if (!place || !TYPES.has(type)) continue;
      const before = document.names.at(-1);
      if (tag.startsWith('I') && before) before.end = offset + place.end;
      else document.names.push({ start: offset + place.start, end: offset + place.end, type });
    }
  }
  return [...found.values()];
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
