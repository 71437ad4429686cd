/** What http needs from below. */
import type { EventEmitter } from 'node:events';
import type { NetConnectOpts, Server as NetServer, ServerOpts } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Loop, Native, Scope } from '@efi-node/efi-core';

/** Of `node:net`: net-compat's, or the host's. */
export interface NetForHttp {
  /** Loose, because Node's types have a `connections` that Node itself has no longer. */
  readonly Server: new (
    options?: ServerOpts,
  ) => EventEmitter;
  createConnection(options: NetConnectOpts): Duplex;
}

export interface HttpEnvironment {
  readonly machine: {
    readonly native: Pick<Native, 'createHttpParser'>;
    readonly loop: Pick<Loop, 'now' | 'timer'> & Partial<Pick<Loop, 'invoke'>>;
    /** Closed when the program has ended: parsers that are still open are given back then. */
    readonly scope?: Pick<Scope, 'onClose'>;
  };
  readonly net: NetForHttp;
  /** Limit on a message's head in bytes, `--max-http-header-size`; 16 KiB if not given. */
  readonly maxHeaderSize?: number;
}

type NetServerClass = new (options?: ServerOpts) => NetServer;

function isServerClass(server: NetForHttp['Server']): server is NetServerClass {
  return typeof server === 'function';
}

/** The class that `http.Server` extends, in Node's types. */
export function netServerClass(net: NetForHttp): NetServerClass {
  if (isServerClass(net.Server)) return net.Server;
  throw new TypeError('net has no Server');
}
