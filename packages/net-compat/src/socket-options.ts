/** What a socket can be made with: Node's options, and those that a server gives to the sockets it accepts. */
import type { DuplexOptions } from 'node:stream';
import { BlockList } from './block-list.ts';
import {
  invalidArgType,
  invalidArgValue,
  invalidFdType,
  validateInteger,
  validateNumber,
} from '@efi-node/node-errors';
import { TcpHandle } from './handle.ts';
import type { OnRead } from './user-buffer.ts';

export interface SocketOptions extends DuplexOptions {
  fd?: number | undefined;
  allowHalfOpen?: boolean | undefined;
  onread?: OnRead | undefined;
  readable?: boolean | undefined;
  writable?: boolean | undefined;
  signal?: AbortSignal | undefined;
  noDelay?: boolean | undefined;
  keepAlive?: boolean | undefined;
  /** Milliseconds. */
  keepAliveInitialDelay?: number | undefined;
  blockList?: unknown;
  typeOfService?: number | undefined;
  /** As of EventEmitter. */
  captureRejections?: boolean | undefined;
  /** A handle of this package. */
  handle?: unknown;
  /** Do not start to read, and be paused. */
  pauseOnCreate?: boolean | undefined;
  manualStart?: boolean | undefined;
}

/** Throws what Node throws for options that a socket cannot have. A number is a file descriptor, an old form. */
export function checkSocketOptions(given: SocketOptions | number | undefined | null): SocketOptions {
  const options: SocketOptions = typeof given === 'number' ? { fd: given } : { ...given };
  for (const mode of ['objectMode', 'readableObjectMode', 'writableObjectMode'] as const) {
    if (options[mode]) throw invalidArgValue(`options.${mode}`, options[mode], 'is not supported');
  }
  if (options.keepAliveInitialDelay !== undefined) {
    validateNumber(options.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
  }
  if (options.typeOfService !== undefined) {
    validateInteger(options.typeOfService, 'options.typeOfService', 0, 255);
  }
  if (options.blockList) checkBlockList(options.blockList);
  if (options.handle && !(options.handle instanceof TcpHandle)) {
    throw invalidArgType('options.handle', 'TcpHandle', options.handle);
  }
  if (options.fd !== undefined) {
    validateInteger(options.fd, 'fd', 0, 2 ** 31 - 1);
    throw invalidFdType('UNKNOWN');
  }
  return options;
}

export function checkBlockList(value: unknown): BlockList {
  if (!BlockList.isBlockList(value)) throw invalidArgType('options.blockList', 'net.BlockList', value);
  return value;
}

/** What the stream underneath is made with. A signal would end it before the socket is set up: it comes in later. */
export function streamOptions(options: SocketOptions): DuplexOptions {
  const given = { ...options };
  delete given.signal;
  return {
    ...given,
    allowHalfOpen: Boolean(options.allowHalfOpen),
    // 'close' says whether there was an error, which the stream's own does not.
    emitClose: false,
    autoDestroy: true,
    decodeStrings: false,
  };
}

/** TCP counts the wait before a probe in seconds. */
export function wholeSeconds(milliseconds: number | undefined): number {
  return Math.trunc((milliseconds ?? 0) / 1000) * 1000;
}
