// Curation that is cut off after its ruling was committed: whoever goes on finishes it.

import { expect, onTestFinished, test } from 'vitest';
import type { CommandContext } from '../../src/commands/command-context.ts';
import {
  createEntity,
  finishCuration,
  mergeEntity,
  splitEntity,
  unmergeEntity,
  updateEntity,
} from '../../src/commands/curate-entities.ts';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import type { Store } from '../../src/store/index.ts';
import { recount } from '../store/recount.ts';
import { rows } from '../support/rows.ts';
import { importText, openTestStore } from '../support/store.ts';

const PERSON = 'person-lidia-damarova';
const OTHER = 'person-gevorg-halmian';
const any = { ifMatch: '*' };

/** Twelve articles that name the one and the other by turns; and the same archive, lost after so many commits. */
async function archive() {
  const { store, url, remove } = openTestStore();
  onTestFinished(remove);
  const ids: string[] = [];
  for (let n = 0; n < 12; n++) {
    const name = n % 2 === 0 ? 'Lidia Damarova' : 'Gevorg Halmian';
    const text = `# Report ${n}\n\nMarch ${n + 1}, 2025\n\nMayor ${name} said on Monday that it rained.\n`;
    ids.push(await importText(store, `report-${n}`, text));
  }
  const means: CommandContext = { store, enricher: inlineEnricher(), now: () => new Date() };
  const lostAfter = (commits: number): CommandContext => {
    let left = commits;
    const write: Store['write'] = (work) => (left-- > 0 ? store.write(work) : Promise.reject(new Error('Lost.')));
    return { ...means, store: { ...store, write } };
  };
  const named = () =>
    Promise.all(
      ids.map(async (id) => /person-[a-z0-9-]+/.exec((await store.articles.find(id, true))?.mentions ?? '')?.[0]),
    );
  return { url, ids, means, lostAfter, named };
}

/** With which names the articles are enriched. */
const versions = (url: string) => rows(url, 'SELECT DISTINCT extractor FROM revisions');

test.each([1, 2])('a merge, its undoing and a split that are lost after %d commits are finished', async (commits) => {
  const { url, ids, means, lostAfter, named } = await archive();
  const before = await named();
  expect(before).toEqual(ids.map((_, n) => (n % 2 === 0 ? PERSON : OTHER)));

  await expect(mergeEntity(lostAfter(commits), OTHER, PERSON, any, null)).rejects.toThrow('Lost.');
  await finishCuration(means);
  expect(await named()).toEqual(ids.map(() => PERSON));

  await expect(unmergeEntity(lostAfter(commits), OTHER)).rejects.toThrow('Lost.');
  await finishCuration(means);
  expect(await named()).toEqual(before);

  const articles = ids.filter((_, n) => n % 4 === 0);
  const split = { articles, name: 'Lidia Damarova', description: 'singer' };
  await expect(splitEntity(lostAfter(commits), PERSON, split, any, null)).rejects.toThrow('Lost.');
  await finishCuration(means);
  expect(await named()).toEqual(before.map((id, n) => (n % 4 === 0 ? `${PERSON}-2` : id)));
  expect(await means.store.metadata('linkJobs')).toBe('[]');
  expect(recount(url)).toEqual([]);
});

test.each([1, 2, 3])(
  'what is given and lost after %d commits is finished, also where a name was taken away',
  async (commits) => {
    const { url, ids, means, lostAfter, named } = await archive();
    const before = await named();
    const aliases = ['Gevorg Halmian', 'Lidia Damarova'];
    const input = { type: 'person' as const, name: 'Marit Solvane', aliases };

    await expect(createEntity(lostAfter(commits), input, null)).rejects.toThrow('Lost.');
    await finishCuration(means);
    expect(await named()).toEqual(ids.map(() => 'person-marit-solvane'));
    expect(await means.store.entities.find(OTHER)).toMatchObject({ articleCount: 0 });
    expect(means.store.entities.mergedInto(OTHER)).toBe('person-marit-solvane');
    expect(versions(url)).toHaveLength(1);

    const patch = { aliases: [] };
    await expect(updateEntity(lostAfter(commits), 'person-marit-solvane', patch, any)).rejects.toThrow('Lost.');
    await finishCuration(means);
    expect(await named()).toEqual(before);
    expect(await means.store.metadata('giveJobs')).toBe('[]');
    expect(versions(url)).toHaveLength(1);
    expect(recount(url)).toEqual([]);
  },
);
