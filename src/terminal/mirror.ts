// Runs `news-archive mirror`: keeps this archive equal to another one until it is stopped.

import { mirrorArchive } from '../commands/copying/mirror.ts';
import { loadUrlPatterns } from '../commands/url-patterns.ts';
import { readConfig } from '../config.ts';
import { copyProgress } from './copy-progress.ts';
import { counted } from './counted.ts';
import { heedInterrupts } from './interrupt.ts';
import { withStore } from './with-store.ts';

interface MirrorVerbOptions {
  once: boolean;
  quiet: boolean;
}

export async function mirrorVerb(address: string, { once, quiet }: MirrorVerbOptions): Promise<void> {
  const url = addressOf(address);
  const config = readConfig();
  const urlPatterns = loadUrlPatterns(config.urlPatterns);
  await withStore(config, { urlPatterns }, async (store) => {
    const progress = copyProgress(quiet);
    const stop = heedInterrupts();
    let isTold = false;
    try {
      await mirrorArchive(store, {
        url: url.href.replace(/\/+$/, ''),
        key: config.mirrorKey,
        once,
        signal: stop.signal,
        onProgress(copied, total) {
          isTold = false;
          progress.tell(copied, total);
        },
        onEqual(seq) {
          progress.end();
          if (!quiet && !isTold) console.log(`Equal to ${url.origin} up to change ${seq}.`);
          isTold = true;
        },
        onTrouble(why, seconds) {
          progress.end();
          console.error(`${why}; trying again in ${counted(seconds, 'second')}.`);
        },
      });
    } finally {
      progress.end();
      stop.release();
    }
  });
}

/** @throws if the text cannot be the address of an archive. */
function addressOf(address: string): URL {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(`An archive is served at an address such as https://archive.example.org; this is "${address}".`);
  }
  // The message must not repeat the address, which contains a password.
  if (url.username || url.password) {
    throw new Error('The address of an archive has no user name and no password: set MIRROR_KEY to a key of it.');
  }
  if (url.search || url.hash) {
    throw new Error(
      `The address of an archive ends before "${url.search || url.hash}": give ${url.origin}${url.pathname}.`,
    );
  }
  return url;
}

/** Ends the mirroring: the archive accepts its own changes from now on. */
export async function leaveMirrorVerb(): Promise<void> {
  await withStore(readConfig(), { ifMissing: 'refuse' }, async (store) => {
    const origin = await store.mirrorSource();
    if (!origin) throw new Error('This archive is no mirror.');
    await store.write((to) => to.setMetadata('origin', ''));
    console.log(`It was a mirror up to change ${origin.seq}, and is an archive of its own now.`);
  });
}
