/** What one machine's `net` shares: its loop and stack, its resolver, its classes. */
import type { LookupFunction } from 'node:net';
import type { Loop } from '@efi-node/efi-core';
import type { TcpStack } from '@efi-node/efi-tcp4';
import type { Socket } from './socket.ts';

export interface NetContext {
  readonly loop: Loop;
  readonly tcp: TcpStack;
  readonly lookup: LookupFunction;
  /** Whether an AsyncResource's `runInAsyncScope` would have no context to change. */
  readonly isInScopeOf: (resource: object) => boolean;
  /** The constructor that programs see: sockets of this machine. */
  readonly Socket: typeof Socket;
  autoSelectFamily: boolean;
  /** Milliseconds. */
  autoSelectFamilyAttemptTimeout: number;
}
