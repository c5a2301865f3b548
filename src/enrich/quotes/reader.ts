// Reads the lines of a draft in order and carries speakers from line to line.

import type { FoundQuote } from '../../model/article/findings.ts';
import type { AnaphoraResolver } from './anaphora.ts';
import { attributeQuote } from './attribution.ts';
import { findBlockQuotes } from './block-quotes.ts';
import { toFoundQuote } from './found-quote.ts';
import { findIndirect } from './indirect.ts';
import { countQuotedWords, FRAGMENT_WORDS, isQuote, isWholeSentence } from './is-quote.ts';
import type { Attribution, AttributionRule, QuoteContext } from './quote-context.ts';
import type { LineSentence, QuoteLine } from './quote-lines.ts';
import { findSpeakerWithoutQuote } from './speaker-without-quote.ts';

/** A quote that continues in the next line. */
interface Continued {
  attribution: Attribution | null;
  /** Its parts without a speaker yet. */
  pending: { index: number; place: QuoteContext }[];
}

export class QuoteReader {
  readonly quotes: FoundQuote[] = [];
  readonly #speakers: AnaphoraResolver;
  /** The last speaker in the line. */
  #last: Attribution | null = null;
  #continued: Continued | null = null;
  /** The previous line and the speaker of its last sentence; after a question, someone else answers. */
  #before: { line: QuoteLine; voice: Attribution | null; asked: boolean } | null = null;

  constructor(speakers: AnaphoraResolver) {
    this.#speakers = speakers;
  }

  /** `leads`: the next line starts with a quotation mark, so an open quote continues there. */
  read(line: QuoteLine, leads: boolean): void {
    this.#last = null;
    let speaking: Attribution | null = null;
    if (line.quotes.length > 0)
      for (const sentence of line.sentences) speaking = this.#readSentence(line, sentence, leads);
    else for (const sentence of line.sentences) this.#addIndirect(line, sentence);
    if (!leads || line.quotes.at(-1)?.open !== true) this.#continued = null;
    const final = line.sentences.at(-1);
    if (line.segment.kind === 'aside' || !final) return;
    if (leads && line.quotes.length === 0) speaking = findSpeakerWithoutQuote(line, final);
    this.#before = { line, voice: speaking, asked: line.source.charAt((line.quotes.at(-1)?.end ?? 0) - 1) === '?' };
  }

  /** Reads the lines of a block quote. */
  readBlock(lines: readonly QuoteLine[]): void {
    this.quotes.push(...findBlockQuotes(lines, this.#before?.line ?? null));
    this.#continued = null;
    this.#before = null;
  }

  /** Returns the speaker of the sentence. */
  #readSentence(line: QuoteLine, sentence: LineSentence, leads: boolean): Attribution | null {
    let speaking: Attribution | null = null;
    let isQuoting = false;
    for (let at = sentence.from; at < sentence.to; at++) {
      const token = line.tokens[at];
      const quote = token?.kind === 'quote' ? line.quotes[token.quote] : undefined;
      if (!quote) continue;
      isQuoting = true;
      if (quote.open && !leads) continue;
      const words = line.source.slice(quote.start, quote.end);
      const context = { line, sentence, at, words, wordCount: countQuotedWords(words) };
      const found = this.#readQuote(context, quote.open);
      if (found?.speaker && !this.#isAside(context, found)) speaking = found;
    }
    if (!isQuoting) {
      this.#addIndirect(line, sentence);
      speaking = findSpeakerWithoutQuote(line, sentence);
    }
    if (speaking) this.#last = speaking;
    return speaking;
  }

  #addIndirect(line: QuoteLine, sentence: LineSentence): void {
    const found = findIndirect(line, sentence);
    if (found) this.quotes.push(found);
  }

  #readQuote(context: QuoteContext, isOpen: boolean): Attribution | null {
    const isFirst = context.at === 0;
    const goesOn = isFirst ? this.#continued : null;
    const own = this.#resolvePronoun(
      attributeQuote(context) ?? (isFirst ? this.#attributeFromLineBefore(context) : null),
    );
    const attribution =
      own ?? (goesOn?.attribution ? reattribute('continued', goesOn.attribution) : this.#inheritSpeaker(context));
    if (!isQuote(context, attribution)) return null;
    const pending = goesOn?.pending ?? [];
    const index = this.quotes.length;
    this.quotes.push(toFoundQuote(context, attribution));
    if (attribution?.speaker) {
      for (const one of pending.splice(0))
        this.quotes[one.index] = toFoundQuote(one.place, reattribute('continued', attribution));
      if (!this.#isAside(context, attribution)) this.#last = attribution;
    } else {
      pending.push({ index, place: context });
    }
    if (isOpen) this.#continued = { attribution, pending };
    return attribution;
  }

  /**
   * A fragment by an unknown speaker in a sentence that has a known one: `…," Silva said, though critics called it
   * "bold"`.
   */
  #isAside({ line, sentence, wordCount }: QuoteContext, { speaker }: Attribution): boolean {
    const last = this.#last;
    if (wordCount >= FRAGMENT_WORDS || last?.line !== line || !last.speaker || last.speaker.from < sentence.from)
      return false;
    return line.tokens[last.speaker.head]?.entityId != null && line.tokens[speaker?.head ?? -1]?.entityId == null;
  }

  /** Resolves a pronoun without an antecedent (`she added`) to the last speaker in the line. */
  #resolvePronoun(own: Attribution | null): Attribution | null {
    const pronoun = own?.speaker ? own.line.tokens[own.speaker.head] : undefined;
    const last = this.#last?.speaker ? this.#last.line.tokens[this.#last.speaker.head] : undefined;
    if (!pronoun || !last?.entityId || pronoun.entityId !== null) return own;
    if (this.#speakers.canReferTo(pronoun, last.entityId)) pronoun.entityId = last.entityId;
    return own;
  }

  /** A line that ends with a colon or comma introduces the quote at the start of the next. */
  #attributeFromLineBefore({ words, wordCount }: QuoteContext): Attribution | null {
    const line = this.#before?.line;
    const sentence = line?.sentences.at(-1);
    if (!line || !sentence || !/^[:,]$/u.test(line.tokens.at(-1)?.text ?? '')) return null;
    return attributeQuote({ line, sentence, at: line.tokens.length, words, wordCount });
  }

  /**
   * Within a line the last speaker continues; a line that is only a quote continues the speaker of the previous line.
   */
  #inheritSpeaker(context: QuoteContext): Attribution | null {
    const { line, at, wordCount } = context;
    if (wordCount < FRAGMENT_WORDS && !isWholeSentence(context)) return null;
    if (this.#last) return reattribute('inherited', this.#last);
    const isAlone = at === 0 && line.tokens.length === 1 && line.segment.kind === 'prose';
    const before = isAlone && !this.#before?.asked ? this.#before?.voice : null;
    return before ? reattribute('next-paragraph', before) : null;
  }
}

/** The same speaker by another rule, without cue and reporter. */
function reattribute(rule: AttributionRule, attribution: Attribution): Attribution {
  return { ...attribution, rule, cue: null, reporter: null };
}
