// Defines the options for opening an archive.

import type { UrlPattern } from '../model/url/url-pattern.ts';
import type { FileIdentity } from './database-files.ts';
import type { Durability } from './sqlite.ts';

export interface StoreOptions {
  /** The number of query workers; 0 runs queries in the calling thread. */
  workers?: number;
  /** The time limit of a query in milliseconds. */
  deadline?: number;
  /** The maximum number of concurrent exports; each has its own thread if there are workers. */
  exports?: number;
  /** Called while the workers load the archive, with the progress from 0 to 1. */
  onProgress?: (share: number) => void;
  /** The file that another thread has open: another file at the path is rejected, and none is created. */
  identity?: FileIdentity;
  /** What a commit survives; the default is a power failure. */
  durability?: Durability;
  /** Old address forms of publishers; if omitted, the stored patterns stay. */
  urlPatterns?: readonly UrlPattern[];
  /** Called after every commit of this store. */
  onCommit?: () => void;
  /** Whether to rebuild what another version of the program made; one opener of the archive must do so. */
  rebuild?: boolean;
}
