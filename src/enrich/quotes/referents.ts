// Describes the entities that pronouns and noun phrases can refer to.

import type { EntityType } from '../../model/entity/entity.ts';
import type { Gender } from './genders.ts';
import { anonymousId } from './speaker-candidates.ts';

export interface Referent {
  type: EntityType;
  /** All forms of the name, in lower case. */
  names: string[];
  /** The words of the roles stated beside its mentions. */
  roles: Set<string>;
  gender: Gender | null;
}

/** Unnamed people, who can also be antecedents: `One of the workers`, `His wife`. */
export const ANONYMOUS: ReadonlyMap<string, Referent> = new Map(
  ([null, 'man', 'woman'] as const).map((gender) => [
    anonymousId(gender),
    { type: 'person', names: [], roles: new Set(), gender },
  ]),
);

export function gendersAgree(one: Gender | null, other: Gender | null): boolean {
  return one === null || other === null || one === other;
}

export function hasNoun({ names }: Referent, noun: string): boolean {
  return names.some((name) => name.endsWith(noun) || name.startsWith(`${noun} `) || name.includes(` ${noun} `));
}
