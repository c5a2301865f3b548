// Maps a model's labels to entity types and decodes label sequences into names.

import type { EntityType } from '../../../model/entity/entity.ts';

/** The meaning of a label; `type` is `null` outside names and for types the archive does not have. */
export interface Label {
  type: EntityType | null;
  /** The label always starts a new name. */
  isFirst: boolean;
}

/** Word range in a sentence; `to` is exclusive. */
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
 * Divisor of the logits. Fully trained classifiers are overconfident; temperatures between 1 and 2 usually calibrate
 * them (Guo et al. 2017, On Calibration of Modern Neural Networks). The exact value for a model would need annotated
 * text.
 */
const TEMPERATURE = 1.5;
/** Upper bound of the confidence. */
const SUREST = 0.99;

/** All common schemes use position and type (`B-PER`, `I-LOC`) or the type alone. */
export function parseLabel(name: string): Label {
  const { position, type = '' } = /^(?:(?<position>[BIESLU])[-_])?(?<type>.+)$/u.exec(name)?.groups ?? {};
  return { type: TYPES[type.toUpperCase()] ?? null, isFirst: position === 'B' || position === 'S' || position === 'U' };
}

/** `logits[word]` holds one logit per label for the word's first piece; `null` if the model does not know the word. */
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
      // The confidence of a name is that of its least certain word.
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

/** The probability that the word belongs to a name of this type. */
function probabilityOf(type: EntityType, row: ArrayLike<number>, labels: readonly Label[]): number {
  const highest = row[likeliest(row)] ?? 0;
  let [all, sum] = [0, 0];
  for (let index = 0; index < row.length; index++) {
    const share = Math.exp(((row[index] ?? 0) - highest) / TEMPERATURE);
    all += share;
    if (labels[index]?.type === type) sum += share;
  }
  return Math.min(SUREST, sum / all);
}

function rounded(share: number): number {
  return Math.round(share * 100) / 100;
}
