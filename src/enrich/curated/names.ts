// Finds curated names in text of any language: the longest match at each word, in time linear in the length of the
// text.

import { type CuratedEntity, curatedVersion, LONGEST_NAME } from '../../model/entity/curated-entity.ts';
import { fold } from '../../model/text/name.ts';
import type { Span } from '../../model/text/text.ts';
import { type NameToken, nameTokensOf, startsWithinHangulWord, withoutFormatCharacters } from './tokens.ts';

/** A match of a curated name, with the entities that have this name; usually one. */
export interface CuratedMatch extends Span {
  candidates: readonly CuratedEntity[];
}

/** A curated name as the operator wrote it. */
interface Form {
  text: string;
  /** Punctuation at the edges that belongs to the name: the `+` of `Zorb+`. */
  lead: string;
  trail: string;
  isWord: boolean;
  bearers: CuratedEntity[];
}

/** Longer names are ignored; this bounds the work at each word. */
const MOST_WORDS = 32;

export class CuratedNames {
  /** Identifies this set of names; empty if there are no names. */
  readonly version: string;
  readonly #entities: readonly CuratedEntity[];
  /** The trie's first level: from the first word of a name to its node. */
  readonly #roots = new Map<string, number>();
  /** The trie's other levels: from a node and the next step to the next node. */
  readonly #edges = new Map<string, number>();
  readonly #forms = new Map<number, Form[]>();
  readonly #byName = new Map<string, CuratedEntity[]>();

  constructor(entities: readonly CuratedEntity[]) {
    this.#entities = entities;
    for (const entity of entities) for (const name of formsOfCurated(entity)) this.#add(name, entity);
    this.version = curatedVersion(entities);
  }

  get entities(): readonly CuratedEntity[] {
    return this.#entities;
  }

  #add(name: string, entity: CuratedEntity): void {
    const tokens = name.length > LONGEST_NAME ? [] : [...nameTokensOf(name)];
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (!first || !last || tokens.length > MOST_WORDS) return;
    let node = 0;
    for (const token of tokens) {
      const [steps, step] = node === 0 ? [this.#roots, token.key] : [this.#edges, `${node}${token.step}`];
      const next = steps.get(step) ?? this.#roots.size + this.#edges.size + 1;
      steps.set(step, next);
      node = next;
    }
    const forms = this.#forms.get(node) ?? [];
    const existing = forms.find(({ text }) => text === name);
    const marks = { lead: name.slice(0, first.start), trail: name.slice(last.end), isWord: tokens.length === 1 };
    if (existing) existing.bearers.push(entity);
    else forms.push({ text: name, ...marks, bearers: [entity] });
    this.#forms.set(node, forms);
    const key = fold(name);
    const bearers = this.#byName.get(key) ?? [];
    if (!bearers.includes(entity)) this.#byName.set(key, [...bearers, entity]);
  }

  /** Entities with this name, compared folded. */
  findByName(name: string): readonly CuratedEntity[] {
    return this.#byName.get(fold(name)) ?? [];
  }

  /** Matches ordered by offset, without overlaps. */
  find(source: string): CuratedMatch[] {
    const found: CuratedMatch[] = [];
    if (this.#roots.size === 0) return found;
    // Tokens read ahead for a failed match are reused for the next word.
    const tokens = nameTokensOf(source);
    const ahead: NameToken[] = [];
    const tokenAt = (index: number) => {
      const next = index < ahead.length ? null : tokens.next().value;
      if (next) ahead.push(next);
      return ahead[index];
    };
    for (let token = tokenAt(0); token; token = tokenAt(0)) {
      const root = this.#roots.get(token.key);
      // Punctuation of the previous match may reach into this one.
      const from = found.at(-1)?.end ?? 0;
      const best =
        root === undefined || startsWithinHangulWord(source, token.start)
          ? null
          : this.#longest(source, from, root, tokenAt);
      if (best) found.push(best.match);
      ahead.splice(0, best?.tokens ?? 1);
    }
    return found;
  }

  #longest(source: string, from: number, root: number, tokenAt: (index: number) => NameToken | undefined) {
    const start = tokenAt(0)?.start ?? 0;
    let best: { match: CuratedMatch; tokens: number } | null = null;
    let node: number | undefined = root;
    for (let index = 0; node !== undefined; index++) {
      const match = this.#matchAt(node, source, from, { start, end: tokenAt(index)?.end ?? start });
      if (match) best = { match, tokens: index + 1 };
      const next = tokenAt(index + 1);
      node = next?.step ? this.#edges.get(`${node}${next.step}`) : undefined;
    }
    return best;
  }

  #matchAt(node: number, source: string, from: number, span: Span): CuratedMatch | null {
    for (const form of this.#forms.get(node) ?? []) {
      const whole = withMarks(form, source, span);
      if (!whole || whole.start < from || !isWrittenAs(form, source.slice(span.start, span.end))) continue;
      const candidates = form.bearers.filter(({ type }) => type !== 'person' || !isInDoubleName(source, span));
      if (candidates.length > 0) return { ...whole, candidates };
    }
    return null;
  }
}

export function formsOfCurated({ name, aliases }: Pick<CuratedEntity, 'name' | 'aliases'>): Set<string> {
  return new Set([name, ...aliases]);
}

/**
 * The span including the name's punctuation; `null` if the punctuation is missing. A trailing full stop is optional.
 */
function withMarks({ lead, trail }: Form, source: string, { start, end }: Span): Span | null {
  const hasLead = source.startsWith(lead, start - lead.length);
  const hasTrail = source.startsWith(trail, end);
  if (!hasLead || (!hasTrail && trail !== '.')) return null;
  return { start: start - lead.length, end: hasTrail ? end + trail.length : end };
}

/**
 * A capitalized one-word name must match exactly, accents included: `Lantern` does not match `lantern`, nor `IS` `Is`.
 * In longer names, capitalized words must be capitalized in the text: `US army` is not the US Army.
 */
function isWrittenAs({ text, lead, trail, isWord }: Form, surface: string): boolean {
  const words = text.slice(lead.length, text.length - trail.length);
  if (words === surface || !/\p{Lu}|\p{Lt}/u.test(words)) return true;
  if (isWord) return withoutFormatCharacters(words) === withoutFormatCharacters(surface);
  const written = [...nameTokensOf(surface)];
  return [...nameTokensOf(words)].every(
    ({ start }, index) => !isCapital(words, start) || !/^\p{Ll}/u.test(surface.slice(written[index]?.start)),
  );
}

function isCapital(text: string, at: number): boolean {
  return /^\p{Lu}/u.test(text.slice(at, at + 2));
}

/**
 * Rejects parts of double names: `Paul` in `Jean-Paul`, `Brannock` in `O’Brannock`; `Kressler` in `pro-Kressler` is
 * accepted.
 */
function isInDoubleName(source: string, { start, end }: Span): boolean {
  return (
    /(?:\p{Lu}[\p{L}\p{M}]*[-‐‑]|(?<!\p{L})\p{Lu}['’ʼ])$/u.test(source.slice(Math.max(0, start - 40), start)) ||
    /^[-‐‑]\p{Lu}/u.test(source.slice(end, end + 3))
  );
}
