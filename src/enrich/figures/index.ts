// Finds amounts of money, percentages and dates in a draft.

import type { Draft } from '../../model/article/draft.ts';
import type { FoundFigure, FoundMention } from '../../model/article/findings.ts';
import type { Span } from '../../model/text/text.ts';
import { languageSupportOf } from '../text/language.ts';
import { segmentsOf } from '../text/segments.ts';
import { findAmounts } from './amounts.ts';
import { type Day, dayFromDate } from './calendar.ts';
import { DateFinder } from './dates.ts';

/** Ordered by offset, without overlaps. Dates inside names are skipped (`mentions` are the draft's). English only. */
export function findFigures(draft: Draft, mentions: readonly FoundMention[]): FoundFigure[] {
  if (languageSupportOf(draft) !== 'english') return [];
  const names = mentions.filter((mention) => mention.in === 'text');
  const dates = new DateFinder(todayOf(draft));
  const found: FoundFigure[] = [];
  for (const { start, end } of segmentsOf(draft)) {
    const amounts = findAmounts(draft.text, start, end);
    const mentioned = dates.find(draft.text, start, end);
    const figures = [...amounts, ...withoutOverlapping(withoutOverlapping(mentioned, amounts), names)];
    for (const figure of figures.sort((one, other) => one.start - other.start)) found.push(figure);
    if (found.length >= MOST) return found.slice(0, MOST);
  }
  return found;
}

/** A text with more is a table of numbers or an attack; this bounds memory. */
const MOST = 20_000;

/** Relative dates need a publication day, not just a month or year. */
function todayOf({ published }: Draft): Day | null {
  const isDay = published !== null && published.precision !== 'year' && published.precision !== 'month';
  return isDay ? dayFromDate(published.at) : null;
}

/** Figures that overlap none of the others. Both lists are ordered by offset. */
function withoutOverlapping(figures: readonly FoundFigure[], others: readonly Span[]): FoundFigure[] {
  const [first] = figures;
  if (!first) return [];
  let index = firstEndingAfter(others, first.start);
  return figures.filter(({ start, end }) => {
    while ((others[index]?.end ?? Number.POSITIVE_INFINITY) <= start) index++;
    return (others[index]?.start ?? Number.POSITIVE_INFINITY) >= end;
  });
}

function firstEndingAfter(spans: readonly Span[], place: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
