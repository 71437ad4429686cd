/** The client side as its users see it. */
import type { LookupFunction, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { HeaderValue } from './outgoing-headers.ts';
import type { Proxy } from './proxy.ts';
import type { kProxy } from './symbols.ts';

/** Reports a socket that `createConnection` makes later. */
export type OnCreate = (error: Error | null, socket?: Duplex) => void;
export type CreateConnection = (
  options: RequestOptions,
  onCreate: OnCreate,
) => Duplex | null | undefined | void;

export interface RequestOptions {
  _defaultAgent?: AgentLike | undefined;
  agent?: AgentLike | boolean | null | undefined;
  auth?: string | null | undefined;
  createConnection?: CreateConnection | undefined;
  defaultPort?: number | string | undefined;
  family?: number | undefined;
  headers?: Record<string, HeaderValue | undefined> | readonly string[] | undefined;
  hints?: number | undefined;
  host?: string | null | undefined;
  hostname?: string | null | undefined;
  httpValidation?: 'strict' | 'relaxed' | 'insecure' | undefined;
  insecureHTTPParser?: boolean | undefined;
  joinDuplicateHeaders?: boolean | undefined;
  localAddress?: string | undefined;
  localPort?: number | undefined;
  lookup?: LookupFunction | undefined;
  maxHeaderSize?: number | undefined;
  method?: string | undefined;
  path?: string | null | undefined;
  port?: number | string | null | undefined;
  protocol?: string | null | undefined;
  setDefaultHeaders?: boolean | undefined;
  setHost?: boolean | undefined;
  signal?: AbortSignal | undefined;
  socketPath?: string | undefined;
  timeout?: number | undefined;
  uniqueHeaders?: (string | string[])[] | undefined;
}

/** What a request needs of its agent; agents that are not ours serve too. */
export interface AgentLike {
  addRequest(request: PooledRequest, options: RequestOptions): void;
  readonly protocol?: string | undefined;
  readonly defaultPort?: number | string | undefined;
  readonly keepAlive?: boolean | undefined;
  readonly maxSockets?: number | undefined;
  readonly options?: { readonly timeout?: number | undefined } | undefined;
  readonly [kProxy]?: Proxy | undefined;
}

/** What an agent needs of a request. */
export interface PooledRequest {
  reusedSocket: boolean;
  readonly shouldKeepAlive: boolean;
  readonly timeout?: number | undefined;
  readonly res?: { readonly headers: Record<string, string | string[] | undefined> } | null;
  onSocket(socket: Duplex | undefined, error?: Error | null): void;
}

export type SocketPool = Record<string, Socket[] | undefined>;
