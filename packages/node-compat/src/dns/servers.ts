/** What resolvers share: the name servers that they are told of, and their checks. */
import {
  invalidArgValue,
  invalidIpAddress,
  validateArray,
  validateInteger,
  validatePort,
  validateString,
} from '@efi-node/node-errors';
import { isIP } from './ip.ts';

const DNS_PORT = 53;

/** `1.2.3.4`, `1.2.3.4:53`, `::1`, `[::1]:53` as Node shows it: the usual port is left out. */
function normaliseServer(text: string): string {
  if (isIP(text) !== 0) return text;
  const [, six = '', four = '', digits] = /^(?:\[([^\]]*)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? [];
  const address = six === '' ? four : six;
  if (isIP(address) !== (six === '' ? 4 : 6)) throw invalidIpAddress(text);
  const port = digits === undefined ? DNS_PORT : validatePort(Number(digits));
  if (port === DNS_PORT) return address;
  return six === '' ? `${address}:${port}` : `[${address}]:${port}`;
}

/** Throws before anything has changed. */
export function checkServers(servers: unknown): string[] {
  validateArray(servers, 'servers');
  return servers.map((server: unknown, at) => {
    validateString(server, `servers[${at}]`);
    return normaliseServer(server);
  });
}

export function checkLocalAddress(ipv4: unknown, ipv6: unknown): void {
  validateString(ipv4, 'ipv4');
  if (ipv6 !== undefined) validateString(ipv6, 'ipv6');
  for (const address of ipv6 === undefined ? [ipv4] : [ipv4, ipv6]) {
    if (isIP(address) === 0)
      throw Object.assign(invalidArgValue('address', address), { message: 'Invalid IP address.' });
  }
}

export interface ResolverOptions {
  readonly timeout?: number | undefined;
  readonly tries?: number | undefined;
  readonly maxTimeout?: number | undefined;
}

export function checkResolverOptions(options: ResolverOptions | undefined): void {
  const { timeout, tries, maxTimeout } = options ?? {};
  if (timeout !== undefined) validateInteger(timeout, 'options.timeout', -1, 2 ** 31 - 1);
  if (tries !== undefined) validateInteger(tries, 'options.tries', 1, 2 ** 31 - 1);
  if (maxTimeout !== undefined) validateInteger(maxTimeout, 'options.maxTimeout', 0, 2 ** 32 - 1);
}

/** `Resolver` of dns and of dns/promises, without its queries. */
export class ResolverBase {
  declare _servers: string[];

  constructor(options?: ResolverOptions) {
    checkResolverOptions(options);
    Object.defineProperty(this, '_servers', { value: defaultServers.slice(), writable: true });
  }

  /** No query outlives its turn, so that there is none to give up. */
  cancel(): void {}

  getServers(): string[] {
    return this._servers.slice();
  }

  setServers(servers: unknown): void {
    this._servers = checkServers(servers);
  }

  setLocalAddress(ipv4: unknown, ipv6?: unknown): void {
    checkLocalAddress(ipv4, ipv6);
  }
}

let defaultServers: string[] = [];

export function getServers(): string[] {
  return defaultServers.slice();
}

export function setServers(servers: unknown): void {
  defaultServers = checkServers(servers);
}
