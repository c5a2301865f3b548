// Compiles well-known organizations to lines of the gazetteer.

import { ORGANIZATIONS } from './organizations.ts';
import { idByLabel } from './wikidata.ts';

/** Patterns that the description of a Wikidata item must match, to exclude namesakes. */
const FITS: [RegExp, RegExp][] = [
  [/intergovernmental|United Nations|European Union/u, /organi[sz]ation|union|alliance|agency|branch/iu],
  [
    /company/u,
    /compan|corporation|manufactur|automaker|conglomerate|multinational|retailer|restaurant|automotive|services/iu,
  ],
  [/bank/u, /bank|financial/iu],
  [/newspaper/u, /newspaper/iu],
  [/political party/u, /political party/iu],
  [/university/u, /university/iu],
  [/government body/u, /agency|service|branch|police|force|law enforcement|jurisdiction/iu],
  [/organization/u, /organi[sz]ation|church|non-profit/iu],
];
/** Names used in many countries; the package has only one of them. */
const SHARED = new Set(['Ministry of Defence', 'National Assembly', 'Banco Santander', 'Samsung']);

export function compileOrganizations(): string[] {
  const lines: string[] = [];
  for (const [description, list] of Object.entries(ORGANIZATIONS)) {
    const fits = FITS.find(([category]) => category.test(description))?.[1];
    for (const line of list.trim().split('\n')) {
      const [name = '', ...forms] = line.split(' = ').map((form) => form.trim());
      // A short form alone does not identify an organization.
      const sure = [name, ...forms.filter((form) => form.includes(' '))];
      const id =
        fits && !SHARED.has(name) ? sure.map((form) => idByLabel(form, fits)).find((found) => found !== null) : null;
      lines.push([name, description, id ?? '', forms.join(';')].join('|'));
    }
  }
  return lines.sort();
}
