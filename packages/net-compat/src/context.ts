/** What one machine's `net` shares: its loop and stack, its resolver, its classes. */
import type { LookupFunction } from 'node:net';
import type { Loop } from '@efi-node/efi-core';
import type { TcpStack } from '@efi-node/efi-tcp4';
import type { Server } from './server.ts';
import type { Socket } from './socket.ts';

export interface NetContext {
  readonly loop: Loop;
  readonly tcp: TcpStack;
  readonly lookup: LookupFunction;
  /** The constructors that programs see: sockets and servers of this machine. */
  readonly Socket: typeof Socket;
  readonly Server: typeof Server;
  autoSelectFamily: boolean;
  /** Milliseconds. */
  autoSelectFamilyAttemptTimeout: number;
}
