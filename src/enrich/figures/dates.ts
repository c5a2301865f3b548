// Finds dates in text: `December 3`, `Wednesday`, `the first half of 2025`, `2008`.

import type { FoundFigure } from '../../model/article/findings.ts';
import { VERSIONS } from '../versions.ts';
import { type Day, formatDay, type Period } from './calendar.ts';
import { type DateContext, isDate } from './date-contexts.ts';
import { DATE_PHRASE, type DateKind, dateKindOf } from './date-phrases.ts';
import { resolveDatePhrase } from './date-readings.ts';

const CONFIDENCE: Record<DateKind, number> = {
  iso: 0.97,
  days: 0.95,
  date: 0.95,
  month: 0.97,
  part: 0.95,
  decade: 0.95,
  span: 0.85,
  year: 0.9,
  weekday: 0.85,
  bareMonth: 0.8,
  ago: 0.85,
  relative: 0.85,
};

/** Every date matches this; most short lines do not, and are skipped. */
const SIGN_OF_ONE =
  /\d|day|morrow|night|\sago|week|month|year|quarter|January|February|March|April|May|June|July|August|ember|October/u;

/** Characters of context read around a phrase. */
const BEFORE = 100;
const AFTER = 80;

export class DateFinder {
  readonly #today: Day | null;
  /** Phrases repeat; each is resolved once. */
  readonly #readings = new Map<string, Period | null>();

  /** `today` resolves relative dates; `null` if unknown. */
  constructor(today: Day | null) {
    this.#today = today;
  }

  find(source: string, start: number, end: number): FoundFigure[] {
    const found: FoundFigure[] = [];
    if (!SIGN_OF_ONE.test(source.slice(start, end))) return found;
    for (const { 0: surface, index, groups } of source.slice(start, end).matchAll(DATE_PHRASE)) {
      const kind = dateKindOf(groups ?? {});
      const from = start + index;
      const context = {
        before: source.slice(Math.max(start, from - BEFORE), from),
        after: source.slice(from + surface.length, Math.min(end, from + surface.length + AFTER)),
      };
      if (!kind || !isDate(kind, surface, context)) continue;
      const period = this.#read(kind, surface, refersToFuture(context));
      if (period) found.push(figure(kind, surface, from, period));
    }
    return found;
  }

  #read(kind: DateKind, surface: string, isFuture: boolean): Period | null {
    const key = `${isFuture} ${surface}`;
    const cached = this.#readings.get(key);
    if (cached !== undefined) return cached;
    const period = resolveDatePhrase(kind, surface, { today: this.#today, isFuture });
    this.#readings.set(key, period);
    return period;
  }
}

/** Words that refer to the future. */
const AHEAD =
  /(?:^|[\s"“(])(?:will|to\sbe|(?:is|are)\sto|due|scheduled|expected|plans?|planned|set|upcoming|until|deadline|shall|next)(?=\s)/u;

/**
 * True if the sentence before the phrase refers to the future; if the phrase starts the sentence, what follows decides.
 */
function refersToFuture({ before, after }: DateContext): boolean {
  const stop = Math.max(before.lastIndexOf('. '), before.lastIndexOf('? '), before.lastIndexOf('! ')) + 1;
  const head = before.slice(stop);
  return AHEAD.test(head) || (head.trim().length < 10 && AHEAD.test(after.split(/[.?!]/u, 1)[0] ?? ''));
}

function figure(kind: DateKind, surface: string, start: number, { from, to, precision }: Period): FoundFigure {
  return {
    kind: 'date',
    start,
    end: start + surface.length,
    surface,
    value: null,
    low: null,
    high: null,
    currency: null,
    from: formatDay(from),
    to: formatDay(to),
    precision,
    method: `figures/${kind === 'bareMonth' ? 'month' : kind}/${VERSIONS.figures}`,
    confidence: CONFIDENCE[kind],
  };
}
