/** What http needs from below. */
import type * as nodeNet from 'node:net';
import type { Loop, Native } from '@efi-node/efi-core';

export interface HttpEnvironment {
  readonly machine: {
    readonly native: Pick<Native, 'createHttpParser'>;
    readonly loop: Pick<Loop, 'now' | 'timer'>;
  };
  readonly net: Pick<typeof nodeNet, 'Server' | 'createConnection'>;
  /** Limit on a message's head in bytes, `--max-http-header-size`; 16 KiB if not given. */
  readonly maxHeaderSize?: number;
}
