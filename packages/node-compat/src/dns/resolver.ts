/** `Resolver` of dns and of dns/promises without its queries, and the two that the modules' own functions ask. */
import { codedError, invalidArgValue, validateInteger, validateString } from '@efi-node/node-errors';
import { inspect } from '../inspect/inspect.ts';
import type { Channel } from './channel.ts';
import { createChannel } from './channels.ts';
import { isIP } from './ip.ts';
import { parseServers, serverText } from './servers.ts';

export interface ResolverOptions {
  readonly timeout?: number | undefined;
  readonly tries?: number | undefined;
  readonly maxTimeout?: number | undefined;
}

function checkOptions(options: ResolverOptions | null | undefined): ResolverOptions {
  const { timeout, tries, maxTimeout } = options ?? {};
  if (timeout !== undefined) validateInteger(timeout, 'options.timeout', -1, 2 ** 31 - 1);
  if (tries !== undefined) validateInteger(tries, 'options.tries', 1, 2 ** 31 - 1);
  if (maxTimeout !== undefined) validateInteger(maxTimeout, 'options.maxTimeout', 0, 2 ** 32 - 1);
  return { timeout, tries, maxTimeout };
}

export class ResolverBase {
  declare readonly _channel: Channel;

  constructor(options?: ResolverOptions) {
    Object.defineProperty(this, '_channel', { value: createChannel(checkOptions(options)) });
  }

  cancel(): void {
    this._channel.cancel();
  }

  getServers(): string[] {
    return this._channel.servers.map(serverText);
  }

  setServers(servers: unknown): void {
    const parsed = parseServers(servers);
    if (this._channel.isAsking) {
      const message = `c-ares failed to set servers: "There are pending queries." [${inspect(servers)}]`;
      throw codedError(Error, 'ERR_DNS_SET_SERVERS_FAILED', message, { above: this.setServers });
    }
    this._channel.choose(parsed);
  }

  /** Only the interface with the address asks then; there is no IPv6. */
  setLocalAddress(ipv4: unknown, ipv6?: unknown): void {
    validateString(ipv4, 'ipv4');
    if (ipv6 !== undefined) validateString(ipv6, 'ipv6');
    for (const address of ipv6 === undefined ? [ipv4] : [ipv4, ipv6]) {
      if (isIP(address) === 0)
        throw Object.assign(invalidArgValue('address', address), { message: 'Invalid IP address.' });
    }
    if (isIP(ipv4) === 4) this._channel.localAddress = ipv4;
  }
}

let own: Channel | undefined;
let promised: Channel | undefined;

/** Whom the functions of dns ask. */
export function defaultChannel(): Channel {
  own ??= createChannel();
  return own;
}

/** Whom the functions of dns/promises ask: the same, until those servers are set apart. */
export function promisesChannel(): Channel {
  return promised ?? defaultChannel();
}

function channelWith(servers: unknown): Channel {
  const channel = createChannel();
  channel.choose(parseServers(servers));
  return channel;
}

/** Of both modules; what was asked before goes on with the servers before. */
export function setServers(servers: unknown): void {
  own = channelWith(servers);
  promised = own;
}

export function setPromisesServers(servers: unknown): void {
  promised = channelWith(servers);
}

export function getServers(): string[] {
  return defaultChannel().servers.map(serverText);
}

export function getPromisesServers(): string[] {
  return promisesChannel().servers.map(serverText);
}
