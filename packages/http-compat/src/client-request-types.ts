/** A request as its connection and its users see it. */
import type { AsyncResource } from 'node:async_hooks';
import type { Duplex } from 'node:stream';
import type { AgentLike, RequestOptions } from './client-types.ts';
import type { IncomingMessage } from './incoming.ts';
import type { OutgoingMessage } from './outgoing.ts';
import type { kContext } from './symbols.ts';

export interface ClientRequest extends OutgoingMessage {
  agent: AgentLike | undefined;
  socketPath: string | undefined;
  method: string;
  path: string;
  host: string;
  protocol: string;
  timeout?: number | undefined;
  maxHeaderSize: number | undefined;
  maxHeadersCount: number | null;
  insecureHTTPParser: boolean | undefined;
  httpValidation: 'strict' | 'relaxed' | 'insecure' | undefined;
  joinDuplicateHeaders: boolean | undefined;
  reusedSocket: boolean;
  aborted: boolean;
  upgradeOrConnect: boolean;
  res: IncomingMessage | null;
  timeoutCb: (() => void) | null;
  _ended: boolean;
  readonly [kContext]: AsyncResource;
  abort(): void;
  onSocket(socket: Duplex | undefined, error?: Error | null): void;
  setNoDelay(noDelay?: boolean): void;
  setSocketKeepAlive(enable?: boolean, initialDelay?: number): void;
  clearTimeout(callback?: () => void): this;

  // -- what its connection tells it
  _responseStarted(response: IncomingMessage): void;
  /** 'error', with the diagnostics channel. */
  _failed(error: Error): void;
  /** 'close', once. */
  _close(): void;
}

export type ResponseListener = (response: IncomingMessage) => void;

export interface ClientRequestConstructor {
  new (
    input: string | URL | RequestOptions,
    options?: RequestOptions | ResponseListener,
    callback?: ResponseListener,
  ): ClientRequest;
  readonly prototype: ClientRequest;
}
