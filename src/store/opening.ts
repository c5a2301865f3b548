// Creates the folder of a database file and explains why a file cannot be opened.

import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { RESTORE } from './damage.ts';

/** Translates an error of the operating system or of SQLite into a clause. */
export function whyNot(error: NodeJS.ErrnoException, file: string): string {
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
      return 'this user may not write there';
    case 'ENOTDIR':
      return `${dirname(file)} is not a folder`;
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return 'the disk is full';
    case 'SQLITE_CANTOPEN':
      if (isFolder(file)) return 'it is a folder';
      return isFolder(dirname(file)) ? 'this user may not read and write it' : `${dirname(file)} is not a folder`;
    case 'SQLITE_NOTADB':
      return `it is not an SQLite database, or its beginning is damaged: ${RESTORE}`;
    case 'SQLITE_BUSY':
      return 'another program keeps it locked';
    default:
      if (error.code?.startsWith('SQLITE_CORRUPT')) return `it is damaged: ${RESTORE}`;
      return error.message;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Creates folders one by one: Node's `recursive` option never returns if nothing can be created, as under /proc. */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (cause) {
    // Another process may have created it. If the path is not a folder, opening the file reports that.
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
}
