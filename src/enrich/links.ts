// Links of a draft with the form that links and articles are joined by.

import type { DraftLink } from '../model/draft.ts';
import type { FoundLink } from '../model/findings.ts';
import { linkAddress } from '../model/link-address.ts';
import { foldHeadline } from '../model/name.ts';

/** Every link, also those whose target was lost: a related line without one is found by its headline. */
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
