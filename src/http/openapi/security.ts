// Derives the security of an operation in the contract from the access that its route declares.

import type { Access } from '../access.ts';

/** Name of the security scheme. */
export const KEY = 'key';

export const SCHEME = {
  type: 'http' as const,
  scheme: 'bearer',
  description:
    'A key of this archive, with the scope that the operation asks for. Reading needs one only if the archive is served with `READ_ACCESS=key`.',
};

/** Generated clients send a key to a `read` operation only if it is documented as one of two alternatives. */
export function securityOf(access: Access): Record<string, string[]>[] {
  if (access === 'public') return [];
  return access === 'read' ? [{}, { [KEY]: [] }] : [{ [KEY]: [] }];
}

export const needsKey = (access: Access): boolean => access !== 'public' && access !== 'read';
