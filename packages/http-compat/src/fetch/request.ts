/** The global `Request` (Fetch standard, section 5.4), as Node 24 has it. */
import { featureUnavailable } from '@efi-node/node-errors';
import { inspect, type InspectOptions } from 'node:util';
import { type Body, cloneBody, extractBody, isUsed } from './body.ts';
import { type BodyMethods, defineBodyMethods, type Holder, makeEnumerable } from './body-methods.ts';
import { checkCount, toDomString } from './convert.ts';
import { illegalInvocation } from './guard.ts';
import { Headers } from './headers.ts';

const ENUMS = {
  mode: ['navigate', 'same-origin', 'no-cors', 'cors'],
  credentials: ['omit', 'same-origin', 'include'],
  cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
  redirect: ['follow', 'manual', 'error'],
  duplex: ['half'],
  priority: ['high', 'low', 'auto'],
  referrerPolicy: [
    '',
    'no-referrer',
    'no-referrer-when-downgrade',
    'same-origin',
    'origin',
    'strict-origin',
    'origin-when-cross-origin',
    'strict-origin-when-cross-origin',
    'unsafe-url',
  ],
} as const;
type Word<Key extends keyof typeof ENUMS> = (typeof ENUMS)[Key][number];

const KNOWN_METHODS = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);
const SIMPLE_METHODS = new Set(['GET', 'HEAD', 'POST']);
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

export interface RequestState extends Holder {
  readonly method: string;
  readonly url: URL;
  readonly referrer: string;
  readonly referrerPolicy: Word<'referrerPolicy'>;
  readonly mode: Word<'mode'>;
  readonly credentials: Word<'credentials'>;
  readonly cache: Word<'cache'>;
  readonly redirect: Word<'redirect'>;
  readonly integrity: string;
  readonly keepalive: boolean;
  readonly signal: AbortSignal;
}

const states: WeakMap<object, RequestState> = new WeakMap();

/** Throws for what is no Request. */
export function requestState(request: object): RequestState {
  const state = states.get(request);
  if (state === undefined) throw illegalInvocation();
  return state;
}

function parseUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new TypeError(`Failed to parse URL from ${text}`, { cause });
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${text}`);
  }
  return url;
}

let warned = false;

function normalizeMethod(given: string): string {
  if (!TOKEN.test(given)) throw new TypeError(`'${given}' is not a valid HTTP method.`);
  const upper = given.toUpperCase();
  if (upper === 'CONNECT' || upper === 'TRACE' || upper === 'TRACK') {
    throw new TypeError(`'${given}' HTTP method is unsupported.`);
  }
  if (KNOWN_METHODS.has(upper)) return upper;
  if (given === 'patch' && !warned) {
    warned = true;
    process.emitWarning(
      'Using `patch` is highly likely to result in a `405 Method Not Allowed`. `PATCH` is much more likely to succeed.',
      { code: 'UNDICI-FETCH-patch' },
    );
  }
  return given;
}

class Init {
  private readonly given: object;
  readonly isEmpty: boolean;

  constructor(given: unknown) {
    if (given !== undefined && given !== null && typeof given !== 'object' && typeof given !== 'function') {
      throw new TypeError(`undefined: Expected ${inspect(given)} to be one of: Null, Undefined, Object.`);
    }
    this.given = Object(given ?? {});
    this.isEmpty = given === undefined || given === null;
  }

  get(key: string): unknown {
    return Reflect.get(this.given, key);
  }

  /** One of the words allowed, or undefined when not given. */
  word<Key extends keyof typeof ENUMS>(key: Key): Word<Key> | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    const text = toDomString(value);
    const words: readonly Word<Key>[] = ENUMS[key];
    const found = words.find((word) => word === text);
    if (found === undefined) {
      throw new TypeError(`undefined: ${text} is not an accepted type. Expected one of ${words.join(', ')}.`);
    }
    return found;
  }
}

function readReferrer(init: Init, before: string): string {
  const given = init.get('referrer');
  if (given === undefined) return before;
  const text = toDomString(given);
  if (text === '') return '';
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new TypeError(`Referrer "${text}" is not a valid URL.`, { cause });
  }
  return url.protocol === 'about:' && url.pathname === 'client' ? 'about:client' : url.href;
}

/** A signal of the request's own, aborted with the one given. */
function follow(given: unknown): AbortSignal {
  if (given === undefined || given === null) return new AbortController().signal;
  if (!(given instanceof AbortSignal)) {
    const shown = inspect(given).replaceAll("'", '"');
    throw new TypeError(`RequestInit: Expected signal ("${shown}") to be an instance of AbortSignal.`);
  }
  return AbortSignal.any([given]);
}

function readBody(init: Init, method: string, headers: Headers, before: Body | null): Body | null {
  const given = init.get('body');
  const hasOwn = given !== undefined && given !== null;
  if ((hasOwn || before !== null) && (method === 'GET' || method === 'HEAD')) {
    throw new TypeError('Request with GET/HEAD method cannot have body.');
  }
  if (!hasOwn) return before;
  const { body, type } = extractBody(given, 'Request');
  if (type !== null && !headers.has('content-type')) headers.append('content-type', type);
  if (body.source === null && init.word('duplex') === undefined) {
    throw new TypeError('RequestInit: duplex option is required when sending a body.');
  }
  return body;
}

function construct(input: unknown, given: unknown): RequestState {
  const init = new Init(given);
  const before = typeof input === 'object' && input !== null ? states.get(input) : undefined;
  const url = before?.url ?? parseUrl(String(input));
  const dispatcher = init.get('dispatcher');
  if (dispatcher !== undefined && dispatcher !== null) throw featureUnavailable("fetch's option dispatcher");
  const window = init.get('window');
  if (window !== undefined && window !== null) throw new TypeError("'window' option 'client' must be null");
  const mode = init.word('mode') ?? before?.mode ?? 'cors';
  if (init.word('mode') === 'navigate')
    throw new TypeError('Request constructor: invalid request mode navigate.');
  const cache = init.word('cache') ?? before?.cache ?? 'default';
  if (cache === 'only-if-cached' && mode !== 'same-origin') {
    throw new TypeError("'only-if-cached' can be set only with 'same-origin' mode");
  }
  init.word('priority');
  init.word('duplex');
  const givenMethod = init.get('method');
  const method =
    givenMethod === undefined ? (before?.method ?? 'GET') : normalizeMethod(toDomString(givenMethod));
  if (mode === 'no-cors' && !SIMPLE_METHODS.has(method)) {
    throw new TypeError(`'${method} is unsupported in no-cors mode.`);
  }
  const givenHeaders = init.get('headers');
  const headers = new Headers(givenHeaders === undefined ? before?.headers : givenHeaders);
  const inherited = before?.body ?? null;
  const own = init.get('body');
  if (inherited !== null && (own === undefined || own === null)) {
    if (isUsed(inherited) || inherited.stream.locked) {
      throw new TypeError('Cannot construct a Request with a Request object that has already been used.');
    }
  }
  const body = readBody(init, method, headers, inherited);
  const signal = init.get('signal');
  const keepalive = init.get('keepalive');
  const integrity = init.get('integrity');
  return {
    method,
    url,
    headers,
    // The other request has given its body away.
    body: body !== null && body === inherited ? passOn(body) : body,
    mode,
    cache,
    credentials: init.word('credentials') ?? before?.credentials ?? 'same-origin',
    redirect: init.word('redirect') ?? before?.redirect ?? 'follow',
    referrerPolicy: init.word('referrerPolicy') ?? before?.referrerPolicy ?? '',
    referrer: readReferrer(init, before?.referrer ?? 'about:client'),
    integrity: integrity === undefined ? (before?.integrity ?? '') : toDomString(integrity),
    keepalive: keepalive === undefined ? (before?.keepalive ?? false) : Boolean(keepalive),
    signal: follow(signal === undefined ? before?.signal : signal),
  };
}

function passOn(body: Body): Body {
  const stream = body.stream.pipeThrough(new TransformStream());
  return { ...body, stream };
}

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the members of the body are defined on the prototype
export class Request {
  constructor(input: unknown, init?: unknown) {
    checkCount('Request constructor', arguments.length, 1);
    states.set(this, construct(input, init));
  }

  get method(): string {
    return requestState(this).method;
  }

  get url(): string {
    return requestState(this).url.href;
  }

  get headers(): Headers {
    return requestState(this).headers;
  }

  get destination(): '' {
    requestState(this);
    return '';
  }

  get referrer(): string {
    return requestState(this).referrer;
  }

  get referrerPolicy(): Word<'referrerPolicy'> {
    return requestState(this).referrerPolicy;
  }

  get mode(): Word<'mode'> {
    return requestState(this).mode;
  }

  get credentials(): Word<'credentials'> {
    return requestState(this).credentials;
  }

  get cache(): Word<'cache'> {
    return requestState(this).cache;
  }

  get redirect(): Word<'redirect'> {
    return requestState(this).redirect;
  }

  get integrity(): string {
    return requestState(this).integrity;
  }

  get keepalive(): boolean {
    return requestState(this).keepalive;
  }

  get isReloadNavigation(): boolean {
    requestState(this);
    return false;
  }

  get isHistoryNavigation(): boolean {
    requestState(this);
    return false;
  }

  get signal(): AbortSignal {
    return requestState(this).signal;
  }

  get duplex(): 'half' {
    requestState(this);
    return 'half';
  }

  clone(): Request {
    const state = requestState(this);
    const { body } = state;
    if (body !== null && (isUsed(body) || body.stream.locked)) throw new TypeError('unusable');
    const clone: Request = Object.create(Request.prototype);
    states.set(clone, {
      ...state,
      body: body === null ? null : cloneBody(body),
      headers: new Headers(state.headers),
      signal: AbortSignal.any([state.signal]),
    });
    return clone;
  }

  get [Symbol.toStringTag](): string {
    return 'Request';
  }

  static {
    defineBodyMethods(Request.prototype, (instance) =>
      typeof instance === 'object' && instance !== null ? states.get(instance) : undefined,
    );
    makeEnumerable(Request.prototype);
    Object.defineProperty(Request, 'length', { value: 1, configurable: true });
    Object.defineProperty(Request.prototype, inspect.custom, {
      value(this: Request, depth: number | null, options: InspectOptions): string {
        const { method, url, headers, destination, referrer, referrerPolicy, mode, credentials } = this;
        const { cache, redirect, integrity, keepalive, isReloadNavigation, isHistoryNavigation, signal } =
          this;
        const first = { method, url, headers, destination, referrer, referrerPolicy, mode, credentials };
        const second = {
          cache,
          redirect,
          integrity,
          keepalive,
          isReloadNavigation,
          isHistoryNavigation,
          signal,
        };
        return `Request ${inspect(Object.assign(first, second), { ...options, depth: Math.max(depth ?? 2, 0) })}`;
      },
      configurable: true,
    });
  }
}

export interface Request extends BodyMethods {}
