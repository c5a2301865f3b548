// How an archive is opened.

import type { UrlPattern } from '../model/url/url-pattern.ts';
import type { FileIdentity } from './database-files.ts';
import type { Durability } from './sqlite.ts';

export interface StoreOptions {
  /** Threads that answer what is asked of many articles at once; 0: whoever asks waits for it. */
  workers?: number;
  /** Milliseconds after which such a question is given up. */
  deadline?: number;
  /** Exports at once; each has a thread, where there are workers. */
  exports?: number;
  /** Told now and then while the workers read the archive in: a share from 0 to 1. */
  onProgress?: (share: number) => void;
  /** The file that is meant, which another thread has open: another one at its path is refused, and none is made. */
  identity?: FileIdentity;
  /** What a commit survives; default: a loss of power. */
  durability?: Durability;
  /** Old forms of publishers' addresses; left out, those that the archive has stay. */
  urlPatterns?: readonly UrlPattern[];
  /** Told after every commit of this store. */
  onCommit?: () => void;
  /** Whether what another version of the program made is made anew, as one of all that open an archive must. */
  rebuild?: boolean;
}
