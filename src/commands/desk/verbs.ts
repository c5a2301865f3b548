// The verbs of the desk: every way in which the server changes the archive, by name. What they take and give can be sent
// from thread to thread.

import { noteUse } from '../keys.ts';
import { seedArchive } from '../seed-archive.ts';
import type { Means } from './means.ts';

export const verbs = {
  seed: ({ store, enricher, now }: Means, folder: string) => seedArchive(store, folder, { enricher, now }),
  noteUse: ({ store, now }: Means, keyId: string) => noteUse(store, keyId, now()),
};

export type Verbs = typeof verbs;
export type VerbName = keyof Verbs;
export type Given<Name extends VerbName> = Verbs[Name] extends (means: Means, ...given: infer Rest) => unknown
  ? Rest
  : never;
export type Done<Name extends VerbName> = Awaited<ReturnType<Verbs[Name]>>;
