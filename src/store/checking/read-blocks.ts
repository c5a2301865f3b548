// Parses the stored blocks of an article.

import type { Block } from '../../model/text/block.ts';

/** Returns null if the JSON is damaged. */
export function readStoredBlocks(json: string): Block[] | null {
  try {
    const blocks: unknown = JSON.parse(json);
    return Array.isArray(blocks) ? (blocks as Block[]) : null;
  } catch {
    return null;
  }
}
