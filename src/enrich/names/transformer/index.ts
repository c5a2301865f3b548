// Names by a transformer that whoever runs the archive has: it says what is a name, the rules and the document tidy up after it.

import type { Draft } from '../../../model/draft.ts';
import type { Knowledge } from '../../knowledge.ts';
import { type DraftProse, proseOf } from '../../text/prose.ts';
import type { Sentence } from '../../text/sentences.ts';
import { versioned } from '../../versions.ts';
import {
  applyDocumentRules,
  candidate,
  type Extractor,
  fillGaps,
  isSure,
  type NameCandidate,
  namesOfCandidate,
  surfaceOf,
  tidied,
} from '../extraction/index.ts';
import { judge } from '../rules/index.ts';
import { type LabelledSpan, labelledSpans } from './labels.ts';
import { loadRuntime, type Runtime } from './runtime.ts';
import { windowsOf } from './windows.ts';
import { sentencesInAnyScript } from './words.ts';

/** Reads a draft at its own pace; the extractor it gives is for that draft alone. */
export interface Transformer {
  /** As its extractors have it. */
  name: string;
  read(draft: Draft, knowledge: Knowledge): Promise<Extractor>;
}

/** @throws one sentence that says what is missing, and what to do. */
export async function loadTransformer(folder: string): Promise<Transformer> {
  const runtime = await loadRuntime(folder);
  const name = `${versioned('transformer')}:${runtime.hash}`;
  return {
    name,
    async read(draft, knowledge) {
      const prose = proseForIt(draft, knowledge);
      const spans = await label(prose.prose, runtime);
      return { name, prose, extract: () => namesOf(prose, spans, knowledge) };
    },
  };
}

/** Where the rules understand nothing it may: it is asked about every language. */
function proseForIt(draft: Draft, knowledge: Knowledge): DraftProse {
  const read = proseOf(draft, knowledge);
  if (read.understanding === 'english') return read;
  const sentences = sentencesInAnyScript(read.passages);
  return { ...read, sentences, prose: sentences };
}

/** The names of each sentence. */
async function label(sentences: readonly Sentence[], runtime: Runtime): Promise<LabelledSpan[][]> {
  const { labels, most, encode, knows, read } = runtime;
  const pieces = sentences.map(({ tokens }) => tokens.map(({ text, glued }) => encode(glued ? text : ` ${text}`)));
  const logits: (Float32Array | null)[][] = sentences.map(({ tokens }) => tokens.map(() => null));
  for (const { ids, words } of windowsOf(pieces, most)) {
    const data = await read(ids);
    for (const { sentence, word, at } of words) {
      const its = logits[sentence];
      const row = data.slice(at * labels.length, (at + 1) * labels.length);
      if (its && knows(pieces[sentence]?.[word] ?? [])) its[word] = row;
    }
  }
  return logits.map((rows) => labelledSpans(rows, labels));
}

function namesOf({ prose, understanding }: DraftProse, spans: readonly LabelledSpan[][], knowledge: Knowledge) {
  const found = prose.map((sentence, index) =>
    (spans[index] ?? []).map((span) => candidateOf(sentence, span, knowledge)),
  );
  // What rules and documents say is English.
  if (understanding !== 'english') return found.flat().flatMap(namesOfCandidate);
  const candidates = judge(prose, knowledge).flatMap(({ sentence, candidates: ruled }, index) => {
    const reading = { sentence, tokens: sentence.tokens, knowledge };
    const its = (found[index] ?? []).flatMap((one) => tidied(one, reading));
    const isKnown = ({ method, confidence }: NameCandidate) => method === 'gazetteer' && confidence >= 0.9;
    return [its, ruled.filter(isSure), ruled.filter(isKnown)].reduce<NameCandidate[]>(fillGaps, []);
  });
  return applyDocumentRules(candidates).flatMap(namesOfCandidate);
}

function candidateOf(sentence: Sentence, span: LabelledSpan, knowledge: Knowledge): NameCandidate {
  const reading = { sentence, tokens: sentence.tokens, knowledge };
  const { type, confidence } = span;
  const one = candidate(reading, span, { type, method: 'transformer', confidence });
  const entries = knowledge.gazetteer.find(surfaceOf(one))?.entries.filter((entry) => entry.type === type) ?? [];
  return { ...one, entries };
}
