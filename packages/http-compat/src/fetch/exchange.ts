/** One request and its answer over `http`. */
import type { IncomingMessage } from 'node:http';
import type { Agent } from '../agent.ts';
import type { ClientRequest } from '../client-request-types.ts';
import type { HttpModule } from '../http.ts';
import type { Body } from './body.ts';
import { causeOf, clientError, socketError } from './errors.ts';

export interface Exchange {
  readonly url: URL;
  readonly method: string;
  /** As they go on the wire, in their order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Body | null;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly message: IncomingMessage;
  /** What an error of the message is to the program. */
  readonly causeOf: (error: unknown) => unknown;
  /** Gives the connection up. */
  readonly abandon: () => void;
}

/** Sends a body as it comes; an error of its stream ends the request. */
async function upload(request: ClientRequest, body: Body, onError: (error: unknown) => void): Promise<void> {
  const reader = body.stream.getReader();
  request.once('close', () => {
    if (!request.writableFinished) reader.cancel(request.errored ?? undefined).catch(() => undefined);
  });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || request.destroyed) break;
      const part: unknown = value;
      if (typeof part !== 'string' && !(part instanceof Uint8Array)) {
        throw new TypeError('Received non-Uint8Array chunk');
      }
      if (!request.write(part)) await drained(request);
    }
    request.end();
  } catch (error) {
    onError(error);
  }
}

function drained(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      request.off('drain', done);
      request.off('close', done);
      resolve();
    };
    request.on('drain', done);
    request.on('close', done);
  });
}

/** What Node's client refuses among the headers of a program. */
function checkHeaders({ headers, body }: Exchange): void {
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (key === 'expect') {
      throw clientError('NotSupportedError', 'UND_ERR_NOT_SUPPORTED', 'expect header not supported');
    }
    const isOurs = key === 'transfer-encoding' && body?.length === null;
    if ((key === 'transfer-encoding' && !isOurs) || key === 'upgrade' || key === 'keep-alive') {
      throw clientError('InvalidArgumentError', 'UND_ERR_INVALID_ARG', `invalid ${key} header`);
    }
    if (key === 'content-length' && body !== null && body.length !== null && Number(value) !== body.length) {
      throw clientError(
        'RequestContentLengthMismatchError',
        'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
        'Request body length does not match content-length header',
      );
    }
  }
}

/** Rejects with the cause that `fetch` gives for what failed, or with the reason of the signal. */
export function exchange(http: HttpModule, agent: Agent, wanted: Exchange): Promise<Answer> {
  return new Promise((resolve, reject) => {
    checkHeaders(wanted);
    const { url, method, headers, body, signal } = wanted;
    const request = http.request({
      agent,
      method,
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? 80 : Number(url.port),
      path: `${url.pathname}${url.search}`,
      setDefaultHeaders: false,
    });
    for (const [name, value] of headers) request.setHeader(name, value);
    // As it was given: http would write it in capitals.
    request.method = method;
    if (body === null || body.length === 0) request.useChunkedEncodingByDefault = false;
    /** The first thing that went wrong: what http says later of the answer is only that it ended early. */
    let failure: { readonly cause: unknown } | undefined;
    let answer: IncomingMessage | undefined;
    const fail = (cause: unknown): void => {
      failure ??= { cause };
      reject(failure.cause);
      // What comes behind an answer that is whole is no matter of this request.
      if (answer?.complete !== true) request.destroy();
    };
    const abort = (): void => fail(signal.reason);
    signal.addEventListener('abort', abort);
    request.on('close', () => signal.removeEventListener('abort', abort));
    request.on('error', (error: unknown) => fail(causeOf(error)));
    // Node's client waits for neither.
    request.on('continue', () => fail(socketError('bad response')));
    request.on('upgrade', () => fail(socketError('bad upgrade')));
    request.on('response', (message: IncomingMessage) => {
      answer = message;
      resolve({
        message,
        causeOf: (error) => failure?.cause ?? causeOf(message.socket?.errored ?? error),
        abandon: () => request.destroy(),
      });
    });
    if (body === null) request.end();
    else void upload(request, body, fail);
  });
}
