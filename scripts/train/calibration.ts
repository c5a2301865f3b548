// Calibrates confidence: maps the margin of a name to the precision of names with such margins.

export interface Judgement {
  type: string;
  margin: number;
  isRight: boolean;
}

/** Number of steps with about equally many names. */
const STEPS = 14;

/** Pairs of a margin and the precision from there to the next; both increase. */
export function calibrate(judgements: readonly Judgement[]): [margin: number, precision: number][] {
  const sorted = judgements.toSorted((one, other) => one.margin - other.margin);
  const steps: { margin: number; right: number; all: number }[] = [];
  for (let step = 0; step < STEPS; step++) {
    const part = sorted.slice(
      Math.floor((step * sorted.length) / STEPS),
      Math.floor(((step + 1) * sorted.length) / STEPS),
    );
    if (part.length === 0) continue;
    const right = part.filter(({ isRight }) => isRight).length;
    steps.push({ margin: step === 0 ? 0 : Math.round(part[0]?.margin ?? 0), right, all: part.length });
    // Precision must not fall with the margin: merge neighbours that violate this (pool adjacent violators).
    for (
      let last = steps.at(-1), before = steps.at(-2);
      last && before && before.right / before.all > last.right / last.all;
    ) {
      steps.splice(-2, 2, { margin: before.margin, right: before.right + last.right, all: before.all + last.all });
      [last, before] = [steps.at(-1), steps.at(-2)];
    }
  }
  return steps.map(({ margin, right, all }) => [margin, Math.round((100 * right) / all) / 100]);
}
