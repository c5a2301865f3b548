// Reading the hosts that links lead to: all of them, and over time.

import type { LinkHost } from '../model/analysis/link-host.ts';
import type { Page, PageRequest } from '../model/query/query.ts';
import type { Analyst, HostPeriod } from './analysis/index.ts';
import { listHosts } from './link-host-list.ts';
import type { Reading } from './reading.ts';

export function hostReads(reading: Reading, analyst: Analyst) {
  return {
    /** With a period: how many articles link to each over time, too. */
    async hosts(page: PageRequest, period?: HostPeriod): Promise<Page<LinkHost>> {
      return period ? analyst.ask('hosts', page, period) : reading.snapshot(() => listHosts(reading, page));
    },
  };
}
