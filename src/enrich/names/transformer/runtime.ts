// Loads a transformer from a local folder with an optional package. Never uses the network.

import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Label, parseLabel } from './labels.ts';

export interface Runtime {
  /** Identifies the model by its weights and vocabulary. */
  hash: string;
  labels: Label[];
  /** Upper bound of pieces per prediction, without special tokens. */
  maxPieces: number;
  /** The pieces of a word; empty if it is unknown. */
  encode: (word: string) => number[];
  /** True if at least one piece is in the vocabulary. */
  isKnown: (pieces: readonly number[]) => boolean;
  /** The logits of each label for each piece, in one array. */
  predict: (ids: readonly number[]) => Promise<Float32Array>;
}

const PACKAGE = '@huggingface/transformers';
/** The part of the package that is used; its types are not available if it is not installed. */
interface Package {
  env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string; useFSCache: boolean };
  AutoTokenizer: { from_pretrained(id: string, options: object): Promise<Tokenizer> };
  AutoModelForTokenClassification: { from_pretrained(id: string, options: object): Promise<Model> };
  Tensor: new (type: 'int64', data: BigInt64Array, dimensions: number[]) => unknown;
}

interface Tokenizer {
  encode(text: string, options?: { add_special_tokens: boolean }): number[];
  unk_token?: string | null;
  model_max_length?: number;
}

interface Model {
  (inputs: Record<string, unknown>): Promise<{ logits?: { dims: number[]; data: Float32Array } }>;
  config: { id2label?: Record<string, string>; max_position_embeddings?: number };
}

/** The quantized model first: a quarter of the size at almost the same accuracy. */
const WEIGHTS = [
  ['onnx/model_quantized.onnx', 'q8'],
  ['onnx/model.onnx', 'fp32'],
] as const;
const MOST = 512;
/** Words repeat, so their pieces are cached. */
const REMEMBERED = 50_000;

/** @throws an error with one sentence that names what is missing and the remedy. */
export async function loadRuntime(path: string): Promise<Runtime> {
  const folder = resolve(path);
  const weights = WEIGHTS.find(([file]) => existsSync(join(folder, file)));
  if (!weights || !['config.json', 'tokenizer.json'].every((file) => existsSync(join(folder, file)))) {
    throw new Error(
      `NAMES_MODEL: there is no model in ${folder}. A folder with config.json, tokenizer.json and onnx/model.onnx (or onnx/model_quantized.onnx) is one.`,
    );
  }
  const { env, AutoTokenizer, AutoModelForTokenClassification, Tensor } = await loadPackage();
  Object.assign(env, { allowRemoteModels: false, allowLocalModels: true, useFSCache: false });
  env.localModelPath = dirname(folder);
  const options = {
    local_files_only: true,
    dtype: weights[1],
    device: 'cpu',
    // Each core already runs a thread.
    session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
  };
  const id = basename(folder);
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(id, options),
    AutoModelForTokenClassification.from_pretrained(id, options),
  ]).catch((cause: Error) => {
    throw new Error(`NAMES_MODEL: the model in ${folder} cannot be loaded: ${cause.message}`, { cause });
  });

  const names = Object.entries(model.config.id2label ?? {}).sort(([one], [other]) => Number(one) - Number(other));
  const labels = names.map(([, name]) => parseLabel(name));
  if (labels.every(({ type }) => type === null)) {
    const listed = names.map(([, name]) => name).join(', ') || 'none';
    throw new Error(
      `NAMES_MODEL: the labels of the model in ${folder} (${listed}) name no persons, organizations or places.`,
    );
  }
  const { before, after } = specials(tokenizer);
  const unknown = tokenizer.unk_token ? pieces(tokenizer, tokenizer.unk_token)[0] : undefined;
  const most = Math.min(MOST, tokenizer.model_max_length ?? MOST, model.config.max_position_embeddings ?? MOST);
  const remembered = new Map<string, number[]>();

  const runtime: Runtime = {
    hash: await hashOf(folder, ['config.json', 'tokenizer.json', weights[0]]),
    labels,
    maxPieces: most - before.length - after.length,
    encode(word) {
      const cached = remembered.get(word) ?? pieces(tokenizer, word);
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(word, cached);
      return cached;
    },
    isKnown: (ids) => ids.some((one) => one !== unknown),
    async predict(ids) {
      const all = [...before, ...ids, ...after];
      const tensor = (values: number[]) =>
        new Tensor(
          'int64',
          BigInt64Array.from(values, (value) => BigInt(value)),
          [1, values.length],
        );
      const { logits } = await model({ input_ids: tensor(all), attention_mask: tensor(all.map(() => 1)) });
      if (logits?.dims[1] !== all.length || logits.dims[2] !== labels.length) {
        throw new Error(`NAMES_MODEL: the model in ${folder} does not label each piece of a text.`);
      }
      return logits.data.subarray(before.length * labels.length, (before.length + ids.length) * labels.length);
    },
  };
  await runtime.predict(runtime.encode('A'));
  return runtime;
}

async function loadPackage(): Promise<Package> {
  // A computed name, so that the build does not need the optional package.
  const name: string = PACKAGE;
  try {
    return (await import(name)) as Package;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    // Node sets a code; other loaders only a message.
    const isMissing = code === 'ERR_MODULE_NOT_FOUND' || /could not resolve/iu.test(message);
    throw new Error(
      isMissing && message.includes(PACKAGE)
        ? `NAMES_MODEL is set, but what runs such models is not installed: npm install ${PACKAGE}`
        : `NAMES_MODEL is set, but ${PACKAGE} cannot be loaded: ${message}`,
      { cause },
    );
  }
}

function pieces(tokenizer: Tokenizer, text: string): number[] {
  return tokenizer.encode(text, { add_special_tokens: false });
}

/** The special tokens around every text: `[CLS]` … `[SEP]`, or `<s>` … `</s>`. */
function specials(tokenizer: Tokenizer): { before: number[]; after: number[] } {
  const bare = pieces(tokenizer, 'A');
  const whole = tokenizer.encode('A');
  const at = whole.findIndex((_, index) => bare.every((id, offset) => whole[index + offset] === id));
  return { before: whole.slice(0, at), after: whole.slice(at + bare.length) };
}

async function hashOf(folder: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) for await (const part of createReadStream(join(folder, file))) hash.update(part);
  return hash.digest('hex').slice(0, 12);
}
