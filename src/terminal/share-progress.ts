// Shows the progress of work of which only the completed share is known.

import { SingleBar } from 'cli-progress';

/** Seconds between two lines if there is no terminal to redraw. */
const LINE_EVERY = 5;

export interface ShareProgress {
  tell: (what: string, share: number) => void;
  end: () => void;
}

export function shareProgress(isQuiet: boolean): ShareProgress {
  if (isQuiet) return { tell: () => {}, end: () => {} };
  return process.stderr.isTTY ? bar() : lines();
}

function bar(): ShareProgress {
  let shown: SingleBar | null = null;
  return {
    tell(what, share) {
      if (!shown) {
        shown = new SingleBar({ format: '{bar} {percentage} % · {what}', hideCursor: true, clearOnComplete: true });
        shown.start(1, 0, { what });
      }
      shown.update(share, { what });
    },
    end() {
      shown?.stop();
      shown = null;
    },
  };
}

function lines(): ShareProgress {
  let last = Date.now();
  return {
    tell(what, share) {
      if (Date.now() - last < LINE_EVERY * 1000) return;
      last = Date.now();
      console.error(`${what}: ${Math.floor(share * 100)} %`);
    },
    end: () => {},
  };
}
