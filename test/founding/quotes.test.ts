// Who says what in the clipping the project was founded on, and the figures and dates in it.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { enrich, loadKnowledge } from '../../src/enrich/index.ts';
import type { Findings } from '../../src/model/article/findings.ts';
import { CLIPPINGS, corpusNote, hasCorpus } from '../support/corpus.ts';
import { draftsIn } from '../support/read.ts';

const folder = `${CLIPPINGS}/moscow-times`;

async function findings(): Promise<Findings> {
  const [name = ''] = readdirSync(folder);
  const [draft] = await draftsIn(name, readFileSync(`${folder}/${name}`));
  if (!draft) throw new Error('The clipping is not read.');
  return enrich(draft, loadKnowledge());
}

describe.skipIf(!hasCorpus)(`The founding clipping’s quotes and figures${corpusNote}`, () => {
  it('has five quotes, each with its speaker', async () => {
    const { quotes, entities } = await findings();
    const names = new Map(entities.map(({ id, name }) => [id, name]));
    const said = quotes
      .filter(({ kind }) => kind !== 'indirect')
      .map(({ text, kind, cue, speakerId }) => [text.slice(0, 24), kind, cue, names.get(speakerId ?? '')]);
    expect(said).toEqual([
      ['We have a principled sta', 'direct', 'told', 'Irakli Kobakhidze'],
      ['to the extent that Georg', 'partial', 'told', "Russia's Foreign Ministry"],
      ['irreversible.', 'partial', 'insisted', "Russia's Foreign Ministry"],
      ['There are no conditions ', 'direct', 'said', "Russia's Foreign Ministry"],
      ['harmful and unrealistic.', 'partial', 'calling', "Russia's Foreign Ministry"],
    ]);
  });

  it('says which of them an agency passed on', async () => {
    const { quotes } = await findings();
    expect(quotes.map(({ reportedBy }) => reportedBy?.name ?? null).filter((name) => name !== null)).toEqual([
      'Interfax',
    ]);
    expect(quotes[0]?.reportedBy).toEqual({ name: 'Interfax', entityId: 'organization-interfax' });
  });

  it('has what someone says without marks', async () => {
    const indirect = (await findings()).quotes.filter(({ kind }) => kind === 'indirect');
    expect(indirect.map(({ speakerId, speakerSurface }) => [speakerId, speakerSurface])).toEqual([
      ['person-petre-mamradze', 'Petre Mamradze'],
      ['person-petre-mamradze', 'He'],
    ]);
  });

  it('has its figures and dates', async () => {
    const { figures } = await findings();
    const amounts = figures.filter(({ kind }) => kind !== 'date');
    expect(amounts.map(({ surface, value, currency }) => [surface, value, currency])).toEqual([
      ['20%', 20, null],
      ['$1.3 billion', 1_300_000_000, 'USD'],
      ['7%', 7, null],
    ]);
    const dates = figures.filter(({ kind }) => kind === 'date');
    expect(dates.map(({ surface, from, to, precision }) => [surface, from, to, precision])).toEqual([
      ['Wednesday', '2025-12-03', '2025-12-03', 'day'],
      ['2008', '2008-01-01', '2008-12-31', 'year'],
      ['Wednesday', '2025-12-03', '2025-12-03', 'day'],
      ['2008', '2008-01-01', '2008-12-31', 'year'],
      ['the first half of 2025', '2025-01-01', '2025-06-30', 'half'],
    ]);
  });
});
