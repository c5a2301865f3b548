// The blocks of an article, as far as they can be read.

import type { Block } from '../../model/text/block.ts';

/** Null if the JSON is damaged. */
export function readStoredBlocks(json: string): Block[] | null {
  try {
    const blocks: unknown = JSON.parse(json);
    return Array.isArray(blocks) ? (blocks as Block[]) : null;
  } catch {
    return null;
  }
}
