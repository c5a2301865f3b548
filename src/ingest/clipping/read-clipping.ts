// Reads a clipping into a draft: an article as Markdown, cut from a page.

import type { Draft, DraftLink, DraftWarning } from '../../model/article/draft.ts';
import type { ParsedDraft, Rejected } from '../parser.ts';
import { composeText, type DraftSegment } from '../tidy/segment.ts';
import { sourceNamed } from '../tidy/sources.ts';
import { type Address, takeAddress } from './address.ts';
import { readBlocks } from './blocks.ts';
import { markCaptions } from './caption.ts';
import { type FrontMatter, readOpening } from './front-matter.ts';
import { type ClippingHead, readHead } from './head.ts';
import { parseMarkdown } from './markdown.ts';
import { markRelated } from './related.ts';
import { weighMarkdown } from './weight.ts';

export function readClipping(text: string): { ok: true; drafts: [ParsedDraft] } | Rejected {
  const opening = readOpening(text);
  if ('rejection' in opening) return { ok: false, rejection: opening.rejection };
  const { matter, body, linesBefore } = opening;
  const heavy = weighMarkdown(body, linesBefore);
  if (heavy) return { ok: false, rejection: heavy };

  const blocks = readBlocks(parseMarkdown(body, linesBefore));
  const head = readHead(blocks.segments, matter);
  if ('rejection' in head) return { ok: false, rejection: head.rejection };
  const { address: stated, rest, warnings } = takeAddress(markRelated(head.rest));
  const address = stated ?? head.titleAddress;
  const segments = markCaptions(rest);
  if (!segments.some(({ type, prose }) => type !== 'related' && prose.text !== '')) {
    const message = 'The document has a title but no text below it.';
    return { ok: false, rejection: { code: 'no-body', message, line: linesBefore + 1 } };
  }

  const { text: articleText, blocks: articleBlocks, links } = composeText(segments);
  const url = matter.url ?? address?.href ?? matter.canonical;
  const original: DraftLink[] = address
    ? [{ kind: 'original', anchor: address.anchor, href: address.href, start: null, end: null }]
    : [];
  const draft: Draft = {
    title: head.title,
    subtitle: head.subtitle,
    authors: head.authors,
    section: matter.section,
    tags: matter.tags,
    lang: matter.lang,
    published: head.published,
    url,
    canonical: matter.canonical,
    source: matter.source === null ? null : sourceNamed(matter.source, url),
    text: articleText,
    blocks: articleBlocks,
    links: [...links, ...original],
  };
  const all: DraftWarning[] = [
    ...opening.warnings,
    ...head.warnings,
    ...warnings,
    ...missing(draft, segments, matter, head, address),
    ...(url === null && warnings.length === 0 ? [NO_ADDRESS] : []),
    ...htmlWarning(blocks),
  ];
  const sorted = all.toSorted((one, other) => (one.line ?? Infinity) - (other.line ?? Infinity));
  return { ok: true, drafts: [{ draft, warnings: sorted }] };
}

const NO_ADDRESS = { message: 'The document has no “Original url:” line with its address.' };

/** Warnings about usual parts that are missing or occur twice. */
function missing(
  draft: Draft,
  segments: readonly DraftSegment[],
  matter: FrontMatter,
  head: ClippingHead,
  address: Address | null,
): DraftWarning[] {
  const warnings: DraftWarning[] = [];
  if (!segments.some(({ type }) => type === 'image')) {
    warnings.push({ message: 'The document has no photo caption.', line: segments[0]?.line ?? 1 });
  }
  if (head.titleAddress && head.titleAddress !== address && head.titleAddress.href !== address?.href) {
    const { href, line } = head.titleAddress;
    warnings.push({ message: `The title links to another page, ${href}. This link was ignored.`, line });
  }
  if (matter.url !== null && address?.href && matter.url !== address.href) {
    const message = `The address below the text, ${address.href}, differs from the front matter. The front matter was used.`;
    warnings.push({ message, line: address.line });
  }
  const dangling = draft.links.filter(({ kind, href }) => kind !== 'original' && href === null).length;
  const first = segments.find(({ prose }) => prose.links.some(({ href }) => href === null));
  if (dangling > 0) {
    const message = dangling === 1 ? '1 link has no address' : `${dangling} links have no address`;
    warnings.push({ message: `${message}. The linked words are kept.`, ...(first && { line: first.line }) });
  }
  return warnings;
}

function htmlWarning({ tags, tagLine }: { tags: number; tagLine: number | null }): DraftWarning[] {
  if (tags === 0) return [];
  const message = `${tags} HTML tags were removed, with their links and images. Their text is kept.`;
  return [tagLine === null ? { message } : { message, line: tagLine }];
}
