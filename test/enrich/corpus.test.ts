// Against documents of the real world, which lie beside the project where they are had. Only facts of them stand here.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { enrich, loadKnowledge } from '../../src/enrich/index.ts';
import type { Draft } from '../../src/model/article/draft.ts';
import { draftsIn } from '../support/read.ts';
import { namesOf } from './drafts.ts';

const corpus = process.env.NEWS_ARCHIVE_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const isHere = existsSync(`${corpus}/clippings`);
const title = isHere ? 'real documents' : 'real documents (skipped: no corpus; set NEWS_ARCHIVE_CORPUS to its folder)';

async function draftsOf(folder: string): Promise<Draft[]> {
  const drafts = readdirSync(folder).map((name) => draftsIn(name, readFileSync(`${folder}/${name}`)));
  return (await Promise.all(drafts)).flat();
}

describe.skipIf(!isHere)(title, () => {
  test('the founding clipping names these and nobody else', async () => {
    const [draft] = await draftsOf(`${corpus}/clippings/moscow-times`);
    if (!draft) throw new Error('The founding clipping is not there.');
    const findings = enrich(draft, loadKnowledge());
    expect(namesOf(findings).sort()).toEqual([
      'organization: European Union',
      "organization: Georgia's national statistics service",
      'organization: Georgian Dream',
      'organization: Interfax',
      'organization: Izvestia',
      'organization: NATO',
      "organization: Russia's Foreign Ministry",
      'organization: TASS',
      'person: Inna Kukudzhanova',
      'person: Irakli Kobakhidze',
      'person: Petre Mamradze',
      'place: Abkhazia',
      'place: Georgia',
      'place: Moscow',
      'place: Russia',
      'place: South Ossetia',
      'place: Tbilisi',
    ]);
    const roles = findings.mentions.flatMap(({ role, entityId }) => (role === null ? [] : [`${entityId}: ${role}`]));
    expect(new Set(roles)).toEqual(
      new Set([
        'person-irakli-kobakhidze: Prime Minister',
        'person-petre-mamradze: former head of Georgia’s presidential administration',
      ]),
    );
  });

  test('every mention of every clipping stands where it says', async () => {
    for (const folder of ['moscow-times', 'wikinews', 'gum']) {
      for (const draft of await draftsOf(`${corpus}/clippings/${folder}`)) {
        for (const { in: place, start, end, surface } of enrich(draft, loadKnowledge()).mentions) {
          expect((place === 'title' ? draft.title : draft.text).slice(start, end)).toBe(surface);
        }
      }
    }
  });

  test('most clippings name someone or something', async () => {
    const drafts = await draftsOf(`${corpus}/clippings/wikinews`);
    const counts = drafts.map((draft) => enrich(draft, loadKnowledge()).entities.length);
    expect(counts.filter((count) => count >= 3).length / counts.length).toBeGreaterThan(0.9);
  });
});
