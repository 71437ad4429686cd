/** Wires one machine's `http` together. */
import { openChannels } from './channels.ts';
import type { HttpEnvironment } from './environment.ts';
import { IncomingMessage, type IncomingMessageConstructor } from './incoming.ts';
import { METHODS } from './methods.ts';
import { OutgoingMessage, type OutgoingMessageConstructor } from './outgoing.ts';
import { createServerClass } from './server.ts';
import { ServerResponse, type ServerResponseConstructor } from './server-response.ts';
import type { HttpServer, RequestListener, ServerConstructor, ServerOptions } from './server-types.ts';
import { STATUS_CODES } from './status-codes.ts';
import { validateHeaderName, validateHeaderValue } from './tokens.ts';

export interface HttpModule {
  readonly METHODS: string[];
  readonly STATUS_CODES: Record<number, string | undefined>;
  readonly IncomingMessage: IncomingMessageConstructor;
  readonly OutgoingMessage: OutgoingMessageConstructor;
  readonly ServerResponse: ServerResponseConstructor;
  readonly Server: ServerConstructor;
  createServer(requestListener?: RequestListener): HttpServer;
  createServer(options: ServerOptions, requestListener?: RequestListener): HttpServer;
  validateHeaderName(name: string, label?: string): void;
  validateHeaderValue(name: string, value: unknown): void;
  readonly maxHeaderSize: number;
}

export function createHttp(environment: HttpEnvironment): HttpModule {
  const channels = openChannels();
  const Server = createServerClass(environment, channels);
  function createServer(first?: ServerOptions | RequestListener, second?: RequestListener): HttpServer {
    return typeof first === 'function' ? new Server(first) : new Server(first, second);
  }
  return {
    METHODS,
    STATUS_CODES,
    IncomingMessage,
    OutgoingMessage,
    ServerResponse,
    Server,
    createServer,
    validateHeaderName,
    validateHeaderValue,
    maxHeaderSize: environment.maxHeaderSize ?? 16_384,
  };
}
