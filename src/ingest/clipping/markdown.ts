// Parses Markdown into a tree. Only this file uses the Markdown library and its extensions.

import type { Definition, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { windows1252At } from '../tidy/text.ts';

export interface Markdown {
  tree: Root;
  /** The source. Positions in the tree refer to it. */
  source: string;
  /** By identifier; the first of several counts (CommonMark §4.7). */
  definitions: Map<string, Definition>;
  /** The identifiers that links and images refer to. */
  references: Set<string>;
  /** Number of lines before `source` in the document. */
  linesBefore: number;
}

const options = {
  // Indented paragraphs of news texts are not code.
  extensions: [gfmTable(), { disable: { null: ['codeIndented'] } }],
  mdastExtensions: [gfmTableFromMarkdown()],
};

/** The text must have passed `weighMarkdown`, because parsing can be slow. */
export function parseMarkdown(text: string, linesBefore: number): Markdown {
  const source = windows1252References(text);
  const tree = fromMarkdown(source, options);
  const definitions = new Map<string, Definition>();
  const references = new Set<string>();
  for (const node of nodesOf(tree)) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (node.type === 'linkReference' || node.type === 'imageReference') references.add(node.identifier);
  }
  return { tree, source, definitions, references, linesBefore };
}

/** `&#146;` is an apostrophe to browsers (HTML, “numeric character reference end state”), but not to CommonMark. */
function windows1252References(text: string): string {
  return text.replace(/&#(?:(1[2-5]\d)|x([89][\da-f]));/giu, (reference, decimal?: string, hexadecimal?: string) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
    return (code >= 0x80 && code <= 0x9f && windows1252At(code)) || reference;
  });
}

/** All descendants of a node, in order. */
function* nodesOf(root: Nodes): Generator<Nodes> {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node !== root) yield node;
    if ('children' in node) for (const child of node.children.toReversed()) open.push(child);
  }
}

/** The line of the document at which a node begins. */
export function lineNumberOf(node: Nodes, { linesBefore }: Markdown): number {
  return linesBefore + (node.position?.start.line ?? 1);
}

/** The source of a node. */
export function markdownOf(node: Nodes, { source }: Markdown): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
