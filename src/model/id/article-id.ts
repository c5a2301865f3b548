// An article's id, as clients see it. How it is made: `id.ts`.

import { z } from 'zod';

export const ArticleId = z
  .string()
  .regex(/^[0-9a-z]{16}$/)
  .meta({ description: 'An article’s id: 16 characters, the same in every archive.' });
