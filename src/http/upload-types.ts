// The media types of uploads.

import { DOCUMENT_TYPES } from '../model/import/document.ts';

export const MULTIPART = 'multipart/form-data';
export const LINES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
export const UPLOAD_TYPES = [MULTIPART, ...LINES, 'application/json', ...DOCUMENT_TYPES];

/** A media type without its parameters. */
export const essenceOf = (contentType = ''): string => contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
