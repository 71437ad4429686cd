/** The queries of dns and of its resolvers: checks of arguments, the question, and what its answer is to a program. */
import { invalidArgType, invalidArgValue, validateFunction, validateString } from '@efi-node/node-errors';
import { inContext } from './callbacks.ts';
import type { Channel } from './channel.ts';
import { queryError } from './failures.ts';
import { hostName } from './host-name.ts';
import { isIP, parseIPv6 } from './ip.ts';
import type { Outcome } from './query.ts';
import { TYPES, type TypeName } from './record.ts';
import { type Result, resultOf } from './results.ts';
import { wireName } from './wire-name.ts';

/** A query of a channel, its arguments as the program gave them; the callback comes last. */
export type QueryFunction = (channel: Channel, ...args: unknown[]) => object;

type Callback = (error: NodeJS.ErrnoException | null, result?: unknown) => void;

/** What Node's queries return; programs see it only when they print it. */
class QueryReqWrap {
  bindingName: string;
  callback: Callback;
  hostname: string;
  ttl: boolean;

  constructor(bindingName: string, callback: Callback, hostname: string, ttl: boolean) {
    this.bindingName = bindingName;
    this.callback = callback;
    this.hostname = hostname;
    this.ttl = ttl;
  }
}

const REVERSE = 'getHostByAddr';

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}

function toCallback(value: unknown): Callback {
  validateFunction(value, 'callback');
  if (!isCallback(value)) throw invalidArgType('callback', 'Function', value);
  return value;
}

function wantsTtl(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'ttl' in options && Boolean(options.ttl);
}

function titled(type: string): string {
  return `${type.slice(0, 1)}${type.slice(1).toLowerCase()}`;
}

function start(channel: Channel, type: TypeName, name: string, callback: Callback, withTtl: boolean): object {
  const syscall = `query${titled(type)}`;
  const answer = inContext((outcome: Outcome) => {
    const result: Result = 'code' in outcome ? outcome : resultOf(type, outcome.message, withTtl);
    if ('value' in result) callback(null, result.value);
    else callback(queryError(syscall, result.code, name, 'code' in outcome ? outcome.cause : undefined));
  });
  channel.query(wireName(name), type, answer);
  return new QueryReqWrap(syscall, callback, name, withTtl);
}

function queryOf(type: TypeName): QueryFunction {
  return (channel, name, ...rest) => {
    const options = rest.length > 1 ? rest[0] : undefined;
    validateString(name, 'name');
    return start(channel, type, name, toCallback(rest.length > 1 ? rest[1] : rest[0]), wantsTtl(options));
  };
}

function isType(value: string): value is TypeName {
  return Object.hasOwn(TYPES, value);
}

const resolve: QueryFunction = (channel, name, type, callback) => {
  const rrtype = typeof type === 'function' ? 'A' : type;
  validateString(rrtype, 'rrtype');
  if (!isType(rrtype)) throw invalidArgValue('rrtype', rrtype);
  validateString(name, 'name');
  return start(channel, rrtype, name, toCallback(typeof type === 'function' ? type : callback), false);
};

/** The name that an address has in the reverse zones (RFC 1035, section 3.5; RFC 3596, section 2.5). */
export function reverseName(address: string): string {
  const six = isIP(address) === 6 ? parseIPv6(address) : undefined;
  if (six === undefined) return `${address.split('.').toReversed().join('.')}.in-addr.arpa`;
  const digits = Array.from(six, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${Array.from(digits).toReversed().join('.')}.ip6.arpa`;
}

/** c-ares refuses what is no address before it asks anybody, and in the end knows only that it found nothing. */
const reverse: QueryFunction = (channel, name, callback) => {
  validateString(name, 'name');
  const done = toCallback(callback);
  if (isIP(name) === 0) {
    throw Object.assign(new Error(`${REVERSE} EINVAL ${name}`), {
      errno: -22,
      code: 'EINVAL',
      syscall: REVERSE,
      hostname: name,
    });
  }
  const wrap = new QueryReqWrap(REVERSE, done, name, false);
  if (name === '127.0.0.1') {
    // What a hosts file has of this machine.
    setImmediate(done, null, [hostName()]);
    return wrap;
  }
  const answer = inContext((outcome: Outcome) => {
    const result = 'code' in outcome ? outcome : resultOf('PTR', outcome.message, false);
    if ('value' in result) done(null, result.value);
    else done(queryError(REVERSE, result.code === 'ECANCELLED' ? result.code : 'ENOTFOUND', name));
  });
  channel.query(reverseName(name), 'PTR', answer);
  return wrap;
};

const SHORT: Readonly<Record<string, string>> = { A: '4', AAAA: '6' };

export const queries: Readonly<Record<string, QueryFunction>> = {
  resolve,
  ...Object.fromEntries(
    Object.keys(TYPES)
      .filter(isType)
      .map((type) => [`resolve${SHORT[type] ?? titled(type)}`, queryOf(type)]),
  ),
  reverse,
};
