// What documents for tests say and when: quotes and dates, as `fast-check` draws them.

import fc from 'fast-check';
import type { FoundFigure, FoundMention, FoundQuote } from '../../src/model/article/findings.ts';
import { QUOTE_KINDS } from '../../src/model/quote/quote.ts';

export interface QuoteSketch {
  /** Numbers of words. */
  words: number[];
  kind: number;
  /** Numbers of entities. */
  speaker: number | null;
  about: number[];
  isReported: boolean;
}

export const PERIODS = [
  ['1815-06-18', '1815-06-18'],
  ['1960-01-01', '1969-12-31'],
  ['2024-03-01', '2024-03-31'],
  ['2024-03-02', '2024-03-02'],
  ['2025-01-01', '2025-12-31'],
] as const;

export const quotesSketch = (words: number, entities: number): fc.Arbitrary<QuoteSketch[]> =>
  fc.array(
    fc.record({
      words: fc.array(fc.nat(words - 1), { minLength: 1, maxLength: 5 }),
      kind: fc.nat(QUOTE_KINDS.length - 1),
      speaker: fc.option(fc.nat(entities - 1), { freq: 3 }),
      about: fc.array(fc.nat(entities - 1), { maxLength: 2 }),
      isReported: fc.boolean(),
    }),
    { maxLength: 4 },
  );

export const datesSketch = fc.array(fc.nat(PERIODS.length - 1), { maxLength: 3 });

interface Writing {
  /** Writes a paragraph; where it starts. */
  add: (words: string) => number;
  words: (numbers: number[]) => string;
  entityId: (number: number) => string;
}

/** One paragraph each: `words Name0 Name3 said Name1`. */
export function writeQuotes(sketches: readonly QuoteSketch[], { add, words, entityId }: Writing) {
  const mentions: FoundMention[] = [];
  const quotes = sketches.map(({ words: numbers, kind, speaker, about, isReported }): FoundQuote => {
    const parts = [words(numbers), ...about.map((number) => `Name${number}`)];
    const text = parts.join(' ');
    const surface = speaker === null ? null : `Name${speaker}`;
    const start = add(surface === null ? text : `${text} said ${surface}`);
    let at = start + (parts[0] ?? '').length + 1;
    const mention = (number: number, start: number) => {
      const surface = `Name${number}`;
      const entity = { entityId: entityId(number), in: 'text' as const, role: null };
      mentions.push({ ...entity, start, end: start + surface.length, surface, method: 'test', confidence: 0.5 });
    };
    for (const number of about) {
      mention(number, at);
      at += `Name${number} `.length;
    }
    const end = start + text.length;
    const speakerStart = end + ' said '.length;
    if (speaker !== null) mention(speaker, speakerStart);
    return {
      text,
      start,
      end,
      kind: QUOTE_KINDS[kind] ?? 'direct',
      cue: surface === null ? null : 'said',
      speakerId: speaker === null ? null : entityId(speaker),
      speakerStart: surface === null ? null : speakerStart,
      speakerEnd: surface === null ? null : speakerStart + surface.length,
      speakerSurface: surface,
      reportedBy: isReported ? { name: 'An agency', entityId: speaker === null ? null : entityId(speaker) } : null,
      method: 'test',
      confidence: 0.5,
    };
  });
  return { quotes, mentions };
}

export function writeDates(numbers: readonly number[], add: Writing['add']): FoundFigure[] {
  return numbers.map((number): FoundFigure => {
    const [from, to] = PERIODS[number] ?? PERIODS[0];
    const start = add(from);
    const place = { start, end: start + from.length, surface: from };
    const none = { value: null, low: null, high: null, currency: null };
    return { kind: 'date', ...place, ...none, from, to, precision: 'day', method: 'test', confidence: 0.5 };
  });
}
