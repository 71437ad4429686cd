/** `dns.lookupService`: who has an address, by its PTR record. */
import { invalidArgValue, validatePort } from '@efi-node/node-errors';
import { lookupErrno } from './addresses.ts';
import { inContext } from './callbacks.ts';
import { systemChannel } from './channels.ts';
import { EAI_NONAME, lookupError } from './failures.ts';
import { hostName } from './host-name.ts';
import { isIP } from './ip.ts';
import { reverseName } from './queries.ts';
import type { Outcome } from './query.ts';
import { resultOf } from './results.ts';

export type ServiceCallback = (error: Error | null, name?: string, service?: string) => void;

export function isServiceCallback(value: unknown): value is ServiceCallback {
  return typeof value === 'function';
}

/** What Node returns; programs see it only when they print it. */
class GetNameInfoReqWrap {
  callback: ServiceCallback;
  hostname: string;
  port: number;

  constructor(callback: ServiceCallback, hostname: string, port: number) {
    this.callback = callback;
    this.hostname = hostname;
    this.port = port;
  }
}

function nameOf(outcome: Outcome): string | number {
  if ('code' in outcome) return outcome.code === 'ENODATA' ? EAI_NONAME : lookupErrno(outcome.code);
  const result = resultOf('PTR', outcome.message, false);
  const [name]: unknown[] = 'value' in result && Array.isArray(result.value) ? result.value : [];
  return typeof name === 'string' ? name : EAI_NONAME;
}

/**
 * The names of services are in a file of the system's; without one getnameinfo gives the port itself. `hostname` is
 * what an error names, '' for nothing.
 */
export function startLookupService(
  address: unknown,
  port: unknown,
  hostname: string,
  callback: ServiceCallback,
): object {
  if (typeof address !== 'string' || isIP(address) === 0) throw invalidArgValue('address', address);
  const checked = validatePort(port);
  if (address === '127.0.0.1' || address === '::1') {
    setImmediate(callback, null, hostName(), String(checked));
  } else {
    const answer = inContext((outcome: Outcome) => {
      const name = nameOf(outcome);
      if (typeof name === 'string') callback(null, name, String(checked));
      else
        callback(lookupError(name, hostname, 'getnameinfo', 'code' in outcome ? outcome.cause : undefined));
    });
    systemChannel().query(reverseName(address), 'PTR', answer);
  }
  return new GetNameInfoReqWrap(callback, address, checked);
}
