// Checks the stored rendering of each article against a new one.

import { prepareRendering } from '../render/index.ts';
import { STALE } from '../tables.ts';
import type { ArticleCheck } from './check.ts';

export const rendering: ArticleCheck = {
  name: 'rendering',
  remedy: 'repair',
  mending: { rebuild: 'rendering' },
  open({ db, outdated }) {
    const render = prepareRendering(db);
    return {
      *article({ row, body, stale }) {
        if (outdated.rendering || stale !== STALE.not) return;
        const wanted = render(row.key)?.rendering;
        if (!wanted) return;
        const kept = { ...row, mentions: body.mentions, links: body.links, quotes: body.quotes };
        const off = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((part) => kept[part] !== wanted[part]);
        if (off.length > 0) yield `article ${row.id} is not rendered as it is: ${off.join(', ')}`;
      },
    };
  },
};
