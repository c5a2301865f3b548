// Sends an article as it was at a revision or an instant: a memento (RFC 7089 §4.1.1).

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../model/problem/problem.ts';
import type { RevisionMoment, StoredArticle } from '../store/index.ts';
import { needsBody, show, showSnapshot, type View } from './article-view.ts';
import { sendConditional } from './conditional.ts';
import type { RouteContext } from './context.ts';
import { httpDate, mementoLinks } from './memento.ts';
import { notFound, revisionNotFound } from './not-found.ts';

export interface VersionRequest {
  /** The current version of the article. */
  head: Pick<StoredArticle, 'id' | 'revision' | 'etag'>;
  revision?: number | undefined;
  /** An instant in UTC, to the second. */
  at?: string | undefined;
  view: View;
}

export async function sendVersion(
  { store }: RouteContext,
  request: FastifyRequest,
  response: FastifyReply,
  { head, revision, at, view }: VersionRequest,
): Promise<void> {
  const { id } = head;
  const moments = await store.articles.moments(id);
  const index = indexOf(id, moments, revision, at);
  const moment = moments[index];
  if (!moment) throw revisionNotFound(id, head.revision);
  const isCurrent = moment.revision === head.revision;
  await sendConditional(request, response, {
    etag: isCurrent ? head.etag : `${id}.${moment.revision}`,
    lastModified: moment.at,
    link: mementoLinks(id, moments, index),
    headers: { 'memento-datetime': httpDate(moment.at) },
    body: async () => {
      const snapshot = isCurrent ? null : await store.articles.snapshot(id, moment.revision);
      if (snapshot?.json) return showSnapshot(snapshot.json, view);
      const article = await store.articles.find(id, needsBody(view));
      if (!article) throw notFound(store, id);
      return show(article, view);
    },
  });
}

/**
 * Returns the index of the requested revision, -1 if it does not exist. @throws if it was not current at the requested time.
 */
function indexOf(
  id: string,
  moments: readonly RevisionMoment[],
  revision: number | undefined,
  at: string | undefined,
): number {
  const asked = moments.findIndex((moment) => moment.revision === revision);
  if (at === undefined) return asked;
  const then = moments.findLastIndex((moment) => moment.at <= at);
  const [first] = moments;
  if (then === -1) {
    throw new Problem('revision-not-found', {
      detail: `At ${at} the article ${id} was not here yet: its first revision came at ${first?.at}.`,
    });
  }
  if (revision !== undefined && asked !== then) {
    throw new Problem('revision-not-found', {
      detail: `At ${at} the current revision of the article ${id} was ${moments[then]?.revision}, not ${revision}.`,
    });
  }
  return then;
}
