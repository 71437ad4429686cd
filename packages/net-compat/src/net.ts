/** One machine's `node:net`. */
import type { LookupFunction, NetConnectOpts, ServerOpts } from 'node:net';
import type { Loop } from '@efi-node/efi-core';
import type { TcpStack } from '@efi-node/efi-tcp4';
import { BlockList } from './block-list.ts';
import { callable } from './callable.ts';
import type { LiveHandle, NetContext } from './context.ts';
import { LEAST_ATTEMPT_TIMEOUT } from './connect.ts';
import { validateBoolean, validateInteger } from '@efi-node/node-errors';
import { isIP, isIPv4, isIPv6 } from './ip.ts';
import { createLocalLookup } from './lookup.ts';
import { normalizeArgs } from './normalize-args.ts';
import { type ConnectionListener, initServer, Server, type ServerOptions } from './server.ts';
import { Socket } from './socket.ts';
import { initSocket, isSocketOptions } from './socket-set-up.ts';
import { startIdleTimer } from './socket-timeout.ts';
import { SocketAddress } from './socket-address.ts';

export interface NetParts {
  readonly machine: { readonly loop: Loop };
  readonly tcp: TcpStack;
  /** Node's `dns.lookup`; without it literals and `localhost` are known, and ENOTFOUND answers all else. */
  readonly lookup?: LookupFunction | undefined;
  /** Spares a call of `runInAsyncScope` where it answers true; false without it. */
  readonly isInScopeOf?: (resource: object) => boolean;
  /** Kept up to date with the handles that are open. */
  readonly live?: Set<LiveHandle>;
}

export interface Net {
  readonly Socket: typeof Socket;
  /** The old name of Socket. */
  readonly Stream: typeof Socket;
  readonly Server: typeof Server;
  readonly BlockList: typeof BlockList;
  readonly SocketAddress: typeof SocketAddress;
  connect(options: NetConnectOpts, connectionListener?: () => void): Socket;
  connect(port: number, host?: string, connectionListener?: () => void): Socket;
  connect(path: string, connectionListener?: () => void): Socket;
  createConnection(options: NetConnectOpts, connectionListener?: () => void): Socket;
  createConnection(port: number, host?: string, connectionListener?: () => void): Socket;
  createConnection(path: string, connectionListener?: () => void): Socket;
  createServer(connectionListener?: ConnectionListener): Server;
  createServer(options?: ServerOpts, connectionListener?: ConnectionListener): Server;
  isIP(input: string): number;
  isIPv4(input: string): boolean;
  isIPv6(input: string): boolean;
  getDefaultAutoSelectFamily(): boolean;
  setDefaultAutoSelectFamily(value: boolean): void;
  getDefaultAutoSelectFamilyAttemptTimeout(): number;
  setDefaultAutoSelectFamilyAttemptTimeout(value: number): void;
  /** Used by packages that wrap `connect`. */
  _normalizeArgs(
    args: readonly unknown[],
  ): [options: object, callback: ((...args: unknown[]) => void) | null];
}

export function createNet({
  machine,
  tcp,
  lookup,
  isInScopeOf = () => false,
  live = new Set(),
}: NetParts): Net {
  const context: NetContext = {
    loop: machine.loop,
    tcp,
    lookup: lookup ?? createLocalLookup(machine.loop),
    isInScopeOf,
    live,
    get Socket() {
      return SocketClass;
    },
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: 250,
  };
  const SocketClass = callable(Socket, { name: 'Socket', parameters: 1, context, setUp: initSocket });
  const ServerClass = callable(Server, { name: 'Server', parameters: 2, context, setUp: initServer });

  function connect(...args: unknown[]): Socket {
    const normalized = normalizeArgs(args);
    const [options] = normalized;
    const socket = new SocketClass(isSocketOptions(options) ? options : undefined);
    const { timeout } = options;
    if (timeout) startIdleTimer(socket, timeout);
    return socket.connect(normalized);
  }

  function createServer(
    options?: ServerOptions | ConnectionListener,
    connectionListener?: ConnectionListener,
  ): Server {
    return new ServerClass(options, connectionListener);
  }

  return {
    _normalizeArgs: normalizeArgs,
    BlockList,
    SocketAddress,
    connect,
    createConnection: connect,
    createServer,
    isIP,
    isIPv4,
    isIPv6,
    Server: ServerClass,
    Socket: SocketClass,
    Stream: SocketClass,
    getDefaultAutoSelectFamily: () => context.autoSelectFamily,
    setDefaultAutoSelectFamily: (value) => {
      validateBoolean(value, 'value');
      context.autoSelectFamily = value;
    },
    getDefaultAutoSelectFamilyAttemptTimeout: () => context.autoSelectFamilyAttemptTimeout,
    setDefaultAutoSelectFamilyAttemptTimeout: (value) => {
      validateInteger(value, 'value', 1, 2 ** 31 - 1);
      context.autoSelectFamilyAttemptTimeout = Math.max(value, LEAST_ATTEMPT_TIMEOUT);
    },
  };
}
