/** One machine's `node:net`. */
import { EventEmitter } from 'node:events';
import type { LookupFunction, NetConnectOpts, ServerOpts } from 'node:net';
import type { Loop } from '@efi-node/efi-core';
import type { TcpStack } from '@efi-node/efi-tcp4';
import { BlockList } from './block-list.ts';
import { callable } from './callable.ts';
import { clientSocket } from './channels.ts';
import type { NetContext } from './context.ts';
import { LEAST_ATTEMPT_TIMEOUT } from './connect.ts';
import { validateBoolean, validateInteger } from '@efi-node/node-errors';
import { isIP, isIPv4, isIPv6 } from './ip.ts';
import { createLocalLookup } from './lookup.ts';
import { normalizeArgs } from './normalize-args.ts';
import {
  captureRejection,
  type ConnectionListener,
  initServer,
  Server,
  type ServerOptions,
} from './server.ts';
import { initSocket, isSocketOptions, Socket, startIdleTimer } from './socket.ts';
import { SocketAddress } from './socket-address.ts';

export interface NetParts {
  readonly machine: { readonly loop: Loop };
  readonly tcp: TcpStack;
  /** Node's `dns.lookup`; without it literals and `localhost` are known, and ENOTFOUND answers all else. */
  readonly lookup?: LookupFunction | undefined;
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

export function createNet({ machine, tcp, lookup }: NetParts): Net {
  class MachineSocket extends Socket {}
  class MachineServer extends Server {}
  const SocketClass = callable(rename(MachineSocket, 'Socket'), initSocket);
  const ServerClass = callable(rename(MachineServer, 'Server'), initServer);
  const context: NetContext = {
    loop: machine.loop,
    tcp,
    lookup: lookup ?? createLocalLookup(machine.loop),
    Socket: SocketClass,
    Server: ServerClass,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: 250,
  };
  for (const { prototype } of [MachineSocket, MachineServer]) {
    Object.defineProperty(prototype, '_context', { value: context });
  }
  Object.defineProperty(MachineServer.prototype, EventEmitter.captureRejectionSymbol, {
    value: captureRejection,
  });

  function connect(...args: unknown[]): Socket {
    const normalized = normalizeArgs(args);
    const [options] = normalized;
    const socket = new SocketClass(isSocketOptions(options) ? options : undefined);
    if (clientSocket.hasSubscribers) clientSocket.publish({ socket });
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
    Socket: SocketClass,
    Stream: SocketClass,
    Server: ServerClass,
    BlockList,
    SocketAddress,
    connect,
    createConnection: connect,
    createServer,
    isIP,
    isIPv4,
    isIPv6,
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
    _normalizeArgs: normalizeArgs,
  };
}

function rename<Class extends object>(value: Class, name: string): Class {
  return Object.defineProperty(value, 'name', { value: name, configurable: true });
}
