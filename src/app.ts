// Builds the app: first the plugins that handle every request, then the routes.

import Fastify, { type FastifyBaseLogger } from 'fastify';
import type { WriteService } from './commands/write-service/write-service.ts';
import { openBodyThread } from './http/bodies/thread.ts';
import { type FollowOptions, openHub } from './http/change-hub.ts';
import type { Metrics } from './http/metrics/index.ts';
import { registerOpenapi } from './http/openapi/index.ts';
import { authorization } from './http/plugins/authorization.ts';
import { cachedReplay } from './http/plugins/cached-replay.ts';
import { docs } from './http/plugins/docs.ts';
import { surround } from './http/plugins/index.ts';
import { mergedEntityRedirect } from './http/plugins/merged-entity-redirect.ts';
import { ReplyCache } from './http/reply-cache.ts';
import { articleHistoryRoutes } from './http/routes/article-history.ts';
import { articlePartRoutes } from './http/routes/article-parts.ts';
import { articleWriteRoutes } from './http/routes/article-writing.ts';
import { articleRoutes } from './http/routes/articles.ts';
import { changeRoutes } from './http/routes/changes.ts';
import { entityRoutes } from './http/routes/entities.ts';
import { entityPartRoutes } from './http/routes/entity-parts.ts';
import { entityWriteRoutes } from './http/routes/entity-writing.ts';
import { exportRoutes } from './http/routes/exports.ts';
import { importRoutes } from './http/routes/imports.ts';
import { linkRoutes } from './http/routes/links.ts';
import { quoteRoutes } from './http/routes/quotes.ts';
import type { App } from './http/routes/route.ts';
import { statisticsRoutes } from './http/routes/statistics.ts';
import { systemRoutes } from './http/routes/system.ts';
import { termRoutes } from './http/routes/terms.ts';
import { serverOptions, type TrustProxy } from './http/server.ts';
import { UPLOAD_LIMITS, type UploadLimits } from './http/upload.ts';
import { uploadQuota } from './http/upload-quota.ts';
import type { Store } from './store/index.ts';
import { VERSION } from './version.ts';

export interface AppOptions {
  store: Store;
  /** Makes changes to the archive; null makes the server read-only. */
  writeService?: WriteService | null;
  /** Whether reading requires a key. */
  readAccess?: 'open' | 'key';
  /** The address at which clients reach the server, without a trailing slash; null: taken from the request. */
  publicUrl?: string | null;
  /** Requests per minute and client; null: no limit. */
  rateLimit?: number | null;
  /** Maximum bytes of a request body. */
  bodyLimit?: number;
  /** Limits of uploads for imports. */
  uploads?: Partial<UploadLimits>;
  trustProxy?: TrustProxy;
  /** Settings for waiting requests and streams of the change log. */
  follow?: FollowOptions;
  /** Without a logger, nothing is logged. */
  log?: FastifyBaseLogger;
  metrics?: Metrics | null;
}

const TITLE = 'news-archive';
const DESCRIPTION = `An archive of news articles, and of the people, organizations and places in them, what they say and where they link.

Lists are paginated by opaque cursors without a depth limit: follow \`page.next\`, or the \`Link\` header. Everything cacheable has an \`ETag\`; errors are problem documents (RFC 9457). All offsets count UTF-16 code units, as JavaScript strings do.`;

const TAGS = [
  { name: 'Articles', description: 'Articles and their parts.' },
  { name: 'History', description: 'The versions of articles, and what changed between them.' },
  { name: 'Imports', description: 'Many documents at once, and what became of each.' },
  { name: 'Entities', description: 'The people, organizations and places that articles name.' },
  { name: 'Quotes', description: 'Who said what.' },
  { name: 'Links', description: 'What articles link to.' },
  { name: 'Statistics', description: 'Counts over time, and the archive at a glance.' },
  { name: 'Directories', description: 'Sources, sections, authors and tags.' },
  { name: 'Changes', description: 'What changed, in order.' },
  { name: 'Export', description: 'Everything that a list has, at once.' },
  { name: 'System', description: 'Health, problems, where to begin.' },
];

/** Returns an app that can listen or be injected into. The caller closes the store. */
export async function buildApp(options: AppOptions): Promise<App> {
  const {
    store,
    writeService = null,
    readAccess = 'open',
    publicUrl = null,
    rateLimit = null,
    follow,
    uploads,
    metrics = null,
    ...server
  } = options;
  const app = Fastify({
    ...serverOptions({ publicUrl, onMalformed: metrics?.countMalformed, ...server }),
  }) as unknown as App;
  surround(app as never, {
    publicUrl,
    readAccess,
    rateLimit: rateLimit === null ? null : { quota: rateLimit },
    metrics,
  });
  await registerOpenapi(app as never, {
    title: TITLE,
    version: VERSION,
    description: DESCRIPTION,
    publicUrl,
    tags: TAGS,
  });
  const bodies = openBodyThread();
  app.addHook('onClose', () => bodies.close());
  const uploadLimits = { ...UPLOAD_LIMITS, ...uploads };
  const context = {
    store,
    writeService,
    replies: new ReplyCache(),
    hub: openHub(store, follow),
    bodies,
    uploads: uploadLimits,
    uploadQuota: uploadQuota(store, uploadLimits),
  };
  app.decorate('following', context.hub.counts);
  metrics?.watch(context);
  authorization(app as never, {
    store,
    readAccess,
    // A read succeeds even if the time of the key's last use cannot be stored.
    onUse: (id) => writeService?.execute('noteUse', id).catch((error) => app.log.warn(error)),
  });
  cachedReplay(app as never, context);
  mergedEntityRedirect(app as never, context);
  for (const routes of [
    articleRoutes,
    articlePartRoutes,
    articleWriteRoutes,
    articleHistoryRoutes,
    importRoutes,
    entityRoutes,
    entityPartRoutes,
    entityWriteRoutes,
    quoteRoutes,
    linkRoutes,
    termRoutes,
    statisticsRoutes,
    changeRoutes,
    exportRoutes,
    systemRoutes,
  ])
    routes(app, context);
  await docs(app as never, { title: TITLE, publicUrl });
  await app.ready();
  return app;
}
