/**
 * `socket.connect`: arguments are checked at once, then name, block list and address, then the stack is asked. Events come in
 * the order 'lookup', 'connectionAttempt', 'connect', 'ready'.
 */
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import {
  invalidAddressFamily,
  invalidArgType,
  invalidArgValue,
  invalidIpAddress,
  missingArgs,
  validateBoolean,
  validateFunction,
  validateInteger,
  validateNumber,
  validatePort,
  validateString,
} from '@efi-node/node-errors';
import { attempt, attemptNext } from './connect-attempt.ts';
import { TcpHandle } from './handle.ts';
import { isIP } from './ip.ts';
import type { Callback, NormalizedOptions } from './normalize-args.ts';
import type { Socket } from './socket.ts';
import { systemError } from './tcp-errors.ts';

/** Shorter attempts are taken as this, in milliseconds. */
export const LEAST_ATTEMPT_TIMEOUT: number = 10;

/** `dns.ADDRCONFIG`: only addresses of families that this machine has. */
const ADDRCONFIG = 32;

interface Request {
  readonly host: string;
  readonly port: number;
  readonly localAddress: string | undefined;
  readonly localPort: number | undefined;
  readonly family: 4 | 6 | undefined;
  /** What the lookup is told. */
  readonly ask: { readonly family: number | undefined; readonly hints: number };
  readonly lookup: LookupFunction;
  /** Ask for all addresses and try one after another. */
  readonly all: boolean;
  /** Milliseconds for one of several addresses. */
  readonly attemptTimeout: number;
}

export function connectSocket(socket: Socket, options: NormalizedOptions, callback: Callback | null): void {
  const { path } = options;
  if (options.port === undefined && (path === undefined || path === null)) {
    throw missingArgs(['options', 'port', 'path']);
  }
  const isPipe = Boolean(path);
  if (isPipe) validateString(path, 'options.path');
  reopen(socket);
  if (callback !== null) socket.once('connect', callback);
  socket._unrefTimer();
  // Node's own order: a socket is connecting before its further options are looked at.
  socket.connecting = true;
  if (isPipe) {
    process.nextTick(refuse, socket, systemError('ENOENT', 'connect', { address: String(path) }));
    return;
  }
  const request = checkRequest(socket, options);
  const literal = isIP(request.host);
  if (literal !== 0) {
    process.nextTick(() => {
      if (socket.connecting) attempt(socket, { ...request, address: request.host, family: literal });
    });
    return;
  }
  socket._host = request.host;
  if (request.all) lookUpAll(socket, request);
  else lookUpOne(socket, request);
}

/** Makes a socket that was used before, or never, ready for a connect. */
function reopen(socket: Socket): void {
  if (Object.hasOwn(socket, 'write')) Reflect.deleteProperty(socket, 'write');
  if (socket.destroyed) {
    socket._handle = null;
    socket._peername = undefined;
    socket._sockname = null;
  }
  if (socket._handle !== null) return;
  // The stream libraries have `_undestroy` for this; its type is not declared.
  const undestroy: unknown = Reflect.get(socket, '_undestroy');
  if (typeof undestroy === 'function') Reflect.apply(undestroy, socket, []);
  socket._sockname = null;
  const handle = new TcpHandle(socket._context);
  socket._handle = handle;
  handle.attach(socket, socket._net.userBuffer?.alloc);
}

function checkRequest(socket: Socket, options: NormalizedOptions): Request {
  const context = socket._context;
  const { localAddress, localPort, port, lookup, autoSelectFamily } = options;
  const host = options.host || 'localhost';
  if (localAddress) {
    if (isIP(localAddress) === 0) throw invalidIpAddress(localAddress);
  }
  if (localPort) validateNumber(localPort, 'options.localPort');
  if (port !== undefined && typeof port !== 'number' && typeof port !== 'string') {
    throw invalidArgType('options.port', ['number', 'string'], port);
  }
  const checkedPort = port === undefined ? 0 : validatePort(port, 'Port');
  if (autoSelectFamily !== undefined && autoSelectFamily !== null) {
    validateBoolean(autoSelectFamily, 'options.autoSelectFamily');
  }
  const attemptTimeout = options['autoSelectFamilyAttemptTimeout'] ?? context.autoSelectFamilyAttemptTimeout;
  validateInteger(attemptTimeout, 'options.autoSelectFamilyAttemptTimeout', 1, 2 ** 31 - 1);
  validateString(host, 'options.host');
  if (lookup !== undefined && lookup !== null) validateFunction(lookup, 'options.lookup');
  const family = checkFamily(options['family']);
  const hints = checkHints(options['hints'] || 0, isLookup(lookup) || isIP(host) !== 0);
  return {
    host,
    port: checkedPort,
    localAddress: typeof localAddress === 'string' && localAddress !== '' ? localAddress : undefined,
    localPort: typeof localPort === 'number' && localPort !== 0 ? localPort : undefined,
    family,
    ask: {
      family: family ?? (options['family'] === 0 ? 0 : undefined),
      hints: hints === 0 && family === undefined ? ADDRCONFIG : hints,
    },
    lookup: isLookup(lookup) ? lookup : context.lookup,
    all: (autoSelectFamily ?? context.autoSelectFamily) && family === undefined && !localAddress,
    attemptTimeout: Math.max(attemptTimeout, LEAST_ATTEMPT_TIMEOUT),
  };
}

/** The machine's own lookup asks for a number; another one, or none, has its own opinion. */
function checkHints(hints: unknown, isTheirs: boolean): number {
  if (typeof hints === 'number') return hints;
  if (isTheirs) return 0;
  throw invalidArgType('options.hints', 'number', hints);
}

function checkFamily(family: unknown): 4 | 6 | undefined {
  if (family === undefined || family === null || family === 0) return undefined;
  if (family === 4 || family === 'IPv4') return 4;
  if (family === 6 || family === 'IPv6') return 6;
  throw invalidArgValue('options.family', family, 'must be one of: 0, 4, 6');
}

function isLookup(value: unknown): value is LookupFunction {
  return typeof value === 'function';
}

function lookUpOne(socket: Socket, request: Request): void {
  request.lookup(request.host, { ...request.ask }, (error, address, family) => {
    const known = error === null || error === undefined;
    socket.emit('lookup', error, known ? address : undefined, known ? family : undefined, request.host);
    // A program may have ended the socket in its listener, or while the name was asked for.
    if (!socket.connecting) return;
    if (!known) {
      process.nextTick(refuse, socket, error);
    } else if (typeof address !== 'string' || isIP(address) === 0) {
      process.nextTick(refuse, socket, invalidIpAddress(address));
    } else if (family !== 4 && family !== 6) {
      process.nextTick(refuse, socket, invalidAddressFamily(family, request.host, request.port));
    } else {
      socket._unrefTimer();
      attempt(socket, { ...request, address, family });
    }
  });
}

/** With `autoSelectFamily` all addresses are asked for; those that this machine can reach are tried in order. */
function lookUpAll(socket: Socket, request: Request): void {
  request.lookup(request.host, { ...request.ask, all: true }, (error, found) => {
    if (!socket.connecting) return;
    if (error !== null && error !== undefined) {
      socket.emit('lookup', error, undefined, undefined, request.host);
      if (socket.connecting) process.nextTick(refuse, socket, error);
      return;
    }
    // Text is what a lookup gives that knows of no `all`.
    const addresses: readonly Partial<LookupAddress>[] = typeof found === 'string' ? [{}] : found;
    for (const { address, family } of addresses) {
      socket.emit('lookup', null, address, family, request.host);
      if (!socket.connecting) return;
    }
    const valid = addresses.filter(isUsable);
    // No IPv6 on this machine: an address of it is tried only when there is no other, so that its error is seen.
    const reachable = valid.filter(({ family }) => family === 4);
    const targets = reachable.length > 0 ? reachable : valid.slice(0, 1);
    const [first] = targets;
    if (first === undefined) {
      process.nextTick(refuse, socket, unusable(addresses[0], request));
      return;
    }
    socket._unrefTimer();
    const resolved = targets.map(({ address, family }) => ({ ...request, address, family }));
    const [only] = resolved;
    if (resolved.length === 1 && only !== undefined) {
      attempt(socket, only);
    } else {
      const attempted: string[] = [];
      socket.autoSelectFamilyAttemptedAddresses = attempted;
      attemptNext(socket, { targets: resolved, timeout: request.attemptTimeout, errors: [], attempted });
    }
  });
}

function isUsable(found: Partial<LookupAddress>): found is LookupAddress {
  return isIP(found.address) !== 0 && (found.family === 4 || found.family === 6);
}

/** Why the first of the addresses that a lookup gave cannot be tried. */
function unusable(first: Partial<LookupAddress> | undefined, { host, port }: Request): Error {
  return isIP(first?.address) === 0
    ? invalidIpAddress(first?.address)
    : invalidAddressFamily(first?.family, host, port);
}

function refuse(socket: Socket, error: Error): void {
  if (socket.connecting) socket.destroy(error);
}
