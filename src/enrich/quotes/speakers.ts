// Who is meant by `he`, `the ministry` or `the minister`: whoever alone can be meant by what stands just before.

import type { EntityType } from '../../model/entity.ts';
import type { FoundEntity, FoundMention } from '../../model/findings.ts';
import { ANY_BODY, BODY_NOUNS } from '../words/bodies.ts';
import { isTitle, TITLE_MODIFIERS } from '../words/titles.ts';
import { anonymous, anonymousId, type Candidate, raiseSpeakers, weightOf } from './candidates.ts';
import { cueAt } from './cues.ts';
import { type Gender, genderOf, genderOfWords } from './genders.ts';
import type { Line, Sentence } from './lines.ts';
import { isTitleWord } from './token-kinds.ts';
import type { Token } from './tokens.ts';

interface Known {
  type: EntityType;
  /** Small letters of all forms of the name. */
  names: string[];
  /** Words of the roles stated beside it. */
  roles: Set<string>;
  gender: Gender | null;
}

const PRONOUNS: Record<string, Gender | 'thing'> = {
  he: 'man',
  him: 'man',
  his: 'man',
  she: 'woman',
  her: 'woman',
  it: 'thing',
};

/** People without a name, who may be meant by a pronoun as well: `One of the workers`, `His wife`. */
const ANONYMOUS: ReadonlyMap<string, Known> = new Map(
  ([null, 'man', 'woman'] as const).map((gender) => [
    anonymousId(gender),
    { type: 'person', names: [], roles: new Set(), gender },
  ]),
);

/** Most that is remembered of a sentence. */
const MOST = 40;

export class Speakers {
  readonly #known = new Map<string, Known>(ANONYMOUS);
  /** Of persons: the last word of the name in small letters, where one alone bears it. */
  readonly #surnames = new Map<string, string | null>();
  #before: Candidate[] = [];
  /** Pronouns of which more than one may be meant. */
  readonly #doubtful = new WeakSet<Token>();

  constructor(entities: readonly FoundEntity[], mentions: readonly FoundMention[]) {
    for (const { id, type, name, aliases } of entities) {
      const isPerson = type === 'person';
      const surname = isPerson ? (name.toLowerCase().split(/\s+/u).at(-1) ?? '') : '';
      if (surname.length > 2) this.#surnames.set(surname, this.#surnames.has(surname) ? null : id);
      const names = [name, ...aliases].map((form) => form.toLowerCase());
      this.#known.set(id, { type, names, roles: new Set(), gender: isPerson ? genderOf(name) : null });
    }
    for (const { entityId, role } of mentions) {
      const known = this.#known.get(entityId);
      if (!known || role === null) continue;
      const words = role
        .toLowerCase()
        .split(/[^\p{L}-]+/u)
        .slice(0, 20);
      for (const word of words) known.roles.add(word);
      // A role's first words are the person's own; after `of` others may be spoken of.
      const own =
        role
          .toLowerCase()
          .split(/\s(?:of|for|to|in|at|and)\s/u)[0]
          ?.split(/[^\p{L}-]+/u) ?? [];
      known.gender ??= genderOfWords(own);
    }
  }

  /** Notes at the pronouns and nouns of a line whom they mean. An aside is read for itself. */
  read(line: Line): void {
    if (line.stretch.kind === 'aside') this.#before = [];
    for (const sentence of line.sentences) {
      const found = this.#readSentence(line.tokens, sentence);
      // What is all quote says nothing of its own: the reader still has in mind what stood before it.
      if (found !== null) this.#before = found;
    }
    if (line.stretch.kind === 'aside') this.#before = [];
  }

  /** Whether a pronoun that nobody near answers to may stand for someone. */
  mayBe(pronoun: Token, entityId: string): boolean {
    const known = this.#known.get(entityId);
    const meant = Object.hasOwn(PRONOUNS, pronoun.lower) ? PRONOUNS[pronoun.lower] : undefined;
    if (!known || meant === undefined || this.#doubtful.has(pronoun)) return false;
    return meant === 'thing'
      ? known.type === 'organization'
      : known.type === 'person' && (known.gender ?? meant) === meant;
  }

  #readSentence(tokens: readonly Token[], { from, to }: Sentence): Candidate[] | null {
    const nobody = anonymous(tokens, { from, to });
    const here: Candidate[] = nobody ? [nobody] : [];
    let isOwn = false;
    for (let index = from; index < to; index++) {
      const token = tokens[index];
      if (!token || token.kind === 'quote') continue;
      if (token.kind === 'word') isOwn = true;
      if (token.kind === 'name' && token.entityId !== null) {
        isOwn = true;
        this.#noteGender(tokens, index);
      } else if (token.kind === 'word') {
        token.entityId = this.#meaningOf(tokens, index, here);
      }
      if (token.entityId !== null && here.length < MOST)
        here.push({ entityId: token.entityId, at: index, weight: weightOf(tokens, index, from) });
    }
    if (here.length > 1) raiseSpeakers(here, tokens, { from, to });
    return isOwn ? here : null;
  }

  #noteGender(tokens: readonly Token[], index: number): void {
    const known = this.#known.get(tokens[index]?.entityId ?? '');
    if (known?.type !== 'person' || known.gender !== null) return;
    const words: string[] = [];
    for (let at = index - 1; at >= 0 && index - at < 5 && isTitleWord(tokens[at]); at--)
      words.push(tokens[at]?.lower ?? '');
    known.gender = genderOfWords([...words, tokens[index]?.lower.split(/[\s.]/u)[0] ?? '']);
  }

  #meaningOf(tokens: readonly Token[], index: number, here: readonly Candidate[]): string | null {
    const token = tokens[index];
    if (!token) return null;
    const pronoun = Object.hasOwn(PRONOUNS, token.lower) ? PRONOUNS[token.lower] : undefined;
    if (pronoun === 'thing') {
      if (cueAt(tokens, index + 1) === null && !/^(?:also|later|had|has)$/u.test(tokens[index + 1]?.lower ?? ''))
        return null;
      return this.#only(token, here, ({ type }) => type === 'organization');
    }
    if (pronoun) {
      const only = this.#only(token, here, ({ type, gender }) => type === 'person' && (gender ?? pronoun) === pronoun);
      if (only === null || !ANONYMOUS.has(only)) return only;
      this.#doubtful.add(token);
      return null;
    }
    if (token.capital && !isTitle(token.lower)) return this.#byName(tokens, index);
    if (!isDefinite(tokens, index)) return null;
    if (BODY_NOUNS.has(token.lower)) {
      const named = this.#only(token, here, (known) => known.type === 'organization' && isCalled(known, token.lower));
      return (
        named ?? (ANY_BODY.has(token.lower) ? this.#only(token, here, ({ type }) => type === 'organization') : null)
      );
    }
    if (!isTitle(token.lower) && token.lower !== 'spokesperson') return null;
    // `the vice president` is no president.
    const words = [token.lower];
    for (let at = index - 1; TITLE_MODIFIERS.has(tokens[at]?.lower ?? ''); at--) words.push(tokens[at]?.lower ?? '');
    return this.#only(token, here, ({ type, roles }) => type === 'person' && words.every((word) => roles.has(word)));
  }

  /** A name that was overlooked here and found elsewhere. */
  #byName(tokens: readonly Token[], index: number): string | null {
    const before = tokens[index - 1];
    const isStart = before === undefined || before.kind === 'quote' || /^[.!?]$/u.test(before.text);
    if (isStart && cueAt(tokens, index + 1) === null) return null;
    return this.#surnames.get(tokens[index]?.lower ?? '') ?? null;
  }

  /** The only one of its kind in the sentence so far and the one before; of several the one that stands out alone. */
  #only(token: Token, here: readonly Candidate[], isMeant: (known: Known) => boolean): string | null {
    const isCandidate = ({ entityId }: Candidate) => {
      const known = this.#known.get(entityId);
      return known !== undefined && isMeant(known);
    };
    const near = here.filter(isCandidate);
    // Where its own sentence names one, it need not be looked for further back.
    const [nearest] = near;
    if (nearest && near.every(({ entityId }) => entityId === nearest.entityId)) return nearest.entityId;
    const candidates = [...this.#before.filter(isCandidate), ...near];
    for (const weight of [0, 1, 2]) {
      const ids = new Set(candidates.filter((one) => one.weight >= weight).map(({ entityId }) => entityId));
      const [only] = ids;
      if (ids.size === 1 && only !== undefined) return only;
    }
    if (candidates.length > 0) this.#doubtful.add(token);
    return null;
  }
}

/** `the ministry`, `the foreign minister`; not `the ministry's lawyer`, `the minister Silva`. */
function isDefinite(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  if (next?.kind === 'name' || next?.lower === "'s") return false;
  let start = index;
  while (start > 0 && index - start < 3 && TITLE_MODIFIERS.has(tokens[start - 1]?.lower ?? '')) start--;
  return tokens[start - 1]?.lower === 'the';
}

function isCalled({ names }: Known, noun: string): boolean {
  return names.some((name) => name.endsWith(noun) || name.startsWith(`${noun} `) || name.includes(` ${noun} `));
}
