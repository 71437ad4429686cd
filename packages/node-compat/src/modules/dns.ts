/** node:dns: addresses as they are written, `localhost` and the machine's name. */
import {
  invalidArgType,
  invalidArgValue,
  missingArgs,
  validateFunction,
  validateOneOf,
  validatePort,
  validateString,
} from '@efi-node/node-errors';
import { isIP } from '../dns/ip.ts';
import {
  ADDRCONFIG,
  ALL,
  hostName,
  lookup,
  lookupError,
  ORDERS,
  resolveLocal,
  V4MAPPED,
} from '../dns/lookup.ts';
import { getServers, ResolverBase, setServers } from '../dns/servers.ts';
import { load } from 'efi-node:builtins';
import { unavailableError } from '../unavailable.ts';

const instead = 'names are not resolved yet; use an IPv4 address or localhost';

type Query = (...args: unknown[]) => void;

function isErrorCallback(value: unknown): value is (error: Error) => void {
  return typeof value === 'function';
}

/** Fails as Node's queries do: through its callback. */
function fail(name: string, syscall: string, callback: unknown): void {
  if (!isErrorCallback(callback)) throw invalidArgType('callback', 'Function', callback);
  const error = Object.assign(unavailableError('dns', syscall, instead), { hostname: name, syscall });
  process.nextTick(callback, error);
}

function query(syscall: string): Query {
  return (name, ...rest) => {
    validateString(name, 'name');
    fail(name, syscall, rest.at(-1));
  };
}

export const resolvers: Record<string, Query> = {};
const TYPES = [
  'A',
  'AAAA',
  'ANY',
  'CAA',
  'CNAME',
  'MX',
  'NAPTR',
  'NS',
  'PTR',
  'SOA',
  'SRV',
  'TLSA',
  'TXT',
] as const;
const NAMES: Readonly<Record<string, string>> = { A: '4', AAAA: '6' };

function titled(type: string): string {
  return `${type.slice(0, 1)}${type.slice(1).toLowerCase()}`;
}

resolvers['resolve'] = (name, type, callback) => {
  const rrtype = typeof type === 'function' ? 'A' : type;
  validateString(rrtype, 'rrtype');
  const known = TYPES.find((one) => one === rrtype);
  if (known === undefined) throw invalidArgValue('rrtype', rrtype);
  validateString(name, 'name');
  fail(name, querySyscall(known), typeof type === 'function' ? type : callback);
};

function querySyscall(type: string): string {
  return type === 'A' ? 'queryA' : type === 'AAAA' ? 'queryAaaa' : `query${titled(type)}`;
}

for (const type of TYPES) resolvers[`resolve${NAMES[type] ?? titled(type)}`] = query(querySyscall(type));

/** Node asks c-ares, which refuses what is no address before it asks anybody. */
resolvers['reverse'] = (name, callback) => {
  validateString(name, 'name');
  validateFunction(callback, 'callback');
  if (isIP(name) === 0) {
    throw Object.assign(new Error(`getHostByAddr EINVAL ${name}`), {
      errno: -22,
      code: 'EINVAL',
      syscall: 'getHostByAddr',
      hostname: name,
    });
  }
  fail(name, 'getHostByAddr', callback);
};

export class Resolver extends ResolverBase {}
Object.assign(Resolver.prototype, resolvers);

let order = 'verbatim';

export const errorCodes: Readonly<Record<string, string>> = Object.fromEntries(
  'NODATA FORMERR SERVFAIL NOTFOUND NOTIMP REFUSED BADQUERY BADNAME BADFAMILY BADRESP CONNREFUSED TIMEOUT EOF FILE NOMEM DESTRUCTION BADSTR BADFLAGS NONAME BADHINTS NOTINITIALIZED LOADIPHLPAPI ADDRGETNETWORKPARAMS CANCELLED'
    .split(' ')
    .map((name) => [name, name === 'EOF' ? name : `E${name}`]),
);

type ServiceCallback = (error: Error | null, name?: string, service?: string) => void;

/** The names of services are in a file of the system's; without one getnameinfo gives the port itself. */
export function startLookupService(address: unknown, port: unknown, callback: ServiceCallback): void {
  if (typeof address !== 'string' || isIP(address) === 0) throw invalidArgValue('address', address);
  const checked = validatePort(port);
  if (resolveLocal(address, 0)?.address === '127.0.0.1')
    process.nextTick(callback, null, hostName, String(checked));
  else process.nextTick(callback, lookupError(address, 'getnameinfo'));
}

function isServiceCallback(value: unknown): value is ServiceCallback {
  return typeof value === 'function';
}

const dns: Record<string, unknown> = {
  lookup,
  lookupService(...args: unknown[]) {
    if (args.length !== 3) throw missingArgs('address', 'port', 'callback');
    const [address, port, callback] = args;
    if (typeof address !== 'string' || isIP(address) === 0) throw invalidArgValue('address', address);
    validatePort(port);
    validateFunction(callback, 'callback');
    if (isServiceCallback(callback)) startLookupService(address, port, callback);
  },
  ...resolvers,
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
