// “Original url: …”: the line that says where a clipping was cut from.

import type { DraftWarning } from '../../model/article/draft.ts';
import { toPageHref } from '../tidy/href.ts';
import { type ProseText, sliceProse } from '../tidy/prose.ts';
import type { DraftSegment } from '../tidy/segment.ts';

/** The document's own address and how it was written; `href` is null where it was lost. */
export interface Address {
  anchor: string;
  href: string | null;
  line: number;
}

const ORIGINAL =
  /^\s*original(?:ly)?(?: published)?(?: (?:url|link|article|story|source|address|post|at|text))?\s*:\s*/iu;
// Words that a sentence may begin with as well: they count only with an address in the open behind them.
const SOURCE =
  /^\s*(?:(?:source|article|full|canonical|page|web)(?: (?:url|link|address))?|url|link|read (?:the )?(?:original|full (?:article|story))(?: (?:at|here))?)\s*:\s*/iu;
const IN_THE_OPEN = /^<?((?:https?:\/\/|www\.)\S+?)>?$/iu;

/** The address that a passage states, if it does nothing else. */
export function readAddress(passage: DraftSegment): Address | 'label' | null {
  if (passage.type !== 'paragraph' && passage.type !== 'heading') return null;
  const { prose, line } = passage;
  const original = ORIGINAL.exec(prose.text);
  const label = original ?? SOURCE.exec(prose.text);
  if (!label) return null;
  const rest = sliceProse(prose, label[0].length, prose.text.length);
  if (rest.text === '' && rest.links.length === 0) return original ? 'label' : null;
  return addressIn(rest, line, original !== null);
}

/** `anyWords`: a link counts whatever its words are; else it must show its address. */
function addressIn(prose: ProseText, line: number, anyWords: boolean): Address | null {
  const [link] = prose.links;
  if (link && prose.links.length === 1 && link.start === 0 && link.end === prose.text.length) {
    const shows = IN_THE_OPEN.test(prose.text) || prose.text === link.href;
    return shows || anyWords
      ? { anchor: prose.text || (link.href ?? ''), href: link.href === null ? null : toPageHref(link.href), line }
      : null;
  }
  const open = IN_THE_OPEN.exec(prose.text)?.[1];
  if (open === undefined || prose.links.length > 0) return null;
  return { anchor: open, href: toPageHref(/^www\./iu.test(open) ? `https://${open}` : open), line };
}

export interface Addressed {
  address: Address | null;
  /** Without the lines that state it. */
  rest: DraftSegment[];
  warnings: DraftWarning[];
}

/** Finds the document's own address and takes its line, or lines, out. */
export function takeAddress(passages: readonly DraftSegment[]): Addressed {
  const rest: DraftSegment[] = [];
  const warnings: DraftWarning[] = [];
  let address: Address | null = null;
  for (let index = 0; index < passages.length; index++) {
    const passage = passages[index];
    if (!passage) continue;
    const said = ORIGINAL.test(passage.prose.text) || isLastWord(passages, index) ? readAddress(passage) : null;
    if (said === null) {
      rest.push(passage);
      continue;
    }
    const next = passages[index + 1];
    const below = said === 'label' && next?.type === 'paragraph' ? addressIn(next.prose, next.line, true) : null;
    const found = said === 'label' ? below : said;
    const count = below ? 2 : 1;
    if (!found) {
      warnings.push({
        message: 'The document says “Original url:”, but no address follows. Write it as <https://…>.',
        line: passage.line,
      });
    } else if (address) {
      warnings.push({
        message: `The document states its address twice; ${address.anchor} was taken.`,
        line: found.line,
      });
      rest.push(...passages.slice(index, index + count));
    } else address = found;
    index += count - 1;
  }
  if (address && address.href === null) {
    warnings.push({
      message: 'The document’s own address was lost or is none: write it as <https://…>.',
      line: address.line,
    });
  }
  return { address, rest, warnings };
}

/** A source line ends a clipping; within the text it is a reference. Related articles may follow it. */
function isLastWord(passages: readonly DraftSegment[], index: number): boolean {
  return passages.slice(index + 1, index + 20).every(({ type }) => type === 'related') && passages.length - index <= 20;
}
