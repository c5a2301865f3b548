// Finds the best valid sequence of tags for a sentence (Viterbi 1967), and the margin of each name over the best
// sequence without it.

import { canBegin, canEnd, OUTSIDE, PREDECESSORS, TAG_COUNT, type TaggedSpan, taggedSpans } from './tags.ts';

/** The scores of a sentence: `emissions[token * TAG_COUNT + tag]`, `transitions[tag * TAG_COUNT + next]`. */
export interface Lattice {
  length: number;
  emissions: Float32Array;
  transitions: Float32Array;
}

const NEVER = Number.NEGATIVE_INFINITY;

/** For each token and tag, the score of the best sequence ending there, and the previous tag. */
interface Forward {
  scores: Float64Array;
  backs: Uint8Array;
}

export function bestTags(lattice: Lattice): Uint8Array {
  return traced(lattice, forward(lattice));
}

/** The names in the best sequence, each with its margin over the best sequence without it. */
export function bestSpans(lattice: Lattice): { span: TaggedSpan; margin: number }[] {
  const reached = forward(lattice);
  const tags = traced(lattice, reached);
  const spans = taggedSpans(tags);
  if (spans.length === 0) return [];
  const { length } = lattice;
  const rest = backward(lattice);
  const best = reached.scores[(length - 1) * TAG_COUNT + (tags[length - 1] ?? OUTSIDE)] ?? 0;
  return spans.map((span) => {
    // A sequence without the name differs in at least one of its tags.
    let other = NEVER;
    for (let token = span.from; token < span.to; token++) {
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        if (tag === tags[token]) continue;
        const at = token * TAG_COUNT + tag;
        other = Math.max(other, (reached.scores[at] ?? NEVER) + (rest[at] ?? NEVER));
      }
    }
    return { span, margin: best - other };
  });
}

function forward({ length, emissions, transitions }: Lattice): Forward {
  const scores = new Float64Array(length * TAG_COUNT).fill(NEVER);
  const backs = new Uint8Array(length * TAG_COUNT);
  for (let tag = 0; tag < TAG_COUNT && length > 0; tag++) if (canBegin(tag)) scores[tag] = emissions[tag] ?? 0;
  for (let token = 1; token < length; token++) {
    const row = token * TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      let best = NEVER;
      let back = OUTSIDE;
      for (const before of PREDECESSORS[tag] ?? []) {
        const score = (scores[row - TAG_COUNT + before] ?? NEVER) + (transitions[before * TAG_COUNT + tag] ?? 0);
        if (score > best) {
          best = score;
          back = before;
        }
      }
      scores[row + tag] = best + (emissions[row + tag] ?? 0);
      backs[row + tag] = back;
    }
  }
  return { scores, backs };
}

/** For each token and tag, the score of the best sequence after it. */
function backward({ length, emissions, transitions }: Lattice): Float64Array {
  const rest = new Float64Array(length * TAG_COUNT).fill(NEVER);
  for (let tag = 0; tag < TAG_COUNT; tag++) if (canEnd(tag)) rest[(length - 1) * TAG_COUNT + tag] = 0;
  for (let token = length - 1; token > 0; token--) {
    const row = token * TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const after = (rest[row + tag] ?? NEVER) + (emissions[row + tag] ?? 0);
      for (const before of PREDECESSORS[tag] ?? []) {
        const at = row - TAG_COUNT + before;
        rest[at] = Math.max(rest[at] ?? NEVER, after + (transitions[before * TAG_COUNT + tag] ?? 0));
      }
    }
  }
  return rest;
}

function traced({ length }: Lattice, { scores, backs }: Forward): Uint8Array {
  const tags = new Uint8Array(length);
  const last = (length - 1) * TAG_COUNT;
  let tag = OUTSIDE;
  for (let end = 0; end < TAG_COUNT; end++) {
    if (canEnd(end) && (scores[last + end] ?? NEVER) > (scores[last + tag] ?? NEVER)) tag = end;
  }
  for (let token = length - 1; token >= 0; token--) {
    tags[token] = tag;
    tag = backs[token * TAG_COUNT + tag] ?? OUTSIDE;
  }
  return tags;
}
