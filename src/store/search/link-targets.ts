// What `linksTo` means: pages and hosts, however they are written.

import { canonicalUrl, hostOf } from '../../model/url.ts';

/** The canonical addresses and the hosts among these; what can be neither is left out. */
export function linkTargets(targets: readonly string[]): { urls: string[]; hosts: string[] } {
  const urls: string[] = [];
  const hosts: string[] = [];
  for (const target of targets) {
    const isHost = !target.includes('/');
    const url = canonicalUrl(isHost ? `https://${target}` : target.includes('://') ? target : `https://${target}`);
    if (url === null) continue;
    if (isHost) hosts.push(hostOf(url) ?? '');
    else urls.push(url);
  }
  return { urls, hosts };
}
