import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestExtractor, enrich, extractorFor, loadKnowledge, missingModelNotice } from '../../../src/enrich/index.ts';
import {
  canBegin,
  canEnd,
  OUTSIDE,
  PREDECESSORS,
  positionOf,
  TAG_COUNT,
  TYPES,
  taggedSpans,
  typeOf,
  UNIT,
} from '../../../src/enrich/names/tagger/tags.ts';
import { bestSpans, bestTags, type Lattice } from '../../../src/enrich/names/tagger/viterbi.ts';
import { loadModel, modelOf, readModel } from '../../../src/enrich/names/tagger/weights.ts';
import { draftOf, findingsOf, namesOf } from '../drafts.ts';

const score = fc.integer({ min: -50, max: 50 });
const lattice = fc.integer({ min: 1, max: 4 }).chain((length) =>
  fc.record({
    length: fc.constant(length),
    emissions: fc
      .array(score, { minLength: length * TAG_COUNT, maxLength: length * TAG_COUNT })
      .map((scores) => Float32Array.from(scores)),
    transitions: fc
      .array(score, { minLength: TAG_COUNT ** 2, maxLength: TAG_COUNT ** 2 })
      .map((scores) => Float32Array.from(scores)),
  }),
);

/** Every legal sequence of tags, with its score. */
function allSequences({ length, emissions, transitions }: Lattice): { tags: number[]; score: number }[] {
  let sequences = [{ tags: [] as number[], score: 0 }];
  for (let token = 0; token < length; token++) {
    sequences = sequences.flatMap(({ tags, score: sum }) =>
      Array.from({ length: TAG_COUNT }, (_, tag) => tag)
        .filter((tag) => (token === 0 ? canBegin(tag) : PREDECESSORS[tag]?.includes(tags[token - 1] ?? OUTSIDE)))
        .map((tag) => ({
          tags: [...tags, tag],
          score:
            sum +
            (emissions[token * TAG_COUNT + tag] ?? 0) +
            (token === 0 ? 0 : (transitions[(tags[token - 1] ?? 0) * TAG_COUNT + tag] ?? 0)),
        })),
    );
  }
  return sequences.filter(({ tags }) => canEnd(tags.at(-1) ?? OUTSIDE));
}

describe('the best sequence of tags', () => {
  test('is legal and no other is better', () => {
    fc.assert(
      fc.property(lattice, (one) => {
        const all = allSequences(one);
        const best = Math.max(...all.map(({ score: sum }) => sum));
        const tags = [...bestTags(one)];
        expect(all.find((other) => other.tags.join() === tags.join())?.score).toBe(best);
      }),
      { numRuns: 40 },
    );
  });

  test('is ahead of the best without a name by that name’s margin', () => {
    fc.assert(
      fc.property(lattice, (one) => {
        const all = allSequences(one).map((other) => ({
          ...other,
          spans: taggedSpans(other.tags).map((span) => JSON.stringify(span)),
        }));
        const best = Math.max(...all.map(({ score: sum }) => sum));
        for (const { span, margin } of bestSpans(one)) {
          const without = all.filter(({ spans }) => !spans.includes(JSON.stringify(span)));
          expect(margin).toBe(best - Math.max(...without.map(({ score: sum }) => sum)));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('of no tokens has no names', () => {
    const empty = { length: 0, emissions: new Float32Array(0), transitions: new Float32Array(TAG_COUNT ** 2) };
    expect([...bestTags(empty)]).toEqual([]);
    expect(bestSpans(empty)).toEqual([]);
  });

  test('has a type and a position for each tag', () => {
    const tags = Array.from({ length: TAG_COUNT }, (_, tag) => tag).slice(1);
    expect(new Set(tags.map((tag) => `${typeOf(tag)} ${positionOf(tag)}`)).size).toBe(12);
    expect(taggedSpans([OUTSIDE, 1 + UNIT])).toEqual([{ from: 1, to: 2, type: 0 }]);
  });
});

describe('the weights', () => {
  test('are here and read once', () => {
    const model = loadModel();
    expect(model).not.toBeNull();
    expect(loadModel()).toBe(model);
    expect(model?.weights.length).toBeLessThan(1_000_000);
    expect(model?.calibration).toHaveLength(TYPES.length);
  });

  test('say more of a name the clearer it won', () => {
    for (const steps of loadModel()?.calibration ?? []) {
      expect(steps.length).toBeGreaterThan(5);
      for (const [index, step] of steps.slice(1).entries()) {
        expect(step.margin).toBeGreaterThan(steps[index]?.margin ?? 0);
        expect(step.precision).toBeGreaterThanOrEqual(steps[index]?.precision ?? 0);
      }
      expect(steps.at(-1)?.precision).toBeGreaterThan(0.8);
    }
  });

  test('that are cut off are none', () => {
    const table = { sources: [], features: 3, transitions: [], calibration: [], weights: 'AQID' };
    expect(() => modelOf(table)).toThrow(RangeError);
    expect(readModel('./no-such-file.gen.json')).toBeNull();
  });

  test('missing, the rules serve and say so', () => {
    const draft = draftOf(['He met Mayor Maria Silva in Tbilisi.']);
    const findings = enrich(draft, loadKnowledge(), extractorFor(readModel('./no-such-file.gen.json')));
    expect(findings.extractor).toMatch(/^rules\/4 /);
    expect(namesOf(findings)).toEqual(['person: Maria Silva', 'place: Tbilisi']);
  });

  test('here, the tagger serves and nothing is missing', () => {
    expect(bestExtractor().name).toBe('tagger/3');
    expect(findingsOf(['He met Mayor Maria Silva.']).extractor).toMatch(/^tagger\/3 /);
    expect(missingModelNotice()).toBeNull();
  });
});
