/** node:url. */
import { builtin } from '../load.ts';
import { validateObject, validateString } from '@efi-node/node-errors';
import { ERR_INVALID_ARG_TYPE, ERR_INVALID_URL_SCHEME, ERR_MISSING_ARGS } from '../errors.ts';
import { escapePath, posixPath, windowsPath, windowsUrl } from '../url/file-url.ts';
import { hostOf } from '../url/record.ts';
import { toUsv } from '../util/usv.ts';
import { toText } from '../text.ts';
import { toUnicode } from '../url/idna.ts';
import { URLSearchParams } from '../url/search-params.ts';
import { URL } from '../url/url.ts';
import { formatObject, Url, urlParse, urlResolve } from '../url/legacy.ts';
import posix from './path.ts';
import { bareRecord, isFunction, isObject, member } from '../narrow.ts';

export { URL, URLSearchParams };

function resolvePath(path: string): unknown {
  const { resolve } = posix;
  return isFunction(resolve) ? resolve(path) : path;
}

/** What a URL of any implementation has. */
interface UrlParts {
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
}

function hasUrlParts(value: unknown): value is UrlParts {
  return isObject(value) && 'href' in value && 'protocol' in value;
}

interface PathOptions {
  readonly windows?: boolean;
}

export function fileURLToPath(url: unknown, options?: PathOptions): string {
  let given: UrlParts;
  if (typeof url === 'string') given = new URL(url);
  else if (hasUrlParts(url)) given = url;
  else throw new ERR_INVALID_ARG_TYPE('path', ['string', 'an instance of URL'], url);
  if (given.protocol !== 'file:') throw new ERR_INVALID_URL_SCHEME('file');
  const { hostname, pathname } = given;
  return options?.windows === true ? windowsPath(hostname, pathname) : posixPath(hostname, pathname);
}

/** The path's bytes, which need not be UTF-8. */
export function fileURLToPathBuffer(url: unknown, options?: PathOptions): Uint8Array {
  if (options?.windows === true) return Buffer.from(fileURLToPath(url, options));
  const given: unknown = typeof url === 'string' ? new URL(url) : url;
  if (!hasUrlParts(given)) throw new ERR_INVALID_ARG_TYPE('path', ['string', 'an instance of URL'], url);
  if (given.protocol !== 'file:') throw new ERR_INVALID_URL_SCHEME('file');
  // What is escaped is looked at as text first: a slash, or a host.
  posixPath(given.hostname, given.pathname.replace(/%(?!2f)[\da-f]{2}/gi, '-'));
  const bytes = given.pathname.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}

export function pathToFileURL(path: unknown, options?: PathOptions): URL {
  validateString(path, 'path');
  if (options?.windows === true) return new URL(windowsUrl(path));
  const resolved = String(resolvePath(path));
  // A slash at the end stays.
  const absolute = path.endsWith('/') && !resolved.endsWith('/') ? `${resolved}/` : resolved;
  return new URL(`file://${escapePath(absolute)}`);
}

export function urlToHttpOptions(url: URL): Record<string, unknown> {
  validateObject(url, 'url');
  const { hostname, pathname, port, username, password, search } = url;
  const options = bareRecord<unknown>();
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
  validateObject(options, 'options');
  if (typeof value === 'string') return urlParse(value).format();
  if (typeof value !== 'object' || value === null)
    throw new ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], value);
  if (!isUrl(value)) return formatObject(value);
  const copy = new URL(value.href);
  if (options.auth !== undefined && !options.auth) {
    copy.username = '';
    copy.password = '';
  }
  if (options.fragment !== undefined && !options.fragment) copy.hash = '';
  if (options.search !== undefined && !options.search) copy.search = '';
  return options.unicode === true ? copy.href.replace(copy.hostname, toUnicode(copy.hostname)) : copy.href;
}

export function domainToASCII(...args: [domain?: unknown]): string {
  if (args.length === 0) throw new ERR_MISSING_ARGS('domain');
  return hostOf(toUsv(toText(args[0])));
}

export function domainToUnicode(...args: [domain?: unknown]): string {
  if (args.length === 0) throw new ERR_MISSING_ARGS('domain');
  return toUnicode(hostOf(toUsv(toText(args[0]))));
}

const url: Record<string, unknown> = {
  Url,
  parse: urlParse,
  resolve: urlResolve,
  resolveObject: (from: string, to: string) => urlParse(urlResolve(from, to)),
  format,
  URL,
  get URLPattern() {
    return member(builtin('internal/url-pattern'), 'URLPattern');
  },
  URLSearchParams,
  domainToASCII,
  domainToUnicode,
  pathToFileURL,
  fileURLToPath,
  fileURLToPathBuffer,
  urlToHttpOptions,
};
export default url;
