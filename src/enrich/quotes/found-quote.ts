// Builds a quote from its words and attribution, with a confidence.

import type { FoundQuote } from '../../model/article/findings.ts';
import type { Span } from '../../model/text/text.ts';
import { VERSIONS } from '../versions.ts';
import { classifyQuote } from './is-quote.ts';
import type { Phrase } from './phrases.ts';
import type { Attribution, AttributionRule, QuoteContext } from './quote-context.ts';
import type { LineToken } from './tokens.ts';

/** The precision of each rule, measured on annotated news. */
const CONFIDENCE: Record<AttributionRule, number> = {
  'name-said': 0.95,
  'said-name': 0.92,
  'according-to': 0.8,
  'name-said-quote': 0.9,
  'quoted-as-saying': 0.88,
  'said-by': 0.8,
  'name-said-later': 0.8,
  'words-of-name': 0.85,
  colon: 0.65,
  inherited: 0.9,
  continued: 0.9,
  'next-paragraph': 0.75,
  signed: 0.8,
  indirect: 0.85,
  unattributed: 0.4,
};

/** Factor for resolving a pronoun or noun. */
const UNDERSTOOD = 0.93;

/** For a quote in quotation marks. */
export function toFoundQuote(context: QuoteContext, attribution: Attribution | null): FoundQuote {
  const { line, at } = context;
  const { start, end } = line.quotes[line.tokens[at]?.quote ?? -1] ?? { start: 0, end: 0 };
  return createFoundQuote(line.source, { start, end, kind: classifyQuote(context) }, attribution);
}

export function createFoundQuote(
  source: string,
  { start, end, kind }: Pick<FoundQuote, 'start' | 'end' | 'kind'>,
  attribution: Attribution | null,
): FoundQuote {
  const { rule = 'unattributed', speaker = null, cue = null, reporter = null, line } = attribution ?? {};
  const tokens = line?.tokens ?? [];
  const named = speaker && placeOf(tokens, speaker);
  const reported = reporter && placeOf(tokens, reporter);
  return {
    text: source.slice(start, end),
    start,
    end,
    kind,
    cue: cue === null ? null : (tokens[cue]?.text ?? null),
    speakerId: tokens[speaker?.head ?? -1]?.entityId ?? null,
    speakerStart: named?.start ?? null,
    speakerEnd: named?.end ?? null,
    speakerSurface: named && source.slice(named.start, named.end),
    reportedBy: reported && {
      name: source.slice(reported.start, reported.end),
      entityId: tokens[reporter?.head ?? -1]?.entityId ?? null,
    },
    method: `quotes/${rule}/${VERSIONS.quotes}`,
    confidence: confidenceOf(named ? rule : 'unattributed', tokens[speaker?.head ?? -1]),
  };
}

function confidenceOf(rule: AttributionRule, head: LineToken | undefined): number {
  const isUnderstood = head?.kind === 'word' && head.entityId !== null;
  return Math.round(100 * CONFIDENCE[rule] * (isUnderstood ? UNDERSTOOD : 1)) / 100;
}

/** The head alone for names and pronouns; the whole phrase for nouns, as in `the ministry`. */
function placeOf(tokens: readonly LineToken[], { from, to, head }: Phrase): Span | null {
  const token = tokens[head];
  const isAlone = token?.kind === 'name' || /^(?:he|she|they|it|we|you|i|him|her|them)$/u.test(token?.lower ?? '');
  const start = (isAlone ? token : tokens[from])?.start;
  const end = (token ?? tokens[to - 1])?.end;
  return start === undefined || end === undefined ? null : { start, end };
}
