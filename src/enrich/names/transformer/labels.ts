// A model's labels: what they stand for, and the names that a sentence's words make with them.

import type { EntityType } from '../../../model/entity.ts';

/** What a label says of a word; `type` is null where it is part of no name that the archive has a type for. */
export interface Label {
  type: EntityType | null;
  /** A name begins there, whatever stands before. */
  isFirst: boolean;
}

/** Words of a sentence, `to` exclusive. */
export interface LabelledSpan {
  from: number;
  to: number;
  type: EntityType;
  confidence: number;
}

const TYPES: Record<string, EntityType> = {
  PER: 'person',
  PERS: 'person',
  PERSON: 'person',
  ORG: 'organization',
  ORGANIZATION: 'organization',
  ORGANISATION: 'organization',
  CORPORATION: 'organization',
  LOC: 'place',
  LOCATION: 'place',
  GPE: 'place',
  PLACE: 'place',
  EVENT: 'event',
};

/**
 * By how much the logits are divided. Classifiers that were trained to the end believe themselves too much; softened by
 * something between 1 and 2 they are right about as often as they say (Guo et al. 2017, On Calibration of Modern Neural
 * Networks). What it is for a model exactly, only texts with gold names could tell.
 */
const TEMPERATURE = 1.5;
/** Nothing is certain. */
const SUREST = 0.99;

/** Every scheme in use writes a position and a type, `B-PER`, `I-LOC`, or the type alone. */
export function parseLabel(name: string): Label {
  const { position, type = '' } = /^(?:(?<position>[BIESLU])[-_])?(?<type>.+)$/u.exec(name)?.groups ?? {};
  return { type: TYPES[type.toUpperCase()] ?? null, isFirst: position === 'B' || position === 'S' || position === 'U' };
}

/** `logits[word]`: of each label, of the word's first piece; null where the model does not know the word at all. */
export function decodeLabels(logits: readonly (ArrayLike<number> | null)[], labels: readonly Label[]): LabelledSpan[] {
  const spans: LabelledSpan[] = [];
  let open: LabelledSpan | null = null;
  for (const [word, row] of logits.entries()) {
    const best = row && likeliest(row);
    const label = best === null ? undefined : labels[best];
    if (!row || !label?.type) {
      open = null;
      continue;
    }
    const confidence = rounded(probabilityOf(label.type, row, labels));
    if (open && open.type === label.type && !label.isFirst) {
      open.to = word + 1;
      // A name is as sure as the least sure of its words.
      open.confidence = Math.min(open.confidence, confidence);
    } else {
      open = { from: word, to: word + 1, type: label.type, confidence };
      spans.push(open);
    }
  }
  return spans;
}

function likeliest(row: ArrayLike<number>): number {
  let best = 0;
  for (let index = 1; index < row.length; index++) if ((row[index] ?? 0) > (row[best] ?? 0)) best = index;
  return best;
}

/** That the word is part of a name of this type, first or not. */
function probabilityOf(type: EntityType, row: ArrayLike<number>, labels: readonly Label[]): number {
  const highest = row[likeliest(row)] ?? 0;
  let [all, its] = [0, 0];
  for (let index = 0; index < row.length; index++) {
    const share = Math.exp(((row[index] ?? 0) - highest) / TEMPERATURE);
    all += share;
    if (labels[index]?.type === type) its += share;
  }
  return Math.min(SUREST, its / all);
}

function rounded(share: number): number {
  return Math.round(share * 100) / 100;
}
