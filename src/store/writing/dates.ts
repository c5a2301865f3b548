// Writes the dates that an article mentions, each once.

import type { FoundFigure } from '../../model/article/findings.ts';
import { dayNumber } from '../doc-values/calendar.ts';
import { eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { mentionedDates } from '../tables.ts';

export function prepareDates(db: Handle) {
  const p = sql.placeholder;
  const articleKey = p('articleKey');
  const insert = db
    .insert(mentionedDates)
    .values({ articleKey, first: p('first'), last: p('last') })
    .onConflictDoNothing()
    .prepare();
  const remove = db.delete(mentionedDates).where(eq(mentionedDates.articleKey, articleKey)).prepare();

  return {
    add(articleKey: number, figures: readonly FoundFigure[]): void {
      for (const { from, to } of figures) {
        if (from !== null && to !== null) insert.run({ articleKey, first: dayNumber(from), last: dayNumber(to) });
      }
    },
    remove: (articleKey: number): void => void remove.run({ articleKey }),
  };
}
