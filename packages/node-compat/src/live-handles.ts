/**
 * The handles of sockets and servers that are open, for `process`, which must not evaluate `net` to say that there are
 * none.
 */
import type { LiveHandle } from '@efi-node/net-compat';

export const liveHandles: Set<LiveHandle> = new Set();

function referenced(): LiveHandle[] {
  return [...liveHandles].filter((handle) => handle.hasRef());
}

/** `process._getActiveHandles()`: the sockets and servers that keep the program from ending. */
export function activeHandles(): object[] {
  return referenced().flatMap(({ holder }) => holder ?? []);
}

/** Their part of `process.getActiveResourcesInfo()`. */
export function activeHandleNames(): string[] {
  return referenced().map(({ resource }) => resource);
}
