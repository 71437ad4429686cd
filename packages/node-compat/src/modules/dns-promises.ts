/** node:dns/promises. */
import { missingArgs } from '@efi-node/node-errors';
import type { Channel } from '../dns/channel.ts';
import { checkLookup, startLookup } from '../dns/lookup.ts';
import { queries, type QueryFunction } from '../dns/queries.ts';
import { getPromisesServers, promisesChannel, ResolverBase, setPromisesServers } from '../dns/resolver.ts';
import { startLookupService } from '../dns/service.ts';
import dns, { errorCodes } from './dns.ts';

/** What is wrong with the arguments is thrown at once, as Node does; what is no address is not. */
function promised(query: QueryFunction, channel: Channel, args: unknown[]): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  try {
    query(channel, ...args, (error: Error | null, result: unknown) =>
      error === null ? resolve(result) : reject(error),
    );
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EINVAL')) throw error;
    reject(error);
  }
  return promise;
}

class Resolver extends ResolverBase {}

const functions: Record<string, unknown> = {};
for (const [name, query] of Object.entries(queries)) {
  // A type that is not given is that of `resolve4`.
  const given = (args: unknown[]): unknown[] =>
    name === 'resolve' && args[1] === undefined ? args.slice(0, 1) : args;
  functions[name] = (...args: unknown[]) => promised(query, promisesChannel(), given(args));
  Object.assign(Resolver.prototype, {
    [name](this: ResolverBase, ...args: unknown[]) {
      return promised(query, this._channel, given(args));
    },
  });
}

const promises: Record<string, unknown> = {
  lookup(hostname: unknown, options?: unknown) {
    const request = checkLookup(hostname, options);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    startLookup(request, (error, address, family) => {
      if (error !== null) reject(error);
      else resolve(request.all ? address : { address, family });
    });
    return promise;
  },
  lookupService(...args: unknown[]) {
    if (args.length !== 2) throw missingArgs('address', 'port');
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    startLookupService(args[0], args[1], '', (error, hostname, service) =>
      error === null ? resolve({ hostname, service }) : reject(error),
    );
    return promise;
  },
  ...functions,
  Resolver,
  getServers: getPromisesServers,
  setServers: setPromisesServers,
  getDefaultResultOrder: dns['getDefaultResultOrder'],
  setDefaultResultOrder: dns['setDefaultResultOrder'],
  ...errorCodes,
};
export default promises;
