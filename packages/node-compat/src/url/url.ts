/** The class URL. */
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_URL, ERR_MISSING_ARGS } from '../errors.ts';
import { inspect } from '../inspect/inspect.ts';
import type { InspectOptions } from '../inspect/options.ts';
import { toUsv } from '../util/usv.ts';
import { change, parseUrl, type UrlRecord } from './record.ts';
import { createObjectUrl, revokeObjectUrl } from './object-urls.ts';
import { URLSearchParams } from './search-params.ts';

const custom = Symbol.for('nodejs.util.inspect.custom');

const shown = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'searchParams',
  'hash',
] as const;

function toText(value: unknown): string {
  return toUsv(String(value));
}

export class URL {
  #record: UrlRecord;
  #params: URLSearchParams | undefined;

  constructor(...args: [input?: unknown, base?: unknown]) {
    if (args.length === 0) throw new ERR_MISSING_ARGS('url');
    const input = toText(args[0]);
    const base = args[1] === undefined ? undefined : toText(args[1]);
    const record = parseUrl(input, base);
    if (record === undefined)
      throw Object.assign(new ERR_INVALID_URL(input), { input }, base === undefined ? {} : { base });
    this.#record = record;
  }

  #set(part: keyof UrlRecord | 'host', value: unknown): void {
    this.#record = change(this.#record, part, toText(value));
    if (this.#params !== undefined && (part === 'search' || part === 'href'))
      URLSearchParams.update(this.#params, this.#record.search);
  }

  get href(): string {
    return this.#record.href;
  }
  set href(value: unknown) {
    const input = toText(value);
    const record = parseUrl(input, undefined);
    if (record === undefined) throw Object.assign(new ERR_INVALID_URL(input), { input });
    this.#record = record;
    if (this.#params !== undefined) URLSearchParams.update(this.#params, record.search);
  }
  get origin(): string {
    return this.#record.origin;
  }
  get protocol(): string {
    return this.#record.protocol;
  }
  set protocol(value: unknown) {
    this.#set('protocol', value);
  }
  get username(): string {
    return this.#record.username;
  }
  set username(value: unknown) {
    this.#set('username', value);
  }
  get password(): string {
    return this.#record.password;
  }
  set password(value: unknown) {
    this.#set('password', value);
  }
  get host(): string {
    const { hostname, port } = this.#record;
    return port === '' ? hostname : `${hostname}:${port}`;
  }
  set host(value: unknown) {
    this.#set('host', value);
  }
  get hostname(): string {
    return this.#record.hostname;
  }
  set hostname(value: unknown) {
    this.#set('hostname', value);
  }
  get port(): string {
    return this.#record.port;
  }
  set port(value: unknown) {
    this.#set('port', value);
  }
  get pathname(): string {
    return this.#record.pathname;
  }
  set pathname(value: unknown) {
    this.#set('pathname', value);
  }
  get search(): string {
    return this.#record.search;
  }
  set search(value: unknown) {
    this.#set('search', value);
  }
  get searchParams(): URLSearchParams {
    this.#params ??= URLSearchParams.attach(this.#record.search, (query) => {
      this.#record = change(this.#record, 'search', query);
    });
    return this.#params;
  }
  get hash(): string {
    return this.#record.hash;
  }
  set hash(value: unknown) {
    this.#set('hash', value);
  }

  toString(): string {
    return this.#record.href;
  }

  toJSON(): string {
    return this.#record.href;
  }

  static canParse(input: unknown, base?: unknown): boolean {
    return parseUrl(toText(input), base === undefined ? undefined : toText(base)) !== undefined;
  }

  static parse(input: unknown, base?: unknown): URL | null {
    return URL.canParse(input, base) ? new URL(input, base) : null;
  }

  static createObjectURL(object: unknown): string {
    if (!(object instanceof Blob)) throw new ERR_INVALID_ARG_TYPE('obj', 'Blob', object);
    return createObjectUrl(object);
  }

  static revokeObjectURL(...args: [url?: unknown]): void {
    if (args.length === 0) throw new ERR_MISSING_ARGS('url');
    revokeObjectUrl(String(args[0]));
  }

  get [Symbol.toStringTag](): string {
    return 'URL';
  }
}
// As in browsers the parts are enumerable, though on the prototype.
for (const name of [...shown, 'toString', 'toJSON'] as const) {
  const descriptor = Object.getOwnPropertyDescriptor(URL.prototype, name);
  if (descriptor !== undefined)
    Object.defineProperty(URL.prototype, name, { ...descriptor, enumerable: true });
}
Object.defineProperty(URL.prototype, custom, {
  value(this: URL, depth: number, options: InspectOptions) {
    if (depth < 0) return '[URL]';
    const parts: Record<string, unknown> = {};
    for (const key of shown) parts[key] = this[key];
    return `${this.constructor.name} ${inspect(parts, options)}`;
  },
  configurable: true,
  writable: true,
});
