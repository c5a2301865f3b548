// Parses the values of `linksTo` into pages and hosts.

import { linkAddress } from '../../model/link/link-address.ts';
import type { PageOf } from '../known-address.ts';

/** Returns the pages and the hosts among the values; ignores values that are neither. */
export function linkTargets(targets: readonly string[], pageOf: PageOf): { pages: string[]; hosts: string[] } {
  const pages: string[] = [];
  const hosts: string[] = [];
  for (const target of targets) {
    const isHost = !target.includes('/');
    const { url, host } = linkAddress(target.includes('://') ? target : `https://${target}`);
    if (url === null || host === null) continue;
    if (isHost) hosts.push(host);
    else pages.push(pageOf(url));
  }
  return { pages, hosts };
}
