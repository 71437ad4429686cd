/** libuv's errors by their numbers, as `util.getSystemErrorMap()` has them. */
import { systemErrors as table } from '@efi-node/node-errors';

export const systemErrors: ReadonlyMap<number, readonly [name: string, message: string]> = new Map(
  table.map(([errno, name, message]) => [errno, [name, message]]),
);
