import type { Loop } from '@efi-node/efi-core';
import { Stack } from './stack.ts';
import type { TcpStack } from './tcp.ts';

/** A stack with loopback and nothing else: for tests, and for programs that were started without a network. */
export function createLoopbackTcp(loop: Loop, random: () => number = Math.random): TcpStack {
  return new Stack({ loop, random });
}
