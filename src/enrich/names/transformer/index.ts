// Extracts names with a transformer model supplied by the operator; rules and the document refine them.

import type { Draft } from '../../../model/article/draft.ts';
import type { Knowledge } from '../../knowledge.ts';
import { type DraftProse, readProse } from '../../text/prose.ts';
import type { Sentence } from '../../text/sentences.ts';
import { partVersion } from '../../versions.ts';
import {
  addNonOverlapping,
  applyDocumentRules,
  createCandidate,
  type Extractor,
  isReliableRule,
  type NameCandidate,
  surfaceOf,
  toMentions,
  trimCandidate,
} from '../extraction/index.ts';
import { proposeCandidates } from '../rules/index.ts';
import { decodeLabels, type LabelledSpan } from './labels.ts';
import { loadRuntime, type Runtime } from './runtime.ts';
import { packWindows } from './windows.ts';
import { segmentSentences } from './words.ts';

/** Predicts asynchronously; each extractor it returns is for one draft. */
export interface Transformer {
  /** The name of its extractors. */
  name: string;
  read(draft: Draft, knowledge: Knowledge): Promise<Extractor>;
}

/** @throws an error with one sentence that names what is missing and the remedy. */
export async function loadTransformer(folder: string): Promise<Transformer> {
  const runtime = await loadRuntime(folder);
  const name = `${partVersion('transformer')}:${runtime.hash}`;
  return {
    name,
    async read(draft, knowledge) {
      const prose = readAnyProse(draft, knowledge);
      const spans = await predictSpans(prose.prose, runtime);
      return { name, prose, extract: () => toNameMentions(prose, spans, knowledge) };
    },
  };
}

/** The model reads every language, also those that the rules do not support. */
function readAnyProse(draft: Draft, knowledge: Knowledge): DraftProse {
  const read = readProse(draft, knowledge);
  if (read.support === 'english') return read;
  const sentences = segmentSentences(read.segments);
  return { ...read, sentences, prose: sentences };
}

/** The predicted names of each sentence. */
async function predictSpans(sentences: readonly Sentence[], runtime: Runtime): Promise<LabelledSpan[][]> {
  const { labels, maxPieces, encode, isKnown, predict } = runtime;
  const pieces = sentences.map(({ tokens }) => tokens.map(({ text, glued }) => encode(glued ? text : ` ${text}`)));
  const logits: (Float32Array | null)[][] = sentences.map(({ tokens }) => tokens.map(() => null));
  for (const { ids, words } of packWindows(pieces, maxPieces)) {
    const data = await predict(ids);
    for (const { sentence, word, at } of words) {
      const rows = logits[sentence];
      const row = data.slice(at * labels.length, (at + 1) * labels.length);
      if (rows && isKnown(pieces[sentence]?.[word] ?? [])) rows[word] = row;
    }
  }
  return logits.map((rows) => decodeLabels(rows, labels));
}

function toNameMentions({ prose, support }: DraftProse, spans: readonly LabelledSpan[][], knowledge: Knowledge) {
  const found = prose.map((sentence, index) =>
    (spans[index] ?? []).map((span) => candidateOf(sentence, span, knowledge)),
  );
  // The rules are for English only.
  if (support !== 'english') return found.flat().flatMap(toMentions);
  const candidates = proposeCandidates(prose, knowledge).flatMap(({ sentence, candidates: ruled }, index) => {
    const reading = { sentence, tokens: sentence.tokens, knowledge };
    const predicted = (found[index] ?? []).flatMap((one) => trimCandidate(one, reading));
    const isKnown = ({ method, confidence }: NameCandidate) => method === 'gazetteer' && confidence >= 0.9;
    return [predicted, ruled.filter(isReliableRule), ruled.filter(isKnown)].reduce<NameCandidate[]>(
      addNonOverlapping,
      [],
    );
  });
  return applyDocumentRules(candidates).flatMap(toMentions);
}

function candidateOf(sentence: Sentence, span: LabelledSpan, knowledge: Knowledge): NameCandidate {
  const reading = { sentence, tokens: sentence.tokens, knowledge };
  const { type, confidence } = span;
  const one = createCandidate(reading, span, { type, method: 'transformer', confidence });
  const entries = knowledge.gazetteer.find(surfaceOf(one))?.entries.filter((entry) => entry.type === type) ?? [];
  return { ...one, entries };
}
