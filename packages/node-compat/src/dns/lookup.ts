/** `dns.lookup`: addresses as they are written, `localhost`, this machine's name, and what name servers know. */
import type { LookupAddress } from 'node:dns';
import {
  invalidArgType,
  invalidArgValue,
  validateBoolean,
  validateNumber,
  validateOneOf,
  validateString,
} from '@efi-node/node-errors';
import type { Addresses } from './addresses.ts';
import { inContext } from './callbacks.ts';
import { EAI_NONAME, lookupError } from './failures.ts';
import { hostName } from './host-name.ts';
import { isIP, parseLooseIPv4 } from './ip.ts';

type Family = 0 | 4 | 6;

type Callback = (
  error: NodeJS.ErrnoException | null,
  address?: string | null | LookupAddress[],
  family?: number,
) => void;

/** The options of a look-up, checked. */
interface Request {
  readonly hostname: string;
  readonly family: Family;
  readonly all: boolean;
  readonly hints: number;
}

/** What Node returns for a name that has to be asked for; programs see it only when they print it. */
class GetAddrInfoReqWrap {
  callback: Callback;
  family: number;
  hostname: string;

  constructor(callback: Callback, { family, hostname }: Request) {
    this.callback = callback;
    this.family = family;
    this.hostname = hostname;
  }
}

/** Bits of `hints`. */
export const ADDRCONFIG = 32;
export const V4MAPPED = 8;
export const ALL = 16;

export const ORDERS: readonly ['verbatim', 'ipv4first', 'ipv6first'] = ['verbatim', 'ipv4first', 'ipv6first'];

let warned = false;

/** What a name stands for without asking anybody; undefined for one that has to be asked for. */
export function resolveLocal(name: string, family: number): Addresses | undefined {
  const literal = isIP(name);
  if (literal !== 0) return { found: [{ address: name, family: literal }] };
  const lower = name.toLowerCase().replace(/\.$/, '');
  const isLocal = lower === hostName().toLowerCase() || lower === 'localhost' || lower.endsWith('.localhost');
  const address = isLocal ? '127.0.0.1' : parseLooseIPv4(name);
  // There is no IPv6, so a name has no such address.
  if (address !== undefined)
    return family === 6 ? { errno: EAI_NONAME } : { found: [{ address, family: 4 }] };
  // RFC 6761, section 6.4: nobody has such a name. The other kind the C library does not ask for either.
  if (/(?:^|\.)invalid$/.test(lower) || lower.startsWith('-')) return { errno: EAI_NONAME };
  return undefined;
}

function toFamily(value: unknown, name: string): Family {
  if (value === undefined || value === null || value === 0) return 0;
  if (value === 4 || value === 'IPv4') return 4;
  if (value === 6 || value === 'IPv6') return 6;
  throw invalidArgValue(name, value, 'must be one of: 0, 4, 6');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Throws what Node throws for a name or options that cannot be. */
export function checkLookup(hostname: unknown, options: unknown): Request {
  if (hostname) validateString(hostname, 'hostname');
  const name = typeof hostname === 'string' ? hostname : '';
  if (name.includes('\0')) throw invalidArgValue('hostname', name, 'must be a string without null bytes');
  if (typeof options === 'number')
    return { hostname: name, family: toFamily(options, 'family'), all: false, hints: 0 };
  if (options === undefined || options === null) return { hostname: name, family: 0, all: false, hints: 0 };
  if (!isRecord(options)) throw invalidArgType('options', ['integer', 'object'], options);
  const { hints, all, verbatim, order, family } = options;
  if (hints !== undefined && hints !== null) {
    validateNumber(hints, 'options.hints');
    if ((hints & ~(ADDRCONFIG | V4MAPPED | ALL)) !== 0) throw invalidArgValue('hints', hints >>> 0);
  }
  const checked = toFamily(family, 'options.family');
  if (all !== undefined && all !== null) validateBoolean(all, 'options.all');
  if (verbatim !== undefined && verbatim !== null) validateBoolean(verbatim, 'options.verbatim');
  // Addresses of one family come out, so that the order changes nothing.
  if (order !== undefined && order !== null) validateOneOf(order, 'options.order', ORDERS);
  return { hostname: name, family: checked, all: all === true, hints: typeof hints === 'number' ? hints : 0 };
}

function warnOfEmptyName(): void {
  if (warned) return;
  warned = true;
  const text =
    'The provided hostname "" is not a valid hostname, and is supported in the dns module solely for compatibility.';
  process.emitWarning(text, 'DeprecationWarning', 'DEP0118');
}

/** Whoever only connects to addresses never evaluates what asks name servers. */
function ask({ hostname, family, hints }: Request, answer: (addresses: Addresses) => void): void {
  void import('./addresses.ts').then(({ askForAddresses }) =>
    askForAddresses(hostname, family, (hints & V4MAPPED) !== 0, answer),
  );
}

/** Answers after the call, never within it. */
export function startLookup(request: Request, callback: Callback): object {
  const { hostname, family, all } = request;
  if (hostname === '') {
    warnOfEmptyName();
    if (all) process.nextTick(callback, null, []);
    else process.nextTick(callback, null, null, family === 6 ? 6 : 4);
    return {};
  }
  const answer = (addresses: Addresses): void => {
    if ('errno' in addresses) {
      callback(lookupError(addresses.errno, hostname, 'getaddrinfo', addresses.cause));
      return;
    }
    const [first] = addresses.found;
    if (all) callback(null, [...addresses.found]);
    else callback(null, first?.address, first?.family);
  };
  const known = resolveLocal(hostname, family);
  if (known !== undefined && isIP(hostname) !== 0) {
    process.nextTick(answer, known);
    return {};
  }
  // Node asks the system in a thread: its answer comes in a later turn of the loop than a literal's.
  if (known === undefined) ask(request, inContext(answer));
  else setImmediate(answer, known);
  return new GetAddrInfoReqWrap(callback, request);
}

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}

export function lookup(hostname: unknown, options: unknown, callback?: unknown): object {
  const done = isCallback(options) ? options : callback;
  const request = checkLookup(hostname, isCallback(options) ? undefined : options);
  if (!isCallback(done)) throw invalidArgType('callback', 'Function', done);
  return startLookup(request, done);
}
