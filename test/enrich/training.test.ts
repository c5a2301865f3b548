// Training, on sentences of our own: what is shown is learned, and the same is learned every time.

import { expect, test } from 'vitest';
import { calibrate } from '../../scripts/train/calibration.ts';
import { labelled } from '../../scripts/train/examples.ts';
import { pack } from '../../scripts/train/pack.ts';
import { train } from '../../scripts/train/perceptron.ts';
import { Vocabulary } from '../../scripts/train/vocabulary.ts';
import { extractorFor, loadKnowledge } from '../../src/enrich/index.ts';
import { modelOf } from '../../src/enrich/names/tagger/weights.ts';
import { readSentences } from '../../src/enrich/text/sentences.ts';

const knowledge = loadKnowledge();
const SETTINGS = { epochs: 12, seed: 1, orders: 2, margin: 5, covered: 0.3, styles: [0.5] };

/** `[Xorl ORG]` in a sentence is a name of that type. */
function goldOf(marked: string) {
  const names: { start: number; end: number; type: string }[] = [];
  let text = '';
  for (const part of marked.split(/(\[[^\]]+\])/u)) {
    const name = /^\[(.+) (\w+)\]$/u.exec(part);
    if (name) names.push({ start: text.length, end: text.length + (name[1]?.length ?? 0), type: name[2] ?? '' });
    text += name?.[1] ?? part;
  }
  return { text, words: text.split(' ').length, names, unsure: [] };
}

const SHOWN = [
  'The quorp [Xorl ORG] grew by half.',
  'A quorp called [Vabbix ORG] grew as well.',
  'The quorp [Mendrak Tull ORG] closed its doors.',
  'He sailed up the blemmish [Orvand LOC] in June.',
  'The blemmish [Tessik LOC] froze over.',
  'Our gront [Palla Wurm PER] laughed out loud.',
  'The gront [Oskin Brell PER] was late for it.',
].map(goldOf);

function trained() {
  const sentences = SHOWN.flatMap((document) => labelled(document, knowledge));
  const vocabulary = new Vocabulary(sentences.map(({ atoms }) => atoms));
  const examples = sentences.map(({ atoms, allowed }) => vocabulary.example(atoms, allowed, 0));
  const weights = train(examples, vocabulary.count, SETTINGS, () => {});
  return {
    sources: [],
    calibration: [0, 1, 2].map(() => [[0, 0.9] as const]),
    ...pack(vocabulary, weights, { features: 5_000, least: 1 }),
  };
}

test('words around a name teach its type, and hold for names never seen', () => {
  const text = 'The quorp Zellim grew. The blemmish Kordak froze. The gront Immer Sholt was late for it.';
  const passage = { source: text, in: 'text', kind: 'prose', start: 0, end: text.length } as const;
  const names = extractorFor(modelOf(trained())).extract(readSentences([passage]), knowledge);
  expect(names.map(({ surface, type }) => `${type}: ${surface}`)).toEqual([
    'organization: Zellim',
    'place: Kordak',
    'person: Immer Sholt',
  ]);
});

test('the same sentences give the same bytes', () => {
  expect(JSON.stringify(trained())).toBe(JSON.stringify(trained()));
});

test('a title is no part of the person it is marked with', () => {
  const [sentence] = labelled(goldOf('Then [President Maria Silva PER] spoke.'), knowledge);
  expect([...(sentence?.allowed ?? [])].slice(0, 4).map((tags) => tags === 1)).toEqual([true, true, false, false]);
});

test('calibration never rises and falls: neighbours that disagree are one step', () => {
  const judgements = Array.from({ length: 480 }, (_, margin) => ({
    type: 'PER',
    margin,
    isRight: margin % 7 < 1 + margin / 80,
  }));
  const shares = calibrate(judgements).map(([, share]) => share);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(shares.length).toBeGreaterThan(3);
});
