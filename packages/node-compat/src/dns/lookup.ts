/** `dns.lookup`: addresses as they are written, `localhost`, and this machine's name. */
import type { LookupAddress } from 'node:dns';
import {
  invalidArgType,
  invalidArgValue,
  validateBoolean,
  validateNumber,
  validateOneOf,
  validateString,
} from '@efi-node/node-errors';
import { isIP } from './ip.ts';
import { parseNumeric } from './numeric.ts';

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

export const hostName = 'localhost';

/** Bits of `hints`. */
export const ADDRCONFIG = 32;
export const V4MAPPED = 8;
export const ALL = 16;

export const ORDERS: readonly ['verbatim', 'ipv4first', 'ipv6first'] = ['verbatim', 'ipv4first', 'ipv6first'];

let warned = false;

/** What a name stands for; undefined when nobody here knows. There is no IPv6, so a name has no such address. */
export function resolveLocal(name: string, family: number): LookupAddress | undefined {
  const literal = isIP(name);
  if (literal !== 0) return { address: name, family: literal };
  const numeric = family === 6 ? undefined : parseNumeric(name);
  if (numeric !== undefined) return { address: numeric, family: 4 };
  const lower = name.toLowerCase().replace(/\.$/, '');
  const isLocal = lower === hostName || lower === 'localhost' || lower.endsWith('.localhost');
  return isLocal && family !== 6 ? { address: '127.0.0.1', family: 4 } : undefined;
}

export function lookupError(name: string, syscall = 'getaddrinfo'): NodeJS.ErrnoException {
  return Object.assign(new Error(`${syscall} ENOTFOUND ${name}`), {
    errno: -3008,
    code: 'ENOTFOUND',
    syscall,
    hostname: name,
  });
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
  if (typeof options === 'number') return { hostname: name, family: toFamily(options, 'family'), all: false };
  if (options === undefined || options === null) return { hostname: name, family: 0, all: false };
  if (!isRecord(options)) throw invalidArgType('options', ['integer', 'object'], options);
  const { hints, all, verbatim, order, family } = options;
  if (hints !== undefined && hints !== null) {
    validateNumber(hints, 'options.hints');
    if ((hints & ~(ADDRCONFIG | V4MAPPED | ALL)) !== 0) throw invalidArgValue('hints', hints >>> 0);
  }
  const checked = toFamily(family, 'options.family');
  if (all !== undefined && all !== null) validateBoolean(all, 'options.all');
  if (verbatim !== undefined && verbatim !== null) validateBoolean(verbatim, 'options.verbatim');
  // One address at most comes out, so that the order changes nothing.
  if (order !== undefined && order !== null) validateOneOf(order, 'options.order', ORDERS);
  return { hostname: name, family: checked, all: all === true };
}

function warnOfEmptyName(): void {
  if (warned) return;
  warned = true;
  const text =
    'The provided hostname "" is not a valid hostname, and is supported in the dns module solely for compatibility.';
  process.emitWarning(text, 'DeprecationWarning', 'DEP0118');
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
  const found = resolveLocal(hostname, family);
  if (isIP(hostname) !== 0 && found !== undefined) {
    if (all) process.nextTick(callback, null, [found]);
    else process.nextTick(callback, null, found.address, found.family);
    return {};
  }
  // Node asks the system in a thread: its answer comes in a later turn of the loop than a literal's.
  setImmediate(() => {
    if (found === undefined) callback(lookupError(hostname));
    else if (all) callback(null, [found]);
    else callback(null, found.address, found.family);
  });
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
