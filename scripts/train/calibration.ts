// From how clearly a name won to how often such names are right.

export interface Judgement {
  type: string;
  margin: number;
  isRight: boolean;
}

/** Steps of about as many names each. */
const STEPS = 14;

/** Pairs of a margin and the share of right names from there to the next; margins and shares rise. */
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
    // More sure is never less right: neighbours that say otherwise are one step (pool adjacent violators).
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
