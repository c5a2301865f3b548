// A block: one paragraph, heading, image … of an article, as a stretch of its text.

import { z } from 'zod';

export const BlockType = z
  .enum(['paragraph', 'heading', 'image', 'quote', 'list', 'code', 'table', 'embed', 'related'])
  .meta({ id: 'BlockType', description: 'What a block is. `related` is a pointer to another article.' });
export type BlockType = z.infer<typeof BlockType>;

export const Block = z
  .object({
    type: BlockType,
    start: z.int().min(0).meta({ description: 'Where the block starts in `text`, in UTF-16 code units.' }),
    end: z.int().min(0).meta({ description: 'Where it ends, exclusive: `text.slice(start, end)` is the block.' }),
    text: z.string().meta({ description: 'The block as plain text. List items and table rows are lines.' }),
    level: z.int().min(1).max(6).optional().meta({ description: 'Of a heading: 1 to 6.' }),
    caption: z.string().optional().meta({ description: 'Of an image: what it shows.' }),
    credit: z.string().optional().meta({ description: 'Of an image: who made and owns it. It ends the block’s text.' }),
    href: z
      .string()
      .optional()
      .meta({ description: 'Of an image, embed or related article: its address, where it is known.' }),
  })
  .meta({ id: 'Block', description: 'One part of an article, in reading order.' });
export type Block = z.infer<typeof Block>;
