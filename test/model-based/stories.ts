// Stories made up at random: new ones, and what becomes of one that is there.

import { type Archive, hostOf, type ModelArticle, pageOf } from './archive.ts';
import {
  AUTHORS,
  CHORUS,
  ELSEWHERE,
  LANGS,
  PAPERS,
  PLACES,
  RARE,
  RESERVED,
  SAYINGS,
  SECTIONS,
  SOLOISTS,
  TAGS,
} from './cast.ts';
import type { Random } from './random.ts';
import type { Form, Passage, Story } from './story.ts';

const HOSTS = Object.keys(PAPERS);

export class Stories {
  readonly #random: Random;
  readonly #archive: Archive;
  #count = 0;

  constructor(random: Random, archive: Archive) {
    this.#random = random;
    this.#archive = archive;
  }

  fresh(forms: readonly Form[] = ['text', 'blocks', 'markdown', 'document']): Story {
    const random = this.#random;
    const number = ++this.#count;
    const form = random.pick(forms);
    const host = random.pick(HOSTS);
    const hasUrl = random.chance(0.85);
    const isNamed = random.chance(0.5);
    // A document without an address says of its paper no more than the name.
    const paper = isNamed && (hasUrl || form !== 'document') ? { name: PAPERS[host] as string, host } : undefined;
    return {
      form,
      title: `Notes of day ${number}`,
      ...(form !== 'document' && random.chance(0.3) && { subtitle: `What was noted on day ${number}` }),
      authors: random.chance(0.7) ? random.some(AUTHORS, 2) : [],
      ...(random.chance(0.8) && { section: random.pick(SECTIONS) }),
      tags: random.chance(0.7) ? random.some(TAGS, 3) : [],
      lang: random.pick(LANGS),
      ...(random.chance(0.9) && { date: this.date() }),
      ...(hasUrl && { url: `https://www.${host}/story-${number}` }),
      ...(paper && { paper }),
      passages: this.#passages(form),
    };
  }

  date(): string {
    const random = this.#random;
    const two = (number: number) => String(number).padStart(2, '0');
    const year = String(2020 + random.below(6));
    const month = `${year}-${two(1 + random.below(12))}`;
    const day = `${month}-${two(1 + random.below(28))}`;
    if (random.chance(0.7)) return day;
    return random.pick([year, month, `${day}T${two(random.below(24))}:${two(random.below(60))}:09Z`]);
  }

  note(): Passage {
    return { is: 'note', number: ++this.#count, under: this.#random.pick(RARE) };
  }

  #passages(form: Form): Passage[] {
    const random = this.#random;
    const isSolo = random.chance(0.3);
    const people = isSolo
      ? [random.pick(SOLOISTS)]
      : random.chance(0.1)
        ? []
        : random.some([...CHORUS, ...RESERVED], 2);
    const passages = [this.note()];
    for (const name of people) {
      for (const is of random.some(['says', 'said', 'named'] as const, 3)) {
        passages.push(is === 'named' ? { is, name } : { is, name, words: random.pick(SAYINGS) });
      }
    }
    if (!isSolo && random.chance(0.3)) passages.push({ is: 'weather', place: random.pick(PLACES) });
    for (let links = random.below(4); links > 0; links--) passages.push(this.#link());
    if (form === 'blocks' && random.chance(0.4)) passages.push({ is: 'image', number: ++this.#count });
    return passages;
  }

  #link(): Passage {
    const random = this.#random;
    const number = ++this.#count;
    const href = random.weighted({ here: 5, past: 1, future: 2, elsewhere: 2, lost: 1 });
    if (href === 'lost') return { is: 'link', number };
    const elsewhere = `https://${random.pick(ELSEWHERE)}/page-${random.below(40)}`;
    if (href === 'elsewhere') return { is: 'link', number, href: elsewhere };
    if (href === 'future') {
      const coming = this.#count + random.below(12);
      return { is: 'link', number, href: this.#varied(`https://${random.pick(HOSTS)}/story-${coming}`) };
    }
    const known = href === 'here' ? this.someArticle()?.pages : [...this.#archive.tombs.keys()];
    const page = known && known.length > 0 ? random.pick(known) : elsewhere;
    return { is: 'link', number, href: page.startsWith('https:') ? this.#varied(page) : elsewhere };
  }

  /** Another way to write the address of a page. */
  #varied(page: string): string {
    const forms = [page, page.replace('://', '://www.'), page.replace('https:', 'http:'), `${page}?utm_source=x`];
    return this.#random.pick([...forms, `${page}#top`, `${page}/`, page.replace('://', '://m.')]);
  }

  someArticle(): ModelArticle | null {
    const { articles } = this.#archive;
    return articles.size === 0 ? null : this.#random.pick([...articles.values()]);
  }

  /** Other words of the same article. */
  revised(article: ModelArticle, forms?: readonly Form[]): Story {
    const { title, date, url, paper } = article.story;
    const fresh = this.fresh(forms);
    const { title: _title, date: _date, url: _url, paper: _paper, ...rest } = fresh;
    return {
      ...rest,
      title,
      ...(date !== undefined && { date }),
      ...(url !== undefined && { url }),
      ...(paper && (url !== undefined || fresh.form !== 'document') && { paper }),
    };
  }

  /** An address that no article has, at the same paper. */
  elsewhereOf({ story }: ModelArticle): string {
    const host = story.url === undefined ? this.#random.pick(HOSTS) : hostOf(story.url);
    return `https://www.${host}/moved-${++this.#count}`;
  }
}

export { pageOf };
