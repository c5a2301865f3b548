// What holds of the quotes and figures of any draft.

import { expect } from 'vitest';
import type { Draft } from '../../src/model/article/draft.ts';
import type { Findings, FoundFigure } from '../../src/model/article/findings.ts';

export function expectSoundQuoting({ text }: Draft, { entities, quotes, figures }: Findings): void {
  const ids = new Set(entities.map(({ id }) => id));
  const places = new Set<string>();
  let last = -1;
  for (const quote of quotes) {
    expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    expect(quote.text).toMatch(/^\S(?:.*\S)?$/su);
    expect(quote.text).toMatch(/\p{L}/u);
    // In order, and none within another.
    expect(quote.start).toBeGreaterThanOrEqual(last);
    last = quote.end;
    places.add(`${quote.start} ${quote.end}`);
    if (quote.speakerId !== null) expect(ids.has(quote.speakerId)).toBe(true);
    if (quote.speakerId !== null) expect(quote.speakerSurface).not.toBeNull();
    expect([quote.speakerStart === null, quote.speakerEnd === null]).toEqual(
      Array(2).fill(quote.speakerSurface === null),
    );
    if (quote.speakerSurface !== null) {
      expect(text.slice(quote.speakerStart ?? 0, quote.speakerEnd ?? 0)).toBe(quote.speakerSurface);
      expect(quote.speakerSurface).not.toBe('');
    }
    if (quote.reportedBy?.entityId) expect(ids.has(quote.reportedBy.entityId)).toBe(true);
    expect(quote.method).toMatch(/^quotes\/[a-z-]+\/\d+$/u);
    expect(quote.confidence).toBeGreaterThan(0);
    expect(quote.confidence).toBeLessThanOrEqual(1);
  }
  expect(places.size).toBe(quotes.length);
  let end = 0;
  for (const figure of figures) {
    expect(text.slice(figure.start, figure.end)).toBe(figure.surface);
    expect(figure.start).toBeGreaterThanOrEqual(end);
    end = figure.end;
    expectSoundValues(figure);
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/u;

function expectSoundValues({ kind, value, low, high, currency, from, to, precision }: FoundFigure): void {
  if (kind === 'date') {
    expect([value, low, high, currency]).toEqual([null, null, null, null]);
    expect(from).toMatch(DATE);
    expect(to).toMatch(DATE);
    expect(precision).not.toBeNull();
    expect((from ?? '') <= (to ?? '')).toBe(true);
    return;
  }
  expect([from, to, precision]).toEqual([null, null, null]);
  expect(value === null).toBe(low !== null && high !== null);
  for (const number of [value, low, high]) if (number !== null) expect(Number.isFinite(number)).toBe(true);
  if (low !== null && high !== null) expect(low).toBeLessThan(high);
  if (currency !== null) expect(kind === 'money' && /^[A-Z]{3}$/u.test(currency)).toBe(true);
}
