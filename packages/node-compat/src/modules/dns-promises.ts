/** node:dns/promises. */
import { missingArgs } from '@efi-node/node-errors';
import { checkLookup, startLookup } from '../dns/lookup.ts';
import { ResolverBase } from '../dns/servers.ts';
import dns, { errorCodes, resolvers, startLookupService } from './dns.ts';

/** What is wrong with the arguments is thrown at once, as Node does. */
function promised(query: (...args: unknown[]) => void): (...args: unknown[]) => Promise<unknown> {
  return (...args) => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    query(...args, (error: Error | null, result: unknown) =>
      error === null ? resolve(result) : reject(error),
    );
    return promise;
  };
}

const queries = Object.fromEntries(Object.entries(resolvers).map(([name, query]) => [name, promised(query)]));

class Resolver extends ResolverBase {}
Object.assign(Resolver.prototype, queries);

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
    startLookupService(args[0], args[1], (error, hostname, service) =>
      error === null ? resolve({ hostname, service }) : reject(error),
    );
    return promise;
  },
  ...queries,
  Resolver,
  getServers: dns['getServers'],
  setServers: dns['setServers'],
  getDefaultResultOrder: dns['getDefaultResultOrder'],
  setDefaultResultOrder: dns['setDefaultResultOrder'],
  ...errorCodes,
};
export default promises;
