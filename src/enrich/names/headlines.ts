// Finds names in headlines. In Title Case only names known from the text or the gazetteer are found.

import { fold } from '../../model/text/name.ts';
import { personNameParts } from '../identity/index.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Sentence, Token } from '../text/sentences.ts';
import { CALENDAR } from '../words/calendar.ts';
import { FUNCTION_WORDS } from '../words/cues.ts';
import { longestMatch, type NameMention } from './extraction/index.ts';

/** Mentions in headline sentences; `known` are the mentions in the text. */
export function findHeadlineMentions(
  sentences: readonly Sentence[],
  known: readonly NameMention[],
  knowledge: Knowledge,
): NameMention[] {
  const forms = new Forms(known);
  return sentences.flatMap((sentence) => namesIn(sentence, forms, knowledge));
}

/** The name forms used in the text, indexed by first word. */
class Forms {
  readonly #byKey = new Map<string, NameMention>();
  readonly #longest = new Map<string, number>();

  constructor(names: readonly NameMention[]) {
    for (const name of names) {
      this.#add(fold(name.surface), name);
      // Headlines omit given names.
      const surname = name.type === 'person' ? personNameParts(name.surface).surname : '';
      if (surname.length > 3) this.#add(surname, name);
    }
  }

  #add(key: string, name: NameMention): void {
    const best = this.#byKey.get(key);
    if (!best || best.confidence < name.confidence) this.#byKey.set(key, name);
    const first = key.split(/[\s-]/u, 1)[0] ?? '';
    this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, key.length));
  }

  /** The longest form starting at a token. */
  at(tokens: readonly Token[], from: number): { name: NameMention; to: number } | null {
    const limit = this.#longest.get(fold(tokens[from]?.text ?? '')) ?? 0;
    let found: { name: NameMention; to: number } | null = null;
    let surface = '';
    for (let to = from + 1; to <= tokens.length && limit > 0; to++) {
      const token = tokens[to - 1];
      if (!token) break;
      surface += token.glued || surface === '' ? token.text : ` ${token.text}`;
      const key = fold(surface);
      if (key.length > limit) break;
      const name = /[\p{L}\p{N}]/u.test(token.text) ? this.#byKey.get(key) : undefined;
      if (name) found = { name, to };
    }
    return found;
  }
}

function namesIn(sentence: Sentence, forms: Forms, knowledge: Knowledge): NameMention[] {
  const { tokens } = sentence;
  const isShouted = tokens.filter(({ allCaps }) => allCaps).length > tokens.length / 2;
  const found: NameMention[] = [];
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index];
    const inText = token?.capitalized && !isPlain(token) ? forms.at(tokens, index) : null;
    const listed = inText || !token?.capitalized ? null : longestMatch(tokens, index, knowledge.gazetteer);
    const to = inText?.to ?? listed?.to ?? index + 1;
    if (inText)
      found.push(nameAt(sentence, index, to, { ...inText.name, confidence: Math.min(inText.name.confidence, 0.85) }));
    else if (listed && token && !listed.meaning.common && !(isShouted && token.inLexicon)) {
      const [entry] = listed.meaning.entries;
      // A single word in a headline counts only if it is unlikely to be anything else.
      const isSure =
        listed.to - index > 1 ||
        entry?.kind === 'country' ||
        entry?.kind === 'capital' ||
        token.allCaps ||
        !token.inLexicon;
      const isOther =
        !token.allCaps && knowledge.givenNames.has(token.lower) && entry?.kind !== 'country' && listed.to - index === 1;
      if (entry && isSure && !isOther) {
        const name = {
          type: entry.type,
          method: 'gazetteer',
          confidence: 0.8,
          entries: listed.meaning.entries,
          role: null,
        };
        found.push(nameAt(sentence, index, to, name));
      }
    }
    index = to;
  }
  return found;
}

/** Function words and dates, even if a person in the text has that name. */
function isPlain(token: Token): boolean {
  return FUNCTION_WORDS.has(token.lower) || CALENDAR.has(token.lower);
}

function nameAt(
  { segment, tokens }: Sentence,
  from: number,
  to: number,
  name: Omit<NameMention, 'in' | 'start' | 'end' | 'surface'>,
): NameMention {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  const { type, confidence, entries } = name;
  const isListed = entries.length > 0 && entries[0]?.kind !== 'given';
  const method = isListed ? 'gazetteer' : 'names/headline';
  return {
    in: segment.in,
    start,
    end,
    surface: segment.source.slice(start, end),
    type,
    method,
    confidence,
    role: null,
    entries,
  };
}
