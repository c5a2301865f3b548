import { describe, expect, test } from 'vitest';
import { quotesIn, rulesIn, speakerIn } from './found.ts';

describe('after the quote', () => {
  test.each([
    ['“We will not sell the lake,” said Maria Silva.', 'Maria Silva'],
    ['“We will not sell the lake,” said the mayor of Varda, Maria Silva, on Monday.', 'Maria Silva'],
    ['“We will not sell the lake,” later added Maria Silva, 45, of the lake authority.', 'Maria Silva'],
    ['“We will not sell the lake,” Maria Silva told reporters on Tuesday.', 'Maria Silva'],
    ['“We will not sell the lake,” Mayor Maria Silva, who has led the town since 2011, said.', 'Maria Silva'],
    ['“We will not sell the lake,” Sen. Maria Silva, D-Ohio, said Sunday.', 'Maria Silva'],
    ['“We will not sell the lake”, Maria Silva said.', 'Maria Silva'],
    ['“We will not sell the lake,” according to Maria Silva.', 'Maria Silva'],
    ['“We will not sell the lake,” as Maria Silva put it.', 'Maria Silva'],
    ['“Will we sell the lake?” asked Maria Silva.', 'Maria Silva'],
    ['“Nobody sells the lake!” Maria Silva shouted.', 'Maria Silva'],
    ['“We will not sell the lake.” — Maria Silva', 'Maria Silva'],
    ['“We will not sell the lake,” a spokesman for the mayor said.', '(a spokesman for the mayor)'],
    ['“We will not sell the lake,” said a fisherman who gave no name.', '(a fisherman)'],
    ['“We will not sell the lake,” Maria Silva and Anton Hale said.', '(Maria Silva and Anton Hale)'],
  ])('%s', (text, speaker) => {
    expect(speakerIn(text)).toBe(speaker);
  });

  test('the next sentence is not about the quote that ended', () => {
    expect(quotesIn('“The lake will never be sold.” Maria Silva said “the price is low”.')[0]).toContain('← ?');
  });
});

describe('before the quote', () => {
  test.each([
    ['Maria Silva said: “We will not sell the lake.”', 'Maria Silva'],
    ['In a statement, Mayor Maria Silva wrote that the lake was “not for sale at any price.”', 'Maria Silva'],
    ['Maria Silva, speaking in Varda, said the lake was “not for sale at any price.”', 'Maria Silva'],
    ['Maria Silva, a former nurse who heads the council, called it “a shame and a sin”.', 'Maria Silva'],
    ['Silva’s deputy, Anton Hale, called it “a shame and a sin”.', 'Anton Hale'],
    ['Maria Silva rejected the offer, saying “the lake is not for sale”.', 'Maria Silva'],
    ['Maria Silva rejected the offer and said “the lake is not for sale”.', 'Maria Silva'],
    ['Maria Silva went on to say “the lake is not for sale”.', 'Maria Silva'],
    ['Asked about it, Maria Silva replied: “The lake is not for sale.”', 'Maria Silva'],
    ['Calling it “a shame and a sin”, Maria Silva left the room.', 'Maria Silva'],
    ['According to Maria Silva, the lake is “not for sale at any price.”', 'Maria Silva'],
    ['In the words of Maria Silva, “the lake is not for sale.”', 'Maria Silva'],
    ['Maria Silva was blunt: “The lake is not for sale.”', 'Maria Silva'],
    ['Maria Silva’s answer was short: “The lake is not for sale.”', 'Maria Silva'],
    ['Anton Hale was angry, with Maria Silva adding “the lake is not for sale”.', 'Maria Silva'],
    ['Anton Hale left what Maria Silva has called “a house of cards and lies”.', 'Maria Silva'],
    ['The plan was described by Maria Silva as “a house of cards and lies”.', 'Maria Silva'],
    ['The plan was called “a house of cards and lies” by Maria Silva.', 'Maria Silva'],
    ['The shares fell after Maria Silva warned of “a house of cards and lies”.', 'Maria Silva'],
    ['The committee that visited the town said it was “a house of cards and lies”.', '(The committee)'],
    ['Anton Hale denied claims by Maria Silva that he had “sold the lake at night”.', 'Maria Silva'],
    ['Anton Hale rejected the report by Maria Silva as “a house of cards and lies”.', 'Anton Hale'],
    ['Maria Silva’s promise that “nobody will lose a house” was kept.', 'Maria Silva'],
    ['Maria Silva left after Anton Hale announced it, calling it “a shame and a sin”.', 'Maria Silva'],
    ['Critics say the plan is “a house of cards and lies”.', '(Critics)'],
    ['The statement reads: “The lake is not for sale.”', '(The statement)'],
  ])('%s', (text, speaker) => {
    expect(speakerIn('Nothing more is known.', text)).toBe(speaker);
  });

  test('the nearest verb of a long sentence decides', () => {
    expect(
      quotesIn(
        'Maria Silva said the talks were “long and cold”, while Anton Hale praised “a warm and open mood”, adding that he was “hopeful”.',
      ),
    ).toEqual([
      'partial: long and cold ← Maria Silva',
      'partial: a warm and open mood ← Anton Hale',
      'partial: hopeful ← Anton Hale',
    ]);
  });
});

describe('elsewhere in the sentence', () => {
  test.each([
    ['The plan, Maria Silva said, is “a house of cards and lies”.', 'Maria Silva'],
    ['The plan is “a house of cards and lies” and will fail, Maria Silva said.', 'Maria Silva'],
    ['The plan is “a house of cards and lies” and will fail, said Maria Silva.', 'Maria Silva'],
    ['The plan is “a house of cards and lies” and will fail, according to Maria Silva.', 'Maria Silva'],
  ])('%s', (text, speaker) => {
    expect(speakerIn(text)).toBe(speaker);
  });
});

describe('who spoke speaks on', () => {
  test('in a split quote and to the end of the paragraph', () => {
    expect(quotesIn('“We wait,” Maria Silva said, “and we watch.” It rained. “The lake is ours.”')).toEqual([
      'partial: We wait, ← Maria Silva',
      'partial: and we watch. ← Maria Silva',
      'direct: The lake is ours. ← Maria Silva',
    ]);
  });

  test('after a sentence of hers without a quote', () => {
    expect(quotesIn('Maria Silva also said she was tired. “The lake is ours.”')).toEqual([
      'direct: The lake is ours. ← Maria Silva',
    ]);
  });

  test('over paragraphs that open with a mark and do not close', () => {
    const parts = ['Maria Silva said: “The lake is old.', '“It was here before us.', '“It will be here after us.”'];
    expect(quotesIn(...parts).every((quote) => quote.endsWith('← Maria Silva'))).toBe(true);
    expect(rulesIn(...parts)).toEqual(['quotes/name-said-quote/3', 'quotes/continued/3', 'quotes/continued/3']);
  });

  test('also where only the last of them says who', () => {
    expect(quotesIn('“The lake is very old.', '“It was here before us,” Maria Silva said.')).toEqual([
      'direct: The lake is very old. ← Maria Silva',
      'direct: It was here before us, ← Maria Silva',
    ]);
  });

  test('in a paragraph that is nothing but a quote', () => {
    expect(quotesIn('“We wait for the rain,” Maria Silva said.', '“Then we shall see what comes.”')).toEqual([
      'direct: We wait for the rain, ← Maria Silva',
      'direct: Then we shall see what comes. ← Maria Silva',
    ]);
  });

  test('but a question waits for someone else’s answer', () => {
    expect(quotesIn('“What are we waiting for?” Maria Silva asked.', '“For the rain to end.”')[1]).toContain('← ?');
  });

  test('from a line that ends with a colon', () => {
    expect(quotesIn('Maria Silva wrote on her page:', '“The lake is not for sale.”')).toEqual([
      'direct: The lake is not for sale. ← Maria Silva',
    ]);
  });
});

describe('a block quote', () => {
  test('is signed', () => {
    const block = { type: 'quote' as const, text: 'The lake is not for sale.\n— Maria Silva, mayor of Varda' };
    expect(quotesIn('So it says.', block)).toEqual(['direct: The lake is not for sale. ← Maria Silva']);
  });

  test('is led up to', () => {
    const block = { type: 'quote' as const, text: 'The lake is not for sale.\nIt never was for sale.' };
    expect(quotesIn('Maria Silva wrote:', block)).toEqual([
      'direct: The lake is not for sale. ← Maria Silva',
      'direct: It never was for sale. ← Maria Silva',
    ]);
  });

  test('may be nobody’s', () => {
    expect(quotesIn('Maria Silva left.', { type: 'quote', text: '“The lake is not for sale.”' })).toEqual([
      'direct: The lake is not for sale. ← ?',
    ]);
  });
});
