/** node:dns/promises. */
import type { LookupOptions } from 'node:dns';
import dns, { errorCodes, lookup, Resolver, resolvers } from './dns.ts';

function promised(
  query: (name: string, ...rest: unknown[]) => void,
): (name: string, ...rest: unknown[]) => Promise<unknown> {
  return (name, ...rest) =>
    new Promise((resolve, reject) => {
      query(name, ...rest, (error: Error | null, result: unknown) =>
        error === null ? resolve(result) : reject(error),
      );
    });
}

const promises: Record<string, unknown> = {
  lookup: (name: string, options: LookupOptions = {}) =>
    new Promise((resolve, reject) => {
      lookup(name, options, (error, address, family) => {
        if (error !== null) reject(error);
        else resolve(options.all === true ? address : { address, family });
      });
    }),
  lookupService: (address: string, port: number) =>
    new Promise((resolve, reject) => {
      const service: unknown = dns['lookupService'];
      if (typeof service !== 'function') return;
      Reflect.apply(service, dns, [
        address,
        port,
        (error: Error | null, hostname?: string, name?: string) =>
          error === null ? resolve({ hostname, service: name }) : reject(error),
      ]);
    }),
  ...Object.fromEntries(Object.entries(resolvers).map(([name, query]) => [name, promised(query)])),
  Resolver,
  getServers: dns['getServers'],
  setServers: dns['setServers'],
  getDefaultResultOrder: dns['getDefaultResultOrder'],
  setDefaultResultOrder: dns['setDefaultResultOrder'],
  ...errorCodes,
};
export default promises;
