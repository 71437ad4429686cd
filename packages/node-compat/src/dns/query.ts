/**
 * One question until its answer: which server is asked when, over what, and for how long. The rules are those of c-ares:
 * each server gets as many attempts as `tries` says, who has failed the least first, and each round waits twice as long.
 */
import type { LoopHandle } from '@efi-node/efi-core';
import { type Exchange, type ExchangeHandlers, type ExchangeOptions, openTcp, openUdp } from './exchange.ts';
import { decodeMessage, encodeQuery, type Message } from './message.ts';
import { TYPES, type TypeName } from './record.ts';
import type { Server } from './server.ts';

/** An answer with records in it, or the code of c-ares that says why there is none. */
export type Outcome = { readonly message: Message } | { readonly code: string; readonly cause?: unknown };

/** What a query needs of those who ask. */
export interface QueryOptions extends Omit<ExchangeOptions, 'server'> {
  readonly servers: readonly Server[];
  readonly name: string;
  readonly type: TypeName;
  /** Drawn at random. */
  readonly id: number;
  /** Milliseconds of the first round. */
  readonly timeout: number;
  readonly tries: number;
  /** Milliseconds that no round exceeds. */
  readonly maxTimeout: number;
  /** Whether a server that can or will not answer is passed over for the next, as the C library does. */
  readonly passesOver: boolean;
  readonly done: (outcome: Outcome) => void;
}

const MAX_TIMER = 2 ** 31 - 1;

const RCODES: readonly (string | undefined)[] = [
  undefined,
  'EFORMERR',
  'ESERVFAIL',
  'ENOTFOUND',
  'ENOTIMP',
  'EREFUSED',
];
const PASSED_OVER: ReadonlySet<string> = new Set(['ESERVFAIL', 'ENOTIMP', 'EREFUSED']);

export class Query {
  private readonly options: QueryOptions;
  private readonly bytes: Uint8Array | undefined;
  /** The question as an answer repeats it. */
  private readonly question: string;
  /** Ports that are open, so that an answer which comes after its round is one all the same. */
  private readonly ports = new Map<Server, Exchange>();
  private connection: Exchange | undefined;
  private overTcp = false;
  /** Whose answer the present attempt waits for. */
  private asked: Server | undefined;
  private attempts = 0;
  private last = 'ETIMEOUT';
  private timer: LoopHandle | undefined;
  private over = false;

  constructor(options: QueryOptions) {
    this.options = options;
    this.bytes = encodeQuery(options.id, options.name, TYPES[options.type]);
    this.question = this.bytes === undefined ? '' : questionOf(this.bytes);
    if (this.bytes === undefined) this.later({ code: 'EBADNAME' });
    // RFC 7686: not a name of this system.
    else if (/\.onion\.?$/i.test(options.name)) this.later({ code: 'ENOTFOUND' });
    else if (options.servers.length === 0) this.later({ code: 'UNKNOWN_ARES_ERROR' });
    else this.attempt();
  }

  /** `done` is not called any more. */
  close(): void {
    if (this.over) return;
    this.over = true;
    this.timer?.close();
    this.connection?.close();
    for (const port of this.ports.values()) port.close();
  }

  private later(outcome: Outcome): void {
    this.timer = this.options.loop.enqueue(() => this.finish(outcome));
  }

  private attempt(): void {
    const { servers, tries } = this.options;
    if (this.attempts >= tries * servers.length) {
      this.finish({ code: this.last });
      return;
    }
    const [first, ...others] = servers;
    if (first === undefined) return;
    this.ask(others.reduce((best, one) => (one.failures < best.failures ? one : best), first));
  }

  private ask(server: Server): void {
    const { loop, servers, timeout, maxTimeout } = this.options;
    const round = Math.floor(this.attempts / servers.length);
    const wait = Math.min(timeout * 2 ** round, maxTimeout, MAX_TIMER);
    this.asked = server;
    this.timer?.close();
    this.timer = loop.timer(() => this.failed(server, 'ETIMEOUT'), wait);
    if (this.bytes === undefined) return;
    if (this.overTcp) {
      this.connection?.close();
      this.connection = openTcp({ ...this.options, server }, this.handlersFor(server));
      this.connection.send(this.bytes);
      return;
    }
    let port = this.ports.get(server);
    if (port === undefined) {
      port = openUdp({ ...this.options, server }, this.handlersFor(server));
      this.ports.set(server, port);
    }
    port.send(this.bytes);
  }

  private handlersFor(server: Server): ExchangeHandlers {
    const overTcp = this.overTcp;
    return {
      onMessage: (bytes) => this.hear(server, bytes, overTcp),
      onFailure: (unsupported) => {
        // A port that failed has ended by itself.
        if (!overTcp) this.ports.delete(server);
        if (!this.isAsked(server, overTcp)) return;
        if (unsupported && !overTcp) this.goOverTcp(server);
        else this.failed(server, 'ECONNREFUSED');
      },
    };
  }

  /** What comes of an earlier attempt may be the answer, and fails no later one. */
  private isAsked(server: Server, overTcp: boolean): boolean {
    return this.asked === server && this.overTcp === overTcp;
  }

  private goOverTcp(server: Server): void {
    this.overTcp = true;
    this.ask(server);
  }

  private hear(server: Server, bytes: Uint8Array, overTcp: boolean): void {
    if (this.over) return;
    const message = decodeMessage(bytes);
    if (message === undefined) {
      if (this.isAsked(server, overTcp)) this.failed(server, 'EBADRESP');
      return;
    }
    // The answer to another question, or somebody's guess at ours.
    if (message.id !== this.options.id || textOf(message) !== this.question) return;
    if (message.truncated && !overTcp) {
      // A second such answer, to an earlier round, changes nothing.
      if (!this.overTcp) this.goOverTcp(server);
      return;
    }
    const code = RCODES[message.rcode] ?? (message.answers.length === 0 ? 'ENODATA' : undefined);
    if (this.options.passesOver && code !== undefined && PASSED_OVER.has(code)) {
      this.failed(server, code);
      return;
    }
    server.failures = 0;
    this.finish(code === undefined ? { message } : { code });
  }

  private failed(server: Server, code: string): void {
    if (this.over) return;
    this.attempts++;
    this.last = code;
    server.failures++;
    this.attempt();
  }

  private finish(outcome: Outcome): void {
    if (this.over) return;
    this.close();
    this.options.done(outcome);
  }
}

function textOf({ question }: Message): string {
  return `${question.name.toLowerCase()} ${question.type}`;
}

function questionOf(query: Uint8Array): string {
  const message = decodeMessage(query);
  return message === undefined ? '' : textOf(message);
}
