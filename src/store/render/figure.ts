// A figure as it is shown: what was found of it, without what it has not.

import type { Figure } from '../../model/article/figure.ts';
import type { FoundFigure } from '../../model/article/findings.ts';

export function figureOf({ kind, start, end, surface, method, confidence, ...found }: FoundFigure): Figure {
  return {
    kind,
    start,
    end,
    surface,
    value: found.value ?? undefined,
    low: found.low ?? undefined,
    high: found.high ?? undefined,
    currency: found.currency ?? undefined,
    from: found.from ?? undefined,
    to: found.to ?? undefined,
    precision: found.precision ?? undefined,
    method,
    confidence,
  };
}

/** And back. */
export function foundFigureOf({ kind, start, end, surface, method, confidence, ...rest }: Figure): FoundFigure {
  const none = { value: null, low: null, high: null, currency: null, from: null, to: null, precision: null };
  return { kind, start, end, surface, ...none, ...rest, method, confidence };
}
