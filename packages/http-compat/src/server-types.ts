/** The server as its users and its connections see it. */
import type { Server as NetServer, ServerOpts, Socket } from 'node:net';
import type { IncomingMessage, IncomingMessageConstructor } from './incoming.ts';
import type { ServerConnection } from './server-connection.ts';
import type { ServerResponse, ServerResponseConstructor } from './server-response.ts';
import type { kUniqueHeaders } from './symbols.ts';

/** Options of `http.createServer`; times in milliseconds. */
export interface ServerOptions extends ServerOpts {
  IncomingMessage?: IncomingMessageConstructor | undefined;
  ServerResponse?: ServerResponseConstructor | undefined;
  requestTimeout?: number | undefined;
  headersTimeout?: number | undefined;
  keepAliveTimeout?: number | undefined;
  keepAliveTimeoutBuffer?: number | undefined;
  connectionsCheckingInterval?: number | undefined;
  highWaterMark?: number | undefined;
  httpValidation?: 'strict' | 'relaxed' | 'insecure' | undefined;
  insecureHTTPParser?: boolean | undefined;
  joinDuplicateHeaders?: boolean | undefined;
  maxHeaderSize?: number | undefined;
  noDelay?: boolean | undefined;
  optimizeEmptyRequests?: boolean | undefined;
  rejectNonStandardBodyWrites?: boolean | undefined;
  requireHostHeader?: boolean | undefined;
  shouldUpgradeCallback?: ((request: IncomingMessage) => boolean) | undefined;
  uniqueHeaders?: (string | string[])[] | undefined;
}

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpServer extends NetServer {
  timeout: number;
  headersTimeout: number;
  requestTimeout: number;
  keepAliveTimeout: number;
  keepAliveTimeoutBuffer: number;
  connectionsCheckingInterval: number;
  maxHeadersCount: number | null;
  maxRequestsPerSocket: number | null;
  maxHeaderSize: number | undefined;
  insecureHTTPParser: boolean | undefined;
  httpValidation: 'strict' | 'relaxed' | 'insecure' | undefined;
  requireHostHeader: boolean;
  joinDuplicateHeaders: boolean | undefined;
  rejectNonStandardBodyWrites: boolean;
  httpAllowHalfOpen: boolean;
  shouldUpgradeCallback: (request: IncomingMessage) => boolean;
  setTimeout(callback?: (socket: Socket) => void): this;
  setTimeout(milliseconds?: number, callback?: (socket: Socket) => void): this;
  closeAllConnections(): void;
  closeIdleConnections(): void;
  readonly [kUniqueHeaders]: Set<string> | null;

  // -- what its connections ask of it
  readonly _connectionSet: Set<ServerConnection>;
  readonly _idle: { entered(connection: ServerConnection): void };
  readonly _optimizeEmptyRequests: boolean;
  _now(): number;
  /** Runs the ticks and jobs that are due, though a callback of the loop is under way. */
  _runDue(): void;
  _createRequest(socket: Socket): IncomingMessage;
  _createResponse(request: IncomingMessage): ServerResponse;
  _requestStarted(request: IncomingMessage, response: ServerResponse, socket: Socket): void;
  _responseFinished(request: IncomingMessage | undefined, response: ServerResponse, socket: Socket): void;
}

export interface ServerConstructor {
  new (options?: ServerOptions, requestListener?: RequestListener): HttpServer;
  new (requestListener?: RequestListener): HttpServer;
  (options?: ServerOptions, requestListener?: RequestListener): HttpServer;
  (requestListener?: RequestListener): HttpServer;
  readonly prototype: HttpServer;
}
