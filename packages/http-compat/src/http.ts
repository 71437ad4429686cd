/** Wires one machine's `http` together. */
import { type Agent, type AgentConstructor, createAgentClass } from './agent.ts';
import type { Socket } from 'node:net';
import { openChannels } from './channels.ts';
import { checkInteger } from './checks.ts';
import { createClientRequestClass } from './client-request.ts';
import type { ClientRequest, ClientRequestConstructor, ResponseListener } from './client-request-types.ts';
import type { RequestOptions } from './client-types.ts';
import type { HttpEnvironment } from './environment.ts';
import { invalidArgType } from '@efi-node/node-errors';
import { invalidProxy, readProxy } from './proxy.ts';
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
  /** Sends what uses the global agent by way of a proxy; the function that it answers takes that back. */
  setGlobalProxyFromEnv(proxyEnv?: object): () => void;
  readonly _connectionListener: (this: HttpServer, socket: Socket) => void;
}

const GLOBAL_AGENT = { keepAlive: true, scheduling: 'lifo', timeout: 5000 } as const;

export function createHttp(environment: HttpEnvironment): HttpModule {
  const channels = openChannels();
  const parsers = new Parsers(environment.machine);
  const { Server, connectionListener } = createServerClass(environment, channels, parsers);
  function createServer(first?: ServerOptions | RequestListener, second?: RequestListener): HttpServer {
    return typeof first === 'function' ? new Server(first) : new Server(first, second);
  }
  const Agent = createAgentClass(environment);
  const proxyEnv = process.env['NODE_USE_ENV_PROXY'] === '1' ? process.env : undefined;
  let globalAgent = new Agent(proxyEnv === undefined ? GLOBAL_AGENT : { ...GLOBAL_AGENT, proxyEnv });
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
    setGlobalProxyFromEnv(proxyEnv: object = process.env) {
      if (typeof proxyEnv !== 'object' || proxyEnv === null) {
        throw invalidArgType('proxyEnv', 'object', proxyEnv);
      }
      const failure = invalidProxy(proxyEnv);
      if (failure) throw failure;
      if (readProxy(proxyEnv) === undefined) return () => undefined;
      const before = globalAgent;
      globalAgent = new Agent({ ...GLOBAL_AGENT, proxyEnv });
      return () => {
        globalAgent = before;
      };
    },
    _connectionListener: connectionListener,
  };
}
