/**
 * One compliance suite for every stack. A case is a plain async function over a `Harness`, so it runs under vitest and
 * as a program in firmware alike.
 */
import type { Loop } from '@efi-node/efi-core';
import type { Endpoint, Ipv4Address, TcpConnection, TcpErrorCode, TcpListener, TcpStack } from '../tcp.ts';

/** The two sides of a wire; on loopback both are the same stack. */
export interface Harness {
  readonly loop: Loop;
  /** The stack under test. */
  readonly stack: TcpStack;
  /** The other side: connects to `stack` and listens for it. */
  readonly peer: TcpStack;
  /** Where `peer` reaches `stack`, and the other way round. */
  readonly stackAddress: Ipv4Address;
  readonly peerAddress: Ipv4Address;
  /** What the stack can not do, with the reason in its README. */
  readonly limits: { readonly halfClose: boolean };
  /** Bytes of a bulk transfer, and of one that fits into no buffer on the way. */
  readonly sizes: { readonly bulk: number; readonly flood: number };
  /** Resolves when `condition` holds; rejects when it does not within the harness's limit. */
  until(what: string, condition: () => boolean): Promise<void>;
}

/** What a reader heard, in order. */
export type Heard =
  | { readonly kind: 'data'; readonly size: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'error'; readonly code: TcpErrorCode | undefined };

export interface ComplianceCase {
  readonly name: string;
  /** Why a stack does not run it; undefined when it does. */
  readonly skip?: (harness: Harness) => string | undefined;
  run(harness: Harness): Promise<void>;
}

export interface Listening {
  readonly listener: TcpListener;
  readonly endpoint: Endpoint;
  readonly connections: TcpConnection[];
}

export class ComplianceFailure extends Error {
  override readonly name = 'ComplianceFailure';
}

export function equal<T>(actual: T, expected: T, what: string): void {
  if (Object.is(actual, expected)) return;
  throw new ComplianceFailure(`${what}: expected ${String(expected)}, got ${String(actual)}`);
}

export function ok(condition: boolean, what: string): void {
  if (!condition) throw new ComplianceFailure(what);
}

export function codeOf(error: unknown): TcpErrorCode | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const known: readonly TcpErrorCode[] = [
    'refused',
    'reset',
    'aborted',
    'timed-out',
    'host-unreachable',
    'network-unreachable',
    'no-media',
    'no-address',
    'address-in-use',
    'address-not-available',
    'no-memory',
    'broken-pipe',
    'unsupported',
    'firmware',
  ];
  return known.find((code) => code === error.code);
}

/** The code of the error that a call throws at once, undefined when it throws none. */
export function thrownCode(call: () => unknown): TcpErrorCode | undefined {
  try {
    call();
  } catch (error) {
    return codeOf(error);
  }
  return undefined;
}
