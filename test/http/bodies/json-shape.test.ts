// The shape of JSON, counted without parsing it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeFault } from '../../../src/http/bodies/json-shape.ts';

const faultOf = (json: string, limits = { depth: 4, values: 10 }) => shapeFault(Buffer.from(json), limits);

/** What the limits count, in the parsed value. */
function measured(value: unknown): { depth: number; values: number } {
  if (typeof value !== 'object' || value === null) return { depth: 0, values: 0 };
  const items = Object.values(value).map(measured);
  const depth = 1 + Math.max(0, ...items.map((item) => item.depth));
  return { depth, values: Math.max(0, items.length - 1) + 1 + items.reduce((sum, item) => sum + item.values, 0) };
}

describe('the shape of JSON', () => {
  it('is refused at the level and at the value that is one too many', () => {
    expect(faultOf('[[[[1]]]]')).toBeNull();
    expect(faultOf('[[{"a":[{"b":1}]}]]')).toEqual({ what: 'depth', at: 8 });
    expect(faultOf('[1,2,3,4,5,6,7,8,9,10]')).toBeNull();
    expect(faultOf('[1,2,3,4,5,6,7,8,9,10,11]')).toEqual({ what: 'values', at: 21 });
  });

  it('does not count what stands in strings, whatever is escaped there', () => {
    expect(faultOf(String.raw`["[[[[[[,,,,,,,,,,,,", "\"[[[[[", "\\", "\\\"{{{{{{"]`)).toBeNull();
    expect(faultOf(String.raw`["\\",[[[[1]]]]]`)).toEqual({ what: 'depth', at: 9 });
  });

  it('ends with the text where that is not JSON', () => {
    for (const text of ['"', '["abc', '["\\', ']]]]', '{', '"\\"', '']) expect(faultOf(text)).toBeNull();
  });

  it('is that of the parsed value, for any value', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const { depth, values } = measured(JSON.parse(json));
        expect(faultOf(json, { depth, values })).toBeNull();
        if (depth > 0) expect(faultOf(json, { depth: depth - 1, values })).toMatchObject({ what: 'depth' });
        if (values > 0) expect(faultOf(json, { depth, values: values - 1 })).toMatchObject({ what: 'values' });
      }),
      { numRuns: 1_000 },
    );
  });
});
