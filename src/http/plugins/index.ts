// Registers the plugins around the routes, in the order in which a request passes them.

import type { FastifyInstance } from 'fastify';
import type { ReadAccess } from '../access.ts';
import type { RequestMetrics } from '../metrics/request-metrics.ts';
import { fieldNames, serializerCompiler, validatorCompiler } from '../validation.ts';
import { addresses } from './addresses.ts';
import { caching } from './caching.ts';
import { compression } from './compression.ts';
import { cors } from './cors.ts';
import { methods } from './methods.ts';
import { negotiation } from './negotiation.ts';
import { observation } from './observation.ts';
import { problemHandlers } from './problems.ts';
import { type RateLimit, rateLimit } from './rate-limit.ts';
import { refusedBodies } from './refused-bodies.ts';
import { requestForm } from './request-form.ts';
import { security } from './security.ts';
import { silentConnections } from './silent-connections.ts';
import { slowBodies } from './slow-bodies.ts';
import { unreadBodies } from './unread-bodies.ts';

export interface Surroundings {
  publicUrl: string | null;
  /** Whether reading requires a key. */
  readAccess?: ReadAccess;
  /** `null`: no limit. */
  rateLimit: RateLimit | null;
  /** Milliseconds within which a body must arrive. */
  patience?: number | undefined;
  metrics?: RequestMetrics | null;
}

/** Call on the root instance, before any route is registered. */
export function surround(
  app: FastifyInstance,
  { publicUrl, readAccess = 'open', rateLimit: limit, patience, metrics = null }: Surroundings,
): void {
  app.addHook('onRoute', (route) => {
    route.validatorCompiler = validatorCompiler(fieldNames(route.schema?.querystring));
  });
  app.setSerializerCompiler(serializerCompiler);
  observation(app, metrics);
  silentConnections(app);
  addresses(app, { publicUrl });
  slowBodies(app, patience === undefined ? {} : { patience });
  unreadBodies(app);
  refusedBodies(app);
  // These come first: every reply carries their headers, including rejections.
  security(app, { publicUrl });
  cors(app);
  problemHandlers(app, { publicUrl });
  requestForm(app);
  if (limit) rateLimit(app, limit);
  methods(app);
  caching(app, { readAccess });
  negotiation(app);
  compression(app);
}
