// Bounds the size of problems: the reply stays below 64 kB however large the request is.

/** The most errors that a problem lists. */
export const MAX_ERRORS = 20;

/** UTF-16 code units of each text. JSON can write one of them as six bytes: `\u0000`. */
const LENGTHS = { name: 80, pointer: 160, message: 400, suggestion: 80, hint: 400 } as const;
const DETAIL = 1_000;
const ALLOWED = { values: 200, length: 100 };

interface Bounded {
  name?: string | undefined;
  pointer?: string | undefined;
  message: string;
  suggestion?: string | undefined;
  hint?: string | undefined;
  allowed?: string[] | undefined;
}

export const boundedDetail = (detail: string): string => shortened(detail, DETAIL);

/** The first errors, with shortened texts and each list of allowed values only once. */
export function boundedErrors<Fault extends Bounded>(errors: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return errors.slice(0, MAX_ERRORS).map((error) => {
    const { allowed, ...bounded } = error as Bounded;
    for (const [name, most] of Object.entries(LENGTHS) as [keyof typeof LENGTHS, number][]) {
      const text = bounded[name];
      if (text !== undefined) bounded[name] = shortened(text, most);
    }
    const list = allowed?.slice(0, ALLOWED.values).map((value) => shortened(value, ALLOWED.length));
    const key = list?.join('\n');
    const isNew = key !== undefined && !seen.has(key);
    if (isNew) seen.add(key);
    return { ...bounded, ...(isNew && { allowed: list }) } as Fault;
  });
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  // Do not leave half of a surrogate pair.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
