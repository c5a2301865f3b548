// Figures: the sums of money, percentages and dates that a draft mentions.

import type { Draft } from '../../model/draft.ts';
import type { FoundFigure, FoundMention } from '../../model/findings.ts';
import type { Span } from '../../model/text.ts';
import { languageSupportOf } from '../text/language.ts';
import { segmentsOf } from '../text/segments.ts';
import { findAmounts } from './amounts.ts';
import { type Day, dayFromDate } from './calendar.ts';
import { DateFinder } from './dates.ts';

/** In order of place, none overlapping. A name is no date, whatever is in it (`mentions` are the draft's). English only. */
export function findFigures(draft: Draft, mentions: readonly FoundMention[]): FoundFigure[] {
  if (languageSupportOf(draft) !== 'english') return [];
  const names = mentions.filter((mention) => mention.in === 'text');
  const dates = new DateFinder(todayOf(draft));
  const found: FoundFigure[] = [];
  for (const { start, end } of segmentsOf(draft)) {
    const amounts = findAmounts(draft.text, start, end);
    const mentioned = dates.find(draft.text, start, end);
    const figures = [...amounts, ...without(without(mentioned, amounts), names)];
    for (const figure of figures.sort((one, other) => one.start - other.start)) found.push(figure);
    if (found.length >= MOST) return found.slice(0, MOST);
  }
  return found;
}

/** What mentions more is a table of numbers or an attack; memory is bounded by this. */
const MOST = 20_000;

/** A month or a year of publication is no day to count from. */
function todayOf({ published }: Draft): Day | null {
  const isDay = published !== null && published.precision !== 'year' && published.precision !== 'month';
  return isDay ? dayFromDate(published.at) : null;
}

/** Those of the figures that none of the others overlap; both are in order of place. */
function without(figures: readonly FoundFigure[], others: readonly Span[]): FoundFigure[] {
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
