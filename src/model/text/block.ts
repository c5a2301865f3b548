// A block of an article: a paragraph, heading, image and so on, as a span of the text.

import { z } from 'zod';

export const BlockType = z
  .enum(['paragraph', 'heading', 'image', 'quote', 'list', 'code', 'table', 'embed', 'related'])
  .meta({ id: 'BlockType', description: 'The type of a block. `related` refers to another article.' });
export type BlockType = z.infer<typeof BlockType>;

export const Block = z
  .object({
    type: BlockType,
    start: z.int().min(0).meta({ description: 'Start offset in `text`, in UTF-16 code units.' }),
    end: z
      .int()
      .min(0)
      .meta({ description: 'End offset, exclusive: `text.slice(start, end)` is the text of the block.' }),
    text: z.string().meta({ description: 'Plain text of the block. List items and table rows are lines.' }),
    level: z.int().min(1).max(6).optional().meta({ description: 'Heading level, 1 to 6.' }),
    caption: z.string().optional().meta({ description: 'Caption of an image.' }),
    credit: z.string().optional().meta({ description: 'Credit of an image. The block’s text ends with it.' }),
    href: z.string().optional().meta({ description: 'Address of an image, embed or related article, if known.' }),
  })
  .meta({ id: 'Block', description: 'A part of an article. Blocks are in reading order.' });
export type Block = z.infer<typeof Block>;
