// Reads the hosts that links lead to, in total and over time.

import type { LinkHost } from '../model/analysis/link-host.ts';
import type { Page, PageRequest } from '../model/query/query.ts';
import type { HostPeriod, QueryWorkers } from './analysis/index.ts';
import { listHosts } from './link-host-list.ts';
import type { ReadContext } from './read-context.ts';

export function hostReads(reading: ReadContext, analyst: QueryWorkers) {
  return {
    /** With a period, each host has the number of linking articles over time. */
    async hosts(page: PageRequest, period?: HostPeriod): Promise<Page<LinkHost>> {
      return period ? analyst.query('hosts', page, period) : reading.snapshot(() => listHosts(reading, page));
    },
  };
}
