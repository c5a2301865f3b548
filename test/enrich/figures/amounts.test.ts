import { describe, expect, test } from 'vitest';
import { findingsOf } from '../drafts.ts';

/** Money and percentages, `surface = value`. */
function amountsIn(text: string): string[] {
  return findingsOf([text], { lang: 'en' }).figures.flatMap(({ kind, surface, value, low, high, currency }) =>
    kind === 'date'
      ? []
      : [`${surface} = ${value ?? `${low} to ${high}`}${kind === 'money' ? ` ${currency ?? '?'}` : ''}`],
  );
}

describe('money', () => {
  test.each([
    ['Trade reached nearly $1.3 billion.', ['$1.3 billion = 1300000000 USD']],
    ['It cost €20m and £5.50.', ['€20m = 20000000 EUR', '£5.50 = 5.5 GBP']],
    ['It cost 3 million euros.', ['3 million euros = 3000000 EUR']],
    ['It cost Rs 500 crore, or ₹2,50,000 each.', ['Rs 500 crore = 5000000000 INR', '₹2,50,000 = 250000 INR']],
    ['It cost Rs. 300.', ['Rs. 300 = 300 ?']],
    [
      'It cost US$473.60, CDN$11,000 and A$5m.',
      ['US$473.60 = 473.6 USD', 'CDN$11,000 = 11000 CAD', 'A$5m = 5000000 AUD'],
    ],
    ['It cost USD 5 million, or 4 million EUR.', ['USD 5 million = 5000000 USD', '4 million EUR = 4000000 EUR']],
    ['It cost one million rubles.', ['one million rubles = 1000000 RUB']],
    ['It cost $1.3 US$ 5 more, and 5 USD 6 less.', ['$1.3 = 1.3 USD', 'US$ 5 = 5 USD', '5 USD = 5 USD']],
    ['It cost half a billion dollars.', ['half a billion dollars = 500000000 USD']],
    ['It cost 5 million Swiss francs and 100 francs.', ['5 million Swiss francs = 5000000 CHF', '100 francs = 100 ?']],
    ['It cost 50 pounds sterling.', ['50 pounds sterling = 50 GBP']],
    ['A $5 million-a-year deal and a $300k one.', ['$5 million = 5000000 USD', '$300k = 300000 USD']],
  ])('%s', (text, amounts) => {
    expect(amountsIn(text)).toEqual(amounts);
  });

  test.each([
    ['It will cost $5-10 million.', ['$5-10 million = 5000000 to 10000000 USD']],
    ['It will cost €20–30m.', ['€20–30m = 20000000 to 30000000 EUR']],
    ['It will cost $5 million to $10 million.', ['$5 million to $10 million = 5000000 to 10000000 USD']],
    ['It will cost between 5 and 10 million euros.', ['5 and 10 million euros = 5000000 to 10000000 EUR']],
    ['It grew from $5 million to $10 million.', ['$5 million = 5000000 USD', '$10 million = 10000000 USD']],
  ])('in a range: %s', (text, amounts) => {
    expect(amountsIn(text)).toEqual(amounts);
  });
});

describe('percentages', () => {
  test.each([
    ['A 7% rise, 8 percent, 9 per cent and 12.5pc.', ['7% = 7', '8 percent = 8', '9 per cent = 9', '12.5pc = 12.5']],
    ['Seven percent and twenty-five per cent.', ['Seven percent = 7', 'twenty-five per cent = 25']],
    ['Between 7 and 9 percent, or 10–15%.', ['7 and 9 percent = 7 to 9', '10–15% = 10 to 15']],
    ['It fell from 7% to 5%.', ['7% = 7', '5% = 5']],
  ])('%s', (text, amounts) => {
    expect(amountsIn(text)).toEqual(amounts);
  });

  test('are not percentage points', () => {
    const { figures } = findingsOf([
      'The rate rose two percentage points to 5%, 1.5 percentage points above the goal.',
    ]);
    expect(figures.map(({ kind, value }) => [kind, value])).toEqual([
      ['percentage-points', 2],
      ['percent', 5],
      ['percentage-points', 1.5],
    ]);
  });
});

test('nothing else is an amount', () => {
  for (const text of [
    'It weighs 200 pounds and won 3-2 in 2012.',
    'About 6.16 million people live there, a million more than before.',
    'Version 1.2.3 and 450°F and € 1,5.',
    'A dollar, a percent, millions of euros.',
    'Flight B5 of 3M and 20 mm.',
  ]) {
    expect(amountsIn(text), text).toEqual([]);
  }
});

test('other languages write numbers in other ways', () => {
  expect(findingsOf(['Das kostet 1,3 Mrd. Euro, 7 % mehr als 2024.'], { lang: 'de' }).figures).toEqual([]);
});
