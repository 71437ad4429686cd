/** How names become addresses when no resolver is handed in: literals and `localhost`. */
import type { LookupAddress, LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Loop } from '@efi-node/efi-core';
import { nameNotFound } from '@efi-node/node-errors';
import { isIP } from './ip.ts';

function resolve(hostname: string, { family }: LookupOptions): LookupAddress | undefined {
  const literal = isIP(hostname);
  if (literal !== 0) return { address: hostname, family: literal };
  const wantsIpv6 = family === 6 || family === 'IPv6';
  const isLocal = /^(?:.+\.)?localhost\.?$/i.test(hostname);
  return isLocal && !wantsIpv6 ? { address: '127.0.0.1', family: 4 } : undefined;
}

/** `dns.lookup` for a machine that knows only itself. It answers from the loop. */
export function createLocalLookup(loop: Loop): LookupFunction {
  return (hostname, options, callback) => {
    const found = resolve(hostname, options);
    loop.enqueue(() => {
      if (found === undefined) callback(nameNotFound(hostname), '');
      else if (options.all === true) callback(null, [found]);
      else callback(null, found.address, found.family);
    });
  };
}
