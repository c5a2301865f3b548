// Holds the help on the arguments of `news-archive import`.

import { documentExtensions } from '../commands/document-formats.ts';

const [last = '', ...others] = documentExtensions.toReversed();

export const importPaths = `files or folders; folders are searched for ${others.toReversed().join(', ')} and ${last}; - is standard input`;
