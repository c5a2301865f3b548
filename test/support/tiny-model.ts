// A model of token classification, as small as can be: a table that gives each piece of a word its label. Written out as
// models are: ONNX (https://onnx.ai/onnx/repo-docs/IR.html, in the wire format of protocol buffers), a tokenizer, a configuration.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const LABELS = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC', 'B-MISC'] as const;
export type Label = (typeof LABELS)[number];

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
/** How much likelier a piece's own label is, as a logit. */
const CLEAR = 5;

/** Writes a model that labels these words so and takes all others for no names. `pieces`: more words that it has whole. */
export function writeTinyModel(
  folder: string,
  words: Record<string, Label>,
  { labels = LABELS as readonly string[], most = 512 } = {},
): void {
  // What it has not whole it has letter by letter: the more letters, the more pieces.
  const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,'];
  const pieces = [...new Set([...SPECIAL, ...Object.keys(words), ...letters, ...letters.map((one) => `##${one}`)])];
  const config = {
    model_type: 'bert',
    architectures: ['BertForTokenClassification'],
    id2label: Object.fromEntries(labels.map((label, id) => [id, label])),
    label2id: Object.fromEntries(labels.map((label, id) => [label, id])),
    max_position_embeddings: most,
    vocab_size: pieces.length,
  };
  const logits = pieces.flatMap((piece) => {
    const own = LABELS.indexOf(words[piece] ?? 'O');
    return labels.map((_, label) => (label === own ? CLEAR : 0));
  });
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer(pieces)));
  writeFileSync(
    join(folder, 'tokenizer_config.json'),
    JSON.stringify({ tokenizer_class: 'BertTokenizer', model_max_length: most, do_lower_case: false }),
  );
  writeFileSync(join(folder, 'onnx', 'model.onnx'), lookup(logits, pieces.length, labels.length));
}

function tokenizer(pieces: readonly string[]): object {
  const id = (piece: string) => pieces.indexOf(piece);
  const special = (piece: string) => ({ SpecialToken: { id: piece, type_id: 0 } });
  const sequence = { Sequence: { id: 'A', type_id: 0 } };
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIAL.map((content) => ({ id: id(content), content, ...flags })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: false,
      lowercase: false,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), sequence, special('[SEP]')],
      pair: [special('[CLS]'), sequence, special('[SEP]'), sequence, special('[SEP]')],
      special_tokens: Object.fromEntries(
        ['[CLS]', '[SEP]'].map((token) => [token, { id: token, ids: [id(token)], tokens: [token] }]),
      ),
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(pieces.map((piece, index) => [piece, index])),
    },
  };
}

/** `logits = table[input_ids]`: one node, `Gather`. */
function lookup(table: readonly number[], rows: number, columns: number): Uint8Array {
  const [FLOAT, INT64] = [1, 7];
  const shape = (dimensions: (string | number)[]) =>
    dimensions.map((size) => field(1, typeof size === 'string' ? field(2, text(size)) : number(1, size)));
  const value = (name: string, type: number, dimensions: (string | number)[]) => [
    ...field(1, text(name)),
    ...field(2, field(1, [...number(1, type), ...field(2, shape(dimensions).flat())])),
  ];
  const raw = new Uint8Array(new Float32Array(table).buffer);
  const initializer = [
    ...number(1, rows),
    ...number(1, columns),
    ...number(2, FLOAT),
    ...field(8, text('table')),
    ...field(9, [...raw]),
  ];
  const node = [
    ...field(1, text('table')),
    ...field(1, text('input_ids')),
    ...field(2, text('logits')),
    ...field(4, text('Gather')),
  ];
  const graph = [
    ...field(1, node),
    ...field(2, text('lookup')),
    ...field(5, initializer),
    ...field(11, value('input_ids', INT64, ['batch', 'pieces'])),
    ...field(12, value('logits', FLOAT, ['batch', 'pieces', columns])),
  ];
  return Uint8Array.from([...number(1, 8), ...field(7, graph), ...field(8, number(2, 17))]);
}

/** A field of bytes: a text, or a message within. */
function field(tag: number, bytes: readonly number[]): number[] {
  return [...varint((tag << 3) | 2), ...varint(bytes.length), ...bytes];
}

function number(tag: number, value: number): number[] {
  return [...varint(tag << 3), ...varint(value)];
}

function text(value: string): number[] {
  return [...new TextEncoder().encode(value)];
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
}
