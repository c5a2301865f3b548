// URL patterns: map old forms of a publisher's addresses to the current form.

import { z } from 'zod';
import { pageAddress } from './page-address.ts';
import { canonicalUrl } from './url.ts';

/** `{ from: 'https://example.org/story.php?id={id}', to: 'https://example.org/stories/{id}' }` */
export const UrlPattern = z.strictObject({ from: z.string().min(1).max(1_000), to: z.string().min(1).max(1_000) });
export type UrlPattern = z.infer<typeof UrlPattern>;

const MOST = 500;
const NAME = /\{([a-z][a-z0-9]{0,19})\}/gu;
/** Replaces a name while the address is canonicalised. */
const STAND_IN = 'zq0x';

/** @throws Error with a sentence that names the pattern and the remedy. */
export function readUrlPatterns(json: unknown): UrlPattern[] {
  const read = z.array(UrlPattern).max(MOST).safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(
      `at /${issue?.path.join('/') ?? ''}: ${issue?.message ?? 'it is not valid'}; it must be an array of objects such as {"from": "https://example.org/story.php?id={id}", "to": "https://example.org/stories/{id}"}`,
    );
  }
  read.data.forEach((pattern, at) => {
    const names = namesOf(pattern.from);
    const unknown = namesOf(pattern.to).find((name) => !names.includes(name));
    const fault =
      partsOf(pattern.from) === null || partsOf(pattern.to) === null
        ? '`from` and `to` must be http or https addresses'
        : new Set(names).size < names.length
          ? '`from` contains a name twice'
          : unknown !== undefined
            ? `\`to\` contains {${unknown}}, but \`from\` does not`
            : null;
    if (fault !== null) throw new Error(`at /${at}: ${fault}`);
  });
  return read.data;
}

/** Returns `pageAddress` extended by these patterns. */
export function pageAddressBy(patterns: readonly UrlPattern[]): (canonical: string) => string {
  if (patterns.length === 0) return pageAddress;
  const rules = patterns.flatMap((pattern) => ruleOf(pattern) ?? []);
  return (canonical) => {
    const page = pageAddress(canonical);
    for (const { hint, matcher, build } of rules) {
      const found = page.includes(hint) ? matcher.exec(page) : null;
      const other = found && canonicalUrl(build(found.slice(1)));
      // Applied once, because patterns can form a cycle.
      if (other) return pageAddress(other);
    }
    return page;
  };
}

interface Rule {
  /** The longest fixed part, which most addresses do not contain. */
  hint: string;
  matcher: RegExp;
  build: (values: readonly string[]) => string;
}

function ruleOf({ from, to }: UrlPattern): Rule | null {
  const [parts, target] = [partsOf(from), partsOf(to)];
  if (!parts || !target) return null;
  const fixed = parts.filter((_, at) => at % 2 === 0);
  const names = parts.filter((_, at) => at % 2 === 1);
  // A name matches one path segment or one value, which keeps matching linear.
  const source = parts.map((part, at) =>
    at % 2 === 1 ? '([^/?#&=]+)' : part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'),
  );
  return {
    hint: fixed.reduce((longest, part) => (part.length > longest.length ? part : longest), ''),
    matcher: new RegExp(`^${source.join('')}$`, 'u'),
    build: (values) => target.map((part, at) => (at % 2 === 1 ? (values[names.indexOf(part)] ?? '') : part)).join(''),
  };
}

const namesOf = (template: string): string[] => [...template.matchAll(NAME)].map(([, name = '']) => name);

/** A canonicalised template: fixed parts and names alternate. */
function partsOf(template: string): string[] | null {
  const names = namesOf(template);
  let count = 0;
  const stood = template.replace(NAME, () => `${STAND_IN}${count++}z`);
  const canonical = canonicalUrl(stood);
  if (canonical === null || /[{}]/u.test(stood)) return null;
  return canonical
    .split(new RegExp(`${STAND_IN}(\\d+)z`, 'u'))
    .map((part, at) => (at % 2 === 1 ? (names[Number(part)] ?? '') : part));
}
