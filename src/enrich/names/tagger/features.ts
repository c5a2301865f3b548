// Computes the features of a token: about seventy hashes of the token, its context and the rules' labels.

import type { AtomicFeatures } from './atoms.ts';
import { hashOf, mix } from './hash.ts';
import { CLASS_COUNT } from './word-classes.ts';

/** Upper bound of the number of features of a token. */
export const MAX_FEATURES = 200;

/** Writes features into one reused row, to avoid allocation. */
export class FeatureWriter {
  readonly row = new Int32Array(MAX_FEATURES);
  /** For each feature, 1 if it depends on the word's own letters; training masks these at random. */
  readonly lexical = new Uint8Array(MAX_FEATURES);
  #count = 0;
  #template = 0;

  /** Fills `row` with the features of a token and returns their number. */
  write(atoms: AtomicFeatures, at: number): number {
    this.#count = 0;
    this.#template = 0;
    this.#words(atoms, at);
    this.#affixes(atoms, at);
    this.#shapes(atoms, at);
    this.#classes(atoms, at);
    this.#lists(atoms, at);
    this.#document(atoms, at);
    this.#capitals(atoms, at);
    return this.#count;
  }

  /** A lexical feature. */
  #lex(hash: number): void {
    this.lexical[this.#count] = 1;
    this.row[this.#count++] = mix(hash, this.#template++);
  }

  /** A feature of the context. */
  #add(hash: number): void {
    this.lexical[this.#count] = 0;
    this.row[this.#count++] = mix(hash, this.#template++);
  }

  /** A sparse feature; zero means absent. */
  #some(hash: number): void {
    if (hash !== 0) {
      this.lexical[this.#count] = 0;
      this.row[this.#count++] = mix(hash, this.#template);
    }
    this.#template++;
  }

  #words({ lower, pos, tokens }: AtomicFeatures, at: number): void {
    const [w2, w1, w, v1, v2] = around(lower, at, tokens.length);
    const [p2, p1, p, q1, q2] = around(pos, at, tokens.length);
    this.#add(0);
    this.#lex(w);
    this.#add(w1);
    this.#add(v1);
    this.#add(w2);
    this.#add(v2);
    this.#lex(mix(w1, w));
    this.#lex(mix(w, v1));
    this.#add(mix(w2, w1));
    this.#add(mix(v1, v2));
    this.#add(p);
    this.#add(p1);
    this.#add(q1);
    this.#add(mix(p1, p));
    this.#add(mix(p, q1));
    this.#add(mix(mix(p1, p), q1));
    this.#add(mix(p2, p1));
    this.#add(mix(q1, q2));
  }

  #affixes({ tokens }: AtomicFeatures, at: number): void {
    const word = tokens[at]?.lower ?? '';
    for (let length = 1; length <= 4; length++) {
      this.#lex(hashOf(word.slice(0, length)));
      this.#lex(hashOf(word.slice(-length)));
    }
    this.#add(hashOf((tokens[at - 1]?.lower ?? '').slice(-3)));
    this.#add(hashOf((tokens[at + 1]?.lower ?? '').slice(-3)));
  }

  #shapes({ shape, tokens }: AtomicFeatures, at: number): void {
    const [s2, s1, s, t1, t2] = around(shape, at, tokens.length);
    this.#add(s);
    this.#add(s1);
    this.#add(t1);
    this.#add(mix(s1, s));
    this.#add(mix(s, t1));
    this.#add(mix(mix(s1, s), t1));
    this.#add(mix(mix(s2, s1), s));
    this.#add(mix(mix(s, t1), t2));
    this.#add(mix(s, at === 0 ? 1 : 0));
  }

  #classes({ classes, lower, tokens }: AtomicFeatures, at: number): void {
    const [, c1, c, d1] = around(classes, at, tokens.length);
    this.#add(c);
    this.#add(c1);
    this.#add(d1);
    this.#add(mix(c1, c));
    this.#add(mix(c, d1));
    this.#add(mix(lower[at - 1] ?? 0, c));
    this.#add(mix(c, lower[at + 1] ?? 0));
    for (const bits of [c1, c, d1]) {
      for (let bit = 0; bit < CLASS_COUNT; bit++) this.#some((bits >> bit) & 1);
    }
  }

  #lists({ listed, ruled, rule, lower, shape, classes, tokens }: AtomicFeatures, at: number): void {
    const [, l1, l, m1] = around(listed, at, tokens.length);
    const [, r1, r, s1] = around(ruled, at, tokens.length);
    this.#some(l);
    this.#some(l1);
    this.#some(m1);
    this.#some(l && mix(l, lower[at - 1] ?? 0));
    this.#some(l && mix(l, classes[at + 1] ?? 0));
    this.#some(l && mix(l, r));
    this.#add(r);
    this.#add(r1);
    this.#add(s1);
    this.#add(mix(mix(r1, r), s1));
    this.#some(rule[at] ?? 0);
    this.#some(rule[at - 1] ?? 0);
    this.#some(rule[at + 1] ?? 0);
    this.#lex(mix(r, lower[at] ?? 0));
    this.#add(mix(r, lower[at - 1] ?? 0));
    this.#add(mix(r, lower[at + 1] ?? 0));
    this.#add(mix(r, shape[at] ?? 0));
    this.#add(mix(r, classes[at] ?? 0));
  }

  #document({ elsewhere, written, ruled }: AtomicFeatures, at: number): void {
    const e = elsewhere[at] ?? 0;
    this.#some(e);
    this.#some(e && mix(e, ruled[at] ?? 0));
    for (let bit = 0; bit < 12; bit++) this.#some((e >> bit) & 1);
    this.#add(written[at] ?? 0);
    this.#add(mix(written[at] ?? 0, at === 0 ? 1 : 0));
  }

  /** The span of capitals containing the token: its ends and its context. */
  #capitals({ tokens, from, to, lower, classes, pos, shape }: AtomicFeatures, at: number): void {
    if (!tokens[at]?.capitalized) return;
    const [first, end] = [from[at] ?? at, to[at] ?? at];
    const last = end - 1;
    const length = Math.min(end - first, 5);
    const place = at === first ? (at === last ? 3 : 0) : at === last ? 2 : 1;
    const [before, after] = [first - 1, end];
    this.#add(place * 8 + length);
    this.#add(mix(place, lower[before] ?? 0));
    this.#add(mix(place, lower[after] ?? 0));
    this.#add(mix(place, classes[before] ?? 0));
    this.#add(mix(place, classes[after] ?? 0));
    this.#add(mix(place, mix(pos[before] ?? 0, pos[after] ?? 0)));
    this.#lex(lower[last] ?? 0);
    this.#add(mix(place, classes[last] ?? 0));
    this.#lex(lower[first] ?? 0);
    this.#add(mix(place, classes[first] ?? 0));
    this.#add(mix(place, mix(lower[before - 1] ?? 0, lower[before] ?? 0)));
    let union = 0;
    let shapes = 0;
    for (let index = first; index < Math.min(end, first + 6); index++) {
      union |= classes[index] ?? 0;
      shapes = mix(shapes, shape[index] ?? 0);
    }
    this.#add(mix(place, union));
    this.#add(mix(place, shapes));
    this.#add(mix(length, mix(first === 0 ? 1 : 0, place)));
  }
}

function around(numbers: Int32Array, at: number, length: number): [number, number, number, number, number] {
  return [
    at > 1 ? (numbers[at - 2] ?? 0) : -1,
    at > 0 ? (numbers[at - 1] ?? 0) : -1,
    numbers[at] ?? 0,
    at < length - 1 ? (numbers[at + 1] ?? 0) : -2,
    at < length - 2 ? (numbers[at + 2] ?? 0) : -2,
  ];
}
