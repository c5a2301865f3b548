// What the help of `news-archive import` says about its arguments.

import { documentExtensions } from '../commands/document-formats.ts';

const [last = '', ...others] = documentExtensions.toReversed();

export const importPaths = `files or folders; folders are searched for ${others.toReversed().join(', ')} and ${last}; - is standard input`;
