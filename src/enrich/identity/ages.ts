// Estimates birth years from ages in the text: `Nadia Orlova, 34,` and `34-year-old Nadia Orlova`.

import type { Draft } from '../../model/article/draft.ts';
import type { FoundMention } from '../../model/article/findings.ts';

const AFTER = /^(?:, | \()(1\d|[2-9]\d)(?=[,)])/u;
const BEFORE = /\b(1\d|[2-9]\d)-year-old $/u;
/** Characters searched on either side of a mention. */
const NEAR = 16;

/** Birth year by entity id, accurate to one year. */
export function birthYears({ text, published }: Draft, mentions: readonly FoundMention[]): Map<string, number> {
  const years = new Map<string, number>();
  if (!published) return years;
  const year = Number(published.at.slice(0, 4));
  for (const { entityId, in: where, start, end } of mentions) {
    if (where !== 'text' || years.has(entityId)) continue;
    const age =
      AFTER.exec(text.slice(end, end + NEAR))?.[1] ?? BEFORE.exec(text.slice(Math.max(0, start - NEAR), start))?.[1];
    if (age !== undefined) years.set(entityId, year - Number(age));
  }
  return years;
}
