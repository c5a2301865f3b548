// X-Forwarded-For, read as addresses only: what it says becomes the name of a client in rate limits and logs.

import { isIP } from 'node:net';

/**
 * The header without what is not an address. Proxies append on the right; what stands left of an entry that is not an
 * address was not written by a proxy that is known to work, so it is dropped, too.
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
  // A zone (`fe80::1%eth0`) means something on one machine only.
  return isIP(address) !== 0 && !address.includes('%') ? address : null;
}
