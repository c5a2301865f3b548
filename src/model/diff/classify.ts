// Classifies changes by what they touch: numbers, quotes, names, links or only wording.

import type { Article } from '../article/article.ts';
import type { Span } from '../text/text.ts';
import type { DiffSpan } from './compare.ts';
import type { ChangeClass } from './revision-diff.ts';

const NUMBER_WORDS =
  'zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|twice|thrice|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|' +
  'null|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend|Millionen|Milliarden|Dutzend';
/** Digits of any script, or an unambiguous number word: not `one`, `second` or `half`. */
const NUMBER = new RegExp(`\\p{N}|(?<!\\p{L})(?:${NUMBER_WORDS})(?!\\p{L})`, 'iu');

export type Classify = (span: DiffSpan) => ChangeClass[];

/** Classifies changes of the text. */
export function textClassifier(from: Article, to: Article): Classify {
  const sides = [from, to].map((article) => ({
    text: article.text ?? '',
    number: new Cover(article.figures ?? []),
    quote: new Cover(article.quotes ?? []),
    name: new Cover((article.entities ?? []).filter((mention) => mention.in === 'text')),
    link: new Cover(
      (article.links ?? []).flatMap(({ start, end }) =>
        start === undefined || end === undefined ? [] : [{ start, end }],
      ),
    ),
  }));
  return (span) => {
    const touched = (['number', 'quote', 'name', 'link'] as const).filter((name) =>
      sides.some((side, index) => {
        const [start, end] = ends(span, index);
        return side[name].touches(start, end) || (name === 'number' && NUMBER.test(side.text.slice(start, end)));
      }),
    );
    return touched.length > 0 ? touched : ['wording'];
  };
}

/** Classifies changes of the title. */
export function titleClassifier(from: Article, to: Article): Classify {
  const sides = [from, to].map((article) => ({
    title: article.title ?? '',
    names: new Cover((article.entities ?? []).filter((mention) => mention.in === 'title')),
  }));
  return (span) => {
    const isOf = (what: (side: (typeof sides)[number], start: number, end: number) => boolean) =>
      sides.some((side, index) => what(side, ...ends(span, index)));
    const classes: ChangeClass[] = ['headline'];
    if (isOf(({ title }, start, end) => NUMBER.test(title.slice(start, end)))) classes.push('number');
    if (isOf(({ names }, start, end) => names.touches(start, end))) classes.push('name');
    return classes;
  };
}

function ends(span: DiffSpan, side: number): [start: number, end: number] {
  return side === 0 ? [span.fromStart, span.fromEnd] : [span.toStart, span.toEnd];
}

/** Spans of a text with overlaps merged, so that a binary search finds the one that a range touches. */
class Cover {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(spans: readonly Span[]) {
    for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
      const last = this.#ends.length - 1;
      if (last >= 0 && start < (this.#ends[last] ?? 0)) this.#ends[last] = Math.max(end, this.#ends[last] ?? 0);
      else {
        this.#starts.push(start);
        this.#ends.push(end);
      }
    }
  }

  /** Whether a range overlaps one of the spans or, if it is empty, lies within one. */
  touches(start: number, end: number): boolean {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ends[middle] ?? 0) > start) high = middle;
      else low = middle + 1;
    }
    return (this.#starts[low] ?? Number.POSITIVE_INFINITY) < Math.max(end, start);
  }
}
