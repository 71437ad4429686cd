/** node:dns: addresses as they are written, `localhost`, the machine's name, and what name servers know. */
import {
  invalidArgValue,
  missingArgs,
  validateFunction,
  validateOneOf,
  validatePort,
} from '@efi-node/node-errors';
import { isIP } from '../dns/ip.ts';
import { ADDRCONFIG, ALL, lookup, ORDERS, V4MAPPED } from '../dns/lookup.ts';
import { queries } from '../dns/queries.ts';
import { defaultChannel, getServers, ResolverBase, setServers } from '../dns/resolver.ts';
import { isServiceCallback, startLookupService } from '../dns/service.ts';
import { load } from 'efi-node:builtins';

export class Resolver extends ResolverBase {}

const functions: Record<string, unknown> = {};
for (const [name, query] of Object.entries(queries)) {
  functions[name] = (...args: unknown[]) => query(defaultChannel(), ...args);
  Object.assign(Resolver.prototype, {
    [name](this: ResolverBase, ...args: unknown[]) {
      return query(this._channel, ...args);
    },
  });
}

let order = 'verbatim';

export const errorCodes: Readonly<Record<string, string>> = Object.fromEntries(
  'NODATA FORMERR SERVFAIL NOTFOUND NOTIMP REFUSED BADQUERY BADNAME BADFAMILY BADRESP CONNREFUSED TIMEOUT EOF FILE NOMEM DESTRUCTION BADSTR BADFLAGS NONAME BADHINTS NOTINITIALIZED LOADIPHLPAPI ADDRGETNETWORKPARAMS CANCELLED'
    .split(' ')
    .map((name) => [name, name === 'EOF' ? name : `E${name}`]),
);

const dns: Record<string, unknown> = {
  lookup,
  lookupService(...args: unknown[]) {
    if (args.length !== 3) throw missingArgs('address', 'port', 'callback');
    const [address, port, callback] = args;
    if (typeof address !== 'string' || isIP(address) === 0) throw invalidArgValue('address', address);
    validatePort(port);
    validateFunction(callback, 'callback');
    return isServiceCallback(callback) ? startLookupService(address, port, address, callback) : undefined;
  },
  ...functions,
  Resolver,
  getServers,
  setServers,
  getDefaultResultOrder: () => order,
  setDefaultResultOrder: (value: unknown) => {
    validateOneOf(value, 'dnsOrder', ORDERS);
    order = value;
  },
  ADDRCONFIG,
  ALL,
  V4MAPPED,
  ...errorCodes,
};
Object.defineProperty(dns, 'promises', {
  get: () => load['dns/promises']?.(),
  enumerable: true,
  configurable: true,
});
export default dns;
