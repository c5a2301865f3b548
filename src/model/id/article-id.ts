// The schema of article ids. `id.ts` derives them.

import { z } from 'zod';

export const ArticleId = z
  .string()
  .regex(/^[0-9a-z]{16}$/)
  .meta({ description: 'Id of an article: 16 characters, the same in every archive.' });
