// Invented reports, each with every name a careful reader would mark: nothing more and nothing less.

import { describe, expect, test } from 'vitest';
import { findingsOf, namesOf } from './drafts.ts';

const REPORTS: [string, { title?: string; text: string[]; names: string[] }][] = [
  [
    'from a parliament',
    {
      title: 'Lawmakers in Tbilisi Reject Budget After Stormy Night Session',
      text: [
        'Georgia’s parliament on Thursday rejected the budget that Finance Minister Tamar Kvelidze had presented, with 74 lawmakers voting against it.',
        '“We cannot sign a blank cheque,” said Giorgi Barnabishvili, who leads the opposition bloc. Kvelidze told Interfax that a second draft would follow before Monday.',
        'The International Monetary Fund and the European Union had urged the government to cut subsidies. Barnabishvili dismissed the advice.',
      ],
      names: [
        'place: Tbilisi',
        "organization: Georgia's parliament",
        'person: Tamar Kvelidze',
        'person: Giorgi Barnabishvili',
        'organization: Interfax',
        'organization: International Monetary Fund',
        'organization: European Union',
      ],
    },
  ],
  [
    'of a business',
    {
      text: [
        'Orbex Aerospace will close its plant in Toulouse, the company said on Friday. Chief executive Anna Lindqvist blamed the strike at Lufthansa.',
        'Shares of Orbex fell 7 percent in Frankfurt. Lindqvist, 51, joined the firm from Siemens in 2019.',
      ],
      names: [
        'organization: Orbex Aerospace',
        'place: Toulouse',
        'person: Anna Lindqvist',
        'organization: Lufthansa',
        'place: Frankfurt',
        'organization: Siemens',
      ],
    },
  ],
  [
    'from a court',
    {
      text: [
        'Judge Miriam Feldmann sentenced two officers of the Chicago Police Department to six years in prison on Tuesday.',
        'Prosecutors said the men had taken bribes from Pavel Dragunov, a Russian businessman who lives in Miami. Dragunov’s lawyer, Susan O’Hara, called the verdict “a scandal.”',
      ],
      names: [
        'person: Miriam Feldmann',
        'organization: Chicago Police Department',
        'person: Pavel Dragunov',
        'place: Miami',
        'person: Susan O’Hara',
      ],
    },
  ],
];

describe('a report', () => {
  test.each(REPORTS)('%s names these', (_, { title = '', text, names }) => {
    expect(namesOf(findingsOf(text, { title })).sort()).toEqual(names.toSorted());
  });

  test('has a confidence for every name, lower where less is said', () => {
    const { mentions } = findingsOf(['President Maria Silva flew from Moscow to Brixtor.']);
    const [silva, moscow, brixtor] = mentions.map(({ confidence }) => confidence);
    expect(silva).toBeGreaterThan(0.9);
    expect(moscow).toBeGreaterThan(0.8);
    if (brixtor !== undefined) expect(brixtor).toBeLessThan(moscow ?? 0);
  });
});
