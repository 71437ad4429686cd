/** What one machine's `net` shares: its loop and stack, its resolver, its classes. */
import type { LookupFunction } from 'node:net';
import type { Loop } from '@efi-node/efi-core';
import type { TcpStack } from '@efi-node/efi-tcp4';
import type { Socket } from './socket.ts';

/** A socket's or a server's handle, until its close has been told. */
export interface LiveHandle {
  /** As Node names it: 'TCPSocketWrap', 'TCPServerWrap'. */
  readonly resource: string;
  /** The socket or server; undefined once it has let go. */
  readonly holder: object | undefined;
  hasRef(): boolean;
}

export interface NetContext {
  readonly loop: Loop;
  readonly tcp: TcpStack;
  readonly lookup: LookupFunction;
  /** Whether an AsyncResource's `runInAsyncScope` would have no context to change. */
  readonly isInScopeOf: (resource: object) => boolean;
  /** The constructor that programs see: sockets of this machine. */
  readonly Socket: typeof Socket;
  /** What `process._getActiveHandles` and its likes count. */
  readonly live: Set<LiveHandle>;
  autoSelectFamily: boolean;
  /** Milliseconds. */
  autoSelectFamilyAttemptTimeout: number;
}
