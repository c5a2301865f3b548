// Markdown to its tree: the one place that knows the Markdown library, its extensions and their limits.

import type { Definition, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { windows1252At } from '../tidy/text.ts';

export interface Markdown {
  tree: Root;
  /** What the tree was made of: positions in the tree are places in it. */
  source: string;
  /** By identifier; of two the first counts (CommonMark §4.7). */
  definitions: Map<string, Definition>;
  /** The identifiers that links and pictures refer to. */
  references: Set<string>;
  /** Lines that stand before `source` in the document. */
  linesBefore: number;
}

const options = {
  // A news text with indented paragraphs is no program.
  extensions: [gfmTable(), { disable: { null: ['codeIndented'] } }],
  mdastExtensions: [gfmTableFromMarkdown()],
};

/** The text must have been weighed (`weight.ts`): this is where it takes its time. */
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

/** As browsers do (HTML, “numeric character reference end state”), and CommonMark does not: `&#146;` is an apostrophe. */
function windows1252References(text: string): string {
  return text.replace(/&#(?:(1[2-5]\d)|x([89][\da-f]));/giu, (reference, decimal?: string, hexadecimal?: string) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
    return (code >= 0x80 && code <= 0x9f && windows1252At(code)) || reference;
  });
}

/** Every node below this one, in order. */
function* nodesOf(root: Nodes): Generator<Nodes> {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node !== root) yield node;
    if ('children' in node) for (const child of node.children.toReversed()) open.push(child);
  }
}

/** Where a node begins, as a line of the document. */
export function lineNumberOf(node: Nodes, { linesBefore }: Markdown): number {
  return linesBefore + (node.position?.start.line ?? 1);
}

/** A node as it is written. */
export function markdownOf(node: Nodes, { source }: Markdown): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
