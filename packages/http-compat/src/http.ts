/** Wires one machine's `http` together. */
import { type Agent, type AgentConstructor, createAgentClass } from './agent.ts';
import type { Socket } from 'node:net';
import { openChannels } from './channels.ts';
import { checkInteger } from './checks.ts';
import { createClientRequestClass } from './client-request.ts';
import type { ClientRequest, ClientRequestConstructor, ResponseListener } from './client-request-types.ts';
import type { RequestOptions } from './client-types.ts';
import type { HttpEnvironment } from './environment.ts';
import { featureUnavailable } from '@efi-node/node-errors';
import { IncomingMessage, type IncomingMessageConstructor } from './incoming.ts';
import { METHODS } from './methods.ts';
import { OutgoingMessage, type OutgoingMessageConstructor } from './outgoing.ts';
import { Parsers } from './parsers.ts';
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
  readonly Agent: AgentConstructor;
  readonly ClientRequest: ClientRequestConstructor;
  globalAgent: Agent;
  request(input: string | URL | RequestOptions, callback?: ResponseListener): ClientRequest;
  request(input: string | URL, options: RequestOptions, callback?: ResponseListener): ClientRequest;
  get(input: string | URL | RequestOptions, callback?: ResponseListener): ClientRequest;
  get(input: string | URL, options: RequestOptions, callback?: ResponseListener): ClientRequest;
  readonly validateHeaderName: (name: string, label?: string) => void;
  readonly validateHeaderValue: (name: string, value: unknown) => void;
  readonly maxHeaderSize: number;
  /** Checked and without effect: parsers are the machine's, and none lies idle. */
  setMaxIdleHTTPParsers(max: number): void;
  /** Throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM. */
  setGlobalProxyFromEnv(proxyEnv?: object): () => void;
  readonly _connectionListener: (this: HttpServer, socket: Socket) => void;
}

export function createHttp(environment: HttpEnvironment): HttpModule {
  const channels = openChannels();
  const parsers = new Parsers(environment.machine);
  const { Server, connectionListener } = createServerClass(environment, channels, parsers);
  function createServer(first?: ServerOptions | RequestListener, second?: RequestListener): HttpServer {
    return typeof first === 'function' ? new Server(first) : new Server(first, second);
  }
  const Agent = createAgentClass(environment);
  let globalAgent = new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 });
  const ClientRequest = createClientRequestClass(environment, channels, parsers, () => globalAgent);

  function request(
    input: string | URL | RequestOptions,
    second?: RequestOptions | ResponseListener,
    third?: ResponseListener,
  ): ClientRequest {
    return new ClientRequest(input, second, third);
  }

  function get(
    input: string | URL | RequestOptions,
    second?: RequestOptions | ResponseListener,
    third?: ResponseListener,
  ): ClientRequest {
    const made = request(input, second, third);
    made.end();
    return made;
  }

  return {
    METHODS,
    STATUS_CODES,
    IncomingMessage,
    OutgoingMessage,
    ServerResponse,
    Server,
    createServer,
    Agent,
    ClientRequest,
    get globalAgent() {
      return globalAgent;
    },
    set globalAgent(agent: Agent) {
      globalAgent = agent;
    },
    request,
    get,
    validateHeaderName,
    validateHeaderValue,
    maxHeaderSize: environment.maxHeaderSize ?? 16_384,
    setMaxIdleHTTPParsers(max) {
      checkInteger(max, 'max', 1);
    },
    setGlobalProxyFromEnv() {
      throw featureUnavailable('http.setGlobalProxyFromEnv');
    },
    _connectionListener: connectionListener,
  };
}
