// Runs `news-archive openapi`: prints the contract without a server.

import { stringify } from 'yaml';
import { buildApp } from '../app.ts';
import { openapiDocument, toOpenapi30 } from '../http/openapi/index.ts';
import { writeOutput } from './output.ts';
import { withPassingStore } from './with-store.ts';

interface OpenapiVerbOptions {
  output?: string;
  yaml: boolean;
  compat: boolean;
}

export async function openapiVerb({ output, yaml, compat }: OpenapiVerbOptions): Promise<void> {
  const document = await withPassingStore(async (store) => {
    const app = await buildApp({ store });
    const made = openapiDocument(app as never);
    await app.close();
    return compat ? toOpenapi30(made) : made;
  });
  const text = yaml ? stringify(document, { aliasDuplicateObjects: false }) : `${JSON.stringify(document, null, 2)}\n`;
  await writeOutput(output, [text]);
}
