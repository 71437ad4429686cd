/** node:dns: addresses as they are written and `localhost`. */
import { hostName, lookup, lookupError, resolveLocal } from '../dns/lookup.ts';
import { load } from 'efi-node:builtins';
import { unavailableError } from '../unavailable.ts';

export { lookup };

const instead = 'names are not resolved yet; use an IPv4 address or localhost';

/** A query that fails as Node's do: through its callback. */
function query(syscall: string): (name: string, ...rest: unknown[]) => void {
  return (name, ...rest) => {
    const callback = rest.at(-1);
    if (typeof callback !== 'function')
      throw Object.assign(new TypeError('The "callback" argument must be of type function.'), {
        code: 'ERR_INVALID_ARG_TYPE',
      });
    const error = unavailableError('dns', syscall, instead);
    process.nextTick(callback, Object.assign(error, { hostname: name, syscall }));
  };
}

export const resolvers: Record<string, (name: string, ...rest: unknown[]) => void> = {};
for (const type of [
  '',
  '4',
  '6',
  'Any',
  'Caa',
  'Cname',
  'Mx',
  'Naptr',
  'Ns',
  'Ptr',
  'Soa',
  'Srv',
  'Tlsa',
  'Txt',
]) {
  resolvers[`resolve${type}`] = query(type === '' ? 'query' : `query${type}`);
}
resolvers['reverse'] = query('getHostByAddr');

export class Resolver {
  cancel(): void {}
  getServers(): string[] {
    return [];
  }
  setServers(): void {}
  setLocalAddress(): void {}
}
Object.assign(Resolver.prototype, resolvers);

let order = 'verbatim';

export const errorCodes: Readonly<Record<string, string>> = Object.fromEntries(
  'NODATA FORMERR SERVFAIL NOTFOUND NOTIMP REFUSED BADQUERY BADNAME BADFAMILY BADRESP CONNREFUSED TIMEOUT EOF FILE NOMEM DESTRUCTION BADSTR BADFLAGS NONAME BADHINTS NOTINITIALIZED LOADIPHLPAPI ADDRGETNETWORKPARAMS CANCELLED'
    .split(' ')
    .map((name) => [name, `E${name}`]),
);

const dns: Record<string, unknown> = {
  lookup,
  lookupService(
    address: string,
    port: number,
    callback: (error: Error | null, name?: string, service?: string) => void,
  ) {
    const local = resolveLocal(address, 0);
    process.nextTick(() => {
      if (local?.address === '127.0.0.1') callback(null, hostName, String(port));
      else callback(lookupError(address));
    });
  },
  ...resolvers,
  Resolver,
  getServers: () => [],
  setServers: () => undefined,
  getDefaultResultOrder: () => order,
  setDefaultResultOrder: (value: string) => {
    order = value;
  },
  ADDRCONFIG: 32,
  V4MAPPED: 8,
  ALL: 16,
  ...errorCodes,
};
Object.defineProperty(dns, 'promises', {
  get: () => load['dns/promises']?.(),
  enumerable: true,
  configurable: true,
});
export default dns;
