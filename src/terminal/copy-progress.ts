// Shows the progress of copying an archive.

import { SingleBar } from 'cli-progress';
import type { Copied } from '../commands/copying/restore-archive.ts';
import { timeLeft } from './time-left.ts';

/** Seconds between two lines if there is no terminal to redraw. */
const LINE_EVERY = 5;
/** A short copy needs no progress bar. */
const FEW = 1_000;

export interface CopyProgress {
  tell: (copied: Copied, total: number) => void;
  /** Hides the progress until the next call of `tell`. */
  end: () => void;
}

export function copyProgress(isQuiet: boolean): CopyProgress {
  if (isQuiet) return { tell: () => {}, end: () => {} };
  return process.stderr.isTTY ? bar() : lines();
}

function bar(): CopyProgress {
  let shown: SingleBar | null = null;
  let left = timeLeft(0);
  return {
    tell({ changes, articles }, total) {
      if (total < FEW) return;
      if (!shown) {
        shown = new SingleBar({
          format: '{bar} {value}/{total} changes · {articles} articles{left}',
          hideCursor: true,
        });
        left = timeLeft(total);
        shown.start(total, 0, { articles, left: '' });
      }
      shown.update(changes, { articles, left: left(changes) });
    },
    end() {
      shown?.stop();
      shown = null;
    },
  };
}

function lines(): CopyProgress {
  let last = Date.now();
  return {
    tell({ changes, articles }, total) {
      if (changes === total || Date.now() - last < LINE_EVERY * 1000) return;
      last = Date.now();
      console.error(`${changes} of ${total} changes, ${articles} articles`);
    },
    end: () => {},
  };
}
