// Implements time travel (RFC 7089): an article is its own TimeGate, its revisions are mementos, and a TimeMap lists them.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { formatInstant } from '../model/text/instant.ts';
import type { RevisionMoment } from '../store/index.ts';
import { safe } from './links.ts';
import { vary } from './vary.ts';

/** `Accept-Datetime` of a resource with mementos. Invalid values are rejected before the handler runs. */
export const acceptDatetime = z
  .string()
  .refine((text) => readHttpDate(text) !== null, {
    error: 'must be a date of HTTP, written like `Thu, 01 Jan 2026 00:00:00 GMT`',
  })
  .optional()
  .meta({
    description:
      'Leads to the version that was current then (RFC 7089): the answer is a 302. Without effect beside `revision` and `at`.',
    examples: ['Tue, 01 Jan 2030 00:00:00 GMT'],
  });

/** Parses an HTTP date (RFC 7089 §2.1.1 allows only the form of RFC 1123); null for any other form. */
export function readHttpDate(text: string): string | null {
  const time = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  // `Date.parse` accepts a wrong weekday and the 31st of April; formatting the result does not reproduce them.
  if (Number.isNaN(time) || new Date(time).toUTCString() !== text) return null;
  return formatInstant(new Date(time));
}

export function httpDate(instant: string): string {
  return new Date(instant).toUTCString();
}

export function articlePath(id: string): string {
  return `/v1/articles/${id}`;
}

export function mementoPath(id: string, revision: number): string {
  return `${articlePath(id)}?revision=${revision}`;
}

/** Links of the current version, which is the original resource and its own TimeGate. */
export function originalLinks(id: string, { revision, at }: RevisionMoment): string {
  return `${gateLinks(id)}, ${versionLinks(id)}, ${mementoLink(id, { revision, at }, revision === 1 ? 'first last memento' : 'last memento')}`;
}

/**
 * Links of one revision, `moments[index]`, and its neighbours. The tag of an earlier revision never changes, so its links must
 * not change either: only the current revision links to the last one.
 */
export function mementoLinks(id: string, moments: readonly RevisionMoment[], index: number): string {
  const last = moments.length - 1;
  const links = new Map<number, string[]>();
  const name = (at: number, rel: string) => {
    if (moments[at]) links.set(at, [...(links.get(at) ?? []), rel]);
  };
  name(0, 'first');
  if (index === last) name(last, 'last');
  name(index - 1, 'prev');
  name(index + 1, 'next');
  name(index, '');
  const mementos = [...links].flatMap(([at, rels]) => {
    const moment = moments[at];
    return moment ? [mementoLink(id, moment, [...rels, 'memento'].filter((rel) => rel !== '').join(' '))] : [];
  });
  return [gateLinks(id), versionLinks(id, moments, index), ...mementos].join(', ');
}

/** Links to the previous and next version (RFC 5829). */
function versionLinks(id: string, moments: readonly RevisionMoment[] = [], index = -1): string {
  const path = articlePath(id);
  const links = [`<${path}/revisions>; rel="version-history"`];
  const [before, after] = index === -1 ? [] : [moments[index - 1], moments[index + 1]];
  if (index !== -1) links.push(`<${path}>; rel="latest-version"`);
  if (before) links.push(`<${path}/revisions/${before.revision}>; rel="predecessor-version"`);
  if (after) links.push(`<${path}/revisions/${after.revision}>; rel="successor-version"`);
  return links.join(', ');
}

function gateLinks(id: string): string {
  const path = articlePath(id);
  return `<${path}>; rel="original timegate", <${path}/timemap>; rel="timemap"; type="application/link-format"`;
}

function mementoLink(id: string, { revision, at }: RevisionMoment, rel: string): string {
  return `<${mementoPath(id, revision)}>; rel="${rel}"; datetime="${httpDate(at)}"`;
}

/**
 * Redirects to the version of the requested time with a 302, as a TimeGate that is the original resource does (RFC 7089
 * §4.1.1). Times before the first version redirect to the first (§4.5.3).
 */
export function sendToMemento(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  moments: readonly RevisionMoment[],
): void {
  const instant = readHttpDate(String(request.headers['accept-datetime'])) ?? '';
  const index = Math.max(
    0,
    moments.findLastIndex(({ at }) => at <= instant),
  );
  const [, search = ''] = request.url.split('?', 2);
  // Other query parameters are passed on.
  const query = [...search.split('&').filter((pair) => pair !== ''), `revision=${moments[index]?.revision ?? 1}`];
  vary(reply, 'Accept-Datetime');
  reply
    .header('location', safe(`${articlePath(id)}?${query.join('&')}`))
    .header('link', mementoLinks(id, moments, index))
    .code(302)
    .send();
}

/** Renders the TimeMap (RFC 7089 §5) in the format of RFC 6690. */
export function linkFormat(id: string, moments: readonly RevisionMoment[], basePath = ''): string {
  const [first, last] = [moments[0], moments.at(-1)];
  const span = first && last ? `; from="${httpDate(first.at)}"; until="${httpDate(last.at)}"` : '';
  const links = [
    `<${articlePath(id)}>; rel="original timegate"`,
    `<${articlePath(id)}/timemap>; rel="self"; type="application/link-format"${span}`,
    ...moments.map((moment) => {
      const rels = [moment === first && 'first', moment === last && 'last', 'memento'].filter(Boolean);
      return mementoLink(id, moment, rels.join(' '));
    }),
  ];
  return `${links.join(',\n')}\n`.replaceAll('</', `<${basePath}/`);
}

const Memento = z
  .object({
    uri: z.string().meta({ format: 'uri-reference', description: 'Where the version is.' }),
    datetime: z.iso.datetime().meta({ description: 'Since when it was the current one.' }),
    revision: z.int().min(1).meta({ description: 'Its number.' }),
  })
  .meta({ id: 'Memento', description: 'A version of an article, by the time it came.' });

export const TimeMap = z
  .object({
    original: z.string().meta({ format: 'uri-reference', description: 'The article as it is.' }),
    timegate: z.string().meta({ format: 'uri-reference', description: 'What takes `Accept-Datetime`: the same.' }),
    timemap: z.string().meta({ format: 'uri-reference', description: 'This list as `application/link-format`.' }),
    first: Memento,
    last: Memento,
    mementos: z.array(Memento).meta({ description: 'All of them, the oldest first.' }),
  })
  .meta({ id: 'TimeMap', description: 'The versions of an article as RFC 7089 lists them.' });

export function timeMap(id: string, moments: readonly RevisionMoment[], basePath = ''): z.infer<typeof TimeMap> | null {
  const mementos = moments.map(({ revision, at }) => ({
    uri: basePath + mementoPath(id, revision),
    datetime: at,
    revision,
  }));
  const [first, last] = [mementos[0], mementos.at(-1)];
  if (!first || !last) return null;
  const original = basePath + articlePath(id);
  return { original, timegate: original, timemap: `${original}/timemap`, first, last, mementos };
}
