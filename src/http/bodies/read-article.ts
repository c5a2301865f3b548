// Parses and validates an article from the bytes of a large JSON body; runs in the body thread.

import type { z } from 'zod';
import { ArticleInput, ArticlePatch, withoutDerivedFields } from '../../model/article/article-input.ts';
import { sha256 } from '../../model/id/id.ts';
import { judge } from '../judge.ts';
import type { ArticleOrder, ArticleResult } from './messages.ts';
import { readJson } from './read-json.ts';

const SCHEMAS: Record<ArticleOrder['schema'], z.ZodObject> = { article: ArticleInput, patch: ArticlePatch };

/** @throws Problem */
export function readArticle({ bytes, schema: name, parameters }: ArticleOrder): ArticleResult {
  const schema = SCHEMAS[name];
  const known = { names: Object.keys(schema.shape), parameters };
  const { value, error } = judge(schema, withoutDerivedFields(readJson(bytes, 'article')), 'body', known);
  if (error) throw error;
  const json = new TextEncoder().encode(JSON.stringify(value));
  return { json, digest: sha256(json) };
}
