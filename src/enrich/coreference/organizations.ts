// Clusters organization mentions: a full name, its initials, its short form, and a state body under either of its
// names.

import { fold } from '../../model/text/name.ts';
import type { Knowledge } from '../knowledge.ts';
import { headNounOf } from '../words/organizations.ts';
import type { Cluster, ResolvedMention } from './cluster.ts';

/**
 * Mentions with a gazetteer entry are grouped by entry; others by folded name, by initials (`Zorbian People's
 * Alliance`, `ZPA`), by short form (`Zorbex` for `Zorbex Group`), and by country (`Russian Foreign Ministry`, `Russia's
 * Foreign Ministry`).
 */
export function clusterOrganizations(mentions: readonly ResolvedMention[], knowledge: Knowledge): Cluster[] {
  const clusters = new Map<string, Cluster>();
  const shortForms = shortFormsOf(mentions, knowledge);
  for (const { mention, entry } of mentions) {
    const own = keyOf(mention.surface, knowledge);
    const short = shortForms.get(own);
    const key = short ?? (entry ? entry.id : own);
    const existing = clusters.get(key);
    if (existing) {
      existing.mentions.push(mention);
      existing.entry ??= short === undefined ? entry : null;
    } else {
      clusters.set(key, { type: 'organization', entry: short === undefined ? entry : null, mentions: [mention] });
    }
  }
  return [...clusters.values()];
}

/** Folded, without article and legal form. A demonym becomes the country: `Georgian …` equals `Georgia's …`. */
function keyOf(surface: string, { demonyms, gazetteer }: Knowledge): string {
  const bare = surface.replace(/^the\s+/iu, '').replace(/,?\s+(?:inc|corp|ltd|plc|llc|co|gmbh|ag|s\.?a)\.?$/iu, '');
  const owner = /^(.+?)['’]s\s+(.+)$/u.exec(bare);
  const country = owner ? gazetteer.find(owner[1] ?? '')?.entries[0] : undefined;
  if (owner && country?.kind === 'country' && country.country) return fold(`@${country.country} ${owner[2]}`);
  const [first = '', ...rest] = bare.split(/\s+/u);
  const code = demonyms.get(first.toLowerCase());
  return code && rest.length > 0 ? fold(`@${code} ${rest.join(' ')}`) : fold(bare);
}

/** Short forms of full names, each with the full name's key. A form shared by two full names is dropped. */
function shortFormsOf(mentions: readonly ResolvedMention[], knowledge: Knowledge): Map<string, string> {
  const forms = new Map<string, string | null>();
  for (const { mention, entry } of mentions) {
    if (!/\s/u.test(mention.surface)) continue;
    const own = keyOf(mention.surface, knowledge);
    const key = entry ? entry.id : own;
    const words = mention.surface.replace(/^the\s+/iu, '').split(/[\s-]+/u);
    const shorts = [initials(words), initials(words.filter((word) => /^\p{Lu}/u.test(word))), withoutOwner(own)];
    const head = headNounOf(words.map((text) => ({ text })));
    if (head) shorts.push(fold(head));
    const [lead = ''] = words;
    if (words.length > 1 && lead.length > 3 && !knowledge.gazetteer.find(lead)) shorts.push(fold(lead));
    for (const short of new Set(shorts)) {
      if (short === null || short.length < 2 || short === own) continue;
      forms.set(short, ownerOfForm(forms.get(short), key));
    }
  }
  return new Map([...forms].filter((pair): pair is [string, string] => pair[1] !== null));
}

/** The owner of a short form. If one full name extends the other (`Mahan Air of Iran`), the shorter one owns it. */
function ownerOfForm(known: string | null | undefined, key: string): string | null {
  if (known === undefined || known === key || known?.startsWith(`${key} `)) return key;
  return known && key.startsWith(`${known} `) ? known : null;
}

function initials(words: readonly string[]): string {
  return fold(words.map((word) => word.charAt(0)).join(''));
}

/** `Foreign Ministry` refers to the ministry of the country mentioned before. */
function withoutOwner(key: string): string | null {
  return /^@\w\w (.+ .+)$/u.exec(key)?.[1] ?? null;
}

/** The display name: the fullest form without the article; for a state body, the form with the country's name. */
export function organizationName(
  fullest: string,
  surfaces: readonly string[],
  { demonyms, gazetteer }: Knowledge,
): string {
  const owned = surfaces.find((surface) => /^\p{Lu}[^’']*['’]s\s/u.test(surface));
  const name = (owned ?? fullest)
    .replace(/^the\s+(?=\S+\s)/u, '')
    .replaceAll('’', "'")
    .replace(/\s+/gu, ' ');
  const [first = '', ...rest] = name.split(' ');
  // `Russian Foreign Ministry` and `Russia's Foreign Ministry` get the same id in every article.
  const country =
    rest.length > 1 && STATE_BODIES.test(name) ? gazetteer.country(demonyms.get(first.toLowerCase()) ?? '') : null;
  return country && !country.name.endsWith('s') ? `${country.name}'s ${rest.join(' ')}` : name;
}

const STATE_BODIES = /\s(?:Ministry|Parliament)$/u;
