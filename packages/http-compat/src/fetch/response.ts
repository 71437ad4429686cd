/** The global `Response` (Fetch standard, section 5.5), as Node 24 has it. */
import { inspect, type InspectOptions } from 'node:util';
import { type Body, cloneBody, extractBody, isUsed } from './body.ts';
import { type BodyMethods, defineBodyMethods, type Holder, makeEnumerable } from './body-methods.ts';
import { checkCount, toByteString } from './convert.ts';
import { illegalInvocation } from './guard.ts';
import { freeze, Headers } from './headers.ts';

type ResponseType = 'basic' | 'cors' | 'default' | 'error' | 'opaque' | 'opaqueredirect';

interface State extends Holder {
  readonly type: ResponseType;
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly redirected: boolean;
}

const states: WeakMap<object, State> = new WeakMap();
const NULL_BODY = new Set([101, 103, 204, 205, 304]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const REASON = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

function stateOf(response: object): State {
  const state = states.get(response);
  if (state === undefined) throw illegalInvocation();
  return state;
}

interface Init {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
}

function readInit(given: unknown): Init {
  if (given !== undefined && given !== null && typeof given !== 'object' && typeof given !== 'function') {
    throw new TypeError(`undefined: Expected ${inspect(given)} to be one of: Null, Undefined, Object.`);
  }
  const read = (key: string): unknown => Reflect.get(Object(given), key);
  const status = read('status') === undefined ? 200 : Number(read('status')) & 0xffff;
  if (status < 200 || status > 599) {
    throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
  }
  const text = read('statusText');
  const statusText = text === undefined ? '' : toByteString(text, 'Response', 'statusText');
  if (!REASON.test(statusText)) throw new TypeError('Invalid statusText');
  return { status, statusText, headers: new Headers(read('headers')) };
}

function withBody(init: Init, content: unknown, type: string | undefined): State {
  let body: Body | null = null;
  if (content !== undefined && content !== null) {
    const extracted = extractBody(content, 'Response');
    if (NULL_BODY.has(init.status)) {
      throw new TypeError(`Response constructor: Invalid response status code ${init.status}`);
    }
    body = extracted.body;
    const name = type ?? extracted.type;
    if (name !== null && !init.headers.has('content-type')) init.headers.append('content-type', name);
  }
  return { ...init, body, type: 'default', url: '', redirected: false };
}

/** A Response of the network, or of `Response.error()` and its like: with headers that cannot be changed. */
export function makeResponse(state: State): Response {
  const response = new Response();
  states.set(response, state);
  freeze(state.headers);
  return response;
}

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the members of the body are defined on the prototype
export class Response {
  constructor(...given: unknown[]) {
    const [content, init] = given;
    states.set(this, withBody(readInit(init), content, undefined));
  }

  static error(): Response {
    const headers = new Headers();
    return makeResponse({
      headers,
      body: null,
      type: 'error',
      status: 0,
      statusText: '',
      url: '',
      redirected: false,
    });
  }

  static json(...given: unknown[]): Response {
    checkCount('Response.json', given.length, 1);
    const [data, init] = given;
    const text: string | undefined = JSON.stringify(data);
    if (text === undefined) throw new TypeError('Value is not JSON serializable');
    const response = new Response();
    states.set(response, withBody(readInit(init), text, 'application/json'));
    return response;
  }

  static redirect(...given: unknown[]): Response {
    checkCount('Response.redirect', given.length, 1);
    const [to, code] = given;
    const url = String(to);
    let location: URL;
    try {
      location = new URL(url);
    } catch (cause) {
      throw new TypeError(`Failed to parse URL from ${url}`, { cause });
    }
    const status = code === undefined ? 302 : Number(code) & 0xffff;
    if (!REDIRECTS.has(status)) throw new RangeError(`Invalid status code ${status}`);
    const headers = new Headers({ location: location.href });
    return makeResponse({
      headers,
      body: null,
      type: 'default',
      status,
      statusText: '',
      url: '',
      redirected: false,
    });
  }

  get type(): ResponseType {
    return stateOf(this).type;
  }

  get url(): string {
    return stateOf(this).url;
  }

  get redirected(): boolean {
    return stateOf(this).redirected;
  }

  get status(): number {
    return stateOf(this).status;
  }

  get ok(): boolean {
    const { status } = stateOf(this);
    return status >= 200 && status <= 299;
  }

  get statusText(): string {
    return stateOf(this).statusText;
  }

  get headers(): Headers {
    return stateOf(this).headers;
  }

  clone(): Response {
    const state = stateOf(this);
    const { body } = state;
    if (body !== null && (isUsed(body) || body.stream.locked)) {
      throw new TypeError('Response.clone: Body has already been consumed.');
    }
    const clone = new Response();
    const copy = body === null ? null : cloneBody(body);
    states.set(clone, { ...state, body: copy, headers: new Headers(state.headers) });
    return clone;
  }

  get [Symbol.toStringTag](): string {
    return 'Response';
  }

  static {
    defineBodyMethods(Response.prototype, (instance) =>
      typeof instance === 'object' && instance !== null ? states.get(instance) : undefined,
    );
    makeEnumerable(Response.prototype);
    for (const name of ['error', 'json', 'redirect'] as const) {
      Object.defineProperty(Response, name, { enumerable: true });
    }
    Object.defineProperty(Response.prototype, inspect.custom, {
      value(this: Response, depth: number | null, options: InspectOptions): string {
        const { status, statusText, headers, body, bodyUsed, ok, redirected, type, url } = this;
        const shown = { status, statusText, headers, body, bodyUsed, ok, redirected, type, url };
        return `Response ${inspect(shown, { ...options, depth: Math.max(depth ?? 2, 0) })}`;
      },
      configurable: true,
    });
  }
}

export interface Response extends BodyMethods {}
