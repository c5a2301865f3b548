// Headlines: where every word has a capital only names are found that are known from the text or the gazetteer.

import { fold } from '../../model/name.ts';
import { personNameParts } from '../identity/index.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Sentence, Token } from '../text/sentences.ts';
import { CALENDAR } from '../words/calendar.ts';
import { FUNCTION_WORDS } from '../words/cues.ts';
import { longestMatch, type Name } from './extraction/index.ts';

/** Names of the headlines' sentences, given those of the text. */
export function namesInHeadlines(sentences: readonly Sentence[], known: readonly Name[], knowledge: Knowledge): Name[] {
  const forms = new Forms(known);
  return sentences.flatMap((sentence) => namesIn(sentence, forms, knowledge));
}

/** The forms the text uses, by their first word. */
class Forms {
  readonly #byKey = new Map<string, Name>();
  readonly #longest = new Map<string, number>();

  constructor(names: readonly Name[]) {
    for (const name of names) {
      this.#add(fold(name.surface), name);
      // Headlines have no room for given names.
      const surname = name.type === 'person' ? personNameParts(name.surface).surname : '';
      if (surname.length > 3) this.#add(surname, name);
    }
  }

  #add(key: string, name: Name): void {
    const best = this.#byKey.get(key);
    if (!best || best.confidence < name.confidence) this.#byKey.set(key, name);
    const first = key.split(/[\s-]/u, 1)[0] ?? '';
    this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, key.length));
  }

  /** The longest of them that begins at a token. */
  at(tokens: readonly Token[], from: number): { name: Name; to: number } | null {
    const limit = this.#longest.get(fold(tokens[from]?.text ?? '')) ?? 0;
    let found: { name: Name; to: number } | null = null;
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

function namesIn(sentence: Sentence, forms: Forms, knowledge: Knowledge): Name[] {
  const { tokens } = sentence;
  const isShouted = tokens.filter(({ caps }) => caps).length > tokens.length / 2;
  const found: Name[] = [];
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index];
    const said = token?.capital && !isPlain(token) ? forms.at(tokens, index) : null;
    const listed = said || !token?.capital ? null : longestMatch(tokens, index, knowledge.gazetteer);
    const to = said?.to ?? listed?.to ?? index + 1;
    if (said)
      found.push(nameAt(sentence, index, to, { ...said.name, confidence: Math.min(said.name.confidence, 0.85) }));
    else if (listed && token && !listed.meaning.common && !(isShouted && token.known)) {
      const [entry] = listed.meaning.entries;
      // One word of a headline is a name only where it can hardly be anything else.
      const isSure =
        listed.to - index > 1 || entry?.kind === 'country' || entry?.kind === 'capital' || token.caps || !token.known;
      const isOther =
        !token.caps && knowledge.givenNames.has(token.lower) && entry?.kind !== 'country' && listed.to - index === 1;
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

/** A word that a headline is full of, whatever someone in the text is called. */
function isPlain(token: Token): boolean {
  return FUNCTION_WORDS.has(token.lower) || CALENDAR.has(token.lower);
}

function nameAt(
  { passage, tokens }: Sentence,
  from: number,
  to: number,
  name: Omit<Name, 'in' | 'start' | 'end' | 'surface'>,
): Name {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  const { type, confidence, entries } = name;
  const isListed = entries.length > 0 && entries[0]?.kind !== 'given';
  const method = isListed ? 'gazetteer' : 'names/headline';
  return {
    in: passage.in,
    start,
    end,
    surface: passage.source.slice(start, end),
    type,
    method,
    confidence,
    role: null,
    entries,
  };
}
