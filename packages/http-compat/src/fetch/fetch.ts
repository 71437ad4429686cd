/** `fetch` (Fetch standard, section 4) over this machine's `http`, as Node 24 has it. */
import type { IncomingMessage } from 'node:http';
import { featureUnavailable } from '@efi-node/node-errors';
import type { HttpModule } from '../http.ts';
import { type Body, extractBody, readAll } from './body.ts';
import { parseDataUrl } from './data-url.ts';
import { decode } from './decode.ts';
import { fetchFailed, terminated } from './errors.ts';
import { type Answer, exchange } from './exchange.ts';
import { Headers, linesOf } from './headers.ts';
import { incomingBody } from './incoming-body.ts';
import { matchesIntegrity } from './integrity.ts';
import { createPool, type Pool } from './pool.ts';
import { isBadPort } from './ports.ts';
import { refererOf } from './referrer.ts';
import { Request, type RequestState, requestState } from './request.ts';
import { makeResponse, type Response } from './response.ts';

const MOST_REDIRECTS = 20;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const NULL_BODY = new Set([101, 204, 205, 304]);
/** What says something about a body that is not sent again. */
const OF_BODY = [
  'content-encoding',
  'content-language',
  'content-location',
  'content-type',
  'content-length',
];
/** What is not for another origin. */
const OF_ORIGIN = ['authorization', 'proxy-authorization', 'cookie', 'host'];
/** A cache, that is not there, would have to ask anew for these. */
const CONDITIONS = ['if-modified-since', 'if-none-match', 'if-unmodified-since', 'if-match', 'if-range'];

/** Methods that say so when they have nothing to send. */
const EXPECTS_BODY = new Set(['POST', 'PUT', 'PATCH', 'QUERY', 'PROPFIND', 'PROPPATCH']);

/** A request on its way, which redirects change. */
interface Journey {
  readonly request: RequestState;
  readonly headers: Headers;
  method: string;
  url: URL;
  body: Body | null;
  redirects: number;
}

/** The headers as Node's client sends them: the program's between the connection's and its own. */
function linesToSend({ request, headers, method, url, body }: Journey): [string, string][] {
  const lines: [string, string][] = [['host', url.host]];
  const own = linesOf(headers).filter(([name]) => !/^(?:host|connection)$/i.test(name));
  const closes = method === 'HEAD' || /\bclose\b/i.test(headers.get('connection') ?? '');
  lines.push(
    ['connection', closes ? 'close' : 'keep-alive'],
    ...own.filter(([name]) => !/^content-length$/i.test(name)),
  );
  const add = (name: string, value: string): void => {
    if (!headers.has(name)) lines.push([name, value]);
  };
  add('accept', '*/*');
  add('accept-language', '*');
  const referer = refererOf(request.referrer, request.referrerPolicy, url);
  if (referer !== undefined) add('referer', referer);
  lines.push(['sec-fetch-mode', request.mode]);
  add('user-agent', 'node');
  const isConditional = CONDITIONS.some((name) => headers.has(name));
  if (request.cache === 'no-cache') add('cache-control', 'max-age=0');
  else if (request.cache === 'no-store' || request.cache === 'reload' || isConditional) {
    add('pragma', 'no-cache');
    add('cache-control', 'no-cache');
  }
  add('accept-encoding', headers.has('range') ? 'identity' : 'gzip, deflate');
  if (body === null || body.length === 0) {
    if (EXPECTS_BODY.has(method)) lines.push(['content-length', '0']);
  } else if (body.length === null) {
    lines.push(['transfer-encoding', 'chunked']);
  } else {
    lines.push(['content-length', headers.get('content-length') ?? String(body.length)]);
  }
  return lines;
}

function receivedHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index]?.toLowerCase(), rawHeaders[index + 1]);
  }
  return headers;
}

/** Where the answer sends us; undefined when nowhere. Throws for a place that is none. */
function redirectTarget(url: URL, status: number, headers: Headers): URL | undefined {
  const location = headers.get('location');
  if (!REDIRECTS.has(status) || location === null) return undefined;
  const target = new URL(Buffer.from(location, 'latin1').toString(), url);
  if (target.hash === '') target.hash = url.hash;
  return target;
}

/** Changes the journey for its next leg (Fetch, 'HTTP-redirect fetch'). */
function follow(journey: Journey, target: URL, status: number): void {
  if (target.protocol !== 'http:' && target.protocol !== 'https:') {
    throw new Error('URL scheme must be a HTTP(S) scheme');
  }
  if (journey.redirects === MOST_REDIRECTS) throw new Error('redirect count exceeded');
  journey.redirects += 1;
  if (journey.request.mode === 'cors' && (target.username !== '' || target.password !== '')) {
    throw new Error('cross origin not allowed for request mode "cors"');
  }
  const { body, method } = journey;
  if (status !== 303 && body !== null && body.source === null) throw new Error();
  const becomesGet =
    ((status === 301 || status === 302) && method === 'POST') ||
    (status === 303 && method !== 'GET' && method !== 'HEAD');
  if (becomesGet) {
    journey.method = 'GET';
    journey.body = null;
    for (const name of OF_BODY) journey.headers.delete(name);
  } else if (body !== null && body.source !== null) {
    journey.body = extractBody(body.source, 'fetch').body;
  }
  if (journey.url.origin !== target.origin) for (const name of OF_ORIGIN) journey.headers.delete(name);
  journey.url = target;
}

/** A request of one call of `fetch`: over the network, until an answer that is no redirect. */
class Fetching {
  private readonly http: HttpModule;
  private readonly pool: Pool;
  private readonly request: RequestState;

  constructor(http: HttpModule, pool: Pool, request: RequestState) {
    this.http = http;
    this.pool = pool;
    this.request = request;
  }

  async run(): Promise<Response> {
    const { request } = this;
    const journey: Journey = {
      request,
      headers: new Headers(linesOf(request.headers)),
      method: request.method,
      url: request.url,
      body: request.body,
      redirects: 0,
    };
    for (;;) {
      const answer = await this.leg(journey);
      const { message } = answer;
      const status = message.statusCode ?? 0;
      const headers = receivedHeaders(message);
      const target = redirectTarget(journey.url, status, headers);
      if (target === undefined || request.redirect === 'manual') return this.finish(journey, answer, headers);
      if (request.redirect === 'error') {
        answer.abandon();
        throw new Error('unexpected redirect');
      }
      // Its body is nobody's, and the connection is for the next leg.
      message.on('error', () => undefined);
      message.resume();
      try {
        follow(journey, target, status);
      } catch (error) {
        answer.abandon();
        throw error;
      }
    }
  }

  private leg(journey: Journey): Promise<Answer> {
    const { url, method, body } = journey;
    if (isBadPort(url)) throw new Error('bad port');
    if (url.protocol === 'https:') throw featureUnavailable('https');
    const { signal } = this.request;
    this.pool.dropStale();
    return exchange(this.http, this.pool.agent, { url, method, headers: linesToSend(journey), body, signal });
  }

  private async finish(journey: Journey, answer: Answer, headers: Headers): Promise<Response> {
    const { message } = answer;
    const status = message.statusCode ?? 0;
    const body = this.bodyOf(journey, answer, status);
    const url = new URL(journey.url);
    url.hash = '';
    const { integrity } = this.request;
    let shown = body;
    if (integrity !== '') {
      const bytes = await readAll(body);
      if (!(await matchesIntegrity(bytes, integrity))) throw new Error('integrity mismatch');
      if (body !== null) shown = extractBody(bytes, 'fetch').body;
    }
    return makeResponse({
      headers,
      body: shown,
      type: 'basic',
      status,
      statusText: Buffer.from(message.statusMessage ?? '', 'latin1').toString(),
      url: url.href,
      redirected: journey.redirects > 0,
    });
  }

  private bodyOf(journey: Journey, { message, abandon, causeOf }: Answer, status: number): Body | null {
    const { signal } = this.request;
    if (journey.method === 'HEAD' || NULL_BODY.has(status)) {
      message.on('error', () => undefined);
      message.resume();
      return null;
    }
    let decoded;
    try {
      decoded = decode(message, message.headers['content-encoding']);
    } catch (error) {
      abandon();
      throw error;
    }
    const { body, fail } = incomingBody(decoded, abandon, (error) =>
      signal.aborted ? signal.reason : terminated(causeOf(error)),
    );
    const abort = (): void => {
      fail(signal.reason);
      abandon();
    };
    signal.addEventListener('abort', abort);
    message.on('close', () => signal.removeEventListener('abort', abort));
    return body;
  }
}

function fetchData(url: URL): Response {
  const data = parseDataUrl(url);
  if (data === undefined) throw new Error('failed to fetch the data URL');
  const { body } = extractBody(data.bytes, 'fetch');
  return makeResponse({
    headers: new Headers({ 'content-type': data.type }),
    body,
    type: 'basic',
    status: 200,
    statusText: 'OK',
    url: url.href.slice(0, url.href.length - url.hash.length),
    redirected: false,
  });
}

function refuseScheme({ protocol }: URL): never {
  switch (protocol) {
    case 'about:':
      throw new Error('about scheme is not supported');
    case 'file:':
      throw new Error('not implemented... yet...');
    case 'blob:':
      throw new Error('invalid method');
    default:
      throw new Error('unknown scheme');
  }
}

export type Fetch = (input: unknown, init?: unknown) => Promise<Response>;

/** `fetch` of a machine, with connections of its own that are kept for the next request. */
export function createFetch(http: HttpModule): Fetch {
  const pool = createPool(http);

  async function perform(request: RequestState): Promise<Response> {
    const { url, signal } = request;
    if (signal.aborted) throw signal.reason;
    try {
      if (url.protocol === 'data:') return fetchData(url);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') refuseScheme(url);
      return await new Fetching(http, pool, request).run();
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw fetchFailed(error);
    }
  }

  return async function fetch(input, init) {
    return perform(requestState(new Request(input, init)));
  };
}
