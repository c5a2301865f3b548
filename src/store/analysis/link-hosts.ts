// Lists the hosts that links lead to, with the number of linking articles over time.

import type { Interval } from '../../model/analysis/histogram.ts';
import type { LinkHost } from '../../model/analysis/link-host.ts';
import type { Page, PageRequest } from '../../model/query/query.ts';
import { listHosts } from '../link-host-list.ts';
import type { Analysis } from './open.ts';
import { analyseTimeline } from './timeline.ts';

export interface HostPeriod {
  interval: Interval;
  /** Instants; by default the first and the last article that links to the host. */
  from?: string | undefined;
  before?: string | undefined;
}

export function analyseHosts(analysis: Analysis, page: PageRequest, period: HostPeriod): Page<LinkHost> {
  const { interval, from, before } = period;
  const time = { ...(from !== undefined && { from }), ...(before !== undefined && { before }) };
  const found = listHosts(analysis.reading, page);
  const rows = found.rows.map((row): LinkHost => {
    const filters = { linksTo: [row.host], ...time };
    const [series] = analyseTimeline(analysis, { filters, texts: [null], interval, share: false }).series;
    return { ...row, timeline: series?.buckets ?? [], undated: series?.undated ?? 0 };
  });
  return { ...found, rows };
}
