// Keeps only valid addresses of X-Forwarded-For, since rate limits and logs identify clients by them.

import { isIP } from 'node:net';

/**
 * Returns the header's addresses right of the last invalid entry. Proxies append on the right, so what stands left of an
 * invalid entry does not come from a trusted proxy.
 */
export function forwardedAddresses(header: string): string {
  const addresses: string[] = [];
  for (const entry of header.split(',').reverse()) {
    const text = entry.trim();
    if (text === '') continue;
    const address = addressOf(text);
    if (address === null) break;
    addresses.unshift(address);
  }
  return addresses.join(', ');
}

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function addressOf(entry: string): string | null {
  const address = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(entry)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(entry)?.[1] ?? entry;
  // A zone (`fe80::1%eth0`) has a meaning on one machine only.
  return isIP(address) !== 0 && !address.includes('%') ? address : null;
}
