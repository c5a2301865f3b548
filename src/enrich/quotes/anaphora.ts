// Resolves pronouns and definite noun phrases (`he`, `the ministry`, `the minister`) to antecedents that are
// unambiguous.

import type { FoundEntity, FoundMention } from '../../model/article/findings.ts';
import { ANY_BODY, BODY_NOUNS } from '../words/bodies.ts';
import { isTitle, TITLE_MODIFIERS } from '../words/titles.ts';
import { cueAt } from './cues.ts';
import { holdsRole, isDefiniteDescription, isEpithet, roleWords, standsAlone } from './epithets.ts';
import { type Gender, type Genders, genderOf, genderOfWords } from './genders.ts';
import type { LineSentence, QuoteLine } from './quote-lines.ts';
import { ANONYMOUS, gendersAgree, hasNoun, type Referent } from './referents.ts';
import { firstSubject } from './sentence-subject.ts';
import {
  anonymousId,
  anonymousSubject,
  type SpeakerCandidate,
  salienceOf,
  speakingTokens,
} from './speaker-candidates.ts';
import { isTitleWord } from './token-kinds.ts';
import type { LineToken } from './tokens.ts';

const PRONOUNS: Record<string, Gender | 'thing'> = {
  he: 'man',
  him: 'man',
  his: 'man',
  she: 'woman',
  her: 'woman',
  it: 'thing',
};

/** Candidates kept per sentence. */
const MOST = 40;
/** Sentences searched backward, if those between have no candidate. */
const FARTHEST = 4;

export class AnaphoraResolver {
  readonly #referents = new Map<string, Referent>(ANONYMOUS);
  /** Persons by surname in lower case; `null` if several share it. */
  readonly #surnames = new Map<string, string | null>();
  /** The candidates of the previous sentences, the latest first. */
  #history: SpeakerCandidate[][] = [];
  /** The persons mentioned so far. */
  readonly #mentioned = new Set<string>();
  /** Ambiguous pronouns. */
  readonly #ambiguous = new WeakSet<LineToken>();

  constructor(entities: readonly FoundEntity[], mentions: readonly FoundMention[], genders: Genders) {
    for (const { id, type, name, aliases } of entities) {
      const isPerson = type === 'person';
      const surname = isPerson ? (name.toLowerCase().split(/\s+/u).at(-1) ?? '') : '';
      if (surname.length > 2) this.#surnames.set(surname, this.#surnames.has(surname) ? null : id);
      const names = [name, ...aliases].map((form) => form.toLowerCase());
      this.#referents.set(id, { type, names, roles: new Set(), gender: isPerson ? genderOf(name, genders) : null });
    }
    for (const { entityId, role } of mentions) {
      const referent = this.#referents.get(entityId);
      if (!referent || role === null) continue;
      for (const word of roleWords(role)) referent.roles.add(word);
      // Only the first words of a role describe the person; after `of` others may be named.
      const own =
        role
          .toLowerCase()
          .split(/\s(?:of|for|to|in|at|and)\s/u)[0]
          ?.split(/[^\p{L}-]+/u) ?? [];
      referent.gender ??= genderOfWords(own);
    }
  }

  /** Sets the entity of the pronouns and nouns in a line. An aside is resolved in isolation. */
  resolve(line: QuoteLine): void {
    const history = this.#history;
    const isAside = line.segment.kind === 'aside';
    if (isAside) this.#history = [];
    for (const sentence of line.sentences) {
      const found = this.#readSentence(line.tokens, sentence);
      // A sentence that is only a quote does not change the context.
      if (found !== null) this.#history = [found, ...this.#history.slice(0, FARTHEST - 1)];
    }
    if (isAside) this.#history = history;
  }

  /** True if a pronoun without a nearby antecedent can refer to the entity. */
  canReferTo(pronoun: LineToken, entityId: string): boolean {
    const referent = this.#referents.get(entityId);
    const expected = Object.hasOwn(PRONOUNS, pronoun.lower) ? PRONOUNS[pronoun.lower] : undefined;
    if (!referent || expected === undefined || this.#ambiguous.has(pronoun)) return false;
    return expected === 'thing'
      ? referent.type === 'organization'
      : referent.type === 'person' && (referent.gender ?? expected) === expected;
  }

  #readSentence(tokens: readonly LineToken[], { from, to }: LineSentence): SpeakerCandidate[] | null {
    const unnamed = anonymousSubject(tokens, { from, to });
    const here: SpeakerCandidate[] = unnamed ? [unnamed] : [];
    const sayers = speakingTokens(tokens, { from, to });
    const subject = firstSubject(tokens, from, to)?.head;
    let isOwn = false;
    for (let index = from; index < to; index++) {
      const token = tokens[index];
      if (!token || token.kind === 'quote') continue;
      if (token.kind === 'word') isOwn = true;
      if (token.kind === 'name' && token.entityId !== null) {
        isOwn = true;
        this.#mentioned.add(token.entityId);
        this.#noteGender(tokens, index);
      } else if (token.kind === 'word') {
        token.entityId = this.#antecedentOf(tokens, index, here);
      }
      // An ambiguous pronoun still refers to a person.
      const entityId = token.entityId ?? (this.#ambiguous.has(token) ? unnamedAntecedent(token) : null);
      if (entityId === null || here.length === MOST) continue;
      const weight = salienceOf(tokens, index, from);
      here.push({
        entityId,
        at: index,
        salience: weight > 0 && sayers.has(index) ? 2 : weight,
        isSubject: index === subject,
      });
    }
    return isOwn ? here : null;
  }

  #noteGender(tokens: readonly LineToken[], index: number): void {
    const referent = this.#referents.get(tokens[index]?.entityId ?? '');
    if (referent?.type !== 'person' || referent.gender !== null) return;
    const words: string[] = [];
    for (let at = index - 1; at >= 0 && index - at < 5 && isTitleWord(tokens[at]); at--)
      words.push(tokens[at]?.lower ?? '');
    referent.gender = genderOfWords([...words, tokens[index]?.lower.split(/[\s.]/u)[0] ?? '']);
  }

  #antecedentOf(tokens: readonly LineToken[], index: number, here: readonly SpeakerCandidate[]): string | null {
    const token = tokens[index];
    if (!token) return null;
    const pronoun = Object.hasOwn(PRONOUNS, token.lower) ? PRONOUNS[token.lower] : undefined;
    if (pronoun === 'thing') {
      if (cueAt(tokens, index + 1) === null && !/^(?:also|later|had|has)$/u.test(tokens[index + 1]?.lower ?? ''))
        return null;
      return this.#uniqueAntecedent(token, here, ({ type }) => type === 'organization', 1);
    }
    if (pronoun) {
      const only = this.#uniqueAntecedent(
        token,
        here,
        ({ type, gender }) => type === 'person' && (gender ?? pronoun) === pronoun,
      );
      if (only === null || !ANONYMOUS.has(only)) return only;
      this.#ambiguous.add(token);
      return null;
    }
    if (token.capitalized && (!isTitle(token.lower) || standsAlone(tokens, index))) {
      const named = this.#findBySurname(tokens, index);
      if (named !== null || !isTitle(token.lower)) return named;
    }
    if (!isDefiniteDescription(tokens, index)) return null;
    if (BODY_NOUNS.has(token.lower)) {
      const named = this.#uniqueAntecedent(
        token,
        here,
        (referent) => referent.type === 'organization' && hasNoun(referent, token.lower),
      );
      return (
        named ??
        (ANY_BODY.has(token.lower)
          ? this.#uniqueAntecedent(token, here, ({ type }) => type === 'organization', 1)
          : null)
      );
    }
    const isOpen = isEpithet(tokens, index);
    if (!isTitle(token.lower) && token.lower !== 'spokesperson' && !isOpen) return null;
    // `the vice president` is not a president.
    const words = [token.lower];
    for (let at = index - 1; TITLE_MODIFIERS.has(tokens[at]?.lower ?? ''); at--) words.push(tokens[at]?.lower ?? '');
    const matches = ({ type, roles }: Referent) => type === 'person' && holdsRole(words, roles);
    const referent =
      this.#uniqueAntecedent(token, here, matches) ??
      (this.#ambiguous.has(token) ? null : this.#onlyInDocument(matches));
    if (referent !== null || !isOpen || this.#ambiguous.has(token)) return referent;
    const own = genderOfWords([token.lower]);
    const only = this.#uniqueAntecedent(
      token,
      here,
      ({ type, gender }) => type === 'person' && gendersAgree(gender, own),
      2,
    );
    return only !== null && ANONYMOUS.has(only) ? null : only;
  }

  /** The only match in the whole document, if it has been mentioned. */
  #onlyInDocument(matches: (referent: Referent) => boolean): string | null {
    const all = [...this.#referents].filter(([, referent]) => matches(referent));
    const [only] = all;
    return only && all.length === 1 && this.#mentioned.has(only[0]) ? only[0] : null;
  }

  /** A name that was missed here but found elsewhere. */
  #findBySurname(tokens: readonly LineToken[], index: number): string | null {
    const before = tokens[index - 1];
    const isStart = before === undefined || before.kind === 'quote' || /^[.!?]$/u.test(before.text);
    if (isStart && cueAt(tokens, index + 1) === null) return null;
    return this.#surnames.get(tokens[index]?.lower ?? '') ?? null;
  }

  /**
   * The only matching candidate in this sentence and the nearest earlier one with any; of several, the most salient.
   */
  #uniqueAntecedent(
    token: LineToken,
    here: readonly SpeakerCandidate[],
    matches: (referent: Referent) => boolean,
    farthest = FARTHEST,
  ): string | null {
    const isCandidate = ({ entityId }: SpeakerCandidate) => {
      const referent = this.#referents.get(entityId);
      return referent !== undefined && matches(referent);
    };
    const near = here.filter(isCandidate);
    // If the sentence itself has one antecedent, do not search further.
    const [nearest] = near;
    if (nearest && near.every(({ entityId }) => entityId === nearest.entityId)) return nearest.entityId;
    const reach = this.#history.slice(0, nearest ? 1 : farthest);
    const candidates = [...(reach.find((sentence) => sentence.some(isCandidate)) ?? []).filter(isCandidate), ...near];
    for (const weight of [0, 1, 2]) {
      const ids = new Set(candidates.filter((one) => one.salience >= weight).map(({ entityId }) => entityId));
      const [only] = ids;
      if (ids.size === 1 && only !== undefined) return only;
    }
    // If salience does not decide, `he` refers to the subject.
    const subjects = candidates.filter(({ isSubject, salience }) => isSubject && salience > 0);
    const [subject] = subjects;
    if (subject && subjects.length === 1 && near.length === 0 && /^s?he$/u.test(token.lower)) return subject.entityId;
    if (candidates.length > 0) this.#ambiguous.add(token);
    return null;
  }
}

/** The placeholder for an unresolved pronoun: an unnamed person. */
function unnamedAntecedent({ lower }: LineToken): string | null {
  const gender = Object.hasOwn(PRONOUNS, lower) ? PRONOUNS[lower] : undefined;
  return gender === 'man' || gender === 'woman' ? anonymousId(gender) : null;
}
