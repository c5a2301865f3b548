// Lists the media types of uploads.

import { documentTypes } from '../commands/document-formats.ts';

export const MULTIPART = 'multipart/form-data';
export const UPLOAD_TYPES = [MULTIPART, ...documentTypes];

/** Returns a media type without its parameters. */
export const essenceOf = (contentType = ''): string => contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
