// Reads the “Original url: …” line of a clipping.

import type { DraftWarning } from '../../model/article/draft.ts';
import { toPageHref } from '../tidy/href.ts';
import { type ProseText, sliceProse } from '../tidy/prose.ts';
import type { DraftSegment } from '../tidy/segment.ts';

/** The document's own address; `href` is null if it was lost. */
export interface Address {
  anchor: string;
  href: string | null;
  line: number;
}

const ORIGINAL =
  /^\s*original(?:ly)?(?: published)?(?: (?:url|link|article|story|source|address|post|at|text))?\s*:\s*/iu;
// Sentences can begin with these words, so a visible address must follow them.
const SOURCE =
  /^\s*(?:(?:source|article|full|canonical|page|web)(?: (?:url|link|address))?|url|link|read (?:the )?(?:original|full (?:article|story))(?: (?:at|here))?)\s*:\s*/iu;
const IN_THE_OPEN = /^<?((?:https?:\/\/|www\.)\S+?)>?$/iu;

/** The address in a segment that has no other content; `label` if the address is missing. */
export function readAddress(segment: DraftSegment): Address | 'label' | null {
  if (segment.type !== 'paragraph' && segment.type !== 'heading') return null;
  const { prose, line } = segment;
  const original = ORIGINAL.exec(prose.text);
  const label = original ?? SOURCE.exec(prose.text);
  if (!label) return null;
  const rest = sliceProse(prose, label[0].length, prose.text.length);
  if (rest.text === '' && rest.links.length === 0) return original ? 'label' : null;
  return addressIn(rest, line, original !== null);
}

/** `anyWords`: the link can have any words; by default they must show its address. */
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
  /** The segments without the address. */
  rest: DraftSegment[];
  warnings: DraftWarning[];
}

/** Removes the document's own address from the segments. */
export function takeAddress(segments: readonly DraftSegment[]): Addressed {
  const rest: DraftSegment[] = [];
  const warnings: DraftWarning[] = [];
  let address: Address | null = null;
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index];
    if (!segment) continue;
    const stated = ORIGINAL.test(segment.prose.text) || isLastWord(segments, index) ? readAddress(segment) : null;
    if (stated === null) {
      rest.push(segment);
      continue;
    }
    const next = segments[index + 1];
    const below = stated === 'label' && next?.type === 'paragraph' ? addressIn(next.prose, next.line, true) : null;
    const found = stated === 'label' ? below : stated;
    const count = below ? 2 : 1;
    if (!found) {
      warnings.push({
        message: 'No address follows “Original url:”. Write it as <https://…>.',
        line: segment.line,
      });
    } else if (address) {
      warnings.push({
        message: `The document states its address twice. ${address.anchor} was used.`,
        line: found.line,
      });
      rest.push(...segments.slice(index, index + count));
    } else address = found;
    index += count - 1;
  }
  if (address && address.href === null) {
    warnings.push({
      message: 'The document’s own address was lost or is not valid. Write it as <https://…>.',
      line: address.line,
    });
  }
  return { address, rest, warnings };
}

/** Whether only related articles follow: a source line within the text is a reference. */
function isLastWord(segments: readonly DraftSegment[], index: number): boolean {
  return segments.slice(index + 1, index + 20).every(({ type }) => type === 'related') && segments.length - index <= 20;
}
