// Resolves the links of a draft to canonical addresses.

import type { DraftLink } from '../model/article/draft.ts';
import type { FoundLink } from '../model/article/findings.ts';
import { linkAddress } from '../model/link/link-address.ts';
import { foldHeadline } from '../model/text/name.ts';

/** Includes links without a target: related articles are then matched by headline. */
export function findLinks(links: readonly DraftLink[]): FoundLink[] {
  return links.map(({ kind, anchor, href, start, end }) => ({
    kind,
    anchor,
    href,
    ...linkAddress(href),
    start,
    end,
    headlineKey: kind === 'related' ? foldHeadline(anchor) || null : null,
  }));
}
