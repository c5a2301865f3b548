// Converts figures between their found form and their rendered form, which omits empty fields.

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

/** Converts a rendered figure back. */
export function foundFigureOf({ kind, start, end, surface, method, confidence, ...rest }: Figure): FoundFigure {
  const none = { value: null, low: null, high: null, currency: null, from: null, to: null, precision: null };
  return { kind, start, end, surface, ...none, ...rest, method, confidence };
}
