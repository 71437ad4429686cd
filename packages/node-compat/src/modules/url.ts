/** node:url. */
import CoreURL from 'core-js-pure/web/url.js';
import CoreURLSearchParams from 'core-js-pure/web/url-search-params.js';
import {
  ERR_INVALID_ARG_TYPE,
  ERR_INVALID_FILE_URL_HOST,
  ERR_INVALID_FILE_URL_PATH,
  ERR_INVALID_URL,
  ERR_INVALID_URL_SCHEME,
} from '../errors.ts';
import { inspect } from '../inspect/inspect.ts';
import type { InspectOptions } from '../inspect/options.ts';
import { toAscii, toUnicode } from '../url/idna.ts';
import { formatObject, Url, urlParse, urlResolve } from '../url/legacy.ts';

const custom = Symbol.for('nodejs.util.inspect.custom');

export class URLSearchParams extends CoreURLSearchParams {}
Object.defineProperty(URLSearchParams.prototype, custom, {
  value(this: URLSearchParams, depth: number, options: InspectOptions) {
    if (depth < 0) return '[Object]';
    const entries = [...this].map(([key, value]) => `${inspect(key, options)} => ${inspect(value, options)}`);
    const length = entries.reduce((sum, entry) => sum + entry.length + 2, -2);
    if (length <= (options.breakLength ?? 80))
      return entries.length === 0 ? 'URLSearchParams {}' : `URLSearchParams { ${entries.join(', ')} }`;
    return `URLSearchParams {\n  ${entries.join(',\n  ')} }`;
  },
  configurable: true,
  writable: true,
});

/** Parsing fails with Node's error. */
function attempt<T>(work: () => T, input: unknown, base: unknown): T {
  try {
    return work();
  } catch {
    const error = new ERR_INVALID_URL(String(input));
    Object.assign(error, { input: String(input) }, base === undefined ? {} : { base: String(base) });
    throw error;
  }
}

const inspected = [
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

const searchParams: WeakMap<object, URLSearchParams> = new WeakMap();

export class URL extends CoreURL {
  constructor(...args: [input?: string | { toString(): string }, base?: string | { toString(): string }]) {
    const [input, base] = args;
    if (input === undefined && args.length < 1)
      throw Object.assign(new TypeError('The "url" argument must be specified'), {
        code: 'ERR_MISSING_ARGS',
      });
    // A constructor may not run code before `super` but in its arguments.
    super(
      attempt(
        () => new CoreURL(String(input), base === undefined ? undefined : String(base)).href,
        input,
        base,
      ),
    );
  }

  override get searchParams(): URLSearchParams {
    let params = searchParams.get(this);
    if (params === undefined) {
      params = super.searchParams;
      Object.setPrototypeOf(params, URLSearchParams.prototype);
      searchParams.set(this, params);
    }
    return params;
  }

  static override canParse(input: string | { toString(): string }, base?: string): boolean {
    return URL.parse(input, base) !== null;
  }

  static override parse(input: string | { toString(): string }, base?: string): URL | null {
    try {
      return new URL(input, base);
    } catch {
      return null;
    }
  }

  static createObjectURL(): string {
    throw Object.assign(
      new Error('URL.createObjectURL is not available on this platform: pass the Blob itself'),
      { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' },
    );
  }

  static revokeObjectURL(): void {}
}
Object.defineProperty(URL.prototype, custom, {
  value(this: URL, depth: number, options: InspectOptions) {
    if (depth < 0) return '[URL]';
    const shown: Record<string, unknown> = {};
    for (const key of inspected) shown[key] = this[key];
    return `${this.constructor.name} ${inspect(shown, options)}`;
  },
  configurable: true,
  writable: true,
});

export function fileURLToPath(url: unknown, options?: { windows?: boolean }): string {
  void options;
  let given: CoreURL;
  if (typeof url === 'string') given = new URL(url);
  else if (typeof url === 'object' && url !== null && 'href' in url && 'protocol' in url) given = url as URL;
  else throw new ERR_INVALID_ARG_TYPE('path', ['string', 'an instance of URL'], url);
  if (given.protocol !== 'file:') throw new ERR_INVALID_URL_SCHEME('file');
  if (given.hostname !== '') throw new ERR_INVALID_FILE_URL_HOST('linux');
  if (/%2f/i.test(given.pathname))
    throw new ERR_INVALID_FILE_URL_PATH('must not include encoded / characters');
  return decodeURIComponent(given.pathname);
}

export function pathToFileURL(path: string): URL {
  const absolute = path.startsWith('/') ? path : `${process.cwd()}/${path}`;
  const escaped = absolute.replace(
    /[%\\\n\r\t?#]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return new URL(`file://${escaped}`);
}

export function urlToHttpOptions(url: URL): Record<string, unknown> {
  const { hostname, pathname, port, username, password, search } = url;
  const options = Object.create(null) as Record<string, unknown>;
  Object.assign(options, url, {
    protocol: url.protocol,
    hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname}${search}`,
    href: url.href,
  });
  if (port !== '') options['port'] = Number(port);
  if (username !== '' || password !== '')
    options['auth'] = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

interface FormatOptions {
  auth?: boolean;
  fragment?: boolean;
  search?: boolean;
  unicode?: boolean;
}

function isUrl(value: object): value is URL {
  return 'href' in value && 'searchParams' in value;
}

export function format(value: unknown, options: FormatOptions = {}): string {
  if (typeof value === 'string') return urlParse(value).format();
  if (typeof value !== 'object' || value === null)
    throw new ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], value);
  if (!isUrl(value)) return formatObject(value);
  const copy = new URL(value.href);
  if (options.auth === false) {
    copy.username = '';
    copy.password = '';
  }
  if (options.fragment === false) copy.hash = '';
  if (options.search === false) copy.search = '';
  return options.unicode === true ? copy.href.replace(copy.hostname, toUnicode(copy.hostname)) : copy.href;
}

const url: Record<string, unknown> = {
  Url,
  parse: urlParse,
  resolve: urlResolve,
  resolveObject: (from: string, to: string) => urlParse(urlResolve(from, to)),
  format,
  URL,
  URLSearchParams,
  domainToASCII: (name: string) => toAscii(name),
  domainToUnicode: (name: string) => toUnicode(name),
  pathToFileURL,
  fileURLToPath,
  fileURLToPathBuffer: (path: unknown) => Buffer.from(fileURLToPath(path)),
  urlToHttpOptions,
};
export default url;
